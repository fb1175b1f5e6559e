//! The tables of the scripts, with their types and the checks of what can be stored.

use tablewright_model::{Column, Record, Table};
use tablewright_model::{ColumnType, DataModel};
use uuid::Uuid;

use crate::engine::Engine;
use crate::row::{Cell, Row};

/// The tables of an aggregate on an engine, without the rules but for one.
pub(crate) struct Real<'e> {
    engine: &'e mut dyn Engine,
    model: DataModel,
    rows: u128,
}

/// Of each row, what each condition says; nothing where it is NULL.
pub(crate) type Verdicts = Vec<Vec<Option<bool>>>;

impl<'e> Real<'e> {
    /// Loads the script of an aggregate.
    pub(crate) fn load(engine: &'e mut dyn Engine, record: &Record, rule: Option<&str>) -> Self {
        let record = without_rules(record, rule);
        let model = DataModel::of(&[&record]).unwrap_or_else(|problems| panic!("{problems}"));
        let script = tablewright_sql::script(&model, engine.dialect()).expect("a script");
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
        self.insert_all(std::slice::from_ref(row))
    }

    /// Judges rows, all of which are taken, by conditions.
    pub(crate) fn judge(
        &mut self,
        rows: &[Row],
        conditions: &[String],
    ) -> Result<Verdicts, String> {
        for rows in rows.chunks(500) {
            if let Err(error) = self.insert_all(rows) {
                panic!("{error}: some of {} rows of {}", rows.len(), rows[0].table);
            }
        }
        let verdicts = conditions.iter().map(|condition| {
            format!("CASE WHEN {condition} THEN 1 WHEN NOT ({condition}) THEN 0 END")
        });
        let verdicts: Vec<String> = verdicts.collect();
        let sql = format!(
            "SELECT {} FROM {} ORDER BY id",
            verdicts.join(", "),
            self.engine.quoted(rows[0].table),
        );
        let judged = self.engine.query(&sql)?;
        let verdict = |value: Option<i64>| value.map(|value| value == 1);
        Ok(judged
            .into_iter()
            .map(|row| row.into_iter().map(verdict).collect())
            .collect())
    }

    pub(crate) fn drop(self) {
        let script = tablewright_sql::drop_script(&self.model, self.engine.dialect());
        let script = script.expect("a script");
        self.engine.run(&script).expect("the tables are dropped");
    }

    /// Rows of one table in one statement, with what nobody asks for.
    fn insert_all(&mut self, rows: &[Row]) -> Result<(), String> {
        let table = self.model.table(rows[0].table).expect("a row has a table");
        let given = rows[0].cells.iter().map(|(name, _)| name.as_str());
        let left: Vec<&str> = ids(table, &rows[0]);
        let columns = left.iter().copied().chain(given);
        let columns: Vec<String> = columns.map(|name| self.engine.quoted(name)).collect();
        let mut tuples = Vec::new();
        for row in rows {
            self.rows += 1;
            let id = self
                .engine
                .literal(&Cell::Uuid(Uuid::from_u128(IDS + self.rows)));
            let ids = left.iter().map(|_| id.clone());
            let cells = row.cells.iter();
            let cells = cells.map(|(_, cell)| self.engine.literal(cell));
            let cells: Vec<String> = ids.chain(cells).collect();
            tuples.push(format!("({})", cells.join(", ")));
        }
        let sql = format!(
            "INSERT INTO {} ({}) VALUES {}",
            self.engine.quoted(&table.name),
            columns.join(", "),
            tuples.join(", ")
        );
        self.engine.run(&sql)
    }
}

/// Before the number of a row in its id: of RFC 9562, and in the order of the numbers everywhere.
const IDS: u128 = 0x67e5_5044_10b1_426f_9247_0000_0000_0000;

/// The ids that a row does not say: its own, and that of its parent.
fn ids<'t>(table: &'t Table, row: &Row) -> Vec<&'t str> {
    let is_left = |field: &&Column| {
        field.ty == ColumnType::Uuid
            && !field.is_nullable()
            && (field.name == "id" || field.default.is_none())
            && !row.cells.iter().any(|(name, _)| *name == field.name)
    };
    let left = table.columns.iter().filter(is_left);
    left.map(|field| field.name.as_str()).collect()
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
        table.checks.retain(|check| !is_of_rule(&check.name));
    }
    serde_json::to_string(&record).expect("a record is JSON")
}
