//! Which indexes there are.

use tablewright::{Aggregate, Entity, Id, ValueObject};

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

/// A rack.
#[derive(Aggregate)]
#[aggregate(sql(
    purpose = "What is on it",
    sqlite(create = "CREATE VIEW a AS SELECT 1", drop = "DROP VIEW a"),
    postgres(create = "CREATE VIEW b AS SELECT 1", drop = "DROP VIEW b")
))]
#[index(place varchar_pattern_ops desc, marks)]
#[index(unique, sql(sqlite = "(place)", postgres = "(lower(place))"))]
struct Rack {
    id: Id<Rack>,
    #[index(desc)]
    #[index(text_pattern_ops)]
    place: String,
    marks: Marks,
    boxes: Vec<Crate>,
}

/// Two numbers.
#[derive(ValueObject)]
struct Marks {
    a: i32,
    b: i32,
}

/// A box on it.
#[derive(Entity)]
#[entity(table = "crates")]
#[index(parent, number)]
#[index(number desc, parent, include(weight))]
struct Crate {
    id: Id<Crate>,
    number: i32,
    weight: i32,
}

#[test]
fn an_index_says_its_operator_classes_the_key_of_a_parent_and_sql() {
    let rack = &Rack::TABLES[0];
    let names: Vec<&str> = rack.indexes.iter().map(|index| index.name).collect();
    assert_eq!(
        names,
        [
            "idx_racks_place_desc",
            "idx_racks_place_text_pattern_ops",
            "idx_racks_place_varchar_pattern_ops_desc_marks_a_marks_b",
            "idx_racks_sql",
        ]
    );
    assert_eq!(rack.indexes[0].descending, ["place"]);
    assert_eq!(rack.indexes[1].operator_classes, ["text_pattern_ops"]);
    let classes = rack.indexes[2].operator_classes;
    assert_eq!(classes, ["varchar_pattern_ops", "", ""]);
    let own = rack.indexes[3];
    assert!(own.unique && own.columns.is_empty() && own.purpose == "Look up as its SQL says");
    assert_eq!(
        own.sql,
        [("postgres", "(lower(place))"), ("sqlite", "(place)")]
    );
    assert!(!column(rack, "place").unique);
    // The index of the foreign key begins another one.
    let crates: Vec<_> = Rack::TABLES[1].indexes.iter().collect();
    let columns: Vec<&[&str]> = crates.iter().map(|index| index.columns).collect();
    assert_eq!(
        columns,
        [&["rack_id", "number"][..], &["number", "rack_id"]]
    );
    let own = r#""scripts":[{"name":"sql_racks","table":"racks","purpose":"What is on it","create":[{"engine":"postgres","sql":"CREATE VIEW b AS SELECT 1"},{"engine":"sqlite","sql":"CREATE VIEW a AS SELECT 1"}],"drop":[{"engine":"postgres","sql":"DROP VIEW b"},{"engine":"sqlite","sql":"DROP VIEW a"}]}]"#;
    assert!(Rack::DATA_MODEL.contains(own), "{}", Rack::DATA_MODEL);
}
