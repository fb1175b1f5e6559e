//! Servers for tests that judge by real databases.
#![allow(dead_code, reason = "not every test uses all of it")]

pub(crate) mod mariadb;
pub(crate) mod postgres;
#[path = "server.rs"]
pub(crate) mod server;
#[path = "sqlite.rs"]
pub(crate) mod sqlite;

use std::io::Write as _;

/// Says something also where nobody asks for the output of tests: macros that print are silenced.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
