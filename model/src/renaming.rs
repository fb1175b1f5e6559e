//! A model under other names: what it would be if its tables and columns had been called so before.

use std::collections::BTreeMap;

use crate::data_model::DataModel;
use crate::expression::Expression;
use crate::record::{Column, Index, Record, Table};

/// Other names for tables, and for columns by the tables that they are in. A name that is not listed
/// stays what it is.
///
/// Whatever speaks of a table or a column speaks of it by its new name then: keys, indexes, checks
/// and their conditions, rules. Names that were made of the old ones, such as that of an index, are
/// names of their own, and stay.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::{DataModel, Renaming};
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// #[index(title, purpose = "Search by title")]
/// struct Book {
///     id: Id<Book>,
///     #[column(length = 80)]
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let mut renaming = Renaming::default();
/// renaming.table("books", "volumes");
/// renaming.column("books", "title", "name");
///
/// let renamed = model.renamed(&renaming);
/// let index = &renamed.table("volumes").unwrap().indexes[0];
/// assert_eq!(index.columns, ["name"]);
/// assert_eq!(index.name, "idx_books_title");
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    tables: BTreeMap<String, String>,
    /// By table, as it is called before.
    columns: BTreeMap<String, BTreeMap<String, String>>,
}

impl Renaming {
    /// Gives a table another name.
    pub fn table(&mut self, from: &str, to: &str) {
        self.tables.insert(from.to_owned(), to.to_owned());
    }

    /// Gives a column another name. The table is named as it is called before.
    pub fn column(&mut self, table: &str, from: &str, to: &str) {
        let columns = self.columns.entry(table.to_owned()).or_default();
        columns.insert(from.to_owned(), to.to_owned());
    }

    /// Whether everything keeps its name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.columns.is_empty()
    }

    /// What a table is called.
    #[must_use]
    pub fn of_table<'n>(&'n self, name: &'n str) -> &'n str {
        self.tables.get(name).map_or(name, String::as_str)
    }

    /// What a column is called. The table is named as it is called before.
    #[must_use]
    pub fn of_column<'n>(&'n self, table: &str, name: &'n str) -> &'n str {
        let columns = self.columns.get(table);
        columns
            .and_then(|columns| columns.get(name))
            .map_or(name, String::as_str)
    }

    fn rename_table(&self, name: &mut String) {
        if let Some(to) = self.tables.get(name) {
            name.clone_from(to);
        }
    }

    fn rename_column(&self, table: &str, name: &mut String) {
        if let Some(to) = self.columns.get(table).and_then(|of| of.get(name)) {
            name.clone_from(to);
        }
    }

    fn rename_columns(&self, table: &str, names: &mut [String]) {
        for name in names {
            self.rename_column(table, name);
        }
    }
}

impl DataModel {
    /// The same model under other names. It is not reviewed: names that meet are yours to avoid.
    #[must_use]
    pub fn renamed(&self, renaming: &Renaming) -> Self {
        let renamed = |records: &[Record]| -> Vec<Record> {
            let records = records.iter();
            records.map(|record| of_record(record, renaming)).collect()
        };
        Self {
            format: self.format,
            aggregates: renamed(&self.aggregates),
            told_apart: self.told_apart.as_deref().map(renamed),
        }
    }
}

/// A record under other names.
pub(crate) fn of_record(record: &Record, renaming: &Renaming) -> Record {
    let mut renamed = record.clone();
    if let (Some(tenant), Some(root)) = (&mut renamed.aggregate.tenant, record.tables.first()) {
        renaming.rename_column(&root.name, tenant);
    }
    for table in &mut renamed.tables {
        of_table(table, renaming);
    }
    for entity in &mut renamed.entities {
        if let Some(version) = &mut entity.version {
            renaming.rename_column(&entity.table, version);
        }
        if let Some(audit) = &mut entity.audit {
            renaming.rename_column(&entity.table, &mut audit.created);
            renaming.rename_column(&entity.table, &mut audit.updated);
        }
        renaming.rename_table(&mut entity.table);
    }
    for rule in &mut renamed.rules {
        renaming.rename_columns(&rule.table, &mut rule.columns);
        renaming.rename_table(&mut rule.table);
    }
    for condition in &mut renamed.conditions {
        of_expression(&mut condition.expression, &condition.table, renaming);
        renaming.rename_table(&mut condition.table);
    }
    for rename in &mut renamed.renames {
        renaming.rename_column(&rename.table, &mut rename.column);
        renaming.rename_table(&mut rename.table);
    }
    renamed
}

fn of_table(table: &mut Table, renaming: &Renaming) {
    let Table {
        id: _,
        name,
        aggregate: _,
        purpose: _,
        source_refs: _,
        columns,
        primary_key,
        indexes,
        foreign_keys,
        // Their conditions are in the record.
        checks: _,
    } = table;
    for Column { name: column, .. } in columns {
        renaming.rename_column(name, column);
    }
    renaming.rename_columns(name, &mut primary_key.columns);
    for index in indexes {
        let Index {
            columns,
            include,
            lowercase,
            descending,
            ..
        } = index;
        for list in [columns, include, lowercase, descending] {
            renaming.rename_columns(name, list);
        }
    }
    for key in foreign_keys {
        renaming.rename_columns(name, &mut key.columns);
        let target = &mut key.references;
        for column in &mut target.columns {
            *column = renaming.of_column(&target.table, column).into();
        }
        target.table = renaming.of_table(&target.table).into();
    }
    renaming.rename_table(name);
}

fn of_expression(of: &mut Expression, table: &str, renaming: &Renaming) {
    use Expression as E;
    match of {
        E::Column(name) => renaming.rename_column(table, name),
        E::Integer(_) | E::Number(_) | E::Boolean(_) | E::Text(_) => {}
        E::Wide([of])
        | E::Lowercase([of])
        | E::OctetLength([of])
        | E::CharLength([of])
        | E::IsNull([of])
        | E::Only { of, .. }
        | E::Not([of]) => of_expression(of, table, renaming),
        E::Add(of)
        | E::Subtract(of)
        | E::Multiply(of)
        | E::Remainder(of)
        | E::Equal(of)
        | E::NotEqual(of)
        | E::Less(of)
        | E::LessOrEqual(of)
        | E::Greater(of)
        | E::GreaterOrEqual(of)
        | E::StartsWith(of)
        | E::EndsWith(of)
        | E::Contains(of)
        | E::EqualIgnoringCase(of) => {
            for of in of {
                of_expression(of, table, renaming);
            }
        }
        E::Between(of) => {
            for of in of {
                of_expression(of, table, renaming);
            }
        }
        E::Count(of) | E::In(of) | E::And(of) | E::Or(of) => {
            for of in of {
                of_expression(of, table, renaming);
            }
        }
    }
}
