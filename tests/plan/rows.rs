//! Rows of the tables of a model, and what is left of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tablewright_sql::Dialect;

use crate::database::Database;
use crate::generated::made::{Field, Kind};
use crate::mutation::{Domain, Table};

/// What each row of a table holds: by the identity of the table, the number of the row, and the name of
/// the field.
pub(crate) type Stored = BTreeMap<(usize, usize, &'static str), Option<String>>;

/// The rows of each table: few, so that many of them are unique.
const ROWS: usize = 3;

/// Puts rows into all tables; returns how many there are. Some are refused, where only so many may be.
pub(crate) fn insert(database: &mut dyn Database, domain: &Domain, seed: usize) -> usize {
    let dialect = database.dialect();
    let (mut count, mut root) = (0, 0);
    for (at, table) in domain.tables.iter().enumerate() {
        let is_child = at > 0 && table.made.child;
        if !is_child {
            root = at;
        }
        for row in 0..ROWS {
            let mut columns = vec!["id".to_owned()];
            let mut values = vec![id(dialect, table.identity, row)];
            if is_child {
                columns.push("parent_id".to_owned());
                values.push(id(dialect, domain.tables[root].identity, row));
            }
            for field in &table.made.fields {
                columns.push(quoted(dialect, field.name));
                values.push(literal(dialect, field, row, seed));
            }
            let sql = format!(
                "INSERT INTO t{at} ({}) VALUES ({})",
                columns.join(", "),
                values.join(", ")
            );
            count += usize::from(database.run(&sql).is_ok());
        }
    }
    count
}

/// What is stored of the fields of all tables.
pub(crate) fn read(database: &mut dyn Database, domain: &Domain) -> Stored {
    let dialect = database.dialect();
    let mut stored = Stored::new();
    for (at, table) in domain.tables.iter().enumerate() {
        let fields = &table.made.fields;
        let columns = fields.iter().map(|field| shown(dialect, field));
        let columns: Vec<String> = columns.collect();
        for row in 0..ROWS {
            let id = id(dialect, table.identity, row);
            let columns = columns.iter().map(|sql| format!(", {sql}"));
            let columns: String = columns.collect();
            let rows = database.read(&format!("SELECT '-'{columns} FROM t{at} WHERE id = {id}"));
            let Some(cells) = rows.into_iter().next() else {
                continue;
            };
            stored.insert((table.identity, row, "id"), Some(String::new()));
            for (field, cell) in fields.iter().zip(cells.into_iter().skip(1)) {
                let value = cell.map(|cell| normal(dialect, field, &cell));
                stored.insert((table.identity, row, field.name), value);
            }
        }
    }
    stored
}

/// What of the rows of one model has to be in the other one, under the names that it has there.
pub(crate) fn expected(
    stored: &Stored,
    lost: &[String],
    before: &Domain,
    after: &Domain,
) -> Stored {
    let place = |tables: &[Table], identity| {
        tables
            .iter()
            .position(|table: &Table| table.identity == identity)
    };
    let mut expected = Stored::new();
    for ((identity, row, name), value) in stored {
        let (Some(from), Some(to)) = (
            place(&before.tables, *identity),
            place(&after.tables, *identity),
        ) else {
            continue;
        };
        let is_lost =
            |path: &String| *path == format!("t{from}") || *path == format!("t{from}.{name}");
        if lost.iter().any(is_lost) {
            continue;
        }
        let mut renamed = after.tables[to]
            .renamed
            .iter()
            .chain(&before.tables[from].renamed);
        let other = renamed.find_map(|(now, former)| {
            (former == name)
                .then_some(*now)
                .or_else(|| (now == name).then_some(*former))
        });
        let fields = &after.tables[to].made.fields;
        let has = |name: &str| fields.iter().any(|field| field.name == name);
        let name = other.filter(|other| has(other)).unwrap_or(name);
        if name == "id" || has(name) {
            expected.insert((*identity, *row, name), value.clone());
        }
    }
    expected
}

fn quoted(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::MariaDb => format!("`{name}`"),
        _ => format!("\"{name}\""),
    }
}

fn id(dialect: Dialect, table: usize, row: usize) -> String {
    let digits = format!("{:032x}", table * 16 + row + 1);
    if dialect == Dialect::Sqlite {
        return format!("X'{digits}'");
    }
    let parts = [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ];
    format!("'{}'", parts.join("-"))
}

/// A value that mostly is one of other types too.
fn literal(dialect: Dialect, field: &Field, row: usize, seed: usize) -> String {
    // Now and then, what another model does not take.
    let is_odd = (seed + row).is_multiple_of(7);
    if field.nullable && is_odd {
        return "NULL".to_owned();
    }
    let is_sqlite = dialect == Dialect::Sqlite;
    let text = |text: &str| format!("'{text}'");
    let time = |zone: &str| {
        text(&if is_sqlite {
            format!("2020-02-29T10:00:00.00000{row}{zone}")
        } else {
            format!("2020-02-29 10:00:00.00000{row}")
        })
    };
    match field.kind {
        Kind::Plain("BOOLEAN") => ["FALSE", "TRUE"][row % 2].to_owned(),
        Kind::Plain("REAL" | "DOUBLE PRECISION") => format!("{row}.5"),
        Kind::Plain("DECIMAL(10,2)") if is_sqlite => (row * 100 + usize::from(is_odd)).to_string(),
        Kind::Plain("DECIMAL(10,2)") => format!("{row}.0{}", u8::from(is_odd)),
        Kind::Plain("DECIMAL(18,18)") if is_sqlite => format!("{}000000000000000", row * 250),
        Kind::Plain("DECIMAL(18,18)") => format!("0.{}", row * 25),
        Kind::Ranged("DECIMAL(20,0)", ..) if is_sqlite => format!("X'{row:016X}'"),
        Kind::Plain("SMALLINT" | "INTEGER" | "BIGINT" | "DECIMAL(1,0)") | Kind::Ranged(..) => {
            row.to_string()
        }
        Kind::Plain("VARCHAR(255)") if is_odd => text("open and longer"),
        Kind::Listed => text(["open", "it''s shut"][row % 2]),
        Kind::Native => text("glad"),
        Kind::Plain("UUID") => id(dialect, 99, row),
        Kind::Plain("TIMESTAMP") if dialect == Dialect::Postgres => {
            text(&format!("2020-02-29 10:00:00.00000{row}+00"))
        }
        Kind::Plain("TIMESTAMP") => time("Z"),
        Kind::Plain("DATETIME") => time(""),
        Kind::Plain("DATE") => text(&format!("2020-02-1{row}")),
        Kind::Plain("TIME") => text(&format!("10:00:00.00000{row}")),
        Kind::Plain("JSON") => text(&format!("[{row}]")),
        Kind::Plain("BYTES") => bytes(dialect, &[7; 4]),
        Kind::Digest => bytes(dialect, &[u8::try_from(row).expect("few"); 32]),
        Kind::Plain("INET") if dialect == Dialect::Postgres => text(&format!("10.0.0.{row}")),
        Kind::Plain("INET") => bytes(dialect, &[10, 0, 0, u8::try_from(row).expect("few")]),
        Kind::Char | Kind::Plain(_) => {
            text(&char::from(b'a' + u8::try_from(row).expect("few")).to_string())
        }
    }
}

fn bytes(dialect: Dialect, bytes: &[u8]) -> String {
    let digits = bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    match dialect {
        Dialect::Postgres => format!("'\\x{digits}'"),
        _ => format!("X'{digits}'"),
    }
}

/// A column as text.
fn shown(dialect: Dialect, field: &Field) -> String {
    let name = quoted(dialect, field.name);
    let is_bytes = matches!(field.kind, Kind::Digest | Kind::Plain("BYTES" | "INET"));
    let is_blob = matches!(
        field.kind,
        Kind::Plain("UUID") | Kind::Ranged("DECIMAL(20,0)", ..)
    );
    match dialect {
        Dialect::Postgres => format!("CAST({name} AS text)"),
        Dialect::MariaDb if is_bytes => format!("HEX({name})"),
        Dialect::MariaDb => format!("CAST({name} AS CHAR)"),
        _ if is_bytes || is_blob => {
            format!("CASE WHEN {name} IS NOT NULL THEN HEX({name}) END")
        }
        _ => format!("CAST({name} AS TEXT)"),
    }
}

/// The same text for the same value, whatever its type.
fn normal(dialect: Dialect, field: &Field, cell: &str) -> String {
    let scale = match field.kind {
        Kind::Plain("DECIMAL(10,2)") => 2,
        Kind::Plain("DECIMAL(18,18)") => 18,
        Kind::Ranged("DECIMAL(20,0)", ..) if dialect == Dialect::Sqlite => {
            return u64::from_str_radix(cell, 16).expect("a number").to_string();
        }
        Kind::Ranged(..)
        | Kind::Plain(
            "DECIMAL(1,0)" | "SMALLINT" | "INTEGER" | "BIGINT" | "REAL" | "DOUBLE PRECISION",
        ) => 0,
        _ => return cell.to_owned(),
    };
    let number: f64 = cell.parse().expect("a number");
    let unit = if dialect == Dialect::Sqlite {
        10_f64.powi(scale)
    } else {
        1.0
    };
    (number / unit).to_string()
}
