//! The mapping: from the shape of an aggregate to its tables, in const evaluation.
//!
//! This is the only place that knows how a domain becomes relational. It works in two steps,
//! because a constant function cannot allocate: a [`Draft`] of fixed capacity takes everything in
//! the order of discovery, and [`assemble`] turns its positions into references, once the draft
//! is a constant itself.
#![allow(
    clippy::large_stack_arrays,
    clippy::large_types_passed_by_value,
    reason = "const evaluation has no heap, and no stack to be careful of"
)]

mod aggregate;
mod assemble;
mod check;
mod child_tables;
mod column;
mod condition;
pub(crate) mod draft;
mod entity;
mod expression;
mod flatten;
mod index;
mod parent;
mod presence;
mod provenance;
mod refuse;
mod reserved;
mod rules;
mod subject;

use std::marker::PhantomData;

use crate::rule::Rule;
use crate::shape::{EntityShape, EnumShape};
use crate::stored::Identified;
use crate::table::{Check, Column, ForeignKey, Index, Table};
use assemble::{Besides, Chunks, Names, Parts, Source};
use draft::{Draft, Text};

pub use refuse::collision::{ColumnsOf, assert_distinct_variants};
pub use refuse::default::assert_default;
pub use refuse::field::{
    assert_compared, assert_field, assert_instant, assert_method, assert_narrow, assert_path,
    assert_sound, assert_unique, assert_unique_row, assert_version, width,
};
pub use refuse::former::assert_former;
pub use refuse::satisfiable::{assert_computed, assert_length, assert_rule, assert_stored};
pub use refuse::taken::{assert_key, assert_order};
pub use reserved::is_reserved;

/// What is known of one aggregate, for telling where it has changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mapping {
    pub(crate) root: &'static EntityShape,
    pub(crate) tables: &'static [Table],
    /// The entity of each table; of a collection, the one that owns it.
    pub(crate) entities: &'static [&'static EntityShape],
    /// What each table holds instead of an entity.
    pub(crate) collections: &'static [Option<Collection>],
    /// The type of each enum, sorted by its name in the document.
    pub(crate) enum_shapes: &'static [&'static EnumShape],
    /// By table, and there in declaration order.
    pub(crate) rules: &'static [MappedRule],
    /// Of each column, by table: the position of the entity's field that it comes from.
    pub(crate) fields: &'static [Option<usize>],
    /// Of each index, by table: the position of what declares it among the entity's indexes.
    pub(crate) declared: &'static [Option<usize>],
}

/// The values of a collection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Collection {
    /// The position of its owner's table.
    pub(crate) owner: usize,
    /// The position of the owner's field that it is in.
    pub(crate) field: usize,
}

/// A rule in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MappedRule {
    pub(crate) rule: &'static Rule,
    /// The table's position.
    pub(crate) table: usize,
    /// The constraint or unique index that enforces the rule.
    pub(crate) constraint: Option<&'static str>,
}

/// Tries one capacity after another, and does something with what fits the first that is enough. A
/// try that does not fit costs less than counting first: most aggregates fit the least.
macro_rules! within_capacity {
    ($attempt:ident::<$subject:ident>, $found:ident => $then:expr) => {
        if let Some($found) = $attempt::<$subject, 32>() {
            $then
        } else if let Some($found) = $attempt::<$subject, 128>() {
            $then
        } else if let Some($found) = $attempt::<$subject, 512>() {
            $then
        } else {
            let $found = $attempt::<$subject, 4096>().expect($crate::mapping::TOO_LARGE);
            $then
        }
    };
}
pub(crate) use within_capacity;

pub(crate) const TOO_LARGE: &str = "an aggregate has at most 4096 columns, 32768 parts of conditions, and 524288 bytes of names and conditions";

/// The mapping of an aggregate.
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static Mapping {
    within_capacity!(within::<T>, mapping => mapping)
}

/// The same by position, if it fits into so much.
pub(crate) const fn draft<T: Identified + ?Sized, const N: usize>() -> Option<&'static Draft<N>> {
    let draft = Mapped::<T, N>::DRAFT;
    if draft.overflowed() {
        None
    } else {
        Some(draft)
    }
}

/// The same of a shape that was read, natively: a large draft has no place on every stack.
pub(crate) fn draft_of<const N: usize>(root: &'static EntityShape) -> Box<Draft<N>> {
    Box::new(aggregate::draft(root))
}

const fn within<T: Identified + ?Sized, const CAPACITY: usize>() -> Option<&'static Mapping> {
    Mapped::<T, CAPACITY>::MAPPING
}

/// A function cannot return a reference to its local values; a constant can.
struct Mapped<T: ?Sized, const N: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const N: usize> Mapped<T, N> {
    const DRAFT: &'static Draft<N> = &aggregate::draft(T::SHAPE);
    const SOURCE: Source<N> = Source {
        draft: Self::DRAFT,
        text: Self::TEXT,
        chunks: Self::CHUNKS,
    };
    const TEXT: &'static Text<N> = &Self::DRAFT.text;
    const CHUNKS: &'static Chunks = &assemble::chunks::<T, N>();
    const NAMES: Names<N> = Names {
        listed: Self::LISTED,
        of_columns: Self::OF_COLUMNS,
    };
    const LISTED: &'static [&'static str; N] = &assemble::names(Self::SOURCE);
    const OF_COLUMNS: &'static [&'static str; N] = &assemble::column_names(Self::SOURCE);
    const COLUMNS: &'static [Column; N] = &assemble::columns(Self::SOURCE);
    const INDEXES: &'static [Index; N] = &assemble::indexes(Self::SOURCE, Self::NAMES);
    const FOREIGN_KEYS: &'static [ForeignKey; N] =
        &assemble::foreign_keys(Self::SOURCE, Self::NAMES);
    const CHECKS: &'static [Check; N] = &assemble::checks(Self::SOURCE);
    const TABLES: &'static [Table; N] = &assemble::tables(
        Self::SOURCE,
        Self::NAMES,
        Parts {
            columns: Self::COLUMNS,
            indexes: Self::INDEXES,
            foreign_keys: Self::FOREIGN_KEYS,
            checks: Self::CHECKS,
        },
    );
    const ENUM_SHAPES: &'static [&'static EnumShape; N] = &assemble::enum_shapes(Self::SOURCE);
    const ENTITIES: &'static [&'static EntityShape; N] = &assemble::entities(Self::SOURCE);
    const COLLECTIONS: &'static [Option<Collection>; N] = &assemble::collections(Self::SOURCE);
    const RULES: &'static [MappedRule; N] = &assemble::rules(Self::SOURCE);
    const FIELDS: &'static [Option<usize>; N] = &assemble::fields(Self::SOURCE);
    const DECLARED: &'static [Option<usize>; N] = &assemble::declared(Self::SOURCE);
    const MAPPING: Option<&'static Mapping> = if Self::DRAFT.overflowed() {
        None
    } else {
        Some(&assemble::mapping(
            T::SHAPE,
            Self::DRAFT,
            Self::TABLES,
            Besides {
                enum_shapes: Self::ENUM_SHAPES,
                entities: Self::ENTITIES,
                collections: Self::COLLECTIONS,
                rules: Self::RULES,
                fields: Self::FIELDS,
                declared: Self::DECLARED,
            },
        ))
    };
}
