//! The data model, and what is found in it.

use serde::Serialize;

use crate::names;
use crate::record::{Condition, Record, Rule, Script, Table};

/// Everything that is known of the aggregates of a domain.
///
/// It is made of the records that derived roots carry ([`data_model`](crate::data_model()), [`DataModel::of`]), or
/// read from what another program wrote (it is `Deserialize`, and reviewed as it is read).
/// Everything else is made from it.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// assert_eq!(model.tables().count(), 1);
/// assert_eq!(model.table("books").unwrap().purpose, "A book that can be borrowed.");
///
/// let json = serde_json::to_string(&model)?;
/// assert_eq!(serde_json::from_str::<DataModel>(&json)?, model);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataModel {
    pub(crate) format: u32,
    /// Sorted by the name of the aggregate, then by its type.
    pub(crate) aggregates: Vec<Record>,
    /// The same with other names, where generated names of indexes and checks meet.
    #[serde(skip)]
    pub(crate) told_apart: Option<Vec<Record>>,
}

impl DataModel {
    /// The records, sorted by the name of the aggregate: each as its aggregate has it by itself, as
    /// in a lock file. Where generated names of several aggregates meet, the tables of the model
    /// have others.
    #[must_use]
    pub fn aggregates(&self) -> &[Record] {
        &self.aggregates
    }

    /// The records with the names that the schema has.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        self.told_apart.as_deref().unwrap_or(&self.aggregates)
    }

    /// The state machines, each with the name of its trigger.
    #[must_use]
    pub fn triggers(&self) -> Vec<(String, &Rule)> {
        names::triggers(self.rules())
    }

    /// All tables: aggregates by name, inside each the root's table first.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.records().iter().flat_map(|record| &record.tables)
    }

    /// The table of this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables().find(|table| table.name == name)
    }

    /// All rules, by aggregate and table in the order of their declaration.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.records().iter().flat_map(|record| &record.rules)
    }

    /// The statements beside tables, by aggregate and table in the order of their declaration.
    pub fn scripts(&self) -> impl Iterator<Item = &Script> {
        self.records().iter().flat_map(|record| &record.scripts)
    }

    /// The condition of the check or the partial index of this name.
    #[must_use]
    pub fn condition(&self, constraint: &str) -> Option<&Condition> {
        let mut conditions = self.records().iter().flat_map(|record| &record.conditions);
        conditions.find(|condition| condition.constraint == constraint)
    }
}
