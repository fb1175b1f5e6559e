//! Methods of indexes.

use serde_json::json;

use crate::limits::{Parts, loads};
use crate::servers::postgres::Postgres;

/// Types, and how PostgreSQL has them.
const TYPES: [(&str, &str); 17] = [
    ("BOOLEAN", "boolean"),
    ("SMALLINT", "smallint"),
    ("INTEGER", "integer"),
    ("BIGINT", "bigint"),
    ("DECIMAL(10,2)", "numeric(10,2)"),
    ("REAL", "real"),
    ("DOUBLE PRECISION", "double precision"),
    ("TEXT", "text"),
    ("VARCHAR(10)", "varchar(10)"),
    ("UUID", "uuid"),
    ("TIMESTAMP", "timestamptz"),
    ("DATETIME", "timestamp"),
    ("DATE", "date"),
    ("TIME", "time"),
    ("JSON", "jsonb"),
    ("BYTES", "bytea"),
    ("INET", "inet"),
];

/// An index is refused just where PostgreSQL refuses it.
pub(crate) fn methods_are_known(database: &mut Postgres) {
    for method in ["btree", "hash", "gin", "gist", "spgist", "brin", "nosuch"] {
        let said = ("method", json!(method));
        let check = |database: &mut Postgres, parts: Parts, ty: &str, sql: &str| {
            let name = format!("{method} {sql} of {ty}");
            let is_taken = loads(database, &parts.model("t"), &name);
            let create = format!(
                "BEGIN; CREATE TABLE t (c_0 {ty}, c_1 {ty}); CREATE {}",
                sql.replace("ON t", &format!("ON t USING {method}"))
            );
            let done = database.execute(&create);
            let _ = database.execute("ROLLBACK");
            assert_eq!(is_taken, done.is_ok(), "{name}: {done:?}");
        };
        for (ty, native) in TYPES {
            let parts = || Parts::columns(2, ty, "NOT NULL", None);
            let one = parts().index(&["c_0"], std::slice::from_ref(&said));
            check(database, one, native, "INDEX x ON t (c_0)");
            let two = parts().index(&["c_0", "c_1"], std::slice::from_ref(&said));
            check(database, two, native, "INDEX x ON t (c_0, c_1)");
            let unique = parts().index(&["c_0"], &[said.clone(), ("unique", json!(true))]);
            check(database, unique, native, "UNIQUE INDEX x ON t (c_0)");
            let include = parts().index(&["c_0"], &[said.clone(), ("include", json!(["c_1"]))]);
            check(
                database,
                include,
                native,
                "INDEX x ON t (c_0) INCLUDE (c_1)",
            );
        }
        let native = Parts::native("mood", vec!["glad".to_owned()]);
        let is_taken = loads(
            database,
            &native.index(&["c_0"], &[said]).model("t"),
            method,
        );
        assert_eq!(is_taken, ["btree", "hash"].contains(&method), "{method}");
    }
}
