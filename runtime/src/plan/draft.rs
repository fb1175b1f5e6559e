//! The draft: what the mapping has found so far, by position.

use super::node::{NODES, Node};
use crate::rule::Rule;
use crate::shape::{EntityShape, EnumShape, Fields, Shape};
use crate::table::OnDelete;
use crate::table::SqlType;
use crate::text::{self, Buffer};

/// Most columns that one index may have: the least of what the engines allow (MySQL: 16).
pub(crate) const MOST_INDEX_COLUMNS: usize = 16;

/// The bytes of generated text that a draft has room for, per unit of its capacity.
pub(crate) const TEXT: usize = 128;

/// Where generated text is kept.
pub(crate) type Text<const N: usize> = [[u8; TEXT]; N];

/// The rows of a part of it. No text that fits into one lies in two of them.
pub(crate) const CHUNK: usize = 8;

/// Text of a draft: known from the start, or written into the draft.
#[derive(Clone, Copy)]
pub(crate) enum Str {
    Static(&'static str),
    Written { start: usize, end: usize },
}

impl Str {
    pub(crate) const EMPTY: Self = Self::Static("");
}

/// Consecutive items of a pool.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Range {
    pub(crate) const EMPTY: Self = Self { start: 0, end: 0 };
}

/// At most `N` items. More are counted, not kept.
#[derive(Clone, Copy)]
pub(crate) struct Pool<T: Copy, const N: usize> {
    pub(crate) items: [T; N],
    pub(crate) length: usize,
}

impl<T: Copy, const N: usize> Pool<T, N> {
    pub(crate) const fn new(filler: T) -> Self {
        Self {
            items: [filler; N],
            length: 0,
        }
    }

    pub(crate) const fn push(&mut self, item: T) {
        if self.length < N {
            self.items[self.length] = item;
        }
        self.length += 1;
    }

    /// The items kept.
    pub(crate) const fn kept(&self) -> usize {
        if self.length < N { self.length } else { N }
    }

    pub(crate) const fn since(&self, start: usize) -> Range {
        let end = self.kept();
        let start = if start < end { start } else { end };
        Range { start, end }
    }

    pub(crate) const fn overflowed(&self) -> bool {
        self.length > N
    }
}

/// The positions of columns in an index.
pub(crate) type Columns = Pool<usize, MOST_INDEX_COLUMNS>;

impl Columns {
    pub(crate) const fn holds(&self, position: usize) -> bool {
        let mut index = 0;
        while index < self.kept() {
            if self.items[index] == position {
                return true;
            }
            index += 1;
        }
        false
    }
}

#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
pub(crate) struct ColumnDraft {
    pub(crate) name: Str,
    /// Whether expressions put the name in quotes.
    pub(crate) reserved: bool,
    pub(crate) ty: SqlType,
    pub(crate) primary_key: bool,
    pub(crate) unique: bool,
    pub(crate) default: Option<Str>,
    pub(crate) source: Str,
    /// Whether the source is rules.
    pub(crate) enforces: bool,
    /// Where it is declared, as `Order.total.amount`.
    pub(crate) path: Str,
    /// Where in the path the names begin that follow the field, or the collection: `amount`.
    pub(crate) tail: usize,
    /// How much of them a path must say to mean it: of the columns of a variant, the variant.
    pub(crate) least: usize,
    /// What it is a part of: see [`Draft::scopes`]. 0 is the row itself.
    pub(crate) scope: usize,
    /// Whether it is filled wherever its scope is there.
    pub(crate) required: bool,
    /// What the field's type contributes, where it is more than the column's type.
    pub(crate) leaf: Option<&'static Shape>,
    /// The position of the entity's field that it comes from.
    pub(crate) field: Option<usize>,
    /// The index that its kind asks for.
    pub(crate) planned: Option<Planned>,
    /// The table that it refers to, and what happens when the row there is deleted.
    pub(crate) refers_to: Option<(&'static str, OnDelete)>,
}

impl ColumnDraft {
    /// Whether it may be NULL.
    pub(crate) const fn nullable(&self) -> bool {
        self.scope != 0 || !self.required
    }

    /// Whether it is a column of the field at this position.
    pub(crate) const fn is_of(&self, field: usize) -> bool {
        match self.field {
            Some(of) => of == field,
            None => false,
        }
    }
}

/// Some columns of a row that may be absent together: those of an optional value object, or of one
/// variant of an enum.
#[derive(Clone, Copy)]
pub(crate) struct ScopeDraft {
    pub(crate) kind: ScopeKind,
    /// What it is a part of itself.
    pub(crate) parent: usize,
    /// What its check is called after: the field, or the field and the variant.
    pub(crate) name: Str,
    pub(crate) path: Str,
    /// Its columns, and those of what is inside of it.
    pub(crate) columns: Range,
}

/// What tells that a scope is there.
#[derive(Clone, Copy)]
pub(crate) enum ScopeKind {
    /// Its required columns do.
    Optional,
    /// The column at this position does, which is true then.
    Present(usize),
    /// The column at this position does, which has this value then.
    Variant(usize, &'static str),
}

/// The indexes that nobody needs to declare.
#[derive(Clone, Copy)]
pub(crate) enum Planned {
    Reference,
    Parent,
    Enum,
}

#[derive(Clone, Copy)]
pub(crate) struct IndexDraft {
    pub(crate) columns: Columns,
    pub(crate) include: Columns,
    /// The names of both, once it is known which indexes there are.
    pub(crate) column_names: Range,
    pub(crate) include_names: Range,
    pub(crate) name: Str,
    pub(crate) named: bool,
    pub(crate) purpose: Option<Str>,
    pub(crate) unique: bool,
    pub(crate) filter: Option<Condition>,
    pub(crate) method: Option<&'static str>,
    pub(crate) planned: Option<Planned>,
    /// The position of what declares it among the indexes of the entity.
    pub(crate) declared: Option<usize>,
    /// Whether the domain says what it is for.
    pub(crate) purpose_said: bool,
    pub(crate) rule: Option<&'static Rule>,
}

#[derive(Clone, Copy)]
pub(crate) struct ForeignKeyDraft {
    pub(crate) name: Str,
    /// The column's position.
    pub(crate) column: usize,
    pub(crate) table: &'static str,
    pub(crate) on_delete: OnDelete,
}

#[derive(Clone, Copy)]
pub(crate) struct CheckDraft {
    pub(crate) name: Str,
    pub(crate) condition: Condition,
    pub(crate) source: Str,
}

/// A condition over the columns of a row.
#[derive(Clone, Copy)]
pub(crate) struct Condition {
    /// As standard SQL.
    pub(crate) text: Str,
    /// The position of its first node: see [`Draft::nodes`].
    pub(crate) node: usize,
}

impl Condition {
    pub(crate) const EMPTY: Self = Self {
        text: Str::EMPTY,
        node: 0,
    };
}

/// A place in a row where a type is embedded that has rules.
#[derive(Clone, Copy)]
pub(crate) struct SiteDraft {
    pub(crate) rules: &'static [Rule],
    /// The Rust name of the type.
    pub(crate) declared_on: &'static str,
    /// Its fields, which the rules speak of.
    pub(crate) fields: Fields,
    /// Where it is, as `Order.total`.
    pub(crate) base: Str,
    /// What its columns begin with, without the underline.
    pub(crate) name: Str,
    pub(crate) columns: Range,
    /// What it is a part of: see [`Draft::scopes`].
    pub(crate) scope: usize,
    /// Whether it is filled wherever its scope is there.
    pub(crate) required: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct EnumDraft {
    pub(crate) shape: Option<&'static EnumShape>,
    pub(crate) source: Option<Str>,
}

#[derive(Clone, Copy)]
pub(crate) struct RuleDraft {
    pub(crate) rule: Option<&'static Rule>,
    /// The Rust name of the type that declares it.
    pub(crate) declared_on: &'static str,
    /// The table's position.
    pub(crate) table: usize,
    pub(crate) constraint: Option<Str>,
    pub(crate) columns: Range,
    /// Of a unique rule, the rows that it compares.
    pub(crate) filter: Option<Str>,
}

#[derive(Clone, Copy)]
pub(crate) struct RenameDraft {
    pub(crate) table: usize,
    pub(crate) column: Str,
    pub(crate) from: Str,
}

/// A table of the values of a collection.
#[derive(Clone, Copy)]
pub(crate) struct CollectionDraft {
    /// The position of the table that its owner has.
    pub(crate) owner: usize,
    /// The position of the owner's field that it is in.
    pub(crate) field: usize,
    /// From the owner to it, as `itinerary.legs`.
    pub(crate) path: Str,
    /// The same as it was called before, as the end of a table's name.
    pub(crate) renamed_from: Option<Str>,
}

#[derive(Clone, Copy)]
pub(crate) struct TableDraft {
    /// The entity whose rows these are, or that owns the collection.
    pub(crate) entity: Option<&'static EntityShape>,
    pub(crate) collection: Option<CollectionDraft>,
    pub(crate) id: Str,
    pub(crate) name: Str,
    pub(crate) purpose: Str,
    pub(crate) columns: Range,
    pub(crate) indexes: Range,
    pub(crate) foreign_keys: Range,
    pub(crate) checks: Range,
    pub(crate) source_refs: Range,
}

impl TableDraft {
    pub(crate) const EMPTY: Self = Self {
        entity: None,
        collection: None,
        id: Str::EMPTY,
        name: Str::EMPTY,
        purpose: Str::EMPTY,
        columns: Range::EMPTY,
        indexes: Range::EMPTY,
        foreign_keys: Range::EMPTY,
        checks: Range::EMPTY,
        source_refs: Range::EMPTY,
    };
}

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

impl<const N: usize> Draft<N> {
    pub(crate) const fn new() -> Self {
        Self {
            tables: Pool::new(TableDraft::EMPTY),
            columns: Pool::new(ColumnDraft {
                name: Str::EMPTY,
                reserved: false,
                ty: SqlType::Uuid,
                primary_key: false,
                unique: false,
                default: None,
                source: Str::EMPTY,
                enforces: false,
                path: Str::EMPTY,
                tail: 0,
                least: 0,
                scope: 0,
                required: true,
                leaf: None,
                field: None,
                planned: None,
                refers_to: None,
            }),
            indexes: Pool::new(IndexDraft {
                columns: Pool::new(0),
                include: Pool::new(0),
                column_names: Range::EMPTY,
                include_names: Range::EMPTY,
                name: Str::EMPTY,
                named: false,
                purpose: None,
                unique: false,
                filter: None,
                method: None,
                planned: None,
                declared: None,
                purpose_said: false,
                rule: None,
            }),
            foreign_keys: Pool::new(ForeignKeyDraft {
                name: Str::EMPTY,
                column: 0,
                table: "",
                on_delete: OnDelete::Restrict,
            }),
            checks: Pool::new(CheckDraft {
                name: Str::EMPTY,
                condition: Condition::EMPTY,
                source: Str::EMPTY,
            }),
            enums: Pool::new(EnumDraft {
                shape: None,
                source: None,
            }),
            rules: Pool::new(RuleDraft {
                rule: None,
                declared_on: "",
                table: 0,
                constraint: None,
                columns: Range::EMPTY,
                filter: None,
            }),
            renames: Pool::new(RenameDraft {
                table: 0,
                column: Str::EMPTY,
                from: Str::EMPTY,
            }),
            scopes: Pool::new(ScopeDraft {
                kind: ScopeKind::Optional,
                parent: 0,
                name: Str::EMPTY,
                path: Str::EMPTY,
                columns: Range::EMPTY,
            }),
            sites: Pool::new(SiteDraft {
                rules: &[],
                declared_on: "",
                fields: Fields::NONE,
                base: Str::EMPTY,
                name: Str::EMPTY,
                columns: Range::EMPTY,
                scope: 0,
                required: true,
            }),
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
        let text = text.as_str();
        let begun = self.written % (CHUNK * TEXT);
        if begun + text.len() > CHUNK * TEXT {
            self.written += CHUNK * TEXT - begun;
        }
        let start = self.written;
        self.written = text::copy(text, &mut self.text, start);
        if self.written > N * TEXT {
            return Str::EMPTY;
        }
        Str::Written {
            start,
            end: start + text.len(),
        }
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

    /// Keeps `left` and `right` as one text.
    pub(crate) const fn join(&mut self, left: Str, middle: &str, right: Str) -> Str {
        if self.read(left).is_empty() && middle.is_empty() {
            return right;
        }
        let mut text = Buffer::<8192>::new();
        text.push(self.read(left));
        text.push(middle);
        text.push(self.read(right));
        self.write(&text)
    }
}
