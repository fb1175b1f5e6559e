//! Whether a plan leads a database from one model to another.
//!
//! Pairs of models are made by chance: the second is the first after some changes, or another one. On
//! each engine the first is created, the plan is run, and the catalogue is that of a fresh database of
//! the second; then the way back, likewise.

mod beside;
mod catalogues;
#[path = "../common/clinic.rs"]
mod clinic_records;
#[path = "../databases/database.rs"]
#[expect(dead_code, reason = "other tests ask for more")]
mod database;
mod examples;
#[path = "../databases/generated.rs"]
#[expect(dead_code, reason = "other tests ask for models alone")]
mod generated;
#[path = "../databases/mariadb.rs"]
mod mariadb;
#[path = "../common/matrix.rs"]
#[expect(dead_code, reason = "other tests ask for more")]
mod matrix;
mod mutation;
mod pairs;
#[path = "../databases/postgres.rs"]
mod postgres;
mod refactorings;
mod refusals;
mod rows;
#[path = "../common/servers.rs"]
mod servers;
#[path = "../databases/sqlite.rs"]
mod sqlite;

use database::Database;

/// How many pairs are made by chance.
fn count() -> u32 {
    let said = std::env::var("PLAN_PAIRS").ok();
    let usual = if matrix::is_whole() { 500 } else { 60 };
    said.and_then(|said| said.parse().ok()).unwrap_or(usual)
}

fn judge(database: &mut dyn Database, count: u32) {
    beside::come_back(database);
    refactorings::keep_all_values(database);
    pairs::examples_lead_to_each_other(database);
    pairs::lead_there_and_back(database, count);
}

#[test]
fn sqlite_is_led_from_model_to_model() {
    let mut database = sqlite::Judged(servers::sqlite::newest());
    judge(&mut database, count());
}

#[test]
fn postgres_is_led_from_model_to_model() {
    if let Some(mut database) = servers::postgres::start() {
        judge(&mut database, count());
    }
}

#[test]
fn other_versions_of_postgres_are_led_from_model_to_model() {
    for directory in servers::postgres::others() {
        let mut database = servers::postgres::start_in(&directory);
        // Of one version, all are tried.
        judge(&mut database, count().div_ceil(5));
    }
}

#[test]
fn mariadb_is_led_from_model_to_model() {
    if let Some(mut database) = servers::mariadb::start() {
        // It takes a long time to change a table.
        judge(&mut database, count().div_ceil(4));
    }
}
