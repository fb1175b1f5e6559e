//! What the shapes of a domain become, where neither the decode guarantee nor a golden document
//! tells it: names, indexes, previous names, defaults, violations.

#![allow(dead_code, reason = "of most types only the tables matter")]

use std::collections::{BTreeMap, BTreeSet};

use tablewright::{Aggregate, Entity, Id, Table, ValueObject};
use tablewright_model::DataModel;

fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name).collect()
}

fn index_names(table: &Table) -> Vec<&str> {
    table.indexes.iter().map(|index| index.name).collect()
}

/// The record as JSON.
fn record(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("a record")
}

/// Names that are too long for a database.
mod long {
    use super::*;

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
}

/// Which index a foreign key needs.
mod indexed {
    use super::*;

    /// A port.
    #[derive(Aggregate)]
    struct Port {
        id: Id<Port>,
    }

    #[derive(ValueObject)]
    struct Leg {
        from: Id<Port>,
        to: Id<Port>,
    }

    /// A passage with five references to one table.
    #[derive(Aggregate)]
    #[invariant("INV-PAS-001: A name is one passage's in a port", unique(home, name))]
    #[index(first.from, name, where(self.open), purpose = "Open ones")]
    #[index(first.to, name, purpose = "Arrivals")]
    #[index(last, purpose = "Both ends")]
    struct Passage {
        id: Id<Passage>,
        name: String,
        open: bool,
        home: Id<Port>,
        first: Leg,
        last: Leg,
        #[reference(on_delete = cascade)]
        spare: Option<Id<Port>>,
    }

    #[test]
    fn only_where_no_whole_index_begins_with_it() {
        let passages = &Passage::TABLES[0];
        assert_eq!(passages.foreign_keys.len(), 6);
        assert!(passages.foreign_keys.iter().all(|key| key.table == "ports"));
        assert_eq!(
            index_names(passages),
            [
                // A partial index covers nothing.
                "idx_passages_first_from",
                "idx_passages_last_to",
                "idx_passages_spare",
                "idx_passages_home_name",
                "idx_passages_first_from_name",
                "idx_passages_first_to_name",
                "idx_passages_last_from_last_to",
            ]
        );
    }
}

/// Previous names, wherever a column gets its name from.
mod renamed {
    use super::*;

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
}

/// A default fills a column that is always there, and no part of what may be absent.
mod defaults {
    use super::*;

    const USUAL: i32 = 15;

    #[derive(ValueObject)]
    enum Unit {
        Minute,
        Hour,
    }

    #[derive(ValueObject)]
    struct Length {
        #[column(default = USUAL)]
        count: i32,
        #[column(default = Unit::Hour)]
        unit: Unit,
    }

    /// A meeting.
    #[derive(Aggregate)]
    #[invariant("INV-MEE-001: Not for long", check(self.most > 0 && self.most <= 8))]
    struct Meeting {
        id: Id<Meeting>,
        planned: Length,
        real: Option<Length>,
        #[column(default = 8)]
        most: u8,
        #[column(default = "it's", length = 4)]
        title: Option<String>,
    }

    #[test]
    fn are_left_out_of_what_may_be_absent() {
        let defaults: Vec<(&str, &str)> = Meeting::TABLES[0]
            .columns
            .iter()
            .filter_map(|column| Some((column.name, column.default?)))
            .collect();
        assert_eq!(
            defaults,
            [
                ("planned_count", "15"),
                ("planned_unit", "'hour'"),
                ("most", "8"),
                ("title", "'it''s'"),
                ("version", "1"),
                ("created_at", "NOW()"),
                ("updated_at", "NOW()"),
            ]
        );
    }
}

/// Words of SQL are names like any other, in quotes where an expression reads them.
mod reserved {
    use super::*;

    /// A seat.
    #[derive(Aggregate)]
    #[invariant("INV-SEA-001: In order", check(self.order > self.row))]
    #[invariant("INV-SEA-002: One on the left", unique(row) where(!self.left))]
    struct Seat {
        id: Id<Seat>,
        order: i32,
        row: i32,
        left: bool,
    }

    #[test]
    fn are_quoted_in_expressions() {
        let seats = &Seat::TABLES[0];
        assert_eq!(names(seats)[1..4], ["order", "row", "left"]);
        assert_eq!(seats.checks[0].expression, "\"order\" > row");
        assert_eq!(seats.checks[0].name, "chk_seat_order_row");
        assert_eq!(seats.indexes[0].filter, Some("NOT \"left\""));
        let record = record(Seat::DATA_MODEL);
        let condition = &record["conditions"][0]["expression"];
        assert_eq!(condition["greater"][0]["column"], "order");
    }
}

/// Rows that belong to the entity that holds them, through whatever.
mod rows {
    use super::*;

    #[derive(ValueObject)]
    #[invariant("BR-ROW-001: No empty words", assert(!self.0.is_empty()))]
    struct Word(#[column(length = 5)] String);

    #[derive(ValueObject)]
    struct Text {
        title: Word,
        #[collection(ordered)]
        words: Vec<Word>,
        #[children(table = "margin_notes")]
        notes: Vec<Note>,
    }

    #[derive(ValueObject)]
    enum Content {
        Empty,
        Written(Box<Text>),
        Drawn {
            #[collection(table = "strokes", foreign_key = "page", purpose = "What was drawn")]
            strokes: BTreeMap<u8, Word>,
        },
    }

    /// A page.
    #[derive(Aggregate)]
    #[aggregate(audit(created = "made_at"))]
    struct Page {
        id: Id<Page>,
        content: Option<Content>,
    }

    /// A note.
    #[derive(Entity)]
    struct Note {
        id: Id<Note>,
        text: Word,
    }

    #[test]
    fn have_tables_after_their_way() {
        let tables: Vec<(&str, &str, Vec<&str>)> = Page::TABLES
            .iter()
            .map(|table| (table.name, table.purpose, names(table)))
            .collect();
        assert_eq!(
            tables,
            [
                (
                    "pages",
                    "A page.",
                    vec![
                        "id",
                        "content",
                        "content_written_title",
                        "version",
                        "made_at",
                        "updated_at"
                    ]
                ),
                (
                    "page_content_written_words",
                    "words of page",
                    vec![
                        "id",
                        "page_id",
                        "position",
                        "value",
                        "made_at",
                        "updated_at"
                    ]
                ),
                (
                    "margin_notes",
                    "A note.",
                    vec!["id", "page_id", "text", "created_at", "updated_at"]
                ),
                (
                    "strokes",
                    "What was drawn",
                    vec!["id", "page", "key", "value", "made_at", "updated_at"]
                ),
            ]
        );
        for table in Page::TABLES {
            assert_eq!(table.source_refs, ["BR-ROW-001"], "{}", table.name);
        }
    }

    #[test]
    fn are_checked_on_their_way() {
        let word = |text: &str| Word(text.to_owned());
        let page = Page {
            id: Id::new(),
            content: Some(Content::Written(Box::new(Text {
                title: word("too long"),
                words: vec![word("fine"), word("")],
                notes: vec![Note {
                    id: Id::new(),
                    text: word("\0"),
                }],
            }))),
        };
        let violations = page.check_invariants().expect_err("three mistakes");
        assert_eq!(
            violations.to_string(),
            "content.Written.title: the text is longer than its declared length, found \"too long\"\n\
             content.Written.words[1]: No empty words (BR-ROW-001)\n\
             content.Written.notes[0].text: text cannot hold the character U+0000 to be stored, found \"\\0\""
        );
        let page = Page {
            id: Id::new(),
            content: Some(Content::Drawn {
                strokes: [(1, word("")), (2, word("fine")), (3, word("\0"))].into(),
            }),
        };
        let violations = page.check_invariants().expect_err("two mistakes");
        assert_eq!(
            violations.to_string(),
            "content.Drawn.strokes: text cannot hold the character U+0000 to be stored, found \"\\0\"\n\
             content.Drawn.strokes: No empty words (BR-ROW-001)"
        );
        for content in [None, Some(Content::Empty)] {
            let id = Id::new();
            assert_eq!(Page { id, content }.check_invariants(), Ok(()));
        }
    }
}

/// What keeps the rows of collections apart, and what conditions on them see.
mod apart {
    use super::*;

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
}

/// What one struct does not tell, the review of the model does.
mod reviewed {
    use super::*;

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
}
