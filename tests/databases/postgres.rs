//! PostgreSQL as a database that is judged.

use std::process::Command;

use tablewright_sql::Dialect;

use crate::database::{Database, Rows};
use crate::servers;
use crate::servers::postgres::Postgres;

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

    fn printing_client(&self) -> Option<Command> {
        let mut psql = self.client()?;
        psql.args(["--no-align", "--tuples-only"]);
        Some(psql)
    }

    fn read(&mut self, sql: &str) -> Rows {
        self.rows(sql).expect("the catalogue is read")
    }

    fn answer(&mut self, script: &str) -> String {
        let rows = self.read(script);
        let [row] = rows.as_slice() else {
            panic!("{} rows", rows.len());
        };
        row[0].clone().expect("a text")
    }
}
