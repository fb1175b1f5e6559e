//! The most that an engine takes: as much loads, and more is refused, by the review and by the
//! engine. What is refused without need is found here.

pub(crate) mod methods;
pub(crate) mod words;

use serde_json::{Value, json};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::database::Database;

/// What a table has beside its identity.
#[derive(Default)]
struct Parts {
    fields: Vec<Value>,
    indexes: Vec<Value>,
    /// The name and the values of an enum of the database.
    native: Option<(String, Vec<String>)>,
}

impl Parts {
    /// So many columns.
    fn columns(count: usize, ty: &str, constraints: &str, default: Option<&str>) -> Self {
        let fields = (0..count).map(|at| {
            let mut field =
                json!({"name": format!("c_{at}"), "type": ty, "constraints": constraints});
            if let Some(default) = default {
                field["default"] = json!(default);
            }
            field["source"] = json!("T.c");
            field
        });
        Self {
            fields: fields.collect(),
            ..Self::default()
        }
    }

    fn index(mut self, columns: &[&str], more: &[(&str, Value)]) -> Self {
        let name = format!("idx_{}", self.indexes.len());
        let mut index = json!({"name": name, "columns": columns, "purpose": "By it"});
        for (key, value) in more {
            index[*key] = value.clone();
        }
        self.indexes.push(index);
        self
    }

    fn native(name: &str, values: Vec<String>) -> Self {
        Self {
            native: Some((name.to_owned(), values)),
            ..Self::columns(1, name, "NOT NULL", None)
        }
    }

    fn model(&self, table: &str) -> DataModel {
        let id = json!({"name": "id", "type": "UUID", "constraints": "PRIMARY KEY", "source": "Identity"});
        let fields: Vec<&Value> = [&id].into_iter().chain(&self.fields).collect();
        let native = self.native.iter();
        let enums = native
            .clone()
            .map(|(name, values)| json!({"name": name, "values": values, "source": "Mood"}));
        let types =
            native.map(|(name, _)| json!({"enum": name, "type": "made::Mood", "native": true}));
        let record = json!({
            "format": 1,
            "package": {"name": "made", "version": "0.1.0"},
            "aggregate": {"name": "T", "type": "made::T"},
            "tables": [{
                "id": "TBL-T-001", "name": table, "aggregate": "T", "purpose": "Rows", "source_refs": [],
                "fields": fields, "primaryKey": {"columns": ["id"]},
                "indexes": self.indexes, "foreignKeys": [], "checkConstraints": [],
            }],
            "enums": enums.collect::<Vec<_>>(),
            "entities": [{"table": table, "type": "made::T"}],
            "types": types.collect::<Vec<_>>(),
            "rules": [], "conditions": [], "renames": [],
        });
        DataModel::of(&[&record.to_string()]).unwrap_or_else(|problems| panic!("{problems}"))
    }
}

/// Loads and drops a model that is not refused; whether it is not.
fn loads(database: &mut dyn Database, model: &DataModel, name: &str) -> bool {
    let dialect = database.dialect();
    let Ok(script) = tablewright_sql::script(model, dialect) else {
        return false;
    };
    if let Err(error) = database.run(&script) {
        panic!("{name} on {dialect}: {error}\n{script}");
    }
    let drop = tablewright_sql::drop_script(model, dialect).expect("a script");
    database
        .run(&drop)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    true
}

/// A size, the most of it, and what more of it looks like in SQL, before the constraints.
struct Limit {
    what: &'static str,
    most: usize,
    of: fn(usize) -> Parts,
    more: &'static str,
}

const fn limit(
    what: &'static str,
    most: usize,
    of: fn(usize) -> Parts,
    more: &'static str,
) -> Limit {
    Limit {
        what,
        most,
        of,
        more,
    }
}

fn values(count: usize, letter: &str) -> Parts {
    Parts::native("mood", vec![letter.repeat(count), "y".to_owned()])
}

fn indexes(count: usize) -> Parts {
    let parts = Parts::columns(count, "SMALLINT", "NOT NULL", None);
    (0..count).fold(parts, |parts, at| parts.index(&[&format!("c_{at}")], &[]))
}

const POSTGRES: [Limit; 3] = [
    limit(
        "columns",
        1_599,
        |count| Parts::columns(count, "INTEGER", "NOT NULL", None),
        "x integer",
    ),
    limit("bytes of a value", 63, |count| values(count, "x"), ""),
    limit(
        "two bytes of a value",
        31,
        |count| values(count, "\u{e4}"),
        "",
    ),
];

const SQLITE: [Limit; 1] = [limit(
    "columns",
    1_999,
    |count| Parts::columns(count, "BIGINT", "NOT NULL", None),
    "\"x\" INTEGER",
)];

const MARIADB: [Limit; 13] = [
    limit(
        "columns",
        1_016,
        |count| Parts::columns(count, "INTEGER", "NULL", None),
        "x TINYINT",
    ),
    limit(
        "UUIDs",
        505,
        |count| Parts::columns(count, "UUID", "NOT NULL", None),
        "x UUID NOT NULL",
    ),
    limit(
        "UUIDs that may be NULL",
        501,
        |count| Parts::columns(count, "UUID", "NULL", None),
        "x UUID",
    ),
    limit(
        "addresses",
        475,
        |count| Parts::columns(count, "INET", "NOT NULL", None),
        "x VARBINARY(16) NOT NULL",
    ),
    limit(
        "decimals",
        475,
        |count| Parts::columns(count, "DECIMAL(38,0)", "NOT NULL", None),
        "x DECIMAL(38,0) NOT NULL",
    ),
    limit(
        "decimals of two parts",
        577,
        |count| Parts::columns(count, "DECIMAL(30,15)", "NOT NULL", None),
        "x DECIMAL(30,15) NOT NULL",
    ),
    limit(
        "long text",
        385,
        |count| Parts::columns(count, "TEXT", "NOT NULL", None),
        "x LONGTEXT NOT NULL",
    ),
    limit(
        "JSON",
        383,
        |count| Parts::columns(count, "JSON", "NULL", None),
        "x LONGTEXT, y LONGTEXT",
    ),
    limit(
        "text that moves",
        385,
        |count| Parts::columns(count, "VARCHAR(60)", "NOT NULL", None),
        "x LONGTEXT NOT NULL",
    ),
    limit(
        "text that does not move",
        33,
        |count| Parts::columns(count, "VARCHAR(60)", "NOT NULL", Some("'x'")),
        "x VARCHAR(60) NOT NULL",
    ),
    limit(
        "short text that does not move",
        197,
        |count| Parts::columns(count, "VARCHAR(10)", "NOT NULL", Some("'x'")),
        "x VARCHAR(10) NOT NULL",
    ),
    limit(
        "characters of a value",
        255,
        |count| values(count, "\u{e4}"),
        "",
    ),
    limit("indexes", 63, indexes, "INDEX x (c_1, c_2)"),
];

/// As much as there is room for loads, and one more is refused: by the engine, if only the column
/// could be had.
pub(crate) fn are_exact(database: &mut dyn Database) {
    let dialect = database.dialect();
    let limits = match dialect {
        Dialect::Postgres => &POSTGRES[..],
        Dialect::MariaDb => &MARIADB,
        _ => &SQLITE,
    };
    for Limit {
        what,
        most,
        of,
        more,
    } in limits
    {
        let model = of(*most).model("t");
        assert!(
            loads(database, &model, what),
            "{most} {what} on {dialect}: {}",
            tablewright_sql::script(&model, dialect).expect_err("problems")
        );
        let problems = tablewright_sql::script(&of(most + 1).model("t"), dialect);
        assert!(problems.is_err(), "{} {what} on {dialect}", most + 1);
        if !more.is_empty() {
            let script = tablewright_sql::script(&model, dialect).expect("a script");
            let script = script.replacen(
                "    CONSTRAINT ",
                &format!("    {more},\n    CONSTRAINT "),
                1,
            );
            assert!(
                database.run(&script).is_err(),
                "{dialect} has room for more {what}"
            );
            if dialect == Dialect::MariaDb {
                // What was done before the error stays done there.
                database
                    .run("DROP TABLE IF EXISTS t")
                    .expect("it is dropped");
            }
        }
    }
}
