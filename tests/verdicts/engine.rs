//! What judges rows.

use std::fmt::Write as _;

use tablewright::Dialect;
use tablewright::model::{Field, Table};

use crate::row::{Cell, Row};

/// An engine, if it is there.
pub(crate) type Judged = Option<Box<dyn Engine>>;

/// Of each row, what each condition says; nothing where it is NULL.
pub(crate) type Verdicts = Vec<Vec<Option<bool>>>;

/// An engine with a database of its own.
pub(crate) trait Engine {
    fn dialect(&self) -> Dialect;

    /// Runs a statement.
    fn run(&mut self, sql: &str) -> Result<(), String>;

    /// The rows of a query: numbers, and NULL.
    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String>;

    /// The type of a column.
    fn ty(&self, field: &Field, is_unsigned: bool) -> String;

    /// What stands behind the columns of a table.
    fn options(&self) -> &'static str {
        ""
    }

    /// A cell as a literal.
    fn literal(&self, cell: &Cell) -> String;

    /// A name in quotes.
    fn quoted(&self, name: &str) -> String {
        format!("\"{name}\"")
    }
}

impl dyn Engine + '_ {
    /// Creates a table without keys, that has these checks.
    pub(crate) fn create(&mut self, table: &Table, checks: &[(&str, &str)]) {
        let columns = stored(table).map(|field| {
            let ty = self.ty(field, is_unsigned(table, field));
            let null = if field.is_nullable() { "" } else { " NOT NULL" };
            format!("{} {ty}{null}", self.quoted(&field.name))
        });
        let mut parts: Vec<String> = columns.collect();
        parts.push(format!("{} INTEGER", self.quoted("row_number")));
        for (name, condition) in checks {
            parts.push(format!(
                "CONSTRAINT {} CHECK ({condition})",
                self.quoted(name)
            ));
        }
        let (name, options) = (self.quoted(&table.name), self.options());
        let sql = format!("CREATE TABLE {name} ({}) {options}", parts.join(", "));
        self.run(&sql)
            .unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }

    pub(crate) fn drop(&mut self, table: &Table) {
        let sql = format!("DROP TABLE {}", self.quoted(&table.name));
        self.run(&sql).expect("the table is dropped");
    }

    /// Judges rows by conditions.
    pub(crate) fn judge(
        &mut self,
        table: &Table,
        rows: &[Row],
        conditions: &[String],
    ) -> Result<Verdicts, String> {
        for (chunk, of) in rows.chunks(500).enumerate() {
            let of: Vec<String> = of
                .iter()
                .enumerate()
                .map(|(index, row)| self.tuple(row, chunk * 500 + index))
                .collect();
            let sql = self.insertion(table, &rows[0], &of.join(", "));
            self.run(&sql)
                .unwrap_or_else(|error| panic!("{error}\n{sql}"));
        }
        let verdicts = conditions.iter().map(|condition| {
            format!("CASE WHEN {condition} THEN 1 WHEN NOT ({condition}) THEN 0 END")
        });
        let verdicts: Vec<String> = verdicts.collect();
        let sql = format!(
            "SELECT {} FROM {} ORDER BY {}",
            verdicts.join(", "),
            self.quoted(&table.name),
            self.quoted("row_number")
        );
        let judged = self.query(&sql)?;
        let verdict = |value: Option<i64>| value.map(|value| value == 1);
        Ok(judged
            .into_iter()
            .map(|row| row.into_iter().map(verdict).collect())
            .collect())
    }

    fn insertion(&self, table: &Table, row: &Row, tuples: &str) -> String {
        let columns = row.cells.iter().map(|(name, _)| self.quoted(name));
        let columns: Vec<String> = columns.chain([self.quoted("row_number")]).collect();
        let (name, columns) = (self.quoted(&table.name), columns.join(", "));
        format!("INSERT INTO {name} ({columns}) VALUES {tuples}")
    }

    fn tuple(&self, row: &Row, number: usize) -> String {
        let cells = row.cells.iter().map(|(_, cell)| self.literal(cell));
        let cells: Vec<String> = cells.chain([number.to_string()]).collect();
        format!("({})", cells.join(", "))
    }
}

/// The columns that are no keys, and are not generated.
fn stored(table: &Table) -> impl Iterator<Item = &Field> {
    let is_generated = |source: &str| {
        ["Identity", "Optimistic locking", "Audit"].contains(&source)
            || source.starts_with("Parent ")
    };
    table
        .fields
        .iter()
        .filter(move |field| !is_generated(&field.source))
}

/// Whether a column takes no negative numbers, by its own check.
fn is_unsigned(table: &Table, field: &Field) -> bool {
    let of = format!("{} BETWEEN 0 AND ", field.name);
    let mut checks = table.check_constraints.iter();
    checks.any(|check| check.expression.starts_with(&of) && check.name.ends_with("_range"))
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02X}").expect("a text takes all");
    }
    text
}

/// Text between single quotes.
pub(crate) fn text_literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
