//! References between aggregates of one tenant: no row can mean what is another tenant's.

use std::collections::BTreeSet;

use tablewright::{Aggregate, Entity, Id};
use tablewright_model::DataModel;

use crate::database::{Database, load};
use crate::values::id;

/// Somebody who organises events.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
struct Organiser {
    id: Id<Organiser>,
}

/// A country: it is nobody's.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
struct Country {
    id: Id<Country>,
}

/// A place for events.
#[derive(Aggregate)]
#[aggregate(tenant = organiser, version = false, audit = false)]
#[invariant("INV-VEN-001: A number is given once", unique(number))]
#[invariant("INV-VEN-002: A code is one venue's", unique(code) global)]
struct Venue {
    id: Id<Venue>,
    organiser: Id<Organiser>,
    number: i32,
    code: i32,
    country: Option<Id<Country>>,
}

/// An event.
#[derive(Aggregate)]
#[aggregate(tenant = organiser_id, version = false, audit = false)]
struct Event {
    id: Id<Event>,
    organiser_id: Id<Organiser>,
    #[reference(on_delete = set_null)]
    venue: Option<Id<Venue>>,
    after: Option<Id<Event>>,
    days: Vec<Day>,
    #[collection]
    also_at: BTreeSet<Id<Venue>>,
}

/// A day of an event.
#[derive(Entity)]
#[entity(audit = false)]
struct Day {
    id: Id<Day>,
    talks: Vec<Talk>,
}

/// A talk.
#[derive(Entity)]
#[entity(audit = false)]
struct Talk {
    id: Id<Talk>,
    room: Id<Venue>,
}

struct Events<'d>(&'d mut dyn Database);

impl Events<'_> {
    /// Inserts a row of these ids and numbers.
    fn insert(&mut self, table: &str, columns: &str, values: &[u32]) -> Result<(), String> {
        let dialect = self.0.dialect();
        let names: Vec<&str> = columns.split(", ").collect();
        let values = names.iter().zip(values).map(|(name, value)| match *name {
            "number" | "code" => value.to_string(),
            _ => id(dialect, *value),
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let sql = format!("INSERT INTO {table} ({columns}) VALUES ({values})");
        self.0
            .run(&sql)
            .map_err(|error| format!("{dialect}: {sql}: {error}"))
    }

    fn takes(&mut self, table: &str, columns: &str, values: &[u32]) {
        self.insert(table, columns, values)
            .expect("a row of the tenant");
    }

    fn refuses(&mut self, table: &str, columns: &str, values: &[u32]) {
        let what = format!("{table}: {values:?} on {}", self.0.dialect());
        self.insert(table, columns, values).expect_err(&what);
    }
}

const OF_VENUE: &str = "id, organiser, number, code, country";

fn references_carry_the_tenant(events: &mut Events<'_>) {
    for organiser in [1, 2] {
        let of = 100 * organiser;
        events.takes("organisers", "id", &[organiser]);
        events.takes("venues", OF_VENUE, &[of, organiser, 1, organiser, 3]);
        events.takes(
            "events",
            "id, organiser_id, venue",
            &[of + 1, organiser, of],
        );
        events.takes(
            "days",
            "id, event_id, organiser_id",
            &[of + 2, of + 1, organiser],
        );
        let columns = "id, day_id, organiser_id, room";
        events.takes("talks", columns, &[of + 3, of + 2, organiser, of]);
        let columns = "id, event_id, organiser_id, value";
        events.takes("event_also_at", columns, &[of + 4, of + 1, organiser, of]);
    }
    events.refuses("events", "id, organiser_id, venue", &[300, 1, 200]);
    events.refuses("events", "id, organiser_id, after", &[300, 1, 201]);
    // A child is of the tenant of its parent, and refers to what is that one's.
    events.refuses("days", "id, event_id, organiser_id", &[300, 101, 2]);
    events.refuses(
        "talks",
        "id, day_id, organiser_id, room",
        &[300, 102, 1, 200],
    );
    events.refuses(
        "talks",
        "id, day_id, organiser_id, room",
        &[300, 102, 2, 200],
    );
    let columns = "id, event_id, organiser_id, value";
    events.refuses("event_also_at", columns, &[300, 101, 1, 200]);
    events.refuses("event_also_at", columns, &[300, 101, 2, 200]);
}

fn rules_hold_within_a_tenant(events: &mut Events<'_>) {
    events.refuses("venues", OF_VENUE, &[300, 1, 1, 9, 3]);
    events.refuses("venues", OF_VENUE, &[300, 1, 9, 2, 3]);
    events.takes("venues", OF_VENUE, &[300, 1, 9, 9, 3]);
}

fn deletions_mean_what_they_say(events: &mut Events<'_>) {
    let dialect = events.0.dialect();
    let [venue, event, free] = [100, 101, 300].map(|number| id(dialect, number));
    let run = |events: &mut Events<'_>, sql: &str| {
        let done = events.0.run(sql);
        done.unwrap_or_else(|error| panic!("{dialect}: {sql}: {error}"));
    };
    run(
        events,
        &format!("UPDATE events SET venue = {free} WHERE id = {event}"),
    );
    let refused = events
        .0
        .run(&format!("DELETE FROM venues WHERE id = {venue}"));
    refused.expect_err("a talk is there");
    run(events, &format!("DELETE FROM venues WHERE id = {free}"));
    let query = format!("SELECT 1 FROM events WHERE id = {event} AND venue IS NULL");
    assert_eq!(events.0.read(&query).len(), 1, "{dialect}");
    run(events, "DELETE FROM events");
    for table in ["days", "talks", "event_also_at"] {
        let rows = events.0.read(&format!("SELECT 1 FROM {table}"));
        assert!(rows.is_empty(), "{dialect}: {table}");
    }
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let records = [
        Organiser::DATA_MODEL,
        Country::DATA_MODEL,
        Venue::DATA_MODEL,
        Event::DATA_MODEL,
    ];
    let model = DataModel::of(&records).expect("a model");
    load(database, &model, "tenants");
    let schema = tablewright_sql::schema(&model, database.dialect()).expect("a schema");
    database.run(&schema.script()).expect("a database");
    let events = &mut Events(database);
    events.takes("countries", "id", &[3]);
    references_carry_the_tenant(events);
    rules_hold_within_a_tenant(events);
    deletions_mean_what_they_say(events);
    database.run(&schema.drop_script()).expect("all is dropped");
}
