//! No database stores U+0000, and no script can say it.

use tablewright::{Aggregate, Entity, Id};

/// A letter.
#[derive(Aggregate)]
#[aggregate(purpose = "A\0letter")]
#[invariant("INV-LTR-001: A\0sentence", check(self.pages > 0))]
#[invariant("INV-LTR-002: Another one", sql(postgres = "pages > 1 \0", mysql = "pages > 1"))]
#[index(pages, purpose = "By\0pages")]
struct Letter {
    id: Id<Letter>,
    pages: i32,
    #[children(purpose = "Load\0lines")]
    lines: Vec<Line>,
    #[column(default(sql = "'\0'"))]
    sender: String,
}

#[doc = "A line\0of a letter"]
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
