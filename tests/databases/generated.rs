//! Models that are made by chance: records of aggregates over all types and shapes, with the checks
//! and the conditions that a derive would give them.

#[path = "generated/made.rs"]
pub(crate) mod made;
#[path = "generated/record.rs"]
pub(crate) mod record;
#[path = "generated/table.rs"]
mod table;

use made::made;
use proptest::prelude::*;
use record::records;
use tablewright_model::DataModel;

/// A model of some tables.
pub(crate) fn model() -> impl Strategy<Value = DataModel> {
    prop::collection::vec(made(), 1..6).prop_map(|tables| {
        let records = records(&tables);
        let texts: Vec<&str> = records.iter().map(String::as_str).collect();
        DataModel::of(&texts).unwrap_or_else(|problems| panic!("{problems}\n{}", texts.join("\n")))
    })
}
