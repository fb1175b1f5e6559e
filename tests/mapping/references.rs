//! What references and children become.

use tablewright::Aggregate;

use crate::parcel::Parcel;
use crate::{check, column, index, names};

#[test]
fn references_are_foreign_keys_unless_they_are_soft() {
    let keys: Vec<String> = Parcel::TABLES[0]
        .foreign_keys
        .iter()
        .map(|key| {
            format!(
                "{} {:?} {} {}",
                key.name,
                key.columns,
                key.table,
                key.on_delete.as_str()
            )
        })
        .collect();
    assert_eq!(
        keys,
        [
            "fk_shipments_sender [\"sender\"] senders RESTRICT",
            "fk_shipments_follows [\"follows\"] shipments SET NULL",
        ]
    );
}

#[test]
fn children_point_at_what_holds_them() {
    let tables: Vec<(&str, &str)> = Parcel::TABLES
        .iter()
        .map(|table| (table.id, table.name))
        .collect();
    assert_eq!(
        tables,
        [
            ("TBL-PARCEL-001", "shipments"),
            ("TBL-PARCEL-002", "stops"),
            ("TBL-PARCEL-003", "parcel_scans"),
            ("TBL-PARCEL-004", "seals"),
        ]
    );
    let [_, stops, scans, seals] = Parcel::TABLES else {
        panic!("four tables")
    };
    assert_eq!(
        names(stops),
        ["id", "parcel_id", "place", "created_at", "updated_at"]
    );
    // The unique rule begins with the parent's key: that needs no index of its own.
    assert_eq!(stops.indexes.len(), 1);
    assert!(index(stops, "idx_stops_parcel_id_place").unique);
    assert_eq!(names(scans), ["id", "at_stop", "line_number", "by", "hash"]);
    let ordered = index(scans, "idx_parcel_scans_at_stop_line_number");
    assert!(ordered.unique);
    assert_eq!(ordered.purpose, "Load stops with parcel_scans");
    assert_eq!(
        check(scans, "chk_scan_line_number_range"),
        "line_number >= 0"
    );
    assert_eq!(check(scans, "chk_scan_by_range"), "by BETWEEN 0 AND 255");
    assert_eq!(
        check(scans, "chk_scan_hash_length"),
        "OCTET_LENGTH(hash) = 32"
    );
    assert_eq!(column(seals, "parcel_id").constraints(), "NOT NULL UNIQUE");
    assert_eq!(column(seals, "parcel_id").source, "Parent Parcel");
    assert_eq!(seals.foreign_keys[0].table, "shipments");
    assert_eq!(seals.foreign_keys[0].on_delete.as_str(), "CASCADE");
}
