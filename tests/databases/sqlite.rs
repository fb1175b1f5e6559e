//! What SQLite holds, read by its pragmas and from the text that it keeps.

use std::process::Command;

use tablewright_sql::Dialect;

use crate::servers;
use crate::servers::sqlite::Sqlite;

use crate::database::{Catalogue, Column, Database, ForeignKey, Index, Rows, Table, scale_of};

pub(crate) struct Judged(pub(crate) Sqlite);

impl Judged {
    fn rows<const N: usize>(&mut self, sql: &str) -> Vec<[Option<String>; N]> {
        let rows = self.0.rows(sql).expect("the catalogue is read");
        let rows = rows.into_iter();
        rows.map(|row| row.try_into().expect("as many")).collect()
    }

    fn table(&mut self, name: &str, text: &str) -> Table {
        let mut table = Table::default();
        assert!(text.ends_with(" STRICT"), "{text}");
        for [column, ty, not_null, default, key] in self.rows(&format!(
            "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('{name}')"
        )) {
            let column = column.expect("a name");
            if key.as_deref() != Some("0") {
                table.key.push(column.clone());
            }
            table.columns.push(Column {
                name: column,
                ty: ty.expect("a type"),
                is_nullable: not_null.as_deref() == Some("0"),
                default,
                comment: None,
            });
        }
        // The names of constraints stand in the text alone, in the order of the pragma reversed.
        let named = |kind: &str| -> Vec<String> {
            text.lines()
                .filter_map(|line| line.trim().strip_prefix("CONSTRAINT \""))
                .filter_map(|line| line.split_once("\" "))
                .filter(|(_, rest)| rest.starts_with(kind))
                .map(|(name, _)| name.to_owned())
                .collect()
        };
        table.checks = named("CHECK").into_iter().collect();
        assert_eq!(named("PRIMARY KEY").len(), 1, "{text}");
        let keys = self.rows(&format!("SELECT \"from\", \"table\", on_delete FROM pragma_foreign_key_list('{name}') ORDER BY id DESC"));
        for (name, [column, target, action]) in named("FOREIGN KEY").into_iter().zip(keys) {
            table.foreign_keys.insert(
                name,
                ForeignKey {
                    columns: vec![column.expect("a column")],
                    target: target.expect("a target"),
                    on_delete: action.expect("an action"),
                },
            );
        }
        for [index, unique, partial] in self.rows(&format!(
            "SELECT name, \"unique\", partial FROM pragma_index_list('{name}') WHERE origin = 'c'"
        )) {
            let index = index.expect("a name");
            let columns = self.rows::<1>(&format!(
                "SELECT name FROM pragma_index_info('{index}') ORDER BY seqno"
            ));
            table.indexes.insert(
                index,
                Index {
                    columns: columns.into_iter().flatten().flatten().collect(),
                    include: Vec::new(),
                    is_unique: unique.as_deref() == Some("1"),
                    is_partial: partial.as_deref() == Some("1"),
                },
            );
        }
        table
    }
}

impl Database for Judged {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.0.run(sql)
    }

    fn client(&self) -> Option<Command> {
        // The oldest comes without one.
        if matches!(self.0, Sqlite::Oldest(_)) {
            return None;
        }
        let mut sqlite = Command::new(servers::server::program("sqlite3", &[])?);
        sqlite.args(["-batch", "-bail", ":memory:"]);
        Some(sqlite)
    }

    fn read(&mut self, sql: &str) -> Rows {
        self.0.rows(sql).expect("rows")
    }

    fn catalogue(&mut self) -> Catalogue {
        let mut catalogue = Catalogue::default();
        for [kind, name, table, sql] in
            self.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        {
            let (name, table) = (name.expect("a name"), table.expect("a table"));
            match kind.as_deref() {
                Some("table") => {
                    let read = self.table(&name, &sql.expect("its text"));
                    catalogue.tables.insert(name, read);
                }
                Some("trigger") => {
                    catalogue.triggers.insert(name, table);
                }
                _ => {}
            }
        }
        catalogue
    }

    fn ty(&self, ty: &str, is_unsigned: bool) -> String {
        match ty.split('(').next().unwrap_or_default() {
            "DECIMAL" if is_unsigned => "BLOB",
            "SMALLINT" | "INTEGER" | "BIGINT" | "BOOLEAN" | "DECIMAL" => "INTEGER",
            "REAL" | "DOUBLE PRECISION" => "REAL",
            "BYTES" | "UUID" | "INET" => "BLOB",
            _ => "TEXT",
        }
        .to_owned()
    }

    fn narrows(&self, ty: &str, _: bool) -> bool {
        !["BIGINT", "BYTES"].contains(&ty)
    }

    fn default(&self, ty: &str, default: &str) -> String {
        match (default, ty) {
            ("NOW()", _) => "STRFTIME('%Y-%m-%dT%H:%M:%f000Z', 'now')".to_owned(),
            ("GEN_RANDOM_UUID()", _) => "RANDOMBLOB(16)".to_owned(),
            (number, "DECIMAL(20,0)") => {
                format!("X'{:016X}'", number.parse::<u64>().expect("a number"))
            }
            (number, ty) if ty.starts_with("DECIMAL") => {
                let scale = scale_of(ty);
                let (whole, behind) = number.split_once('.').unwrap_or((number, ""));
                let scaled: i64 = format!("{whole}{behind:0<scale$}")
                    .parse()
                    .expect("a number");
                scaled.to_string()
            }
            (default, _) => default.to_owned(),
        }
    }

    fn has_all_indexes(&self) -> (bool, bool) {
        (true, false)
    }
}
