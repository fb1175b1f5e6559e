//! Which indexes there are.

use tablewright::{Aggregate, Id};

use crate::parcel::Parcel;
use crate::{column, index};

#[test]
fn indexes_stand_where_they_are_found_first() {
    let parcel = &Parcel::TABLES[0];
    let found: Vec<(&str, &str)> = parcel
        .indexes
        .iter()
        .map(|index| (index.name, index.purpose))
        .collect();
    assert_eq!(
        found,
        [
            ("idx_shipments_sender", "Look up by sender"),
            ("idx_shipments_follows", "Look up by follows"),
            ("idx_shipments_priority", "Filter by priority"),
            ("idx_shipments_carrier_code", "A parcel is tracked once"),
            (
                "idx_shipments_nickname",
                "A nickname is unique while it is active"
            ),
            ("idx_shipments_carrier_weight", "Plan tours"),
        ]
    );
    let tours = index(parcel, "idx_shipments_carrier_weight");
    assert_eq!(tours.include, ["active"]);
    assert_eq!(tours.filter, Some("active = TRUE"));
    let nickname = index(parcel, "idx_shipments_nickname");
    assert!(nickname.unique);
    assert_eq!(nickname.filter, Some("active"));
    assert!(
        !column(parcel, "nickname").unique,
        "it is unique for some rows only"
    );
}

/// What is looked up by one column in many ways.
#[expect(
    clippy::duplicated_attributes,
    reason = "several indexes are over one column"
)]
#[derive(Aggregate)]
#[invariant("INV-LOK-001: A code is given once", unique(code))]
#[index(
    code,
    name = "idx_lookups_code_hash",
    method = "hash",
    purpose = "Find a code"
)]
#[index(size, name = "idx_lookups_size", purpose = "Sort by size")]
#[index(
    size,
    name = "idx_lookups_size_brin",
    method = "brin",
    purpose = "Sum by size"
)]
#[index(
    owner,
    size,
    name = "idx_lookups_owner_brin",
    method = "brin",
    purpose = "Sum by owner"
)]
#[index(
    size,
    name = "idx_lookups_size_and_code",
    include(code),
    purpose = "Read codes"
)]
struct Lookup {
    id: Id<Lookup>,
    #[column(length = 50)]
    code: String,
    size: i32,
    owner: Id<Lookup>,
}

#[test]
fn an_index_takes_the_place_of_another_one_only_where_it_serves_as_well() {
    let indexes: Vec<_> = Lookup::TABLES[0]
        .indexes
        .iter()
        .map(|index| (index.name, index.method, index.unique))
        .collect();
    assert_eq!(
        indexes,
        [
            ("idx_lookups_owner", None, false),
            ("idx_lookups_code", None, true),
            ("idx_lookups_code_hash", Some("hash"), false),
            ("idx_lookups_size", None, false),
            ("idx_lookups_size_brin", Some("brin"), false),
            ("idx_lookups_owner_brin", Some("brin"), false),
            ("idx_lookups_size_and_code", None, false),
        ]
    );
}
