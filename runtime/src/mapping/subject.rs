//! What a table is made of, while it is drafted.

use super::draft::{Draft, Range, Str};
use super::parent::Parent;
use crate::rule::Rule;
use crate::shape::{Fields, IndexShape, Rows};

/// What a table is made from, beside its columns.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    /// The Rust name of the entity.
    pub(super) name: &'static str,
    /// The Rust path of a row.
    pub(super) base: Str,
    pub(super) table: Str,
    /// What the names of its checks begin with.
    pub(super) singular: Str,
    /// Where its parts begin in the draft.
    pub(super) start: Start,
    /// The fields that rules speak of.
    pub(super) fields: Fields,
    pub(super) rules: &'static [Rule],
    pub(super) indexes: &'static [IndexShape],
    pub(super) parent: Option<Parent>,
    /// Of a collection, its rows, and the columns of their keys.
    pub(super) rows: Option<(&'static Rows, Range)>,
}

/// Where the parts of a table begin in the draft.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) columns: usize,
    pub(super) indexes: usize,
    pub(super) foreign_keys: usize,
    pub(super) checks: usize,
    pub(super) scopes: usize,
    pub(super) sites: usize,
    pub(super) rules: usize,
}

impl Start {
    pub(super) const fn of<const N: usize>(draft: &Draft<N>) -> Self {
        Self {
            columns: draft.columns.length,
            indexes: draft.indexes.length,
            foreign_keys: draft.foreign_keys.length,
            checks: draft.checks.length,
            scopes: draft.scopes.length,
            sites: draft.sites.length,
            rules: draft.rules.length,
        }
    }
}
