//! The rows of a table, put to the engines by their own scripts: types, NOT NULLs, CHECKs, and the
//! columns that an engine generates besides.

use std::fmt::Write as _;

use tablewright_model::{Column, ColumnType, DataModel, Record, RuleForm, Table};
use tablewright_sql::Dialect;

use crate::engine::{self, Tried};
use crate::oracle::{Cell, Cells, Rows};
use crate::servers::mariadb::MariaDb;
use crate::servers::postgres::Postgres;
use crate::servers::sqlite::Sqlite;

/// An engine with a database of its own.
pub(crate) trait Judge {
    fn dialect(&self) -> Dialect;

    fn run(&mut self, sql: &str) -> Result<(), String>;
}

impl Judge for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.execute(sql)
    }
}

impl Judge for MariaDb {
    fn dialect(&self) -> Dialect {
        Dialect::MariaDb
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.execute(sql)
    }
}

impl Judge for Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        Sqlite::run(self, sql)
    }
}

/// Tries the tables of records, each against its oracle.
pub(crate) fn try_all(judge: &mut dyn Judge, records: &[&str], oracles: &[Rows]) -> Tried {
    let dialect = judge.dialect();
    let records = records.iter().map(|record| alone(record, dialect));
    let records: Vec<String> = records.collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let model = DataModel::of(&records).unwrap_or_else(|problems| panic!("{problems}"));
    let script = tablewright_sql::script(&model, dialect).expect("a script");
    judge
        .run(&script)
        .unwrap_or_else(|error| panic!("{dialect}: {error}"));
    let mut tried = Tried::default();
    for oracle in oracles {
        let table = model.table(oracle.table).expect("a table");
        tried.tables += 1;
        try_table(judge, table, oracle, &mut tried);
    }
    let drop = tablewright_sql::drop_script(&model, dialect).expect("a script");
    judge.run(&drop).expect("the tables are dropped");
    tried
}

/// A record whose rows refer to nothing. Ranges that may not overlap are refused as a whole where no
/// engine keeps them apart.
fn alone(record: &str, dialect: Dialect) -> String {
    let mut record: Record = serde_json::from_str(record).expect("a record");
    if dialect == Dialect::MariaDb {
        record
            .rules
            .retain(|rule| !matches!(rule.rule, RuleForm::NoOverlap { .. }));
    }
    for table in &mut record.tables {
        table.foreign_keys.clear();
    }
    serde_json::to_string(&record).expect("a record is JSON")
}

fn try_table(judge: &mut dyn Judge, table: &Table, oracle: &Rows, tried: &mut Tried) {
    let mut base = Cells::new();
    for part in &oracle.parts {
        base.extend(part.encodings.first().expect("a value").clone());
    }
    let delete = format!("DELETE FROM {}", quoted(judge.dialect(), &table.name));
    let mut number = 0;
    for part in &oracle.parts {
        let mut rows = Vec::new();
        engine::rows_of(part, &mut |cells| rows.push(cells.clone()));
        for cells in rows {
            let mut row = base.clone();
            row.retain(|name, _| !part.columns.iter().any(|column| column.name == *name));
            row.extend(cells.clone());
            number += 1;
            let sql = insert(judge.dialect(), table, &row, number);
            let is_taken = judge.run(&sql).is_ok();
            tried.count(&table.name, is_taken, part.encodings.contains(&cells), &sql);
            // A row is judged by itself, whatever is unique among several.
            if is_taken {
                judge.run(&delete).expect("the row is deleted");
            }
        }
    }
}

fn quoted(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::MySql | Dialect::MariaDb => format!("`{name}`"),
        _ => format!("\"{name}\""),
    }
}

/// A row, with ids of its own where it says none.
fn insert(dialect: Dialect, table: &Table, row: &Cells, number: u32) -> String {
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for column in &table.columns {
        let value = match row.get(&column.name) {
            Some(cell) => literal(dialect, column, cell),
            None if is_left(column, row) => {
                let id = Cell::Text(format!("018f4e3a-0000-7000-8000-{number:012x}"));
                literal(dialect, column, &id)
            }
            None => continue,
        };
        columns.push(quoted(dialect, &column.name));
        values.push(value);
    }
    format!(
        "INSERT INTO {} ({}) VALUES ({})",
        quoted(dialect, &table.name),
        columns.join(", "),
        values.join(", ")
    )
}

/// Whether a column is the key of the row or of its parent, of which no oracle speaks.
fn is_left(column: &Column, row: &Cells) -> bool {
    let source = column.source.text();
    let is_key = source == "Identity" || source.starts_with("Parent ");
    is_key && !row.contains_key(&column.name)
}

/// A cell as the type of its column has it.
fn literal(dialect: Dialect, column: &Column, cell: &Cell) -> String {
    match (cell, &column.ty) {
        (Cell::Integer(value), ColumnType::Boolean) if dialect == Dialect::Postgres => {
            format!("({value} = 1)")
        }
        (Cell::Integer(value), ColumnType::Decimal { .. }) if dialect == Dialect::Sqlite => {
            sqlite_number(&value.to_string())
        }
        (Cell::Number(text), _) if dialect == Dialect::Sqlite => sqlite_number(text),
        (Cell::Integer(value), _) => value.to_string(),
        (Cell::Number(text), _) => text.clone(),
        (Cell::Text(text), ColumnType::Uuid) if dialect == Dialect::Sqlite => {
            format!("X'{}'", text.replace('-', ""))
        }
        (Cell::Text(text), ColumnType::Timestamp) => match dialect {
            Dialect::Sqlite => format!("'{}Z'", text.replace(' ', "T")),
            Dialect::Postgres => format!("'{text}+00'"),
            _ => format!("'{text}'"),
        },
        (Cell::Text(text), _) => format!("'{}'", text.replace('\'', "''")),
        (Cell::Bytes(bytes), _) => {
            let mut hex = String::new();
            for byte in bytes {
                let _ = write!(hex, "{byte:02X}");
            }
            match dialect {
                Dialect::Postgres => format!("'\\x{hex}'"),
                _ => format!("X'{hex}'"),
            }
        }
    }
}

/// Integers of 64 bits without a sign are blobs there; of what is none, the text stands for itself.
fn sqlite_number(text: &str) -> String {
    match text.parse::<u64>() {
        Ok(number) => format!("X'{number:016X}'"),
        Err(_) => format!("'{text}'"),
    }
}
