//! Operator classes that the engine does not have for the type of a column.

use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A height and a width.
#[derive(ValueObject)]
struct Size {
    height: i32,
    width: i32,
}

/// Two names.
#[derive(ValueObject)]
struct Names {
    first: String,
    last: String,
}

/// A book.
#[derive(Aggregate)]
#[index(title gin_trgm_ops)]
#[index(title text_ops)]
#[index(pages text_pattern_ops)]
#[index(tags jsonb_path_ops, pages int4_ops, method = "gin")]
#[index(names text_pattern_ops, method = "hash")]
#[index(created_at int4_bloom_ops, method = "brin")]
#[index(version timestamptz_bloom_ops, method = "brin")]
#[index(size int4_bloom_ops, method = "brin")]
struct Book {
    id: Id<Book>,
    #[index(jsonb_path_ops)]
    title: String,
    pages: i32,
    #[column(json)]
    tags: Vec<String>,
    size: Size,
    names: Names,
    lines: Vec<Line>,
}

/// A line of a book.
#[derive(Entity)]
#[index(parent text_bloom_ops, method = "brin")]
struct Line {
    id: Id<Line>,
}

fn main() {}
