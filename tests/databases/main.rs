//! Whether the scripts make on real databases what the model says.
//!
//! Both example domains, and some hundreds of models that are made by chance, are loaded, read back
//! from the catalogue, dropped, and loaded again. PostgreSQL and MariaDB are started for the test
//! where they are installed; `TABLEWRIGHT_POSTGRES` names directories of the programs of further
//! versions.

#[path = "../common/clinic.rs"]
mod clinic_records;
mod database;
mod expected;
mod mariadb;
mod postgres;
#[path = "../common/servers.rs"]
mod servers;
mod sqlite;

use database::Database;
use tablewright::{Aggregate, DataModel};

fn examples(database: &mut dyn Database) {
    let shop = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];
    for (name, records) in [("shop", &shop[..]), ("clinic", &clinic_records::RECORDS)] {
        let model = DataModel::of(records).expect("a model");
        database::load(database, &model, name);
    }
}

fn judge(database: &mut dyn Database) {
    examples(database);
}

#[test]
fn sqlite_holds_what_the_model_says() {
    judge(&mut sqlite::Sqlite::new());
}

#[test]
fn postgres_holds_what_the_model_says() {
    if let Some(mut database) = servers::postgres::start() {
        judge(&mut database);
    }
}

#[test]
fn other_versions_of_postgres_hold_what_the_model_says() {
    for directory in servers::postgres::others() {
        judge(&mut servers::postgres::start_in(&directory));
    }
}

#[test]
fn mariadb_holds_what_the_model_says() {
    if let Some(mut database) = servers::mariadb::start() {
        judge(&mut database);
    }
}
