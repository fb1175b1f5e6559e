//! From positions to references: the draft is a constant now, and can be pointed into.
//!
//! Where a build is incremental, rustc hashes every constant, and for each reference in it all of
//! what that refers to, however often it has done so before. So each kind of parts is a constant of
//! its own, and the text that they refer to is many small ones.

mod chunk;

pub(super) use chunk::{CHUNKS, Chunks, of as chunks};

use super::draft::{CHUNK, Draft, Range, Str, TEXT, Text};
use crate::table::{Check, Column, ForeignKey, Index, Table};
use crate::text;

/// The draft, and its text by itself.
#[derive(Clone, Copy)]
pub(super) struct Source<const N: usize> {
    pub(super) draft: &'static Draft<N>,
    pub(super) text: &'static Text<N>,
    /// The text again, in parts that are constants of their own.
    pub(super) chunks: &'static Chunks,
}

/// The lists of names that tables, indexes and rules point to.
#[derive(Clone, Copy)]
pub(super) struct Names<const N: usize> {
    pub(super) listed: &'static [&'static str; N],
    pub(super) of_columns: &'static [&'static str; N],
}

/// The parts that the mapping points to.
#[derive(Clone, Copy)]
pub(super) struct Parts<const N: usize> {
    pub(super) columns: &'static [Column; N],
    pub(super) indexes: &'static [Index; N],
    pub(super) foreign_keys: &'static [ForeignKey; N],
    pub(super) checks: &'static [Check; N],
}

impl<const N: usize> Source<N> {
    pub(super) const fn read(&self, text: Str) -> &'static str {
        match text {
            Str::Static(text) => text,
            Str::Written { start, end } => {
                let chunk = start / (CHUNK * TEXT);
                let first = chunk * CHUNK * TEXT;
                if chunk < CHUNKS && end <= first + CHUNK * TEXT {
                    text::slice(self.chunks[chunk], start - first, end - first)
                } else {
                    text::slice(self.text, start, end)
                }
            }
        }
    }

    pub(super) const fn read_if(&self, text: Option<Str>) -> Option<&'static str> {
        match text {
            Some(text) => Some(self.read(text)),
            None => None,
        }
    }

    /// So many; of a draft that has overflowed, nothing is assembled.
    pub(super) const fn count(&self, length: usize) -> usize {
        if self.draft.overflowed() { 0 } else { length }
    }
}

/// An array of what each drafted item becomes.
macro_rules! each {
    ($source:ident.$pool:ident, $filler:expr, $drafted:ident => $made:expr) => {{
        let mut all = [$filler; N];
        let count = $source.count($source.draft.$pool.length);
        let mut index = 0;
        while index < count {
            let $drafted = &$source.draft.$pool.items[index];
            all[index] = $made;
            index += 1;
        }
        all
    }};
}

pub(super) const fn names<const N: usize>(source: Source<N>) -> [&'static str; N] {
    each!(source.names, "", drafted => source.read(*drafted))
}

pub(super) const fn column_names<const N: usize>(source: Source<N>) -> [&'static str; N] {
    each!(source.columns, "", drafted => source.read(drafted.name))
}

pub(super) const fn columns<const N: usize>(source: Source<N>) -> [Column; N] {
    each!(source.columns, Column::EMPTY, drafted => Column {
        name: source.read(drafted.name),
        ty: drafted.ty,
        nullable: drafted.nullable(),
        primary_key: drafted.primary_key,
        unique: drafted.unique,
        default: source.read_if(drafted.default),
        source: source.read(drafted.source),
    })
}

pub(super) const fn indexes<const N: usize>(source: Source<N>, names: Names<N>) -> [Index; N] {
    each!(source.indexes, Index::EMPTY, drafted => Index {
        name: source.read(drafted.name),
        columns: part(names.listed, drafted.column_names),
        purpose: match drafted.purpose {
            Some(purpose) => source.read(purpose),
            None => "",
        },
        unique: drafted.unique,
        include: part(names.listed, drafted.include_names),
        filter: match drafted.filter {
            Some(filter) => Some(source.read(filter.text)),
            None => None,
        },
        method: drafted.method,
        lowercase: part(names.listed, drafted.lowercase_names),
        descending: part(names.listed, drafted.descending_names),
        nulls_equal: drafted.compared.nulls_equal,
        operator_classes: part(names.listed, drafted.class_names),
        sql: drafted.sql,
    })
}

pub(super) const fn foreign_keys<const N: usize>(
    source: Source<N>,
    names: Names<N>,
) -> [ForeignKey; N] {
    each!(source.foreign_keys, ForeignKey::EMPTY, drafted => ForeignKey {
        name: source.read(drafted.name),
        columns: match drafted.column_names {
            Range { start: 0, end: 0 } => part(
                names.of_columns,
                Range {
                    start: drafted.column,
                    end: drafted.column + 1,
                },
            ),
            listed => part(names.listed, listed),
        },
        table: drafted.to.table,
        references: match drafted.referred_names {
            Range { start: 0, end: 0 } => &["id"],
            listed => part(names.listed, listed),
        },
        on_delete: drafted.to.on_delete,
    })
}

pub(super) const fn checks<const N: usize>(source: Source<N>) -> [Check; N] {
    each!(source.checks, Check::EMPTY, drafted => Check {
        name: source.read(drafted.name),
        expression: source.read(drafted.condition.text),
        source: source.read(drafted.source),
    })
}

pub(super) const fn tables<const N: usize>(
    source: Source<N>,
    names: Names<N>,
    parts: Parts<N>,
) -> [Table; N] {
    let root = match source.draft.tables.items[0].entity {
        Some(root) => root.target.name,
        None => "",
    };
    each!(source.tables, Table::EMPTY, drafted => Table {
        id: source.read(drafted.id),
        name: source.read(drafted.name),
        aggregate: root,
        purpose: source.read(drafted.purpose),
        source_refs: part(names.listed, drafted.source_refs),
        columns: part(parts.columns, drafted.columns),
        primary_key: &["id"],
        indexes: part(parts.indexes, drafted.indexes),
        foreign_keys: part(parts.foreign_keys, drafted.foreign_keys),
        checks: part(parts.checks, drafted.checks),
    })
}

const fn part<T>(whole: &'static [T], range: Range) -> &'static [T] {
    whole.split_at(range.end).0.split_at(range.start).1
}
