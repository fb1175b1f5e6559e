//! MariaDB, as a server of the test's own.

use std::path::PathBuf;
use std::process::Command;

use mysql::prelude::Queryable;
use mysql::{Conn, OptsBuilder, Row, from_value};
use tablewright::Dialect;
use tablewright::model::Field;

use crate::engine::{Engine, Judged, hex};
use crate::row::Cell;
use crate::server::{Server, connected, directory, free_port, is_missing, program};

struct MariaDb {
    connection: Conn,
    _server: Server,
}

pub(crate) fn start() -> Judged {
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
    let server = Server::start(
        "mariadb",
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
            .arg(format!("--pid-file={}", base.join("pid").display())),
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
    for sql in [
        "SET NAMES utf8mb4",
        "CREATE DATABASE verdicts",
        "USE verdicts",
    ] {
        connection.query_drop(sql).expect("a database");
    }
    Some(Box::new(MariaDb {
        connection,
        _server: server,
    }))
}

impl Engine for MariaDb {
    fn dialect(&self) -> Dialect {
        Dialect::MariaDb
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.connection
            .query_drop(sql)
            .map_err(|error| error.to_string())
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        let rows: Vec<Row> = self
            .connection
            .query(sql)
            .map_err(|error| error.to_string())?;
        Ok(rows
            .into_iter()
            .map(|row| row.unwrap().into_iter().map(from_value).collect())
            .collect())
    }

    fn ty(&self, field: &Field, is_unsigned: bool) -> String {
        let ty = match field.ty.as_str() {
            "TIMESTAMP" | "DATETIME" => "DATETIME(6)",
            "TIME" => "TIME(6)",
            "REAL" => "FLOAT",
            "DOUBLE PRECISION" => "DOUBLE",
            "BYTES" => "LONGBLOB",
            "TEXT" => "LONGTEXT",
            "DECIMAL(20,0)" => "BIGINT",
            ty => ty,
        };
        let unsigned = if is_unsigned { " UNSIGNED" } else { "" };
        format!("{ty}{unsigned}")
    }

    /// Compares bytes, and pads nothing.
    fn options(&self) -> &'static str {
        "CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"
    }

    fn literal(&self, cell: &Cell) -> String {
        match cell {
            Cell::Null => "NULL".to_owned(),
            Cell::Boolean(value) => value.to_string(),
            Cell::Integer(value) => value.to_string(),
            Cell::Unsigned(value) => value.to_string(),
            Cell::Decimal(value) => value.to_string(),
            Cell::Single(value) => format!("{:e}", f64::from(*value)),
            Cell::Double(value) => format!("{value:e}"),
            Cell::Text(text) => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
            Cell::Bytes(bytes) => format!("X'{}'", hex(bytes)),
            Cell::Uuid(uuid) => format!("'{uuid}'"),
            Cell::Instant(text) | Cell::DateTime(text) | Cell::Date(text) | Cell::Time(text) => {
                format!("'{text}'")
            }
        }
    }

    fn quoted(&self, name: &str) -> String {
        format!("`{name}`")
    }
}
