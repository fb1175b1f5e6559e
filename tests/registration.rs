//! Every root of every linked crate registers itself.

use shop as _;
use tablewright::{Aggregate, Id};
use tablewright_model::DataModel;

mod inner {
    use super::{Aggregate, Id};

    /// In a private module, and private itself.
    #[derive(Aggregate)]
    pub(super) struct Hidden {
        id: Id<Hidden>,
    }
}

#[test]
fn the_roots_of_all_crates_are_found() {
    /// Inside of a function.
    #[derive(Aggregate)]
    struct Local {
        id: Id<Local>,
    }

    let model = tablewright_model::data_model().unwrap();
    let found: Vec<(&str, &str)> = model
        .aggregates()
        .iter()
        .map(|record| (record.package.name.as_str(), record.aggregate.ty.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("shop", "shop::Customer"),
            ("tablewright-tests", "registration::inner::Hidden"),
            ("tablewright-tests", "registration::Local"),
            ("shop", "shop::Order"),
        ]
    );
    assert_eq!(Local::DATA_MODEL.matches("locals").count(), 2);
}

#[test]
fn explicit_composition_gives_the_same_records() {
    let registered = tablewright_model::data_model().unwrap();
    let explicit = DataModel::of(&[inner::Hidden::DATA_MODEL]).unwrap();
    assert!(registered.aggregates().contains(&explicit.aggregates()[0]));
}
