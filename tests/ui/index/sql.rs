//! Indexes in the SQL of single engines, where that is said wrong.

use tablewright::{Aggregate, Id};

/// A book.
#[derive(Aggregate)]
#[index(sql())]
#[index(sql("USING gin (title)"))]
#[index(sql = "USING gin (title)")]
#[index(sql(oracle = "(title)"))]
#[index(sql(postgres = ""))]
#[index(sql(postgres = 1))]
#[index(sql(postgres = "(title)", postgres = "(pages)"))]
#[index(sql(postgres = "CREATE INDEX a ON books (title)"))]
#[index(sql(sqlite = "USING gin (title)"))]
#[index(sql(mysql = "FULLTEXT (title)"))]
#[index(sql(postgres = "(title);"))]
#[index(sql(postgres = "(title) -- first"))]
#[index(title, sql(postgres = "(title)"), name = "idx_three")]
#[index(name = "idx_two", sql(postgres = "(title)"), method = "gin", include(pages), where(self.pages > 0))]
#[index(sql(postgres = "(title)"), sql(sqlite = "(title)"), name = "idx_one")]
struct Book {
    id: Id<Book>,
    title: String,
    #[index(sql(postgres = "(pages)"))]
    pages: i32,
}

/// A second name is not made.
#[derive(Aggregate)]
#[index(sql(postgres = "(title)"))]
#[index(sql(postgres = "(title DESC)"))]
struct Leaf {
    id: Id<Leaf>,
    title: String,
}

fn main() {}
