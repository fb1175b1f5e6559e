//! What one struct does not tell, the review of the model does.

use tablewright::{Aggregate, Entity, Id};
use tablewright_model::DataModel;

/// A box.
#[derive(Aggregate)]
struct Crate {
    id: Id<Crate>,
    things: Vec<Thing>,
    bags: Vec<Bag>,
}

/// A bag.
#[derive(Entity)]
struct Bag {
    id: Id<Bag>,
    things: Vec<Thing>,
}

/// A thing.
#[derive(Entity)]
struct Thing {
    id: Id<Thing>,
}

#[test]
fn an_entity_has_one_place() {
    let problems = DataModel::of(&[Crate::DATA_MODEL]).expect_err("two places");
    let told = problems.to_string();
    assert!(told.contains("the entity has two places"), "{told}");
}
