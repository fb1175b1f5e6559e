//! SQLite as a database that is judged.

use std::process::Command;

use tablewright_sql::Dialect;

use crate::database::{Database, Rows};
use crate::servers;
use crate::servers::sqlite::Sqlite;

pub(crate) struct Judged(pub(crate) Sqlite);

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

    fn printing_client(&self) -> Option<Command> {
        self.client()
    }

    fn read(&mut self, sql: &str) -> Rows {
        self.0.rows(sql).expect("rows")
    }

    fn answer(&mut self, script: &str) -> String {
        let rows = self.read(script);
        let [row] = rows.as_slice() else {
            panic!("{} rows", rows.len());
        };
        row[0].clone().expect("a text")
    }
}
