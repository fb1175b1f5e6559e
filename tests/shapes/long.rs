//! Names that are too long for a database.

use std::collections::BTreeSet;

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;

use crate::{index_names, names};

#[derive(ValueObject)]
struct Coordinates {
    degrees_of_latitude: i8,
    degrees_of_longitude: i8,
}

#[derive(ValueObject)]
struct GeographicalNeighbourhood {
    most_northern_coordinates: Coordinates,
    most_southern_coordinates: Option<Coordinates>,
}

/// A place.
#[derive(Aggregate)]
#[index(
    original_geographical_neighbourhood.most_northern_coordinates,
    purpose = "Find places in the north"
)]
struct ArchaeologicalExcavationSite {
    id: Id<ArchaeologicalExcavationSite>,
    original_geographical_neighbourhood: GeographicalNeighbourhood,
    #[collection]
    documented_geographical_neighbourhoods: Vec<GeographicalNeighbourhood>,
}

#[test]
fn are_cut_and_stay_unique() {
    let model = DataModel::of(&[ArchaeologicalExcavationSite::DATA_MODEL]).expect("a model");
    let tables = ArchaeologicalExcavationSite::TABLES;
    let mut all = BTreeSet::new();
    let mut cut = 0;
    for table in tables {
        let of_table = names(table)
            .into_iter()
            .map(|name| format!("{}.{name}", table.name));
        let constraints = table.checks.iter().map(|check| check.name);
        let constraints = constraints.chain(index_names(table));
        let constraints = constraints.chain(table.foreign_keys.iter().map(|key| key.name));
        for name in of_table.chain(constraints.map(str::to_owned)) {
            let last = name.rsplit('.').next().unwrap_or_default();
            assert!(last.len() <= 63, "{name}");
            cut += usize::from(last.len() == 63);
            assert!(all.insert(name.clone()), "{name} twice");
        }
    }
    assert!(cut > 8, "{all:?}");
    assert_eq!(
        tables[1].name,
        "archaeological_excavation_site_documented_geographical_neighbourhoods"
            .chars()
            .take(54)
            .collect::<String>()
            + "_e473db63"
    );
    assert_eq!(model.tables().count(), 2);
}
