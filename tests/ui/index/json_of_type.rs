//! JSON that only the type of a field tells.

use tablewright::{Aggregate, Id, ValueObject};

/// What somebody has noted.
#[derive(ValueObject)]
struct Note {
    number: i32,
    #[column(json)]
    words: Vec<String>,
}

/// A row.
#[derive(Aggregate)]
#[invariant("INV-ROW-001: One note", unique(note))]
#[invariant("INV-ROW-002: One number", unique(note.number))]
#[index(note.words, purpose = "By words")]
#[index(note, purpose = "By note", method = "btree")]
#[index(other, include(note), purpose = "With the note")]
struct Row {
    id: Id<Row>,
    note: Note,
    #[index]
    second: Note,
    #[index(method = "gin")]
    third: Words,
    other: i32,
}

#[derive(ValueObject)]
struct Words(#[column(json)] Vec<String>);

fn main() {}
