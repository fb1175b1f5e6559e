//! Rows that may not overlap: half open, as a range of Rust is.

use std::error::Error;

use tablewright::{Aggregate, Entity, Id, StoredAs, ValueObject};
use tablewright_model::{Code, DataModel};
use tablewright_sql::Dialect;

use crate::database::{Database, load};
use crate::values::id;

/// A room that is let.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
struct Room {
    id: Id<Room>,
    keys: Vec<Key>,
}

/// Somebody who has the key.
#[derive(Entity)]
#[entity(audit = false)]
#[invariant("INV-KEY-001: One key is with one person", no_overlap(parent, number, since..until))]
struct Key {
    id: Id<Key>,
    number: Option<i16>,
    since: i32,
    until: Option<i32>,
}

/// A visit to a room.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
#[invariant("INV-VIS-001: One visit at a time", no_overlap(room, begins..ends))]
#[invariant("INV-VIS-002: Nobody is twice on one day", name = "exc_guest", no_overlap(guest, day..next))]
struct Visit {
    id: Id<Visit>,
    room: Id<Room>,
    #[column(length = 20)]
    guest: String,
    begins: chrono::DateTime<chrono::Utc>,
    ends: chrono::DateTime<chrono::Utc>,
    day: chrono::NaiveDate,
    next: chrono::NaiveDate,
}

/// A seat, of which only PostgreSQL can say all.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
#[invariant(
    "INV-SEA-001: Seats are apart",
    constraint(
        postgres = "EXCLUDE USING gist (hall WITH =, numrange(place - 0.5, place + 0.5) WITH &&) WHERE (NOT folded)"
    )
)]
struct Seat {
    id: Id<Seat>,
    hall: i32,
    #[column(precision = 8, scale = 2)]
    place: rust_decimal::Decimal,
    folded: bool,
}

/// A theatre.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
struct Theatre {
    id: Id<Theatre>,
    shows: Vec<Show>,
}

/// What is on there. Its values are not what its columns hold, and some cannot be compared.
#[derive(Entity)]
#[entity(audit = false)]
#[invariant("INV-SHO-001: One at a time", no_overlap(parent, place, title, begins..ends))]
struct Show {
    id: Id<Show>,
    #[collection]
    words: Vec<String>,
    place: Option<Place>,
    title: Title,
    #[column(with = Whole)]
    begins: f64,
    #[column(with = Whole)]
    ends: Option<f64>,
}

#[derive(ValueObject)]
struct Place {
    hall: i32,
    row: Option<i32>,
}

/// Stored in small letters.
#[derive(Clone, ValueObject)]
#[value_object(as = String)]
struct Title(&'static str);

impl From<Title> for String {
    fn from(title: Title) -> Self {
        title.0.to_lowercase()
    }
}

impl From<String> for Title {
    fn from(title: String) -> Self {
        Self(title.leak())
    }
}

/// Hours, of which whole ones are stored.
struct Whole;

impl StoredAs<f64> for Whole {
    type Column = i32;

    #[allow(clippy::cast_possible_truncation)]
    fn to_column(hours: &f64) -> i32 {
        hours.floor() as i32
    }

    fn from_column(column: i32) -> Result<f64, Box<dyn Error + Send + Sync>> {
        Ok(f64::from(column))
    }
}

/// A show: its place, title and range, and whether it may be.
type OfShow = (
    Option<(i32, Option<i32>)>,
    &'static str,
    f64,
    Option<f64>,
    bool,
);

const SHOWS: [OfShow; 16] = [
    (Some((1, Some(1))), "Faust", 1.0, Some(2.5), true),
    // They touch, as whole hours.
    (Some((1, Some(1))), "Faust", 2.2, Some(3.7), true),
    // It has no hour of its own.
    (Some((1, Some(1))), "Faust", 1.2, Some(1.9), true),
    (Some((1, Some(1))), "Faust", 1.9, Some(2.0), false),
    (Some((1, Some(1))), "FAUST", 1.0, Some(2.0), false),
    (Some((1, Some(1))), "Faust!", 1.0, Some(2.0), true),
    (Some((1, Some(2))), "Faust", 1.0, Some(2.0), true),
    (Some((1, Some(1))), "fausT", 9.9, None, true),
    (Some((1, Some(1))), "Faust", 8.0, Some(9.9), true),
    (Some((1, Some(1))), "Faust", 99.0, None, false),
    // Part of a place is NULL, or all of it.
    (Some((1, None)), "Faust", 1.0, Some(5.0), true),
    (Some((1, None)), "Faust", 1.0, Some(5.0), true),
    (None, "Faust", 1.0, Some(5.0), true),
    (None, "Faust", 1.0, None, true),
    (Some((2, Some(1))), "Faust", 10.0, Some(2.0), true),
    (Some((2, Some(1))), "Faust", 1.0, Some(12.0), true),
];

/// A row of keys: its room, number and range, and whether the database takes it.
type OfKey = (u32, Option<i16>, i32, Option<i32>, bool);

const KEYS: [OfKey; 14] = [
    (1, Some(1), 10, Some(20), true),
    (1, Some(1), 20, Some(30), true),
    (1, Some(1), 19, Some(20), false),
    (1, Some(1), 5, Some(11), false),
    (1, Some(1), 5, Some(10), true),
    (1, Some(1), 0, Some(100), false),
    // Empty ranges overlap nothing.
    (1, Some(1), 12, Some(12), true),
    (1, Some(1), 15, Some(12), true),
    (1, Some(2), 12, Some(13), true),
    (2, Some(1), 12, Some(13), true),
    (1, None, 12, Some(13), true),
    (1, None, 12, Some(13), true),
    (1, Some(1), 30, None, true),
    (1, Some(1), 1000, Some(1001), false),
];

fn number<T: ToString>(of: Option<T>) -> String {
    of.map_or_else(|| "NULL".to_owned(), |of| of.to_string())
}

fn keys(database: &mut dyn Database) {
    let dialect = database.dialect();
    for room in [1, 2] {
        let sql = format!("INSERT INTO rooms (id) VALUES ({})", id(dialect, room));
        database.run(&sql).expect("a room");
    }
    for (row, (room, of, since, until, is_taken)) in (10..).zip(KEYS) {
        let sql = format!(
            "INSERT INTO keys (id, room_id, number, since, until) VALUES ({}, {}, {}, {since}, {})",
            id(dialect, row),
            id(dialect, room),
            number(of),
            number(until),
        );
        let done = database.run(&sql);
        assert_eq!(done.is_ok(), is_taken, "{dialect}: {sql}: {done:?}");
    }
    let first = id(dialect, 10);
    let moved = |since, until| {
        format!("UPDATE keys SET since = {since}, until = {until} WHERE id = {first}")
    };
    database
        .run(&moved(12, 18))
        .expect("it overlaps itself alone");
    database.run(&moved(12, 21)).expect_err("the second one");
}

/// The same rows in one aggregate, as Rust judges them.
#[test]
fn rust_judges_children_of_one_parent_alike() {
    let mut room = Room {
        id: Id::new(),
        keys: Vec::new(),
    };
    for (of, number, since, until, is_taken) in KEYS.into_iter().filter(|key| key.0 == 1) {
        room.keys.push(Key {
            id: Id::new(),
            number,
            since,
            until,
        });
        let judged = room.check_invariants();
        assert_eq!(
            judged.is_ok(),
            is_taken,
            "{of} {number:?} {since} {until:?}"
        );
        if let Err(violations) = judged {
            let last = room.keys.len() - 1;
            let said = format!("keys[{last}]: One key is with one person (INV-KEY-001)");
            assert_eq!(violations.to_string(), said);
            room.keys.pop();
        }
    }
}

fn shows(database: &mut dyn Database) {
    let dialect = database.dialect();
    let theatre = id(dialect, 1);
    let sql = format!("INSERT INTO theatres (id) VALUES ({theatre})");
    database.run(&sql).expect("a theatre");
    for (row, (place, title, begins, ends, is_taken)) in (10..).zip(SHOWS) {
        let sql = format!(
            "INSERT INTO shows (id, theatre_id, place_hall, place_row, title, begins, ends) VALUES ({}, {theatre}, {}, {}, '{}', {}, {})",
            id(dialect, row),
            number(place.map(|(hall, _)| hall)),
            number(place.and_then(|(_, row)| row)),
            String::from(Title(title)),
            Whole::to_column(&begins),
            number(Whole::to_column(&ends)),
        );
        let done = database.run(&sql);
        assert_eq!(done.is_ok(), is_taken, "{dialect}: {sql}: {done:?}");
    }
}

/// What Rust compares are the columns, of which NULL equals none.
#[test]
fn rust_judges_children_by_their_columns() {
    let mut theatre = Theatre {
        id: Id::new(),
        shows: Vec::new(),
    };
    for (place, title, begins, ends, is_taken) in SHOWS {
        theatre.shows.push(Show {
            id: Id::new(),
            words: vec!["new".to_owned(), "long".to_owned()],
            place: place.map(|(hall, row)| Place { hall, row }),
            title: Title(title),
            begins,
            ends,
        });
        let judged = theatre.check_invariants();
        let row = (place, title, begins, ends);
        assert_eq!(judged.is_ok(), is_taken, "{row:?}: {judged:?}");
        if judged.is_err() {
            theatre.shows.pop();
        }
    }
}

fn visits(database: &mut dyn Database, model: &DataModel) {
    let dialect = database.dialect();
    let mut visit = |row: u32,
                     room: u32,
                     guest: &str,
                     [from, to]: [&str; 2],
                     [day, next]: [&str; 2]| {
        let zone = match dialect {
            Dialect::Postgres => "+00",
            Dialect::Sqlite => "Z",
            _ => "",
        };
        let moment = |hour: &str| match dialect {
            Dialect::Sqlite => format!("'2026-01-01T{hour}:00.000000{zone}'"),
            _ => format!("'2026-01-01 {hour}:00{zone}'"),
        };
        let sql = format!(
            "INSERT INTO visits (id, room, guest, begins, ends, day, next) VALUES ({}, {}, '{guest}', {}, {}, '{day}', '{next}')",
            id(dialect, row),
            id(dialect, room),
            moment(from),
            moment(to),
        );
        database
            .run(&sql)
            .map_err(|error| format!("{sql}: {error}"))
    };
    let days = ["2026-01-01", "2026-01-02"];
    let later = ["2026-01-02", "2026-01-03"];
    visit(100, 1, "Ada", ["10:00", "11:00"], days).expect("a visit");
    visit(101, 1, "Bob", ["11:00", "12:00"], days).expect("one behind it");
    visit(102, 2, "Ada", ["10:00", "11:00"], later).expect("one elsewhere");
    let refused = visit(103, 1, "Eve", ["10:59", "11:01"], days).expect_err("in both");
    let by_name = match dialect {
        Dialect::Postgres => "exc_visit_room_begins_ends",
        _ => "INV-VIS-001: One visit at a time",
    };
    assert!(refused.contains(by_name), "{refused}");
    visit(104, 2, "Ada", ["15:00", "16:00"], days).expect_err("she is there on that day");
    let rule = model.rule_of_constraint("exc_guest").expect("a rule");
    assert_eq!(rule.id.as_str(), "INV-VIS-002");
}

/// A constraint that one engine alone has leads back to its rule, and is noted elsewhere.
fn seats(database: &mut dyn Database) {
    let model = DataModel::of(&[Seat::DATA_MODEL]).expect("a model");
    let dialect = database.dialect();
    load(database, &model, "seats");
    let schema = tablewright_sql::schema(&model, dialect).expect("a schema");
    database.run(&schema.script()).expect("a database");
    let mut seat = |row: u32, place: &str, folded: &str| {
        let place = match dialect {
            Dialect::Sqlite => place.replace('.', ""),
            _ => place.to_owned(),
        };
        let row = id(dialect, row);
        database.run(&format!(
            "INSERT INTO seats (id, hall, place, folded) VALUES ({row}, 1, {place}, {folded})"
        ))
    };
    seat(1, "1.00", "FALSE").expect("a seat");
    seat(2, "2.00", "FALSE").expect("one beside it");
    seat(3, "1.50", "TRUE").expect("one that is folded");
    let done = seat(4, "1.50", "FALSE");
    let rule = model.rule_of_constraint("chk_seat_inv_sea_001");
    assert_eq!(rule.map(|rule| rule.id.as_str()), Some("INV-SEA-001"));
    if dialect == Dialect::Postgres {
        let error = done.expect_err("one between them");
        assert!(error.contains("chk_seat_inv_sea_001"), "{error}");
    } else {
        done.expect("nothing says it there");
        let noted = schema.table("seats").map(|table| table.notes.join("\n"));
        assert!(noted.is_some_and(|noted| noted.contains("INV-SEA-001")));
    }
    database.run(&schema.drop_script()).expect("all is dropped");
}

pub(crate) fn try_all(database: &mut dyn Database) {
    seats(database);
    let model = DataModel::of(&[Room::DATA_MODEL, Visit::DATA_MODEL, Theatre::DATA_MODEL])
        .expect("a model");
    let dialect = database.dialect();
    let schema = tablewright_sql::schema(&model, dialect);
    if let Dialect::MySql | Dialect::MariaDb = dialect {
        let problems = schema.expect_err("no transaction sees what others insert");
        assert!(
            problems.iter().all(|of| of.code == Code::NotOnEngine),
            "{problems}"
        );
        assert!(problems.to_string().contains("sql(postgres"), "{problems}");
        return;
    }
    let schema = schema.expect("a schema");
    load(database, &model, "overlaps");
    database.run(&schema.script()).expect("a database");
    keys(database);
    visits(database, &model);
    shows(database);
    database.run(&schema.drop_script()).expect("all is dropped");
}
