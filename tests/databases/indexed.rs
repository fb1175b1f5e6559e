//! Indexes as engines have them: operator classes, the key of a parent among the columns, and what is
//! said in the SQL of single engines.

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use tablewright::{Aggregate, Entity, Id};
use tablewright_model::DataModel;
use tablewright_sql::{Dialect, Schema};
use uuid::Uuid;

use crate::database::{Database, load, run_by_client};
use crate::values::id;

/// A book that is searched for.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
#[index(title gin_trgm_ops, method = "gin", purpose = "Search inside of titles")]
#[index(title text_pattern_ops desc, lent)]
#[index(
    sql(
        postgres = "USING gin (title gin_trgm_ops, tags jsonb_path_ops) WHERE NOT lent",
        mysql = "(title(20), lent DESC)",
        sqlite = "(length(title) DESC, lent) WHERE NOT lent",
    ),
    purpose = "Search among what is there"
)]
#[index(
    unique,
    name = "idx_books_mark_once",
    sql(postgres = "(lower(mark)) INCLUDE (title)", sqlite = "(lower(mark))")
)]
struct Book {
    id: Id<Book>,
    #[column(length = 100)]
    title: String,
    #[index(desc, purpose = "The last mark first")]
    #[column(length = 20)]
    mark: String,
    lent: bool,
    #[column(json)]
    #[index(jsonb_path_ops, method = "gin")]
    tags: Vec<String>,
    lines: Vec<Line>,
    origin: Option<Origin>,
}

/// A line of a book.
#[derive(Entity)]
#[entity(audit = false)]
#[index(parent, number desc)]
#[index(number, parent, include(spoken))]
#[index(spoken, include(parent))]
struct Line {
    id: Id<Line>,
    number: i32,
    spoken: bool,
}

/// Where a book comes from, which has the identity of the book.
#[derive(Entity)]
#[entity(audit = false)]
#[index(place, parent)]
struct Origin {
    id: Id<Book>,
    #[column(length = 30)]
    place: String,
}

/// A value of each type that has operator classes.
#[derive(Aggregate)]
#[index(version int4_bloom_ops, created_at timestamptz_minmax_multi_ops, method = "brin")]
#[index(name varchar_pattern_ops, method = "hash")]
#[index(name gist_trgm_ops, address inet_ops, method = "gist")]
#[index(address inet_minmax_ops, method = "brin")]
#[index(address inet_minmax_multi_ops, method = "brin")]
#[index(address inet_bloom_ops, method = "brin")]
#[index(
    text text_bloom_ops, digest bytea_bloom_ops, uuid uuid_bloom_ops, tiny int2_bloom_ops,
    whole int4_bloom_ops, large int8_bloom_ops, huge numeric_bloom_ops, single float4_bloom_ops,
    double float8_bloom_ops, instant timestamptz_bloom_ops, civil timestamp_bloom_ops,
    day date_bloom_ops, hour time_bloom_ops,
    method = "brin"
)]
#[index(
    uuid uuid_minmax_multi_ops, tiny int2_minmax_multi_ops, whole int4_minmax_multi_ops,
    large int8_minmax_multi_ops, huge numeric_minmax_multi_ops, single float4_minmax_multi_ops,
    double float8_minmax_multi_ops, instant timestamptz_minmax_multi_ops,
    civil timestamp_minmax_multi_ops, day date_minmax_multi_ops, hour time_minmax_multi_ops,
    method = "brin"
)]
struct Reading {
    id: Id<Reading>,
    #[column(length = 40)]
    name: String,
    text: String,
    digest: [u8; 4],
    address: IpAddr,
    uuid: Uuid,
    tiny: i8,
    whole: i32,
    large: i64,
    huge: u64,
    #[column(precision = 10, scale = 2)]
    amount: Decimal,
    single: f32,
    double: f64,
    instant: DateTime<Utc>,
    civil: NaiveDateTime,
    day: NaiveDate,
    hour: NaiveTime,
}

/// What is said for single engines is there on these, and noted on others.
fn are_noted(schema: &Schema) {
    let books = schema.table("books").expect("a table");
    let is_there = |name: &str| books.indexes.iter().any(|index| index.name == name);
    let is_left_out = |name: &str| books.left_out.iter().any(|of| of.index == name);
    let has_marks = matches!(schema.dialect, Dialect::Postgres | Dialect::Sqlite);
    assert!(is_there("idx_books_sql"));
    assert_eq!(is_there("idx_books_mark_once"), has_marks);
    assert_eq!(is_left_out("idx_books_mark_once"), !has_marks);
    let looks_inside = schema.dialect == Dialect::Postgres;
    for name in [
        "idx_books_title_gin_trgm_ops",
        "idx_books_tags_jsonb_path_ops",
    ] {
        assert_eq!(is_there(name), looks_inside, "{name}");
        assert_eq!(is_left_out(name), !looks_inside, "{name}");
    }
    let script = schema.script();
    let needs = "CREATE EXTENSION IF NOT EXISTS pg_trgm;";
    assert_eq!(script.contains(needs), looks_inside, "{script}");
    if !has_marks {
        let note = "-- Nothing says it in the SQL of MariaDB: idx_books_mark_once is left out.";
        assert!(script.contains(note), "{script}");
    }
}

/// A unique index in SQL refuses rows.
fn refuses(database: &mut dyn Database, model: &DataModel) {
    let dialect = database.dialect();
    let schema = tablewright_sql::schema(model, dialect).expect("a schema");
    database.run(&schema.script()).expect("a database");
    let mut book = |row: u32, mark: &str| {
        let row = id(dialect, row);
        database.run(&format!(
            "INSERT INTO books (id, title, mark, lent, tags) VALUES ({row}, 'A', '{mark}', FALSE, '[]')"
        ))
    };
    book(1, "b").expect("a book");
    let done = book(2, "B");
    let has_marks = matches!(dialect, Dialect::Postgres | Dialect::Sqlite);
    assert_eq!(done.is_err(), has_marks, "{done:?}");
    database.run(&schema.drop_script()).expect("all is dropped");
}

/// The classes are all that a server has of itself for types that columns have, but for two that are
/// those of these types by other names.
fn classes_are_all(database: &mut dyn Database) {
    let types = "'text', 'jsonb', 'inet', 'bytea', 'uuid', 'int2', 'int4', 'int8', 'numeric', \
        'float4', 'float8', 'timestamptz', 'timestamp', 'date', 'time', 'bool'";
    let rows = database.read(&format!(
        "SELECT DISTINCT p.opcname::text, m.amname::text FROM pg_opclass p
        JOIN pg_am m ON m.oid = p.opcmethod
        JOIN pg_namespace n ON n.oid = p.opcnamespace AND n.nspname = 'pg_catalog'
        WHERE NOT p.opcdefault AND p.opcname NOT IN ('cidr_ops', 'varchar_ops') AND p.opcintype IN (SELECT oid FROM pg_type WHERE typname IN ({types}))
        ORDER BY 1, 2"
    ));
    let found = rows
        .into_iter()
        .map(|row| row.into_iter().flatten().collect());
    let found: Vec<Vec<String>> = found.collect();
    let mut known = Vec::new();
    for class in tablewright::__workspace::method::OperatorClass::ALL {
        let of_server = class.methods.iter().filter(|_| class.extension.is_none());
        known.extend(of_server.map(|method| vec![class.name.to_owned(), (*method).to_owned()]));
    }
    known.sort();
    assert_eq!(known, found);
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Book::DATA_MODEL]).expect("a model");
    are_noted(&tablewright_sql::schema(&model, dialect).expect("a schema"));
    load(database, &model, "books");
    run_by_client(database, &model, "books");
    refuses(database, &model);
    if dialect == Dialect::Postgres {
        classes_are_all(database);
        let model = DataModel::of(&[Reading::DATA_MODEL]).expect("a model");
        load(database, &model, "readings");
    }
}
