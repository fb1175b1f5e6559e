//! The decode guarantee: a row is accepted if and only if it decodes.
//!
//! For every table of the example domains, and of types that bring shapes together, an oracle
//! written by hand lists the rows that are the encoding of a value. All combinations of NULL, of
//! tags and of boundary values are then put to SQLite, with the NOT NULLs and CHECKs of the model
//! and nothing else: it must accept exactly those.

#[path = "../common/clinic.rs"]
mod clinic_records;
mod clinic_rows;
mod engine;
mod latest;
#[path = "../drift/domain.rs"]
mod library;
mod library_rows;
mod oracle;
mod real;
#[path = "../common/servers.rs"]
mod servers;
mod shapes;
mod shop_rows;

use engine::Tried;
use oracle::Rows;
use tablewright::Aggregate;
use tablewright_model::DataModel;

/// Tries all tables of a model against the oracle of each.
fn try_all(domain: &str, records: &[&str], oracles: Vec<Rows>) -> Tried {
    let model = DataModel::of(records).expect("a model");
    let mut oracles: Vec<_> = oracles.into_iter().map(Some).collect();
    let mut all = Tried::default();
    for table in model.tables() {
        let oracle = oracles
            .iter_mut()
            .find(|oracle| oracle.as_ref().is_some_and(|of| of.table == table.name))
            .and_then(Option::take)
            .unwrap_or_else(|| panic!("no oracle of {}", table.name));
        all.add(&engine::try_table(table, &oracle));
    }
    let left: Vec<_> = oracles.iter().flatten().map(|of| of.table).collect();
    assert!(left.is_empty(), "oracles of no table: {left:?}");
    println!(
        "{domain}: {} rows of {} tables tried, {} accepted, {} disagreements",
        all.rows, all.tables, all.accepted, all.disagreements
    );
    all
}

#[test]
fn every_row_is_accepted_if_and_only_if_it_decodes() {
    let mut all = Tried::default();
    all.add(&try_all(
        "shop",
        &[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL],
        shop_rows::all(),
    ));
    all.add(&try_all(
        "library",
        &[
            library::Member::DATA_MODEL,
            library::Title::DATA_MODEL,
            library::Loan::DATA_MODEL,
        ],
        library_rows::all(),
    ));
    all.add(&try_all(
        "clinic",
        &clinic_records::RECORDS,
        clinic_rows::all(),
    ));
    all.add(&try_all("shapes", &shapes::RECORDS, shapes::all()));
    all.add(&try_all("latest", &latest::RECORDS, latest::all()));
    println!(
        "all: {} rows of {} tables tried, {} accepted, {} disagreements",
        all.rows, all.tables, all.accepted, all.disagreements
    );
    assert_eq!(all.disagreements, 0);
}

/// The shapes that came last, by the script of an engine.
fn judge(mut judge: impl real::Judge) {
    let tried = real::try_all(&mut judge, &latest::RECORDS, &latest::all());
    servers::tell(&format!(
        "{}: {} rows of {} tables tried, {} accepted, {} disagreements",
        judge.dialect(),
        tried.rows,
        tried.tables,
        tried.accepted,
        tried.disagreements
    ));
    assert_eq!(tried.disagreements, 0, "{}", tried.told());
}

#[test]
fn sqlite_takes_what_decodes() {
    judge(servers::sqlite::newest());
}

#[test]
fn the_oldest_sqlite_takes_what_decodes() {
    if let Some(oldest) = servers::sqlite::oldest() {
        judge(oldest);
    }
}

#[test]
fn postgres_takes_what_decodes() {
    if let Some(postgres) = servers::postgres::start() {
        judge(postgres);
    }
}

#[test]
fn mariadb_takes_what_decodes() {
    if let Some(mariadb) = servers::mariadb::start() {
        judge(mariadb);
    }
}

/// No check can be left out, and the oracles notice: whatever is taken from a table, rows are
/// accepted then that do not decode.
#[test]
fn every_check_is_needed() {
    let domains = [
        (clinic_records::RECORDS.to_vec(), clinic_rows::all()),
        (shapes::RECORDS.to_vec(), shapes::all()),
        (latest::RECORDS.to_vec(), latest::all()),
    ];
    let mut taken = 0;
    for (records, oracles) in domains {
        let model = DataModel::of(&records).expect("a model");
        for table in model.tables() {
            let of_table = oracles.iter().find(|oracle| oracle.table == table.name);
            let oracle = of_table.expect("an oracle");
            for (position, check) in table.checks.iter().enumerate() {
                let tried = engine::try_without(table, position, oracle);
                assert!(tried.disagreements > 0, "{} says nothing", check.name);
                taken += 1;
            }
        }
    }
    println!("{taken} checks taken away, each noticed");
}
