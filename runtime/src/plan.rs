//! The mapping: from the shape of an aggregate to its tables, in const evaluation.
//!
//! This is the only place that knows how a domain becomes relational. It works in two steps,
//! because a constant function cannot allocate: a [`Draft`](draft::Draft) of fixed capacity
//! takes everything in the order of discovery, and [`assemble`] turns its positions into
//! references, once the draft is a constant itself.
#![allow(
    clippy::large_stack_arrays,
    clippy::large_types_passed_by_value,
    reason = "const evaluation has no heap, and no stack to be careful of"
)]

mod assemble;
mod check;
mod collision;
mod column;
mod draft;
mod entity;
mod expression;
mod index;
mod source;

use std::marker::PhantomData;

use crate::rule::Rule;
use crate::shape::{EntityShape, EnumShape};
use crate::stored::Identified;
use crate::table::{Enum, Table};
use draft::Draft;

pub use collision::{assert_distinct, assert_free};
pub use entity::assert_parent_key;
pub(crate) use entity::{inner, is};

/// Everything that is known of one aggregate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) root: &'static EntityShape,
    pub(crate) tables: &'static [Table],
    /// The entity of each table.
    pub(crate) entities: &'static [&'static EntityShape],
    /// Sorted by name.
    pub(crate) enums: &'static [Enum],
    /// The type of each enum.
    pub(crate) enum_shapes: &'static [&'static EnumShape],
    /// By table, and there in declaration order.
    pub(crate) rules: &'static [PlannedRule],
    /// Columns and tables that had other names.
    pub(crate) renames: &'static [Rename],
    /// Of each column, by table: the position of the entity's field that it comes from.
    pub(crate) fields: &'static [Option<usize>],
    /// Of each index, by table: the position of what declares it among the entity's indexes.
    pub(crate) declared: &'static [Option<usize>],
}

/// A rule in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlannedRule {
    pub(crate) rule: &'static Rule,
    /// The Rust name of the type that declares it.
    pub(crate) declared_on: &'static str,
    /// The table's position.
    pub(crate) table: usize,
    /// The constraint or unique index that enforces the rule.
    pub(crate) constraint: Option<&'static str>,
    /// The columns that it speaks of.
    pub(crate) columns: &'static [&'static str],
}

/// A column that had another name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rename {
    /// The table's position.
    pub(crate) table: usize,
    pub(crate) column: &'static str,
    pub(crate) from: &'static str,
}

/// The plan of an aggregate.
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static Plan {
    // A try that does not fit costs less than counting first: most aggregates fit the first.
    if let Some(plan) = within::<T, 32>() {
        return plan;
    }
    if let Some(plan) = within::<T, 128>() {
        return plan;
    }
    if let Some(plan) = within::<T, 512>() {
        return plan;
    }
    within::<T, 4096>()
        .expect("an aggregate has at most 4096 columns, and no text in it more than 32768 bytes")
}

const fn within<T: Identified + ?Sized, const CAPACITY: usize>() -> Option<&'static Plan> {
    Planned::<T, CAPACITY>::PLAN
}

/// A function cannot return a reference to its local values; a constant can.
struct Planned<T: ?Sized, const CAPACITY: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const CAPACITY: usize> Planned<T, CAPACITY> {
    const DRAFT: &'static Draft<CAPACITY> = &entity::aggregate(T::SHAPE);
    const LISTS: &'static assemble::Lists<CAPACITY> = &assemble::lists(Self::DRAFT);
    const PARTS: &'static assemble::Parts<CAPACITY> = &assemble::parts(Self::DRAFT, Self::LISTS);
    const TABLES: &'static [Table; CAPACITY] =
        &assemble::tables(Self::DRAFT, Self::LISTS, Self::PARTS);
    const PLAN: Option<&'static Plan> = if Self::DRAFT.overflowed() || Self::PARTS.overflowed() {
        None
    } else {
        Some(&assemble::plan(
            T::SHAPE,
            Self::DRAFT,
            Self::PARTS,
            Self::TABLES,
        ))
    };
}
