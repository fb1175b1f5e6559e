//! Previous names, wherever a column gets its name from.

use tablewright::{Aggregate, Id, ValueObject};

use crate::record;

#[derive(ValueObject)]
struct Point {
    #[renamed_from("lat")]
    latitude: i32,
    longitude: i32,
}

#[derive(ValueObject)]
enum Way {
    Straight,
    Over(Point),
    Along {
        #[renamed_from("road")]
        street: String,
    },
}

/// A walk.
#[derive(Aggregate)]
#[renamed_from("hikes")]
struct Walk {
    id: Id<Walk>,
    #[renamed_from("begin")]
    start: Point,
    end: Option<Point>,
    #[renamed_from("path")]
    way: Way,
    #[embed(presence)]
    #[renamed_from("halt")]
    rest: Option<Halt>,
    #[collection]
    #[renamed_from("views")]
    sights: Vec<Point>,
}

#[derive(ValueObject)]
struct Halt {
    minutes: Option<i32>,
}

#[derive(ValueObject)]
struct Names(#[collection] Vec<String>);

#[derive(ValueObject)]
struct Diary {
    #[collection]
    #[renamed_from("lines")]
    entries: Vec<String>,
    #[collection]
    drawings: Vec<String>,
}

#[derive(ValueObject)]
enum Keepsake {
    Nothing,
    Kept(Diary),
}

/// A journey.
#[derive(Aggregate)]
struct Journey {
    id: Id<Journey>,
    #[renamed_from("people")]
    companions: Names,
    #[renamed_from("memory")]
    keepsake: Keepsake,
    #[collection(table = "bills")]
    #[renamed_from("invoices")]
    receipts: Vec<String>,
}

#[test]
fn are_recorded_for_the_tables_of_collections() {
    let record = record(Journey::DATA_MODEL);
    let former: Vec<String> = record["entities"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|of| {
            let part = |key: &str| of[key].as_str().unwrap_or("-").to_owned();
            format!("{} -> {}", part("renamed_from"), part("table"))
        })
        .collect();
    assert_eq!(
        former,
        [
            "- -> journeys",
            "journey_people -> journey_companions",
            "journey_memory_kept_lines -> journey_keepsake_kept_entries",
            "journey_memory_kept_drawings -> journey_keepsake_kept_drawings",
            "invoices -> bills",
        ]
    );
}

#[test]
fn are_recorded_for_each_column() {
    let record = record(Walk::DATA_MODEL);
    let renames: Vec<String> = record["renames"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|of| {
            let part = |key: &str| of[key].as_str().unwrap_or_default().to_owned();
            format!("{}: {} -> {}", part("table"), part("from"), part("column"))
        })
        .collect();
    assert_eq!(
        renames,
        [
            "walks: begin_lat -> start_latitude",
            "walks: begin_longitude -> start_longitude",
            "walks: end_lat -> end_latitude",
            "walks: path -> way",
            "walks: path_over_lat -> way_over_latitude",
            "walks: path_over_longitude -> way_over_longitude",
            "walks: path_along_road -> way_along_street",
            "walks: halt_present -> rest_present",
            "walks: halt_minutes -> rest_minutes",
            "walk_sights: lat -> latitude",
        ]
    );
    assert_eq!(record["entities"][0]["renamed_from"], "hikes");
    assert_eq!(record["entities"][1]["renamed_from"], "walk_views");
    assert_eq!(
        record["entities"][1]["type"],
        "shapes::renamed::Walk.sights"
    );
}
