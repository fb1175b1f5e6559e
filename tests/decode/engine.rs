//! The rows of a table, put to SQLite with the checks of the model.

use std::collections::BTreeSet;

use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use tablewright_model::Table;

use crate::oracle::{Cell, Cells, Column, Part, Rows};

/// More combinations than this are not all tried: see `try_part`.
const MOST: usize = 20_000;

/// How many rows were tried, and what came of it.
#[derive(Default)]
pub(crate) struct Tried {
    pub(crate) tables: usize,
    pub(crate) rows: usize,
    pub(crate) accepted: usize,
    pub(crate) disagreements: usize,
    /// The first of them, in words.
    first: Vec<String>,
    /// Whether one of them says enough.
    is_one_enough: bool,
}

impl Tried {
    /// Counts a row that was tried.
    pub(crate) fn count(&mut self, table: &str, accepted: bool, decodes: bool, row: &str) {
        self.rows += 1;
        self.accepted += usize::from(accepted);
        if accepted != decodes {
            self.disagreements += 1;
            if self.disagreements <= 10 {
                self.first
                    .push(format!("{table}: accepted {accepted}: {row}"));
            }
        }
    }

    /// What the first disagreements are.
    pub(crate) fn told(&self) -> String {
        self.first.join("\n")
    }

    fn is_decided(&self) -> bool {
        self.is_one_enough && self.disagreements > 0
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.tables += other.tables;
        self.rows += other.rows;
        self.accepted += other.accepted;
        self.disagreements += other.disagreements;
    }
}

/// Tries a table, and prints what the oracle sees otherwise.
pub(crate) fn try_table(table: &Table, oracle: &Rows) -> Tried {
    keeps_what_it_should(table, oracle);
    covers(table, oracle);
    binds_no_parts(table, oracle);
    let mut tried = Tried::default();
    try_parts(table, oracle, &mut tried, |_| true);
    for disagreement in &tried.first {
        println!("{disagreement}");
    }
    tried
}

/// Tries a table without one of its checks, as far as that speaks of it, until this is noticed.
pub(crate) fn try_without(table: &Table, check: usize, oracle: &Rows) -> Tried {
    let mut table = table.clone();
    let check = table.checks.remove(check);
    let mut tried = Tried {
        is_one_enough: true,
        ..Tried::default()
    };
    try_parts(&table, oracle, &mut tried, |part| {
        is_spoken_of(part, &check.expression)
    });
    tried
}

/// Tries parts of a table, each beside rows that decode: nothing binds parts together.
fn try_parts(table: &Table, oracle: &Rows, tried: &mut Tried, is_meant: impl Fn(&Part) -> bool) {
    let engine = Engine::of(table, oracle);
    tried.tables = 1;
    for part in oracle.parts.iter().filter(|part| is_meant(part)) {
        try_part(&engine, table, part, tried);
    }
}

/// What keeps the rows of one parent apart is there, and nothing else does.
fn keeps_what_it_should(table: &Table, oracle: &Rows) {
    for columns in &oracle.apart {
        keeps_apart(table, columns);
    }
    let unique = table.indexes.iter().filter(|index| index.unique);
    let of_rows = unique.filter(|index| index.filter.is_none());
    let known = |columns: &[String]| oracle.apart.iter().any(|apart| apart == columns);
    let unknown: Vec<_> = of_rows.filter(|index| !known(&index.columns)).collect();
    assert!(unknown.is_empty(), "{}: {unknown:?}", table.name);
}

/// The oracle speaks of all columns but the generated ones.
fn covers(table: &Table, oracle: &Rows) {
    let spoken: BTreeSet<&str> = oracle
        .parts
        .iter()
        .flat_map(|part| &part.columns)
        .map(|column| column.name.as_str())
        .collect();
    let declared: BTreeSet<&str> = table
        .columns
        .iter()
        .filter(|field| !is_generated(&field.source.text()))
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(spoken, declared, "the columns of {}", table.name);
}

fn is_generated(source: &str) -> bool {
    ["Identity", "Optimistic locking", "Audit"].contains(&source) || source.starts_with("Parent ")
}

/// What no check brings together can be tried apart.
fn binds_no_parts(table: &Table, oracle: &Rows) {
    for check in &table.checks {
        let spoken = |part: &&Part| is_spoken_of(part, &check.expression);
        let count = oracle.parts.iter().filter(spoken).count();
        assert_eq!(count, 1, "{} speaks of one part", check.name);
    }
}

fn is_spoken_of(part: &Part, expression: &str) -> bool {
    // Every other part between quotes is a text.
    let words: BTreeSet<&str> = expression
        .split('\'')
        .step_by(2)
        .flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .collect();
    let mut columns = part.columns.iter();
    columns.any(|column| words.contains(column.name.as_str()))
}

fn keeps_apart(table: &Table, columns: &[&str]) {
    let is_unique = table
        .indexes
        .iter()
        .any(|index| index.unique && index.filter.is_none() && index.columns == columns);
    assert!(is_unique, "{}: nothing keeps {columns:?} apart", table.name);
}

/// A table of SQLite with the constraints of one of the model, and values for all of its columns.
struct Engine {
    connection: Connection,
    insert: String,
    columns: Vec<String>,
    base: Cells,
}

impl Engine {
    fn of(table: &Table, oracle: &Rows) -> Self {
        let connection = Connection::open_in_memory().expect("a database");
        lengths(&connection);
        let columns: Vec<String> = table.columns.iter().map(|f| f.name.clone()).collect();
        let mut parts: Vec<String> = table
            .columns
            .iter()
            .map(|field| {
                // Without a type, a column keeps what it is given.
                let not_null = if field.is_nullable() { "" } else { " NOT NULL" };
                format!("\"{}\"{not_null}", field.name)
            })
            .collect();
        for check in &table.checks {
            parts.push(format!("CHECK ({})", check.expression));
        }
        connection
            .execute(&format!("CREATE TABLE t ({})", parts.join(", ")), [])
            .unwrap_or_else(|error| panic!("{}: {error}", table.name));
        let marks = vec!["?"; columns.len()].join(", ");
        let mut base: Cells = columns
            .iter()
            .zip(&table.columns)
            .filter(|(_, field)| is_generated(&field.source.text()) || !field.is_nullable())
            .map(|(name, _)| (name.clone(), Cell::Integer(1)))
            .collect();
        for part in &oracle.parts {
            let first = part.encodings.first().expect("a value");
            for column in &part.columns {
                base.remove(&column.name);
            }
            base.extend(first.clone());
        }
        Self {
            connection,
            insert: format!("INSERT INTO t VALUES ({marks})"),
            columns,
            base,
        }
    }
}

/// Standard SQL's names for what SQLite calls `length`.
fn lengths(connection: &Connection) {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection
        .create_scalar_function("char_length", 1, flags, |call| {
            let text: Option<String> = call.get(0)?;
            Ok(text.map(|text| i64::try_from(text.chars().count()).expect("a short text")))
        })
        .expect("a function");
    connection
        .create_scalar_function("octet_length", 1, flags, |call| {
            let bytes: Option<Vec<u8>> = call.get(0)?;
            Ok(bytes.map(|bytes| i64::try_from(bytes.len()).expect("a few bytes")))
        })
        .expect("a function");
}

fn try_part(engine: &Engine, table: &Table, part: &Part, tried: &mut Tried) {
    let decodes: BTreeSet<&Cells> = part.encodings.iter().collect();
    assert_eq!(
        decodes.len(),
        part.encodings.len(),
        "{}: two values of one encoding",
        table.name
    );
    engine
        .connection
        .execute("BEGIN", [])
        .expect("a transaction");
    let mut insert = engine
        .connection
        .prepare(&engine.insert)
        .expect("a statement");
    // Whether more rows are to be tried.
    let mut try_row = |cells: &Cells| {
        let row = engine.columns.iter().map(|name| {
            let in_part = part.columns.iter().any(|column| column.name == *name);
            let cells = if in_part { cells } else { &engine.base };
            cells.get(name).map_or(Value::Null, Cell::value)
        });
        let accepted = insert.execute(params_from_iter(row)).is_ok();
        let decodes = decodes.contains(cells);
        tried.count(&table.name, accepted, decodes, &format!("{cells:?}"));
        !tried.is_decided()
    };
    let all = combinations(part, usize::MAX);
    if all.iter().map(Vec::len).product::<usize>() <= MOST {
        each(part, &all, &mut try_row);
    } else if each(part, &combinations(part, 1), &mut try_row) {
        // All combinations of NULL and of tags, and each other value in each row that decodes.
        others(part, &mut try_row);
    }
    drop(insert);
    engine
        .connection
        .execute("ROLLBACK", [])
        .expect("a rollback");
}

/// More combinations than this are not all put to a server.
const FEW: usize = 800;

/// Rows to try of a part: all combinations, where these are few, or those of NULL and of tags, and each
/// other value in each row that decodes.
pub(crate) fn rows_of(part: &Part, visit: &mut dyn FnMut(&Cells)) {
    let mut visit = |cells: &Cells| {
        visit(cells);
        true
    };
    let all = combinations(part, usize::MAX);
    if all.iter().map(Vec::len).product::<usize>() <= FEW {
        each(part, &all, &mut visit);
        return;
    }
    let some = combinations(part, 1);
    if some.iter().map(Vec::len).product::<usize>() <= MOST_OF_SERVERS {
        each(part, &some, &mut visit);
    }
    others(part, &mut visit);
}

/// Nor are more than these.
const MOST_OF_SERVERS: usize = 8_000;

/// NULL and so many candidates of each column; of a tag, all.
fn combinations(part: &Part, most: usize) -> Vec<Vec<Option<Cell>>> {
    let of_column = |column: &Column| {
        let most = if column.is_tag { usize::MAX } else { most };
        let candidates = column.candidates.iter().take(most).cloned().map(Some);
        [None].into_iter().chain(candidates).collect()
    };
    part.columns.iter().map(of_column).collect()
}

/// Each candidate of a column in each row that decodes, until no more is asked for.
fn others(part: &Part, visit: &mut dyn FnMut(&Cells) -> bool) {
    for column in &part.columns {
        let has_column = |row: &&Cells| row.contains_key(&column.name);
        for encoding in part.encodings.iter().filter(has_column) {
            for candidate in &column.candidates {
                let mut cells = encoding.clone();
                cells.insert(column.name.clone(), candidate.clone());
                if !visit(&cells) {
                    return;
                }
            }
        }
    }
}

/// Each combination as a row, until no more is asked for; whether all were visited.
fn each(part: &Part, of: &[Vec<Option<Cell>>], visit: &mut dyn FnMut(&Cells) -> bool) -> bool {
    let mut counters = vec![0; of.len()];
    loop {
        let columns = part.columns.iter().zip(of).zip(&counters);
        let cells = columns.filter_map(|((column, of), counter)| {
            let cell = of[*counter].clone()?;
            Some((column.name.clone(), cell))
        });
        if !visit(&cells.collect()) {
            return false;
        }
        if !next(&mut counters, of) {
            return true;
        }
    }
}

fn next(counters: &mut [usize], of: &[Vec<Option<Cell>>]) -> bool {
    for (counter, of) in counters.iter_mut().zip(of) {
        *counter += 1;
        if *counter < of.len() {
            return true;
        }
        *counter = 0;
    }
    false
}
