//! An index of the model, and what an engine makes of it.

use crate::column::Column;
use tablewright_model::Index;

/// An index, and what it takes to write it.
pub(crate) struct Indexed<'a> {
    pub(crate) index: &'a Index,
    pub(crate) columns: &'a [Column<'a>],
    /// The condition as the engine spells it.
    pub(crate) condition: Option<String>,
    /// The name of the column by which it is partial, where indexes are not.
    pub(crate) partial_by: String,
}

impl Indexed<'_> {
    pub(crate) fn column(&self, name: &str) -> Option<&Column<'_>> {
        self.columns.iter().find(|column| column.model.name == name)
    }

    /// Its own columns, with nothing else of what the model says.
    pub(crate) fn plain(&self) -> Indexing {
        Indexing {
            columns: self.index.columns.clone(),
            ..Indexing::default()
        }
    }
}

/// What an engine makes of an index.
#[derive(Default)]
pub(crate) struct Indexing {
    pub(crate) columns: Vec<String>,
    pub(crate) include: Vec<String>,
    /// The rows that it holds.
    pub(crate) condition: Option<String>,
    pub(crate) method: Option<String>,
    /// What it does not do of what the model asks for.
    pub(crate) notes: Vec<String>,
}

/// The columns of an index where nothing can be covered besides: those that would be, as its last
/// ones, and what that changes. A unique index keeps to its own.
pub(crate) fn covering<'a>(
    index: &'a Index,
    engine: &str,
    fits: impl Fn(&str) -> bool,
) -> (Vec<&'a String>, Vec<String>) {
    let mut columns: Vec<&String> = index.columns.iter().collect();
    let (mut behind, mut left) = (Vec::new(), Vec::new());
    let include = index.include.iter().enumerate();
    let others = include
        .filter(|(at, name)| !index.columns.contains(name) && !index.include[..*at].contains(name));
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
    columns.extend(behind);
    (columns, notes)
}

/// Whether a column makes the index partial, where indexes are not.
pub(crate) fn is_partial(index: &Index) -> bool {
    index.unique && index.filter.is_some()
}
