//! MariaDB, as a server of the test's own.

use std::path::PathBuf;
use std::process::Command;

use mysql::prelude::FromValue;
use mysql::prelude::Queryable;
use mysql::{Conn, OptsBuilder, Row, from_value};

use super::server::{Server, connected, directory, free_port, is_missing, program};

/// A server with a connection.
pub(crate) struct MariaDb {
    pub(crate) connection: Conn,
    pub(crate) port: u16,
    _server: Server,
}

pub(crate) fn start() -> Option<MariaDb> {
    let directories = ["/usr/sbin", "/usr/bin"].map(PathBuf::from);
    let (Some(install), Some(server)) = (
        program("mariadb-install-db", &directories),
        program("mariadbd", &directories),
    ) else {
        is_missing("MariaDB");
        return None;
    };
    let base = directory("mariadb");
    let (data, socket) = (base.join("data"), base.join("socket"));
    let port = free_port();
    let pid = base.join("pid");
    let server = Server::start(
        base,
        Command::new(install)
            .args([
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
            ])
            .arg(format!("--datadir={}", data.display())),
        Command::new(server)
            .args([
                "--no-defaults",
                "--bind-address=127.0.0.1",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=0",
                "--skip-log-bin",
                "--max-allowed-packet=64M",
            ])
            .arg(format!("--port={port}"))
            .arg(format!("--datadir={}", data.display()))
            .arg(format!("--socket={}", socket.display()))
            .arg(format!("--pid-file={}", pid.display())),
    );
    let connect = || {
        let options = OptsBuilder::new()
            .ip_or_hostname(Some("127.0.0.1"))
            .tcp_port(port)
            .user(Some("root"))
            .prefer_socket(false);
        Conn::new(options)
    };
    let mut connection = connected(connect);
    for sql in ["SET NAMES utf8mb4", "CREATE DATABASE tests", "USE tests"] {
        connection.query_drop(sql).expect("a database");
    }
    Some(MariaDb {
        connection,
        port,
        _server: server,
    })
}

impl MariaDb {
    /// Runs a script of any number of statements, up to the first that fails.
    pub(crate) fn execute(&mut self, sql: &str) -> Result<(), String> {
        let done = self.connection.query_iter(sql);
        let mut results = done.map_err(|error| error.to_string())?;
        while let Some(rows) = results.iter() {
            for row in rows {
                row.map_err(|error| error.to_string())?;
            }
        }
        Ok(())
    }

    /// The rows of a query.
    pub(crate) fn rows<T: FromValue>(&mut self, sql: &str) -> Result<Vec<Vec<Option<T>>>, String> {
        let rows: Result<Vec<Row>, _> = self.connection.query(sql);
        let rows = rows.map_err(|error| error.to_string())?.into_iter();
        Ok(rows
            .map(|row| row.unwrap().into_iter().map(from_value).collect())
            .collect())
    }
}
