//! What keeps the rows of collections apart, and what conditions on them see.

use std::collections::BTreeMap;

use tablewright::{Aggregate, Id, ValueObject};

#[derive(PartialEq, Eq, PartialOrd, Ord, ValueObject)]
struct Place {
    street: String,
    number: u16,
}

#[derive(ValueObject)]
struct Setting {
    value: i32,
    active: bool,
}

/// A tenant.
#[derive(Aggregate)]
struct Tenant {
    id: Id<Tenant>,
    #[collection]
    by_place: BTreeMap<Place, Setting>,
    #[collection(unique(value, active), where(self.value > 0))]
    listed: Vec<Setting>,
    #[collection(unique(value), where(self.key != 3))]
    keyed: BTreeMap<i32, Setting>,
    #[collection(unique(value), where(self.value > 0 && self.key > 1))]
    numbers: BTreeMap<i64, i32>,
    #[collection]
    #[reference(on_delete = set_null)]
    others: Vec<Option<Id<Tenant>>>,
}

#[test]
fn are_their_keys_and_what_they_declare() {
    let unique: Vec<String> = Tenant::TABLES
        .iter()
        .flat_map(|table| table.indexes)
        .filter(|index| index.unique)
        .map(|index| {
            format!(
                "{} {}",
                index.columns.join(" "),
                index.filter.unwrap_or("-")
            )
        })
        .collect();
    assert_eq!(
        unique,
        [
            "tenant_id key_street key_number -",
            "tenant_id value active value > 0",
            "tenant_id key -",
            "tenant_id value key <> 3",
            "tenant_id key -",
            "tenant_id value value > 0 AND key > 1",
        ]
    );
    let others = &Tenant::TABLES[5];
    assert_eq!(others.foreign_keys[1].on_delete.as_str(), "SET NULL");
}
