//! What a newtype says of its own field holds for its owner's, unless that says otherwise; the
//! rules of value objects concern the tables that hold them.

use tablewright::{Aggregate, Id, ValueObject};

use crate::column;

/// How many.
#[derive(ValueObject)]
#[invariant("INV-CNT-001: Nobody counts below zero", assert(self.0 >= 0))]
struct Count(#[column(default = 3)] i32);

/// A reference.
#[derive(ValueObject)]
struct Link(#[reference(on_delete = cascade)] Id<Shelf>);

/// A pair.
#[derive(ValueObject)]
#[invariant("INV-ADD-001: Left is not right", assert(self.left.0 != self.right.0))]
struct Pair {
    left: Count,
    right: Count,
}

/// A shelf.
#[derive(Aggregate)]
#[aggregate(id = "AGG-SHE-001")]
#[invariant("INV-MID-001: Tall enough", check(self.height > 0))]
struct Shelf {
    id: Id<Self>,
    boards: Count,
    height: i32,
    maybe: Option<Count>,
    #[index]
    #[reference(on_delete = set_null)]
    above: Option<Id<Self>>,
    beside: Link,
    pair: Pair,
    #[column(default = Self::USUAL)]
    depth: i32,
}

pub(super) const RECORD: &str = Shelf::DATA_MODEL;

impl Shelf {
    const USUAL: i32 = 30;
}

#[test]
fn lend_what_they_say_to_their_owners() {
    let shelf = &Shelf::TABLES[0];
    assert_eq!(column(shelf, "boards").default, Some("3"));
    assert_eq!(column(shelf, "depth").default, Some("30"));
    assert_eq!(shelf.foreign_keys[1].on_delete.as_str(), "CASCADE");
    assert_eq!(
        shelf.source_refs,
        ["AGG-SHE-001", "INV-ADD-001", "INV-CNT-001", "INV-MID-001"]
    );
    let model = tablewright_model::DataModel::of(&[&Shelf::DATA_MODEL.replace(
        "NOT NULL\",\"source\":\"Shelf.beside",
        "NULL\",\"source\":\"Shelf.beside",
    )]);
    let model = model.unwrap();
    let rules: Vec<(&str, &str)> = model
        .rules()
        .map(|rule| (rule.id.as_str(), rule.declared_on.as_str()))
        .collect();
    assert_eq!(
        rules,
        [
            ("INV-MID-001", "Shelf"),
            ("INV-CNT-001", "Count"),
            ("INV-ADD-001", "Pair"),
        ]
    );
}
