//! Words that are names.

use serde_json::json;

use crate::limits::{Parts, loads};
use crate::servers::postgres::Postgres;

/// Words of SQL, the engine's own types, columns and relations, as what they could name: what is
/// not refused loads, and a word is not refused for being one.
pub(crate) fn words_are_names(database: &mut Postgres) {
    let column = |database: &mut Postgres, sql: &str| -> Vec<String> {
        let rows = database.rows(sql).expect("rows");
        rows.into_iter().flatten().flatten().collect()
    };
    let words = column(database, "SELECT word FROM pg_get_keywords()");
    let types = column(
        database,
        "SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace AND typname ~ '^[a-z0-9_]+$'",
    );
    let relations = column(
        database,
        "SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace",
    );
    let columns = column(
        database,
        "SELECT attname FROM pg_attribute WHERE attrelid = 'pg_class'::regclass AND attnum < 0",
    );
    assert!(words.len() > 400 && types.len() > 300 && columns.len() == 6);
    for word in &words {
        names_anything(database, word, &types);
    }
    for of_type in &types {
        assert!(
            !loads(database, &of_enum(of_type).model("t"), of_type),
            "an enum {of_type}"
        );
    }
    for relation in &relations {
        let models = [Parts::default().model(relation), named(relation).model("t")];
        for model in models {
            assert!(!loads(database, &model, relation), "a relation {relation}");
        }
    }
    for name in &columns {
        let mut parts = Parts::columns(1, "INTEGER", "NOT NULL", None);
        parts.fields[0]["name"] = json!(name);
        assert!(!loads(database, &parts.model("t"), name), "a column {name}");
    }
}

/// A word names a column, a table, an index, and an enum, unless there is a type of this name.
fn names_anything(database: &mut Postgres, word: &str, types: &[String]) {
    let mut of_column = Parts::columns(1, "INTEGER", "NOT NULL", None).index(&[word], &[]);
    of_column.fields[0]["name"] = json!(word);
    assert!(
        loads(database, &of_column.model("t"), word),
        "a column {word}"
    );
    assert!(
        loads(database, &Parts::default().model(word), word),
        "a table {word}"
    );
    assert!(
        loads(database, &named(word).model("t"), word),
        "an index {word}"
    );
    let is_taken = loads(database, &of_enum(word).model("t"), word);
    let is_type = database.execute(&format!("SELECT NULL::{word}")).is_ok();
    assert!(
        is_taken || is_type || types.iter().any(|known| known == word) || word == "any",
        "an enum {word}"
    );
}

/// A table with an enum of this name.
fn of_enum(name: &str) -> Parts {
    Parts::native(name, vec!["glad".to_owned()])
}

/// A table with an index of this name.
fn named(name: &str) -> Parts {
    let mut parts = Parts::columns(1, "INTEGER", "NOT NULL", None).index(&["c_0"], &[]);
    parts.indexes[0]["name"] = json!(name);
    parts
}
