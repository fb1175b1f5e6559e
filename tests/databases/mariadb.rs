//! MariaDB as a database that is judged.

use std::process::Command;

use mysql::prelude::Queryable as _;
use tablewright_sql::Dialect;

use crate::database::{Database, Rows};
use crate::servers;
use crate::servers::mariadb::MariaDb;

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

    fn printing_client(&self) -> Option<Command> {
        let mut mariadb = self.client()?;
        mariadb.args(["--batch", "--raw", "--skip-column-names"]);
        Some(mariadb)
    }

    fn read(&mut self, sql: &str) -> Rows {
        self.rows(sql).expect("the catalogue is read")
    }

    fn answer(&mut self, script: &str) -> String {
        let mut results = self.connection.query_iter(script).expect("an answer");
        let mut answers: Vec<Option<String>> = Vec::new();
        while let Some(rows) = results.iter() {
            answers.extend(rows.map(|row| mysql::from_row::<Option<String>>(row.expect("a row"))));
        }
        let [answer] = answers.as_slice() else {
            panic!("{} rows", answers.len());
        };
        answer.clone().expect("a text")
    }
}
