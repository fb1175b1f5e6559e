//! Operator classes and keys of parents, where they cannot stand.

use tablewright::{Aggregate, Entity, Id};

/// A book.
#[derive(Aggregate)]
#[invariant("INV-B-1: One", unique(title text_pattern_ops))]
#[index(title, include(pages int4_bloom_ops))]
#[index(title desc text_pattern_ops)]
#[index(title gin_trgm_ops, method = "gin")]
#[index(title gin_trgm_ops, method = "gin")]
#[index(parent, title)]
struct Book {
    id: Id<Book>,
    title: String,
    pages: i32,
    lines: Vec<Line>,
}

/// A line of a book.
#[derive(Entity)]
#[index(parent, parent)]
#[index(parent.id)]
#[index(parent, method = "gin")]
#[index(number, include(parent, number))]
struct Line {
    id: Id<Line>,
    #[index(int4_bloom_ops, int4_minmax_multi_ops, method = "brin")]
    number: i32,
}

fn main() {}
