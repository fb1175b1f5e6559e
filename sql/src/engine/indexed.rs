//! An index of the model, and what an engine makes of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::column::Column;
use crate::schema::IndexColumn;
use crate::writer::Spelling;
use tablewright_model::{Index, Table};

/// An index, and what it takes to write it.
pub(crate) struct Indexed<'a> {
    pub(crate) index: &'a Index,
    pub(crate) columns: &'a [Column<'a>],
    /// The condition as the engine spells it.
    pub(crate) condition: Option<String>,
    /// The name of the column by which it tells rows apart, where indexes do not by themselves.
    pub(crate) partial_by: String,
    /// The columns that stand in it for its own, where indexes are over columns alone.
    pub(crate) replaced: BTreeMap<&'a str, String>,
}

impl Indexed<'_> {
    pub(crate) fn column(&self, name: &str) -> Option<&Column<'_>> {
        self.columns.iter().find(|column| column.model.name == name)
    }

    /// Its own columns, each as it is compared.
    pub(crate) fn keys(&self, engine: &dyn Spelling) -> Vec<IndexColumn> {
        let columns = self.index.columns.iter();
        columns.map(|name| self.key(engine, name)).collect()
    }

    /// The same, each with its operator class.
    pub(crate) fn classed_keys(&self, engine: &dyn Spelling) -> Vec<IndexColumn> {
        let columns = self.index.columns.iter().enumerate();
        let key = |(position, name): (usize, &String)| {
            self.key_of(engine, name, self.index.operator_class(position))
        };
        columns.map(key).collect()
    }

    /// One of its columns, as it is compared.
    pub(crate) fn key(&self, engine: &dyn Spelling, name: &str) -> IndexColumn {
        self.key_of(engine, name, None)
    }

    fn key_of(&self, engine: &dyn Spelling, name: &str, class: Option<&str>) -> IndexColumn {
        let Index {
            lowercase,
            descending,
            ..
        } = self.index;
        let is_in = |list: &[String]| list.iter().any(|of| of == name);
        let (lowercase, descending) = (is_in(lowercase), is_in(descending));
        let column = self.replaced.get(name);
        if !descending && class.is_none() && (column.is_some() || !lowercase) {
            return IndexColumn::Column(column.map_or(name, String::as_str).to_owned());
        }
        let mut sql = engine.name(column.map_or(name, String::as_str));
        if lowercase && column.is_none() {
            sql = engine.lowercase(&sql);
        }
        if let Some(class) = class {
            sql.push(' ');
            sql.push_str(&engine.name(class));
        }
        if descending {
            sql.push_str(" DESC");
        }
        IndexColumn::script(sql)
    }

    /// Whether it looks up parts of what its columns hold, which no B-tree does: by operator classes of
    /// a method that sorts nothing.
    pub(crate) fn looks_inside(&self) -> bool {
        let method = self.index.method.as_deref();
        !self.index.operator_classes.is_empty() && matches!(method, Some("gin" | "gist"))
    }

    /// Whether a column of its own tells its rows apart, where indexes do not by themselves.
    pub(crate) fn is_apart(&self) -> bool {
        self.index.unique && (self.condition.is_some() || !self.nulls().is_empty())
    }

    /// Its columns that may be NULL, where NULL is the same as NULL there.
    pub(crate) fn nulls(&self) -> Vec<&str> {
        nullable(self.index, |name| {
            self.column(name).map(|column| column.model)
        })
    }
}

/// What an engine makes of an index.
#[derive(Default)]
pub(crate) struct Indexing {
    pub(crate) columns: Vec<IndexColumn>,
    pub(crate) include: Vec<String>,
    /// The rows that it holds.
    pub(crate) condition: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) nulls_equal: bool,
    /// What it does not do of what the model asks for.
    pub(crate) notes: Vec<String>,
}

/// The columns that an index covers besides where it is over them: as its last ones, and what that
/// changes. A unique index keeps to its own.
pub(crate) fn covering<'a>(
    index: &'a Index,
    engine: &str,
    fits: impl Fn(&str) -> bool,
) -> (Vec<&'a String>, Vec<String>) {
    let (mut behind, mut left) = (Vec::new(), Vec::new());
    let include = index.include.iter().enumerate();
    // A column whose letters count alike is not in the index as it is stored.
    let is_in = |name| index.columns.contains(name) && !index.lowercase.contains(name);
    let others = include.filter(|(at, name)| !is_in(name) && !index.include[..*at].contains(name));
    for (_, name) in others {
        if !index.unique && fits(name) {
            behind.push(name);
        } else {
            left.push(name.as_str());
        }
    }
    let mut notes = Vec::new();
    if !behind.is_empty() {
        notes.push(format!(
            "{engine} has no INCLUDE: what is covered follows the columns of {}.",
            index.name
        ));
    }
    if !left.is_empty() {
        notes.push(format!(
            "{engine} has no INCLUDE: {} does not cover {}.",
            index.name,
            left.join(", ")
        ));
    }
    (behind, notes)
}

/// What tells apart the rows of a unique index, beside its columns.
#[derive(Default)]
pub(crate) struct Apart<'a> {
    /// The rows that it holds, if not all.
    pub(crate) condition: Option<&'a str>,
    /// The columns that may be NULL, where NULL is the same as NULL.
    pub(crate) nulls: Vec<&'a str>,
}

/// Whether a column tells apart the rows of an index, where it does not by itself.
pub(crate) fn tells_apart(table: &Table, index: &Index) -> bool {
    let nulls = nullable(index, |name| table.column(name));
    index.unique && (index.filter.is_some() || !nulls.is_empty())
}

fn nullable<'i, 'm>(
    index: &'i Index,
    column: impl Fn(&str) -> Option<&'m tablewright_model::Column>,
) -> Vec<&'i str> {
    let columns = index.columns.iter().map(String::as_str);
    let is_nullable =
        |name: &&str| column(name).is_some_and(tablewright_model::Column::is_nullable);
    columns
        .filter(|name| index.unique && index.nulls_equal && is_nullable(name))
        .collect()
}

/// What stands in an index for a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// Its letters count alike, whatever their case.
    pub(crate) lowercase: bool,
    /// It has a value where the column is NULL.
    pub(crate) filled: bool,
}

impl Key {
    /// What follows the name of the column in that of the key.
    pub(crate) const fn suffix(self) -> &'static str {
        match (self.lowercase, self.filled) {
            (true, false) => "_lower",
            (true, true) => "_lower_filled",
            _ => "_filled",
        }
    }
}

/// The columns of an index for which others stand, where indexes are over columns alone.
pub(crate) fn keys_of<'i>(table: &Table, index: &'i Index) -> Vec<(&'i str, Key)> {
    let nulls = nullable(index, |name| table.column(name));
    let columns = index.columns.iter().map(|name| {
        let key = Key {
            lowercase: index.lowercase.contains(name),
            filled: nulls.contains(&name.as_str()),
        };
        (name.as_str(), key)
    });
    columns
        .filter(|(_, key)| key.lowercase || key.filled)
        .collect()
}

/// The columns that stand for others in the indexes of a table, each once.
pub(crate) fn keys_of_table(table: &Table) -> BTreeSet<(&str, Key)> {
    let indexes = table.indexes.iter();
    indexes.flat_map(|index| keys_of(table, index)).collect()
}
