//! What PostgreSQL holds, read from its own catalogue.

use std::process::Command;

use tablewright_sql::Dialect;

use crate::servers;

use crate::database::{Catalogue, Database, ForeignKey, Index, Rows};
use crate::servers::postgres::Postgres;

const COLUMNS: &str =
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
    pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0
    ORDER BY c.relname, a.attnum";

const CONSTRAINTS: &str = "SELECT t.relname, c.conname, c.contype, f.relname, c.confdeltype,
    (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number),
    obj_description(c.oid, 'pg_constraint')
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid LEFT JOIN pg_class f ON f.oid = c.confrelid
    WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'f', 'c')";

const INDEXES: &str =
    "SELECT t.relname, c.relname, i.indisunique, i.indpred IS NOT NULL, i.indnkeyatts,
    (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary";

const ENUMS: &str =
    "SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
    ORDER BY t.typname, e.enumsortorder";

const TRIGGERS: &str =
    "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal";

const FUNCTIONS: &str = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace";

impl Database for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        let done = self.execute(sql);
        if done.is_err() {
            let _ = self.execute("ROLLBACK");
        }
        done
    }

    fn client(&self) -> Option<Command> {
        let mut psql = Command::new(servers::server::program("psql", &[])?);
        psql.args(["--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1"]);
        psql.args(["--dbname", &self.parameters]);
        Some(psql)
    }

    fn read(&mut self, sql: &str) -> Rows {
        self.rows(sql).expect("the catalogue is read")
    }

    fn catalogue(&mut self) -> Catalogue {
        let mut catalogue = Catalogue::default();
        catalogue.add_columns(self.read(COLUMNS));
        for row in self.read(CONSTRAINTS) {
            add_constraint(&mut catalogue, row);
        }
        for row in self.read(INDEXES) {
            add_index(&mut catalogue, row);
        }
        for row in self.read(ENUMS) {
            let [name, value] = row.try_into().expect("two");
            let values = catalogue.enums.entry(name.expect("a name")).or_default();
            values.push(value.expect("a value"));
        }
        catalogue.add_triggers(self.read(TRIGGERS));
        catalogue.functions = self
            .read(FUNCTIONS)
            .into_iter()
            .flatten()
            .flatten()
            .collect();
        catalogue
    }

    fn ty(&self, ty: &str, _: bool) -> String {
        match ty {
            "TIMESTAMP" => "timestamp with time zone".to_owned(),
            "DATETIME" => "timestamp without time zone".to_owned(),
            "TIME" => "time without time zone".to_owned(),
            "JSON" => "jsonb".to_owned(),
            "BYTES" => "bytea".to_owned(),
            ty => ty
                .to_lowercase()
                .replace("varchar", "character varying")
                .replace("decimal", "numeric"),
        }
    }

    fn narrows(&self, ty: &str, is_unsigned: bool) -> bool {
        [
            "REAL",
            "DOUBLE PRECISION",
            "TIMESTAMP",
            "DATETIME",
            "DATE",
            "TIME",
            "INET",
        ]
        .contains(&ty)
            || (ty.starts_with("DECIMAL") && !is_unsigned)
    }

    fn default(&self, ty: &str, default: &str) -> String {
        match default {
            "NOW()" | "GEN_RANDOM_UUID()" | "TRUE" | "FALSE" => default.to_lowercase(),
            text if text.starts_with('\'') && ty.starts_with("VARCHAR") => {
                format!("{text}::character varying")
            }
            text if text.starts_with('\'') => format!("{text}::{}", self.ty(ty, false)),
            number if number.starts_with('-') => {
                let of = if number.contains('.') {
                    "numeric"
                } else if number.parse::<i32>().is_ok() {
                    "integer"
                } else {
                    "bigint"
                };
                format!("'{number}'::{of}")
            }
            number if number.contains('.') || number.parse::<i32>().is_ok() => number.to_owned(),
            number if number.parse::<i64>().is_ok() => format!("'{number}'::bigint"),
            number => format!("'{number}'::numeric"),
        }
    }

    fn has_all_indexes(&self) -> (bool, bool) {
        (true, true)
    }
}

fn add_constraint(catalogue: &mut Catalogue, row: Vec<Option<String>>) {
    let [table, name, kind, target, action, columns, comment] = row.try_into().expect("seven");
    let table = catalogue
        .tables
        .get_mut(&table.expect("a table"))
        .expect("known");
    let name = name.expect("a name");
    let columns: Vec<String> = columns
        .unwrap_or_default()
        .split(',')
        .map(str::to_owned)
        .collect();
    match kind.as_deref() {
        Some("p") => {
            assert!(name.starts_with("pk_"), "{name}");
            table.key = columns;
        }
        Some("c") => {
            assert!(
                comment.is_some_and(|comment| !comment.is_empty()),
                "{name} says its source"
            );
            table.checks.insert(name);
        }
        _ => {
            let on_delete = match action.as_deref() {
                Some("r") => "RESTRICT",
                Some("c") => "CASCADE",
                Some("n") => "SET NULL",
                _ => "another",
            };
            table.foreign_keys.insert(
                name,
                ForeignKey {
                    columns,
                    target: target.expect("a target"),
                    on_delete: on_delete.to_owned(),
                },
            );
        }
    }
}

fn add_index(catalogue: &mut Catalogue, row: Vec<Option<String>>) {
    let [table, name, unique, partial, keys, columns] = row.try_into().expect("six");
    let table = catalogue
        .tables
        .get_mut(&table.expect("a table"))
        .expect("known");
    let mut columns: Vec<String> = columns
        .unwrap_or_default()
        .split(',')
        .map(str::to_owned)
        .collect();
    let include = columns.split_off(keys.expect("a number").parse().expect("a number"));
    table.indexes.insert(
        name.expect("a name"),
        Index {
            columns,
            include,
            is_unique: unique.as_deref() == Some("t"),
            is_partial: partial.as_deref() == Some("t"),
        },
    );
}
