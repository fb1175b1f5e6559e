//! The draft: what the mapping has found so far, by position.

mod index;
pub(crate) mod node;
mod parts;
mod pool;

use crate::shape::EntityShape;
use crate::text::{self, Buffer};
use node::{NODES, Node};

pub(crate) use index::IndexDraft;
pub(crate) use parts::{
    CheckDraft, CollectionDraft, ColumnDraft, Condition, EnumDraft, ForeignKeyDraft, ImpliedIndex,
    Referred, RefersTo, RenameDraft, RuleDraft, ScopeDraft, ScopeKind, SiteDraft, TableDraft,
};
pub(crate) use pool::{CHUNK, Columns, MOST_INDEX_COLUMNS, Pool, Range, Str, TEXT, Text};

/// Everything found so far.
pub(crate) struct Draft<const N: usize> {
    pub(crate) tables: Pool<TableDraft, N>,
    pub(crate) columns: Pool<ColumnDraft, N>,
    pub(crate) indexes: Pool<IndexDraft, N>,
    pub(crate) foreign_keys: Pool<ForeignKeyDraft, N>,
    pub(crate) checks: Pool<CheckDraft, N>,
    pub(crate) enums: Pool<EnumDraft, N>,
    pub(crate) rules: Pool<RuleDraft, N>,
    pub(crate) renames: Pool<RenameDraft, N>,
    /// Those of a table begin with its outermost; a scope is named by its position plus one.
    pub(crate) scopes: Pool<ScopeDraft, N>,
    /// Those of a table in the order of their last columns.
    pub(crate) sites: Pool<SiteDraft, N>,
    /// The conditions, each in the order of reading: what a node is made of follows it.
    pub(crate) nodes: [[Node; NODES]; N],
    pub(crate) nodes_length: usize,
    /// The column names of indexes and rules, and the source references of tables.
    pub(crate) names: Pool<Str, N>,
    pub(crate) text: Text<N>,
    written: usize,
}

/// All that a draft holds when it is done.
#[derive(Clone, Copy)]
pub(crate) struct Found<'d> {
    pub(crate) tables: &'d [TableDraft],
    pub(crate) columns: &'d [ColumnDraft],
    pub(crate) indexes: &'d [IndexDraft],
    pub(crate) foreign_keys: &'d [ForeignKeyDraft],
    pub(crate) checks: &'d [CheckDraft],
    pub(crate) enums: &'d [EnumDraft],
    pub(crate) rules: &'d [RuleDraft],
    pub(crate) renames: &'d [RenameDraft],
    pub(crate) names: &'d [Str],
    text: &'d [[u8; TEXT]],
}

impl<'d> Found<'d> {
    /// The entity of a table; of a collection, the one that owns it.
    pub(crate) const fn entity(&self, table: usize) -> &'static EntityShape {
        self.tables[table].entity.expect("a table has an entity")
    }

    /// Reads a text.
    pub(crate) const fn read(&self, text: Str) -> &'d str {
        match text {
            Str::Static(text) => text,
            Str::Written { start, end } => text::slice(self.text, start, end),
        }
    }

    /// Reads a text, if there is one.
    pub(crate) const fn read_if(&self, text: Option<Str>) -> Option<&'d str> {
        match text {
            Some(text) => Some(self.read(text)),
            None => None,
        }
    }
}

impl<const N: usize> Draft<N> {
    pub(crate) const fn new() -> Self {
        Self {
            tables: Pool::new(TableDraft::EMPTY),
            columns: Pool::new(ColumnDraft::EMPTY),
            indexes: Pool::new(IndexDraft::EMPTY),
            foreign_keys: Pool::new(ForeignKeyDraft::EMPTY),
            checks: Pool::new(CheckDraft::EMPTY),
            enums: Pool::new(EnumDraft::EMPTY),
            rules: Pool::new(RuleDraft::EMPTY),
            renames: Pool::new(RenameDraft::EMPTY),
            scopes: Pool::new(ScopeDraft::EMPTY),
            sites: Pool::new(SiteDraft::EMPTY),
            nodes: [[Node::And; NODES]; N],
            nodes_length: 0,
            names: Pool::new(Str::EMPTY),
            text: [[0; TEXT]; N],
            written: 0,
        }
    }

    pub(crate) const fn overflowed(&self) -> bool {
        self.written > N * TEXT
            || self.tables.overflowed()
            || self.columns.overflowed()
            || self.indexes.overflowed()
            || self.foreign_keys.overflowed()
            || self.checks.overflowed()
            || self.enums.overflowed()
            || self.rules.overflowed()
            || self.renames.overflowed()
            || self.scopes.overflowed()
            || self.sites.overflowed()
            || self.nodes_length > N * NODES
            || self.names.overflowed()
    }

    /// Keeps a text. One that has no room is dropped: the draft has overflowed then.
    pub(crate) const fn write<const M: usize>(&mut self, text: &Buffer<M>) -> Str {
        if text.overflowed() {
            self.written = usize::MAX / 2;
            return Str::EMPTY;
        }
        let begun = self.written % (CHUNK * TEXT);
        if begun + text.length() > CHUNK * TEXT {
            self.written += CHUNK * TEXT - begun;
        }
        let start = self.written;
        let end = text::copy(text.as_str(), &mut self.text, start);
        self.written = end;
        if end > N * TEXT {
            return Str::EMPTY;
        }
        Str::Written { start, end }
    }

    /// Reads a text.
    pub(crate) const fn read(&self, text: Str) -> &str {
        match text {
            Str::Static(text) => text,
            Str::Written { start, end } => text::slice(&self.text, start, end),
        }
    }

    /// Reads a text, if there is one.
    pub(crate) const fn read_if(&self, text: Option<Str>) -> Option<&str> {
        match text {
            Some(text) => Some(self.read(text)),
            None => None,
        }
    }

    /// All that was found, whatever the capacity.
    pub(crate) const fn found(&self) -> Found<'_> {
        Found {
            tables: self.tables.all(),
            columns: self.columns.all(),
            indexes: self.indexes.all(),
            foreign_keys: self.foreign_keys.all(),
            checks: self.checks.all(),
            enums: self.enums.all(),
            rules: self.rules.all(),
            renames: self.renames.all(),
            names: self.names.all(),
            text: &self.text,
        }
    }

    /// Keeps the names of columns as a list.
    pub(crate) const fn list(&mut self, columns: &Columns) -> Range {
        let start = self.names.length;
        let mut index = 0;
        while index < columns.kept() {
            self.names
                .push(self.columns.items[columns.items[index]].name);
            index += 1;
        }
        self.names.since(start)
    }

    /// Keeps `prefix`, `name` and an underline as one text.
    pub(crate) const fn group(&mut self, prefix: Str, name: &str) -> Str {
        let mut text = Buffer::<8192>::new();
        text.push(self.read(prefix));
        text.push(name);
        text.push("_");
        self.write(&text)
    }

    /// Keeps `left` and `right` as one text.
    pub(crate) const fn join(&mut self, left: Str, middle: &str, right: Str) -> Str {
        let mut text = Buffer::<8192>::new();
        text.push(self.read(left));
        text.push(middle);
        if text.length() == 0 {
            return right;
        }
        text.push(self.read(right));
        self.write(&text)
    }
}
