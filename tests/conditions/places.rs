//! What becomes of a rule where its value object is embedded.

use tablewright::{Aggregate, Violation};
use tablewright_model::{DataModel, Enforcer, RuleForm};

use crate::checks;
use crate::place::Place;
use crate::said::Saying;

/// The checks of the root.
const OF_ROOT: [(&str, &str); 8] = [
    ("chk_place_sum_amount", "sum_amount >= 0"),
    ("chk_place_sum_code", "OCTET_LENGTH(sum_code) = 3"),
    (
        "chk_place_fee_amount",
        "fee_amount IS NULL OR fee_amount >= 0",
    ),
    (
        "chk_place_fee_code",
        "fee_amount IS NULL OR OCTET_LENGTH(fee_code) = 3",
    ),
    (
        "chk_place_way_road_amount",
        "way <> 'road' OR way_road_amount >= 0",
    ),
    (
        "chk_place_way_road_code",
        "way <> 'road' OR OCTET_LENGTH(way_road_code) = 3",
    ),
    (
        "chk_place_fee_amount_sum_amount",
        "fee_amount IS NULL OR fee_amount <= sum_amount",
    ),
    (
        "chk_place_fee_amount_sum_amount_inv_plc_007",
        "fee_amount IS NOT NULL OR sum_amount > 1",
    ),
];

/// Those of its parts.
const OF_PART: [(&str, &str); 2] = [
    (
        "chk_part_price_amount",
        "price_amount IS NULL OR price_amount >= 0",
    ),
    (
        "chk_part_price_code",
        "price_amount IS NULL OR OCTET_LENGTH(price_code) = 3",
    ),
];

/// Those of its prices.
const OF_PRICES: [(&str, &str); 2] = [
    ("chk_place_prices_amount", "amount >= 0"),
    ("chk_place_prices_code", "OCTET_LENGTH(code) = 3"),
];

#[test]
fn rules_of_value_objects_hold_in_all_places() {
    let tables: Vec<_> = Place::TABLES
        .iter()
        .map(|table| (table.name, checks(table)))
        .collect();
    let [(_, of_root), (_, of_part), (_, of_prices)] = tables.as_slice() else {
        panic!("{tables:?}")
    };
    assert_eq!(of_root.as_slice(), OF_ROOT);
    assert_eq!(of_part.as_slice(), OF_PART);
    assert_eq!(of_prices.as_slice(), OF_PRICES);
    let mut indexes = Place::TABLES[0].indexes.iter();
    let unique = indexes.find(|index| index.name == "idx_places_name_sum_code");
    assert_eq!(
        unique.and_then(|index| index.filter),
        Some("sum_amount > 0")
    );
    let sources = |name: &str| {
        let mut columns = Place::TABLES[0].columns.iter();
        columns
            .find(|column| column.name == name)
            .map(|column| column.source)
    };
    assert_eq!(
        sources("sum_amount"),
        Some(
            "INV-PLC-001: No fee beyond the total; INV-PLC-007: Once more of both; INV-MON-001: No debts"
        )
    );
    assert_eq!(sources("way"), Some("Place.way"));
}

#[test]
fn every_rule_is_traced() {
    let model = DataModel::of(&[Place::DATA_MODEL]).unwrap();
    let trace = model.trace();
    let of = |id: &str| -> Vec<(&str, Vec<String>)> {
        let rules = trace.rules.iter().filter(|rule| rule.id == id);
        rules
            .map(|rule| {
                let enforcers = rule.enforced_by.iter().map(Enforcer::to_string);
                (rule.table, enforcers.collect())
            })
            .collect()
    };
    let one = |table, enforcers: &[&str]| {
        let enforcers = enforcers.iter().map(|&enforcer| enforcer.to_owned());
        vec![(table, enforcers.collect::<Vec<String>>())]
    };
    assert_eq!(
        of("INV-PLC-002"),
        one("places", &["unique index `idx_places_name_sum_code`"])
    );
    assert_eq!(
        of("INV-PLC-003"),
        one(
            "places",
            &[
                "CHECK `chk_place_inv_plc_003` on postgres",
                "CHECK `chk_place_inv_plc_003` on sqlite"
            ]
        )
    );
    assert_eq!(
        of("INV-PLC-004"),
        one("places", &["CHECK `chk_named` on mysql"])
    );
    assert_eq!(of("INV-PLC-005"), one("places", &[]));
    assert_eq!(of("INV-PLC-006"), one("places", &["Rust"]));
    assert_eq!(of("INV-WAY-001"), one("places", &["Rust"]));
    assert_eq!(of("INV-TAG-001"), one("places", &["Rust"]));
    let places: Vec<&str> = of("INV-MON-001")
        .into_iter()
        .map(|(table, _)| table)
        .collect();
    assert_eq!(
        places,
        ["parts", "place_prices", "places", "places", "places"]
    );
    assert_eq!(of("INV-MON-003").len(), 3, "once a table");
    let text = trace.to_string();
    assert!(
        text.contains("| INV-PLC-005 | Said | `Place` | nothing | `places` |  |"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 2 + trace.rules.len());
}

#[test]
fn constraints_lead_back_to_rules() {
    let model = DataModel::of(&[Place::DATA_MODEL, Saying::DATA_MODEL]).unwrap();
    for rule in model.rules() {
        if let Some(name) = &rule.constraint {
            assert_eq!(model.rule_of_constraint(name), Some(rule));
        }
    }
    let rule = model.rule_of_constraint("chk_part_price_code").unwrap();
    assert_eq!(
        Violation::from(rule).to_string(),
        "A currency (INV-MON-002)"
    );
    assert_eq!(model.rule_of_constraint("chk_place_fee_shape"), None);
    let sql = model.rule_of_constraint("chk_place_inv_plc_003").unwrap();
    let RuleForm::Sql { sql } = &sql.rule else {
        panic!("{sql:?}")
    };
    let engines: Vec<&str> = sql.iter().map(|on| on.engine.as_str()).collect();
    assert_eq!(engines, ["postgres", "sqlite"]);
}
