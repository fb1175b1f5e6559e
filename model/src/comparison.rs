//! Two models side by side.

use std::collections::BTreeSet;

use crate::change::{self, Change, Compared, Renamed};
use crate::data_model::DataModel;
use crate::lock::Lock;
use crate::record::Record;
use tablewright::__workspace::drift::Kind;

/// What was accepted beside what the code maps to: its changes, and pictures in which they stand
/// out.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::{DataModel, Lock};
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let accepted = Lock::of(&model).to_string().replace("title", "name");
/// let accepted = Lock::read(&accepted)?;
///
/// let comparison = accepted.compared_with(model.aggregates());
/// let changes: Vec<String> = comparison.changes().map(ToString::to_string).collect();
/// assert!(changes.iter().any(|change| change.contains("title")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Comparison<'m> {
    compared: Vec<Compared<'m>>,
    renamed: Vec<Renamed<'m>>,
}

impl Lock {
    /// What was accepted beside these records.
    #[must_use]
    pub fn compared_with<'m>(&'m self, records: &'m [Record]) -> Comparison<'m> {
        let (compared, renamed) = change::all(self.records(), records);
        Comparison { compared, renamed }
    }

    /// What differs between what was accepted and these records: by aggregate, there by table, and
    /// there by kind, in the order of the code.
    #[must_use]
    pub fn changes<'m>(&'m self, records: &'m [Record]) -> Vec<Change<'m>> {
        self.compared_with(records).changes().cloned().collect()
    }
}

impl DataModel {
    /// The tables and columns that this model says were called otherwise in an older one, where that has
    /// them.
    #[must_use]
    pub fn renamed_since<'m>(&'m self, older: &'m Self) -> Vec<Renamed<'m>> {
        change::said(older.aggregates(), self.aggregates())
    }
}

impl<'m> Comparison<'m> {
    /// What differs, as [`Lock::changes`] has it. What became of an enum, which several aggregates may
    /// use, is there once, and so is what became of all values of one type in a table.
    pub fn changes(&self) -> impl Iterator<Item = &Change<'m>> {
        let mut told = BTreeSet::new();
        let aggregates = self.compared.iter().enumerate();
        let changes = aggregates.flat_map(|(of, compared)| {
            let changes = compared.changes.iter();
            changes.map(move |change| (of, change))
        });
        let changes = changes.filter(move |(of, change)| {
            let of = match change.kind() {
                Kind::Enum | Kind::EnumType => None,
                Kind::Rule => Some(*of),
                _ => return true,
            };
            told.insert((of, change.kind(), change.to_string()))
        });
        changes.map(|(_, change)| change)
    }

    /// The tables and columns that are called otherwise than they were accepted, or may be.
    #[must_use]
    pub fn renamed(&self) -> &[Renamed<'m>] {
        &self.renamed
    }

    /// The aggregates of both sides.
    #[must_use]
    pub fn aggregates(&self) -> &[Compared<'m>] {
        &self.compared
    }
}
