//! PostgreSQL, as a server of the test's own.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use ::postgres::{Client, NoTls, SimpleQueryMessage};
use tablewright::Dialect;
use tablewright::model::Field;

use crate::engine::{Engine, Judged, hex, text_literal};
use crate::row::Cell;
use crate::server::{Server, connected, directory, free_port, is_missing, program};

struct Postgres {
    client: Client,
    _server: Server,
}

/// Where Debian has it, the newest first.
fn directories() -> Vec<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut directories: Vec<PathBuf> =
        versions.map(|version| version.path().join("bin")).collect();
    directories.sort();
    directories.reverse();
    directories
}

pub(crate) fn start() -> Judged {
    let directories = directories();
    let (Some(initdb), Some(server)) = (
        program("initdb", &directories),
        program("postgres", &directories),
    ) else {
        is_missing("PostgreSQL");
        return None;
    };
    let data = directory("postgres").join("data");
    let port = free_port();
    let server = Server::start(
        "postgres",
        Command::new(initdb).arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]),
        Command::new(server).arg("-D").arg(&data).args([
            "-c",
            &format!("port={port}"),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off",
            "-c",
            "synchronous_commit=off",
        ]),
    );
    let parameters = format!("host=127.0.0.1 port={port} user=postgres");
    let client = connected(|| Client::connect(&parameters, NoTls));
    Some(Box::new(Postgres {
        client,
        _server: server,
    }))
}

impl Engine for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.client
            .batch_execute(sql)
            .map_err(|error| format!("{error:?}"))
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        let messages = self
            .client
            .simple_query(sql)
            .map_err(|error| format!("{error:?}"))?;
        let rows = messages.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let value = |text: &str| text.parse().expect("a number");
        Ok(rows
            .map(|row| {
                (0..row.len())
                    .map(|index| row.get(index).map(value))
                    .collect()
            })
            .collect())
    }

    fn ty(&self, field: &Field, _: bool) -> String {
        match field.ty.as_str() {
            "TIMESTAMP" => "TIMESTAMPTZ".to_owned(),
            "DATETIME" => "TIMESTAMP".to_owned(),
            "BYTES" => "BYTEA".to_owned(),
            ty => ty.to_owned(),
        }
    }

    fn literal(&self, cell: &Cell) -> String {
        match cell {
            Cell::Null => "NULL".to_owned(),
            Cell::Boolean(value) => value.to_string(),
            Cell::Integer(value) => value.to_string(),
            Cell::Unsigned(value) => value.to_string(),
            Cell::Decimal(value) => value.to_string(),
            Cell::Single(value) => format!("'{value:e}'::real"),
            Cell::Double(value) => format!("'{value:e}'::double precision"),
            Cell::Text(text) => text_literal(text),
            Cell::Bytes(bytes) => format!("'\\x{}'::bytea", hex(bytes)),
            Cell::Uuid(uuid) => format!("'{uuid}'::uuid"),
            Cell::Instant(text) => format!("'{text}+00'::timestamptz"),
            Cell::DateTime(text) => format!("'{text}'::timestamp"),
            Cell::Date(text) => format!("'{text}'::date"),
            Cell::Time(text) => format!("'{text}'::time"),
        }
    }
}
