//! Whether the scripts make on real databases what the model says.
//!
//! Both example domains, and some hundreds of models that are made by chance, are loaded, read back
//! from the catalogue, dropped, and loaded again. PostgreSQL and MariaDB are started for the test
//! where they are installed; `TABLEWRIGHT_POSTGRES` names directories of the programs of further
//! versions.

mod beside;
#[path = "../common/clinic.rs"]
mod clinic_records;
#[path = "../common/mod.rs"]
mod common;
mod compared;
mod database;
mod generated;
mod hostile;
mod indexed;
mod inner;
mod labels;
mod law;
mod limits;
mod mariadb;
mod mutations;
mod overlaps;
mod postgres;
mod room;
mod rows;
#[path = "../common/servers.rs"]
mod servers;
mod sqlite;
mod sqlite_values;
mod states;
mod tenants;
mod transitions;
mod values;

use std::time::Instant;

use database::Database;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tablewright::Aggregate;
use tablewright_model::DataModel;

fn examples(database: &mut dyn Database) {
    let shop = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];
    for (name, records) in [("shop", &shop[..]), ("clinic", &clinic_records::RECORDS)] {
        let model = DataModel::of(records).expect("a model");
        database::load(database, &model, name);
        database::run_by_client(database, &model, name);
    }
}

/// How many models are made by chance.
fn count() -> u32 {
    let said = std::env::var("DATABASES_MODELS").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(500)
}

fn by_chance(database: &mut dyn Database, count: u32) {
    let config = Config {
        cases: count,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[5; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let mut tables = 0;
    for number in 0..count {
        let tree = generated::model().new_tree(&mut runner).expect("a model");
        let model = tree.current();
        tables += model.tables().count();
        let name = format!("model {number}");
        database::load(database, &model, &name);
        if number % 25 == 0 {
            database::run_by_client(database, &model, &name);
        }
    }
    let dialect = database.dialect();
    servers::tell(&format!(
        "{dialect}: {count} models of {tables} tables hold what they say"
    ));
}

/// The shop, and a model of those that are made by chance, with one thing altered.
fn altered(database: &mut dyn Database, count: u32) {
    let shop = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];
    let model = DataModel::of(&shop).expect("a model");
    let mut seen = mutations::are_told(database, &model, "shop");
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[6; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for number in 0..count.div_ceil(200) {
        let tree = generated::model().new_tree(&mut runner).expect("a model");
        let name = format!("altered model {number}");
        seen += mutations::are_told(database, &tree.current(), &name);
    }
    let dialect = database.dialect();
    servers::tell(&format!("{dialect}: {seen} alterations are seen"));
}

/// A thousand tables in one script.
fn many(database: &mut dyn Database) {
    let records: Vec<String> = (0..500).map(common::record).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let model = DataModel::of(&records).expect("a model");
    let dialect = database.dialect();
    let script = tablewright_sql::script(&model, dialect).expect("a script");
    let begun = Instant::now();
    database.run(&script).expect("the tables are created");
    servers::tell(&format!(
        "{dialect}: {} tables are created in {:.1} s",
        model.tables().count(),
        begun.elapsed().as_secs_f32()
    ));
    let begun = Instant::now();
    assert_eq!(database.catalogue().tables.len(), model.tables().count());
    servers::tell(&format!(
        "{dialect}: they are told in {:.1} s",
        begun.elapsed().as_secs_f32()
    ));
    let drop = tablewright_sql::drop_script(&model, dialect).expect("a script");
    database.run(&drop).expect("the tables are dropped");
}

/// What only SQLite needs to be asked: it has one type for many.
fn judge_sqlite(database: servers::sqlite::Sqlite) {
    let mut database = sqlite::Judged(database);
    sqlite_values::try_all(&mut database);
    judge(&mut database, count());
}

/// What is asked of an engine; of so many models that are made by chance.
fn judge(database: &mut dyn Database, count: u32) {
    if database.client().is_none() {
        let dialect = database.dialect();
        servers::tell(&format!("{dialect}: there is no client, and none is tried"));
    }
    law::what_passes_review_loads(database, count);
    limits::are_exact(database);
    values::try_all(database);
    transitions::try_all(database);
    inner::try_all(database);
    tenants::try_all(database);
    overlaps::try_all(database);
    indexed::try_all(database);
    beside::try_all(database);
    rows::try_all(database);
    compared::try_all(database);
    labels::try_all(database);
    states::try_all(database);
    examples(database);
    by_chance(database, count);
    altered(database, count);
    many(database);
}

#[test]
fn sqlite_holds_what_the_model_says() {
    judge_sqlite(servers::sqlite::newest());
}

#[test]
fn the_oldest_sqlite_holds_what_the_model_says() {
    if let Some(oldest) = servers::sqlite::oldest() {
        judge_sqlite(oldest);
    }
}

#[test]
fn postgres_holds_what_the_model_says() {
    if let Some(mut database) = servers::postgres::start() {
        room::try_all(&mut database);
        judge(&mut database, count());
        limits::methods::methods_are_known(&mut database);
        limits::words::words_are_names(&mut database);
    }
}

#[test]
fn other_versions_of_postgres_hold_what_the_model_says() {
    for directory in servers::postgres::others() {
        let mut database = servers::postgres::start_in(&directory);
        room::try_all(&mut database);
        // Of one version, all are tried.
        judge(&mut database, count().div_ceil(5));
    }
}

#[test]
fn mariadb_holds_what_the_model_says() {
    if let Some(mut database) = servers::mariadb::start() {
        judge(&mut database, count());
    }
}
