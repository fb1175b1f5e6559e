//! How unique rules and indexes compare their columns: letters that count alike, NULL that is the
//! same as NULL, and what descends.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;
use uuid::Uuid;

use crate::database::{Database, load, run_by_client};
use crate::values::id;

#[derive(ValueObject)]
enum Colour {
    Red,
    Green,
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Tone {
    High,
    Low,
}

/// Somebody who signs in.
#[derive(Aggregate)]
#[invariant("INV-ACC-001: An address is one account's", unique(email.to_ascii_lowercase()))]
#[invariant(
    "INV-ACC-002: A name is given once while it is open",
    unique(name.to_ascii_lowercase()) where(self.open) nulls(equal)
)]
#[index(created_at desc, name.to_ascii_lowercase())]
#[index(email.to_ascii_lowercase(), name desc, version, include(open))]
#[index(name, email.to_ascii_lowercase() desc, purpose = "List by name", include(email))]
struct Account {
    id: Id<Account>,
    #[column(length = 140)]
    email: String,
    #[column(length = 100)]
    name: Option<String>,
    open: bool,
}

/// A folder in another one.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
#[invariant("INV-FOL-001: A name is given once in a folder", unique(inside, name) nulls(equal))]
struct Folder {
    id: Id<Folder>,
    #[reference(on_delete = set_null)]
    inside: Option<Id<Folder>>,
    #[column(length = 20)]
    name: String,
}

/// A value of each type, which may be absent.
#[derive(Aggregate)]
#[aggregate(table = "nullables", version = false, audit = false)]
#[invariant("INV-NUL-001: One", unique(number, switched) nulls(equal))]
#[invariant("INV-NUL-002: One", unique(number, tiny) nulls(equal))]
#[invariant("INV-NUL-003: One", unique(number, whole) nulls(equal))]
#[invariant("INV-NUL-004: One", unique(number, large) nulls(equal))]
#[invariant("INV-NUL-005: One", unique(number, half) nulls(equal))]
#[invariant("INV-NUL-006: One", unique(number, amount) nulls(equal))]
#[invariant("INV-NUL-007: One", unique(number, name) nulls(equal))]
#[invariant("INV-NUL-008: One", unique(number, letter) nulls(equal))]
#[invariant("INV-NUL-009: One", unique(number, uuid) nulls(equal))]
#[invariant("INV-NUL-010: One", unique(number, instant) nulls(equal))]
#[invariant("INV-NUL-011: One", unique(number, civil) nulls(equal))]
#[invariant("INV-NUL-012: One", unique(number, day) nulls(equal))]
#[invariant("INV-NUL-013: One", unique(number, hour) nulls(equal))]
#[invariant("INV-NUL-014: One", unique(number, digest) nulls(equal))]
#[invariant("INV-NUL-015: One", unique(number, colour) nulls(equal))]
#[invariant("INV-NUL-016: One", unique(number, tone) nulls(equal))]
#[invariant(
    "INV-NUL-017: One of several",
    unique(whole, name.to_ascii_lowercase(), day) where(self.number < 0) nulls(equal)
)]
struct Nullable {
    id: Id<Nullable>,
    number: i32,
    switched: Option<bool>,
    tiny: Option<i8>,
    whole: Option<i32>,
    large: Option<u64>,
    half: Option<f64>,
    #[column(precision = 10, scale = 2)]
    amount: Option<Decimal>,
    #[column(length = 5)]
    name: Option<String>,
    letter: Option<char>,
    uuid: Option<Uuid>,
    instant: Option<DateTime<Utc>>,
    civil: Option<NaiveDateTime>,
    day: Option<NaiveDate>,
    hour: Option<NaiveTime>,
    digest: Option<[u8; 4]>,
    colour: Option<Colour>,
    tone: Option<Tone>,
}

struct Rows<'d> {
    database: &'d mut dyn Database,
    table: &'static str,
    number: u32,
}

impl Rows<'_> {
    fn insert(&mut self, columns: &str, values: &str) -> Result<(), String> {
        self.number += 1;
        let id = id(self.database.dialect(), self.number);
        let sql = format!(
            "INSERT INTO {} (id, {columns}) VALUES ({id}, {values})",
            self.table
        );
        self.database.run(&sql)
    }

    /// Inserts a row, which is taken or not.
    fn judge(&mut self, columns: &str, values: &str, is_taken: bool) {
        let done = self.insert(columns, values);
        let dialect = self.database.dialect();
        let table = self.table;
        assert_eq!(
            done.is_ok(),
            is_taken,
            "{dialect}: {table} ({columns}): {values}: {done:?}"
        );
    }

    fn clear(&mut self) {
        let sql = format!("DELETE FROM {}", self.table);
        self.database.run(&sql).expect("no row is left");
    }
}

/// What is called alike in some alphabet, and what is not in the letters of ASCII.
const TEXTS: [&str; 22] = [
    "Ada@Example.org",
    "ada@example.ORG",
    "ada@example.org ",
    "É",
    "é",
    "e",
    "E",
    "ÄB",
    "äb",
    "Äb",
    "\u{212A}",
    "k",
    "K",
    "ſ",
    "S",
    "ß",
    "SS",
    "İ",
    "ı",
    "I",
    "Ａ",
    "ａ",
];

/// All characters of ASCII that a text may have.
fn letters(from: u8, to: u8) -> String {
    (from..=to).map(char::from).collect()
}

/// Whether two texts are one is what Rust says of them, on every engine.
fn letters_count_alike(accounts: &mut Rows<'_>) {
    let mut texts: Vec<String> = TEXTS.map(str::to_owned).to_vec();
    let ascii = letters(1, 127);
    texts.extend([ascii.to_ascii_lowercase(), ascii.to_ascii_uppercase()]);
    texts.extend(('@'..='{').map(String::from));
    let mut taken: Vec<String> = Vec::new();
    let dialect = accounts.database.dialect();
    for text in texts {
        let mut literal = text.replace('\'', "''");
        if dialect == Dialect::MariaDb {
            literal = literal.replace('\\', "\\\\");
        }
        let folded = text.to_ascii_lowercase();
        let is_taken = !taken.contains(&folded);
        accounts.judge("email, open", &format!("'{literal}', FALSE"), is_taken);
        if is_taken {
            taken.push(folded);
        }
    }
    accounts.clear();
    for (name, open, is_taken) in [
        ("'Ada'", "TRUE", true),
        ("'ADA'", "TRUE", false),
        ("'ADA'", "FALSE", true),
        ("'ada'", "FALSE", true),
        ("NULL", "FALSE", true),
        ("NULL", "FALSE", true),
        ("NULL", "TRUE", true),
        ("NULL", "TRUE", false),
        ("''", "TRUE", true),
        ("''", "TRUE", false),
    ] {
        let values = format!("'{}', {name}, {open}", accounts.number);
        accounts.judge("email, name, open", &values, is_taken);
    }
}

fn folders_have_one_name(folders: &mut Rows<'_>) {
    let dialect = folders.database.dialect();
    folders.judge("name", "'root'", true);
    folders.judge("name", "'root'", false);
    let first = id(dialect, 1);
    folders.judge("name, inside", &format!("'a', {first}"), true);
    folders.judge("name, inside", &format!("'a', {first}"), false);
    folders.judge("name, inside", &format!("'b', {first}"), true);
    // Its folders are in none then, and one of these is called so.
    let gone = format!("DELETE FROM folders WHERE id = {first}");
    let sql = "INSERT INTO folders (id, name) VALUES";
    let other = id(dialect, 90);
    let run = |database: &mut dyn Database, sql: &str| {
        let done = database.run(sql);
        done.unwrap_or_else(|error| panic!("{dialect}: {sql}: {error}"));
    };
    run(folders.database, &format!("{sql} ({other}, 'b')"));
    let refused = folders.database.run(&gone);
    refused.expect_err("two would be called `b`");
    run(
        folders.database,
        &format!("DELETE FROM folders WHERE id = {other}"),
    );
    run(folders.database, &gone);
    let query = "SELECT 1 FROM folders WHERE inside IS NULL";
    assert_eq!(folders.database.read(query).len(), 2, "{dialect}");
    folders.judge("name", "'b'", false);
    folders.judge("name", "'c'", true);
}

/// Columns, each with the value that an engine may have in the place of NULL, and another: on SQLite,
/// and on the others.
const VALUES: &[(&str, [&str; 2], [&str; 2])] = &[
    same("switched", ["FALSE", "TRUE"]),
    same("tiny", ["0", "1"]),
    same("whole", ["0", "-1"]),
    (
        "large",
        ["X'0000000000000000'", "X'FFFFFFFFFFFFFFFF'"],
        ["0", "18446744073709551615"],
    ),
    same("half", ["0", "0.5"]),
    ("amount", ["0", "150"], ["0", "1.50"]),
    same("name", ["''", "'0'"]),
    same("letter", ["' '", "'0'"]),
    (
        "uuid",
        [
            "X'00000000000000000000000000000000'",
            "X'00000000000000000000000000000001'",
        ],
        [
            "'00000000-0000-0000-0000-000000000000'",
            "'00000000-0000-0000-0000-000000000001'",
        ],
    ),
    (
        "instant",
        [
            "'1000-01-01T00:00:00.000000Z'",
            "'1000-01-01T00:00:00.000001Z'",
        ],
        ["'1000-01-01 00:00:00'", "'1000-01-01 00:00:00.000001'"],
    ),
    (
        "civil",
        [
            "'1000-01-01T00:00:00.000000'",
            "'1000-01-01T00:00:00.000001'",
        ],
        ["'1000-01-01 00:00:00'", "'1000-01-01 00:00:00.000001'"],
    ),
    same("day", ["'1000-01-01'", "'1000-01-02'"]),
    (
        "hour",
        ["'00:00:00.000000'", "'00:00:00.000001'"],
        ["'00:00:00'", "'00:00:00.000001'"],
    ),
    (
        "digest",
        ["X'00000000'", "X'61616161'"],
        ["'aaaa'", "'bbbb'"],
    ),
    same("colour", ["'red'", "'green'"]),
    same("tone", ["'high'", "'low'"]),
];

const fn same(
    column: &'static str,
    values: [&'static str; 2],
) -> (&'static str, [&'static str; 2], [&'static str; 2]) {
    (column, values, values)
}

/// The same on one engine.
fn values(dialect: Dialect) -> impl Iterator<Item = (&'static str, [&'static str; 2])> {
    VALUES
        .iter()
        .map(move |(column, sqlite, others)| match dialect {
            Dialect::Sqlite => (*column, *sqlite),
            _ => (*column, *others),
        })
}

fn null_is_the_same_as_null(nullables: &mut Rows<'_>) {
    let dialect = nullables.database.dialect();
    for (column, [first, second]) in values(dialect) {
        for values in [
            ["NULL", "NULL"],
            [first, second],
            ["NULL", first],
            ["NULL", second],
            [first, first],
        ] {
            nullables.judge_alone(column, values);
        }
    }
    nullables.clear();
    let columns = "number, whole, name, day";
    for (values, is_taken) in [
        ("-1, NULL, NULL, NULL", true),
        ("-2, NULL, NULL, NULL", false),
        ("-3, NULL, 'a', NULL", true),
        ("-4, NULL, 'A', NULL", false),
        ("-5, 0, 'A', NULL", true),
        ("-6, 0, 'a', '1000-01-01'", true),
        ("-7, NULL, 'a', '1000-01-01'", true),
        ("-8, NULL, '', '1000-01-01'", true),
        ("-9, NULL, NULL, '1000-01-01'", true),
        ("-10, NULL, NULL, '1000-01-01'", false),
        ("1, NULL, NULL, NULL", true),
        ("2, NULL, NULL, NULL", true),
    ] {
        nullables.judge(columns, values, is_taken);
    }
}

impl Rows<'_> {
    /// Whether two rows of these values go together, where all other columns differ.
    fn judge_alone(&mut self, column: &str, of: [&str; 2]) {
        self.clear();
        let dialect = self.database.dialect();
        let mut done = Ok(());
        for (row, value) in of.into_iter().enumerate() {
            let (mut columns, mut all) = (format!("number, {column}"), format!("1, {value}"));
            for (name, values) in values(dialect).filter(|(name, _)| *name != column) {
                columns.extend([", ", name]);
                all.extend([", ", values[row]]);
            }
            done = done.and_then(|()| self.insert(&columns, &all));
        }
        assert_eq!(
            done.is_ok(),
            of[0] != of[1],
            "{dialect}: {column} {of:?}: {done:?}"
        );
    }
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let records = [
        Account::DATA_MODEL,
        Folder::DATA_MODEL,
        Nullable::DATA_MODEL,
    ];
    let model = DataModel::of(&records).expect("a model");
    load(database, &model, "compared");
    run_by_client(database, &model, "compared");
    let schema = tablewright_sql::schema(&model, database.dialect()).expect("a schema");
    database.run(&schema.script()).expect("a database");
    let mut rows = Rows {
        database,
        table: "accounts",
        number: 0,
    };
    letters_count_alike(&mut rows);
    rows.table = "folders";
    rows.number = 0;
    folders_have_one_name(&mut rows);
    rows.table = "nullables";
    null_is_the_same_as_null(&mut rows);
    database.run(&schema.drop_script()).expect("all is dropped");
}
