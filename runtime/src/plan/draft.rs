//! The draft: what the mapping has found so far, by position.

use crate::rule::Rule;
use crate::shape::{EntityShape, EnumShape, OnDelete, Shape};
use crate::table::SqlType;
use crate::text::{self, Buffer};

/// Most columns that one index may have: the least of what the engines allow (MySQL: 16).
pub(super) const MOST_INDEX_COLUMNS: usize = 16;

/// The bytes of generated text that a draft has room for, per unit of its capacity.
const TEXT: usize = 64;

/// Text of a draft: known from the start, or written into the draft.
#[derive(Clone, Copy)]
pub(super) enum Str {
    Static(&'static str),
    Written { start: usize, end: usize },
}

impl Str {
    pub(super) const EMPTY: Self = Self::Static("");
}

/// Consecutive items of a pool.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Range {
    pub(super) const EMPTY: Self = Self { start: 0, end: 0 };
}

/// At most `N` items. More are counted, not kept.
#[derive(Clone, Copy)]
pub(super) struct Pool<T: Copy, const N: usize> {
    pub(super) items: [T; N],
    pub(super) length: usize,
}

impl<T: Copy, const N: usize> Pool<T, N> {
    pub(super) const fn new(filler: T) -> Self {
        Self {
            items: [filler; N],
            length: 0,
        }
    }

    pub(super) const fn push(&mut self, item: T) {
        if self.length < N {
            self.items[self.length] = item;
        }
        self.length += 1;
    }

    /// The items kept.
    pub(super) const fn kept(&self) -> usize {
        if self.length < N { self.length } else { N }
    }

    pub(super) const fn since(&self, start: usize) -> Range {
        let end = self.kept();
        let start = if start < end { start } else { end };
        Range { start, end }
    }

    pub(super) const fn overflowed(&self) -> bool {
        self.length > N
    }
}

/// The positions of columns in an index.
pub(super) type Columns = Pool<usize, MOST_INDEX_COLUMNS>;

#[derive(Clone, Copy)]
pub(super) struct ColumnDraft {
    pub(super) name: Str,
    pub(super) ty: SqlType,
    pub(super) nullable: bool,
    pub(super) primary_key: bool,
    pub(super) unique: bool,
    pub(super) default: Option<Str>,
    pub(super) source: Str,
    /// Where it is declared, as `Order.total.amount`.
    pub(super) path: Str,
    /// What the field's type contributes, where it is more than the column's type.
    pub(super) leaf: Option<&'static Shape>,
    /// The position of the entity's field that it comes from.
    pub(super) field: Option<usize>,
    /// The index that its kind asks for.
    pub(super) planned: Option<Planned>,
    /// The table that it refers to, and what happens when the row there is deleted.
    pub(super) refers_to: Option<(&'static str, OnDelete)>,
}

/// The indexes that nobody needs to declare.
#[derive(Clone, Copy)]
pub(super) enum Planned {
    Reference,
    Parent,
    Enum,
}

#[derive(Clone, Copy)]
pub(super) struct IndexDraft {
    pub(super) columns: Columns,
    pub(super) include: Columns,
    /// The names of both, once it is known which indexes there are.
    pub(super) column_names: Range,
    pub(super) include_names: Range,
    pub(super) name: Str,
    pub(super) named: bool,
    pub(super) purpose: Option<Str>,
    pub(super) unique: bool,
    pub(super) filter: Option<Str>,
    pub(super) method: Option<&'static str>,
    pub(super) planned: Option<Planned>,
    /// The position of what declares it among the indexes of the entity.
    pub(super) declared: Option<usize>,
    /// Whether the domain says what it is for.
    pub(super) purpose_said: bool,
    pub(super) rule: Option<&'static Rule>,
}

#[derive(Clone, Copy)]
pub(super) struct ForeignKeyDraft {
    pub(super) name: Str,
    /// The column's position.
    pub(super) column: usize,
    pub(super) table: &'static str,
    pub(super) on_delete: OnDelete,
}

#[derive(Clone, Copy)]
pub(super) struct CheckDraft {
    pub(super) name: Str,
    pub(super) expression: Str,
    pub(super) source: Str,
}

#[derive(Clone, Copy)]
pub(super) struct EnumDraft {
    pub(super) shape: Option<&'static EnumShape>,
    pub(super) source: Option<Str>,
}

#[derive(Clone, Copy)]
pub(super) struct RuleDraft {
    pub(super) rule: Option<&'static Rule>,
    pub(super) table: usize,
    pub(super) constraint: Option<Str>,
    pub(super) columns: Range,
}

#[derive(Clone, Copy)]
pub(super) struct RenameDraft {
    pub(super) table: usize,
    pub(super) column: Str,
    pub(super) from: &'static str,
}

#[derive(Clone, Copy)]
pub(super) struct TableDraft {
    pub(super) entity: Option<&'static EntityShape>,
    pub(super) id: Str,
    pub(super) name: &'static str,
    pub(super) columns: Range,
    pub(super) indexes: Range,
    pub(super) foreign_keys: Range,
    pub(super) checks: Range,
    pub(super) source_refs: Range,
}

/// Everything found so far.
pub(super) struct Draft<const N: usize> {
    pub(super) tables: Pool<TableDraft, N>,
    pub(super) columns: Pool<ColumnDraft, N>,
    pub(super) indexes: Pool<IndexDraft, N>,
    pub(super) foreign_keys: Pool<ForeignKeyDraft, N>,
    pub(super) checks: Pool<CheckDraft, N>,
    pub(super) enums: Pool<EnumDraft, N>,
    pub(super) rules: Pool<RuleDraft, N>,
    pub(super) renames: Pool<RenameDraft, N>,
    /// The column names of indexes and rules, and the source references of tables.
    pub(super) names: Pool<Str, N>,
    text: [[u8; TEXT]; N],
    written: usize,
}

impl<const N: usize> Draft<N> {
    pub(super) const fn new() -> Self {
        Self {
            tables: Pool::new(TableDraft {
                entity: None,
                id: Str::EMPTY,
                name: "",
                columns: Range::EMPTY,
                indexes: Range::EMPTY,
                foreign_keys: Range::EMPTY,
                checks: Range::EMPTY,
                source_refs: Range::EMPTY,
            }),
            columns: Pool::new(ColumnDraft {
                name: Str::EMPTY,
                ty: SqlType::Uuid,
                nullable: false,
                primary_key: false,
                unique: false,
                default: None,
                source: Str::EMPTY,
                path: Str::EMPTY,
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
                expression: Str::EMPTY,
                source: Str::EMPTY,
            }),
            enums: Pool::new(EnumDraft {
                shape: None,
                source: None,
            }),
            rules: Pool::new(RuleDraft {
                rule: None,
                table: 0,
                constraint: None,
                columns: Range::EMPTY,
            }),
            renames: Pool::new(RenameDraft {
                table: 0,
                column: Str::EMPTY,
                from: "",
            }),
            names: Pool::new(Str::EMPTY),
            text: [[0; TEXT]; N],
            written: 0,
        }
    }

    pub(super) const fn overflowed(&self) -> bool {
        self.written > N * TEXT
            || self.tables.overflowed()
            || self.columns.overflowed()
            || self.indexes.overflowed()
            || self.foreign_keys.overflowed()
            || self.checks.overflowed()
            || self.enums.overflowed()
            || self.rules.overflowed()
            || self.renames.overflowed()
            || self.names.overflowed()
    }

    /// Keeps a text. One that has no room is dropped: the draft has overflowed then.
    pub(super) const fn write<const M: usize>(&mut self, text: &Buffer<M>) -> Str {
        if text.overflowed() {
            self.written = usize::MAX / 2;
            return Str::EMPTY;
        }
        let start = self.written;
        let text = text.as_str();
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
    pub(super) const fn read(&self, text: Str) -> &str {
        match text {
            Str::Static(text) => text,
            Str::Written { start, end } => text::slice(&self.text, start, end),
        }
    }

    /// Keeps the names of columns as a list.
    pub(super) const fn list(&mut self, columns: &Columns) -> Range {
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
    pub(super) const fn join(&mut self, left: Str, middle: &str, right: Str) -> Str {
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
