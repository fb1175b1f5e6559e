//! Values of native enums come back as they were stored, whatever they are spelled of.

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::database::Database;
use crate::values::id;

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Label {
    #[value_object(rename = "a")]
    Plain,
    #[value_object(rename = "A")]
    Upper,
    #[value_object(rename = "á")]
    Accented,
    #[value_object(rename = "a\u{301}")]
    Composed,
    #[value_object(rename = " a")]
    Leading,
    #[value_object(rename = "a\t")]
    Tab,
    #[value_object(rename = "a\n")]
    Line,
    #[value_object(rename = "a\u{a0}")]
    NoBreak,
    #[value_object(rename = "a\u{3000}")]
    Wide,
    #[value_object(rename = "a,b")]
    Comma,
    #[value_object(rename = "it's")]
    Quote,
    #[value_object(rename = "\"`%_")]
    Signs,
    #[value_object(rename = "back\\slash\\")]
    Backslash,
    #[value_object(rename = "ß")]
    Sharp,
    #[value_object(rename = "ss")]
    Double,
    #[value_object(rename = "\u{1F600}")]
    Beyond,
    #[value_object(rename = "\u{1F601}")]
    Other,
}

/// Marked with a label.
#[derive(Aggregate)]
#[invariant("INV-LBL-001: One mark of each", unique(label))]
struct Mark {
    id: Id<Mark>,
    label: Label,
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Blank {
    #[value_object(rename = "a ")]
    Wide,
    #[value_object(rename = "a")]
    Plain,
}

/// Marked with a label that ends in a blank.
#[derive(Aggregate)]
struct Spaced {
    id: Id<Spaced>,
    label: Blank,
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Blanks {
    #[value_object(rename = "  ")]
    Only,
}

/// Marked with nothing but blanks.
#[derive(Aggregate)]
struct Void {
    id: Id<Void>,
    label: Blanks,
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    come_back(database, Mark::DATA_MODEL, "marks", 17);
    let spaced = [
        (Spaced::DATA_MODEL, "spaceds", 2, "a "),
        (Void::DATA_MODEL, "voids", 1, "  "),
    ];
    for (record, table, count, value) in spaced {
        if dialect == Dialect::MariaDb {
            for dialect in [Dialect::MariaDb, Dialect::MySql] {
                let model = DataModel::of(&[record]).expect("a model");
                let problems = tablewright_sql::script(&model, dialect)
                    .expect_err("a problem")
                    .to_string();
                let why = format!("an ENUM cuts the blanks at the end of its value '{value}'");
                assert!(problems.contains(&why), "{problems}");
            }
        } else {
            come_back(database, record, table, count);
        }
    }
}

/// Each value of the enum is stored, and another one is read from no row.
fn come_back(database: &mut dyn Database, record: &str, table: &str, count: usize) {
    let dialect = database.dialect();
    let model = DataModel::of(&[record]).expect("a model");
    let script = tablewright_sql::script(&model, dialect).expect("a script");
    database
        .run(&script)
        .unwrap_or_else(|error| panic!("{error}\n{script}"));
    let enums = model.to_document().enums;
    let values = &enums[0].values;
    assert_eq!(values.len(), count);
    for (number, value) in (0..).zip(values) {
        let text = match dialect {
            Dialect::MariaDb => value.replace('\\', "\\\\"),
            _ => value.clone(),
        };
        let text = text.replace('\'', "''");
        let id = id(dialect, number);
        let insert = format!("INSERT INTO {table} (id, label) VALUES ({id}, '{text}')");
        database
            .run(&insert)
            .unwrap_or_else(|error| panic!("{dialect}: {value:?}: {error}"));
    }
    let text = if dialect == Dialect::MariaDb {
        "label"
    } else {
        "CAST(label AS TEXT)"
    };
    let rows = database.read(&format!("SELECT {text} FROM {table} ORDER BY id"));
    let read: Vec<&str> = rows.iter().filter_map(|row| row[0].as_deref()).collect();
    assert_eq!(read, *values, "{dialect}");
    let drop = tablewright_sql::drop_script(&model, dialect).expect("a script");
    database.run(&drop).expect("all is dropped");
}
