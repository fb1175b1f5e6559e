//! PostgreSQL, as a server of the test's own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use postgres::{Client, NoTls, SimpleQueryMessage};

use super::server::{Server, connected, directory, free_port, is_missing, program};

/// A server with a client.
pub(crate) struct Postgres {
    pub(crate) client: Client,
    pub(crate) parameters: String,
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

/// The directories of `TABLEWRIGHT_POSTGRES`, each of which has the programs of one version.
pub(crate) fn others() -> Vec<PathBuf> {
    let said = env::var_os("TABLEWRIGHT_POSTGRES").unwrap_or_default();
    let directories = env::split_paths(&said);
    directories.filter(|directory| directory.is_dir()).collect()
}

/// The system's own.
pub(crate) fn start() -> Option<Postgres> {
    let directories = directories();
    let (Some(initdb), Some(server)) = (
        program("initdb", &directories),
        program("postgres", &directories),
    ) else {
        is_missing("PostgreSQL");
        return None;
    };
    Some(start_of("postgres", &initdb, &server))
}

/// The programs in a directory.
pub(crate) fn start_in(directory: &Path) -> Postgres {
    let name = directory.display().to_string().replace('/', "-");
    start_of(
        &format!("postgres{name}"),
        &directory.join("initdb"),
        &directory.join("postgres"),
    )
}

fn start_of(name: &str, initdb: &Path, server: &Path) -> Postgres {
    let base = directory(name);
    let data = base.join("data");
    let port = free_port();
    let server = Server::start(
        base,
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
    Postgres {
        client,
        parameters,
        _server: server,
    }
}

impl Postgres {
    /// Runs a script of any number of statements.
    pub(crate) fn execute(&mut self, sql: &str) -> Result<(), String> {
        let done = self.client.batch_execute(sql);
        done.map_err(|error| format!("{error:?}"))
    }

    /// The rows of a query.
    pub(crate) fn rows(&mut self, sql: &str) -> Result<Vec<Vec<Option<String>>>, String> {
        let messages = self.client.simple_query(sql);
        let messages = messages.map_err(|error| format!("{error:?}"))?;
        let rows = messages.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        Ok(rows
            .map(|row| {
                (0..row.len())
                    .map(|at| row.get(at).map(str::to_owned))
                    .collect()
            })
            .collect())
    }
}
