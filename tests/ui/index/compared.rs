//! How indexes compare their fields, where that is said wrong.

use tablewright::{Aggregate, Entity, Id};

/// Somebody who signs in.
#[derive(Aggregate)]
#[aggregate(version = false)]
#[invariant("INV-A-1: One", unique(email.to_lowercase()))]
struct Account {
    id: Id<Account>,
    email: String,
}

/// The same, with mistakes that are found together.
#[derive(Aggregate)]
#[aggregate(version = false)]
#[invariant("INV-P-1: One", unique(email desc))]
#[invariant("INV-P-2: Two", unique(name) nulls)]
#[invariant("INV-P-3: Three", unique(name, email) nulls(distinct))]
#[invariant("INV-P-4: Four", unique(created_at))]
#[invariant("INV-P-5: Five", unique(name, name.to_ascii_lowercase()))]
#[invariant("INV-P-6: Six", unique(email.to_ascii_lowercase()))]
#[invariant("INV-P-7: Seven", unique(email.to_ascii_lowercase()))]
#[index(email, include(name.to_ascii_lowercase()))]
#[index(email desc, include(name desc))]
#[index(version)]
#[index(created_at.day)]
#[index(updated_at.to_ascii_lowercase())]
#[index(created_at, method = "gin")]
#[index(age desc, method = "brin")]
#[index(name.to_ascii_lowercase(), method = "spgist")]
#[index(name desc)]
#[index(name desc)]
struct Person {
    id: Id<Person>,
    email: String,
    name: String,
    #[index(desc, desc)]
    #[index(desc, method = "hash")]
    age: i32,
    #[collection(nulls(equal))]
    marks: Vec<i32>,
    notes: Vec<Note>,
}

/// A note.
#[derive(Entity)]
#[entity(audit = false)]
#[invariant("INV-N-1: One", unique(parent.to_ascii_lowercase()))]
#[index(created_at)]
struct Note {
    id: Id<Note>,
}

/// What is sorted in no such way.
#[derive(Aggregate)]
#[index(level asc)]
struct Level {
    id: Id<Level>,
    level: i32,
}

/// What is followed by no such word.
#[derive(Aggregate)]
#[invariant("INV-M-1: One", unique(mark) always)]
struct Mark {
    id: Id<Mark>,
    mark: i32,
}

fn main() {}
