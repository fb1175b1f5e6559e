//! The comparison of models: every mutation of a lock file is a change, of the right kind and
//! table, and the file itself never is.

#[path = "../common/clinic.rs"]
mod clinic_records;
#[path = "../drift/domain.rs"]
mod domain;
mod facts;
#[path = "../common/matrix.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod matrix;
mod mutations;
mod risks;
mod told;

use domain::{Loan, Member, Title};
use tablewright::Aggregate;
use tablewright_model::{DataModel, Lock};

/// The models of all example domains.
fn models() -> Vec<(&'static str, DataModel)> {
    let of = |records: &[&str]| DataModel::of(records).expect("a model");
    vec![
        (
            "shop",
            of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]),
        ),
        (
            "library",
            of(&[Member::DATA_MODEL, Title::DATA_MODEL, Loan::DATA_MODEL]),
        ),
        ("clinic", of(&clinic_records::RECORDS)),
    ]
}

#[test]
fn what_was_accepted_is_not_a_change() {
    for (_, model) in models() {
        let lock = Lock::of(&model);
        let text = lock.to_string();
        assert!(lock.changes(model.aggregates()).is_empty());
        let read = Lock::read(&text).expect("a lock file");
        assert_eq!(read.changes(model.aggregates()), []);
        assert!(read.is_written_as(&text));
        assert!(read.is_written_as(&text.replace('\n', "\r\n")));
    }
}

#[test]
fn the_lock_files_of_the_examples_are_as_accepting_writes_them() {
    let files = [
        include_str!("../../examples/shop/data-model.lock.json"),
        include_str!("../../examples/clinic/data-model.lock.json"),
    ];
    let models = models();
    for (name, file) in ["shop", "clinic"].into_iter().zip(files) {
        let (_, model) = models.iter().find(|(of, _)| *of == name).expect("a model");
        assert_eq!(Lock::of(model).to_string(), file.replace("\r\n", "\n"));
    }
}
