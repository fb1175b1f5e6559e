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
mod composite;
mod condition;
pub(crate) mod draft;
mod entity;
mod expression;
mod flatten;
mod index;
mod parent;
mod paths;
mod presence;
mod provenance;
mod refuse;
mod reserved;
mod rules;
mod script;
mod subject;
mod tenant;

use std::marker::PhantomData;

use crate::shape::EntityShape;
use crate::stored::Identified;
use crate::table::{Check, Column, ForeignKey, Index, Table};
use assemble::{Chunks, Names, Parts, Source};
use draft::{Draft, Text};

pub use refuse::collision::{ColumnsOf, assert_distinct_variants};
pub use refuse::default::assert_default;
pub use refuse::field::{
    assert_class, assert_class_of, assert_compared, assert_field, assert_instant, assert_lowercase,
    assert_lowercase_row, assert_method, assert_narrow, assert_nulls, assert_path, assert_range,
    assert_row, assert_sound, assert_unique, assert_unique_nulls, assert_unique_row,
    assert_version, has_null, width,
};
pub use refuse::former::assert_former;
pub use refuse::reference::{assert_references, assert_shared, assert_tenant, tenant_in};
pub use refuse::satisfiable::{assert_computed, assert_length, assert_rule, assert_stored};
pub use refuse::taken::{assert_key, assert_order};
pub use reserved::is_reserved;

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

/// The tables of an aggregate.
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static [Table] {
    within_capacity!(within::<T>, tables => tables)
}

/// What it is made of by position, if it fits into so much.
pub(crate) const fn draft<T: Identified + ?Sized, const N: usize>() -> Option<&'static Draft<N>> {
    let draft = Mapped::<T, N>::DRAFT;
    if draft.overflowed() {
        None
    } else {
        Some(draft)
    }
}

/// The same, by itself: see [`Draft::overflowed`].
pub(crate) const fn drafted<const N: usize>(root: &'static EntityShape) -> Draft<N> {
    aggregate::draft(root)
}

const fn within<T: Identified + ?Sized, const CAPACITY: usize>() -> Option<&'static [Table]> {
    Mapped::<T, CAPACITY>::MAPPED
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
    const MAPPED: Option<&'static [Table]> = if Self::DRAFT.overflowed() {
        None
    } else {
        Some(Self::TABLES.split_at(Self::DRAFT.tables.length).0)
    };
}
