//! What MariaDB holds, read from its information schema.

use std::process::Command;

use tablewright_sql::Dialect;

use crate::servers;

use crate::database::{Catalogue, Database, ForeignKey, Index, Rows, scale_of};
use crate::servers::mariadb::MariaDb;

const COLUMNS: &str = "SELECT table_name, column_name, column_type, IF(is_nullable = 'YES', 't', 'f'), column_default, column_comment
    FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position";

const FOREIGN_KEYS: &str = "SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, r.delete_rule
    FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
    ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
    WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL";

const INDEXES: &str = "SELECT table_name, index_name, non_unique, column_name, index_comment, sub_part
    FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY table_name, index_name, seq_in_index";

const CHECKS: &str = "SELECT table_name, constraint_name FROM information_schema.check_constraints
    WHERE constraint_schema = DATABASE()";

const TRIGGERS: &str = "SELECT trigger_name, event_object_table FROM information_schema.triggers
    WHERE trigger_schema = DATABASE()";

impl Database for MariaDb {
    fn dialect(&self) -> Dialect {
        Dialect::MariaDb
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.execute(sql)
    }

    fn client(&self) -> Option<Command> {
        let mut mariadb = Command::new(servers::server::program("mariadb", &[])?);
        mariadb.args(["--no-defaults", "--host=127.0.0.1", "--user=root", "tests"]);
        mariadb.arg(format!("--port={}", self.port));
        Some(mariadb)
    }

    fn read(&mut self, sql: &str) -> Rows {
        self.rows(sql).expect("the catalogue is read")
    }

    fn catalogue(&mut self) -> Catalogue {
        let mut catalogue = Catalogue::default();
        catalogue.add_columns(self.read(COLUMNS));
        for row in self.read(FOREIGN_KEYS) {
            let [table, name, column, target, action] = row.try_into().expect("five");
            let table = catalogue
                .tables
                .get_mut(&table.expect("a table"))
                .expect("known");
            let key = table.foreign_keys.entry(name.expect("a name")).or_default();
            key.columns.push(column.expect("a column"));
            *key = ForeignKey {
                columns: std::mem::take(&mut key.columns),
                target: target.expect("a target"),
                on_delete: action.expect("an action"),
            };
        }
        for row in self.read(INDEXES) {
            let [table, name, other, column, comment, part] = row.try_into().expect("six");
            assert_eq!(part, None, "an index holds whole values");
            let table = catalogue
                .tables
                .get_mut(&table.expect("a table"))
                .expect("known");
            let (name, column) = (name.expect("a name"), column.expect("a column"));
            if name == "PRIMARY" {
                table.key.push(column);
                continue;
            }
            assert!(
                comment.is_some_and(|comment| !comment.is_empty()),
                "{name} says its purpose"
            );
            let index = table.indexes.entry(name).or_default();
            index.columns.push(column);
            *index = Index {
                columns: std::mem::take(&mut index.columns),
                is_unique: other.as_deref() == Some("0"),
                ..Index::default()
            };
        }
        for row in self.read(CHECKS) {
            let [table, name] = row.try_into().expect("two");
            let table = catalogue
                .tables
                .get_mut(&table.expect("a table"))
                .expect("known");
            table.checks.insert(name.expect("a name"));
        }
        catalogue.add_triggers(self.read(TRIGGERS));
        catalogue
    }

    fn ty(&self, ty: &str, is_unsigned: bool) -> String {
        match ty {
            "DECIMAL(20,0)" if is_unsigned => "bigint(20) unsigned",
            "BOOLEAN" => "tinyint(1)",
            "SMALLINT" => "smallint(6)",
            "INTEGER" => "int(11)",
            "BIGINT" => "bigint(20)",
            "REAL" => "float",
            "DOUBLE PRECISION" => "double",
            // More than a row has room for.
            "TEXT" | "JSON" | "VARCHAR(20000)" => "longtext",
            "BYTES" => "longblob",
            "INET" => "varbinary(16)",
            "TIMESTAMP" | "DATETIME" => "datetime(6)",
            "TIME" => "time(6)",
            ty => return ty.to_lowercase(),
        }
        .to_owned()
    }

    fn narrows(&self, ty: &str, _: bool) -> bool {
        [
            "BOOLEAN",
            "TEXT",
            "TIMESTAMP",
            "DATETIME",
            "DATE",
            "TIME",
            "INET",
        ]
        .contains(&ty)
            || ty.starts_with("VARCHAR")
    }

    fn default(&self, ty: &str, default: &str) -> String {
        match default {
            "NOW()" => "utc_timestamp(6)".to_owned(),
            "GEN_RANDOM_UUID()" => "uuid()".to_owned(),
            "TRUE" => "1".to_owned(),
            "FALSE" => "0".to_owned(),
            text if text.starts_with('\'') => {
                // The information schema shows characters of at most three bytes.
                let text = text.replace(|of: char| of > '\u{FFFF}', "?");
                let inside = text[1..text.len() - 1].replace("''", "'");
                format!("'{}'", inside.replace('\\', "\\\\").replace('\'', "''"))
            }
            number if ty.starts_with("DECIMAL") => {
                let scale = scale_of(ty);
                match number.split_once('.') {
                    Some(_) => number.to_owned(),
                    None if scale == 0 => number.to_owned(),
                    None => format!("{number}.{}", "0".repeat(scale)),
                }
            }
            number => number.to_owned(),
        }
    }

    fn has_all_indexes(&self) -> (bool, bool) {
        (false, false)
    }
}
