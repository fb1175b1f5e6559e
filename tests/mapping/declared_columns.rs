//! A child may declare the key of its parent, and an aggregate its version and audit: each is
//! the one column that exists anyway.

use tablewright::table::SqlType;
use tablewright::{Aggregate, Entity, Id};

use crate::{check, column, names};

/// A list of things to do.
#[derive(Aggregate)]
#[invariant("INV-TDO-001: Versions begin with one", check(self.version > 0))]
struct ToDo {
    id: Id<ToDo>,
    updated_at: chrono::DateTime<chrono::Utc>,
    version: i64,
    steps: Vec<Step>,
}

/// One thing to do.
#[derive(Entity)]
struct Step {
    id: Id<Step>,
    text: String,
    to_do_id: Id<ToDo>,
    parts: Vec<Part>,
}

/// A part of it.
#[derive(Entity)]
struct Part {
    id: Id<Part>,
    #[reference(parent)]
    of: Id<Step>,
}

#[test]
fn stand_in_their_generated_places() {
    let [to_do, step, part] = ToDo::TABLES else {
        panic!("three tables")
    };
    assert_eq!(names(to_do), ["id", "version", "created_at", "updated_at"]);
    assert_eq!(column(to_do, "version").ty, SqlType::BigInt);
    assert_eq!(
        column(to_do, "version").source,
        "INV-TDO-001: Versions begin with one"
    );
    assert_eq!(check(to_do, "chk_to_do_version"), "version > 0");
    assert_eq!(
        names(step),
        ["id", "to_do_id", "text", "created_at", "updated_at"]
    );
    assert_eq!(step.foreign_keys.len(), 1);
    assert_eq!(names(part), ["id", "of", "created_at", "updated_at"]);
    assert_eq!(part.foreign_keys[0].table, "steps");
}
