//! The tables of the scripts, with their types and the checks of what can be stored.

use tablewright::DataModel;
use tablewright::model::{Field, Record, Table};
use uuid::Uuid;

use crate::engine::Engine;
use crate::row::{Cell, Row};

/// The tables of an aggregate on an engine, without the rules but for one.
pub(crate) struct Real<'e> {
    engine: &'e mut dyn Engine,
    model: DataModel,
    rows: u128,
}

impl<'e> Real<'e> {
    /// Loads the script of the aggregate that has a table.
    pub(crate) fn load(
        engine: &'e mut dyn Engine,
        model: &DataModel,
        table: &Table,
        rule: Option<&str>,
    ) -> Self {
        let mut records = model.aggregates().iter();
        let record = records.find(|record| record.tables.contains(table));
        let record = without_rules(record.expect("a table has an aggregate"), rule);
        let model = DataModel::of(&[&record]).unwrap_or_else(|problems| panic!("{problems}"));
        let script = model.to_sql(engine.dialect()).expect("a script");
        engine
            .run(&script)
            .unwrap_or_else(|error| panic!("{error}\n{script}"));
        Self {
            engine,
            model,
            rows: 0,
        }
    }

    /// Whether a row is taken.
    pub(crate) fn insert(&mut self, row: &Row) -> Result<(), String> {
        self.rows += 1;
        let table = self.model.table(row.table).expect("a row has a table");
        let sql = insertion(self.engine, table, row, Uuid::from_u128(self.rows));
        self.engine.run(&sql)
    }

    pub(crate) fn drop(self) {
        let script = self.model.to_drop_sql(self.engine.dialect());
        let script = script.expect("a script");
        self.engine.run(&script).expect("the tables are dropped");
    }
}

/// A record without foreign keys, whose only rule is one check.
fn without_rules(record: &Record, kept: Option<&str>) -> String {
    let rules = record.rules.iter();
    let constraints: Vec<&str> = rules
        .filter_map(|rule| rule.constraint.as_deref())
        .filter(|name| Some(*name) != kept)
        .collect();
    let mut record = record.clone();
    record.rules.clear();
    for table in &mut record.tables {
        table.foreign_keys.clear();
        let is_of_rule = |name: &String| constraints.contains(&name.as_str());
        table.indexes.retain(|index| !is_of_rule(&index.name));
        table
            .check_constraints
            .retain(|check| !is_of_rule(&check.name));
    }
    serde_json::to_string(&record).expect("a record is JSON")
}

/// A row with an identity of its own, and with what nobody asks for.
fn insertion(engine: &dyn Engine, table: &Table, row: &Row, id: Uuid) -> String {
    let given: Vec<&str> = row.cells.iter().map(|(name, _)| name.as_str()).collect();
    let is_left = |field: &&Field| {
        !given.contains(&field.name.as_str())
            && field.default.is_none()
            && !field.is_nullable()
            && field.ty == "UUID"
    };
    let left = table.fields.iter().filter(is_left);
    let left = left.map(|field| (field.name.as_str(), Cell::Uuid(id)));
    let cells = row.cells.iter();
    let cells = cells.map(|(name, cell)| (name.as_str(), cell.clone()));
    let (columns, values): (Vec<String>, Vec<String>) = left
        .chain(cells)
        .map(|(name, cell)| (engine.quoted(name), engine.literal(&cell)))
        .unzip();
    format!(
        "INSERT INTO {} ({}) VALUES ({})",
        engine.quoted(&table.name),
        columns.join(", "),
        values.join(", ")
    )
}
