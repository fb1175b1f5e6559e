//! Statements beside a table, where they are said wrong.

use tablewright::{Aggregate, Entity, Id};

/// A book.
#[derive(Aggregate)]
#[aggregate(sql = "CREATE VIEW a AS SELECT 1")]
#[aggregate(sql("CREATE VIEW a AS SELECT 1"))]
#[aggregate(sql())]
#[aggregate(sql(name = "only_named"))]
#[aggregate(sql(oracle(create = "CREATE VIEW a", drop = "DROP VIEW a")))]
#[aggregate(sql(postgres(create = "CREATE VIEW a AS SELECT 1")))]
#[aggregate(sql(postgres(drop = "DROP VIEW a")))]
#[aggregate(sql(postgres()))]
#[aggregate(sql(postgres = "CREATE VIEW a AS SELECT 1"))]
#[aggregate(sql(postgres(create = "", drop = "DROP VIEW a")))]
#[aggregate(sql(postgres(create = "CREATE VIEW a AS SELECT 1", drop = " ; ")))]
#[aggregate(sql(postgres(create = 1, drop = "DROP VIEW a")))]
#[aggregate(sql(postgres(create = "CREATE VIEW a", down = "DROP VIEW a")))]
#[aggregate(sql(sqlite(create = "A", drop = "B"), sqlite(create = "C", drop = "D"), name = "a"))]
struct Book {
    id: Id<Book>,
    lines: Vec<Line>,
}

/// A line of a book.
#[derive(Entity)]
#[entity(sql(postgres(create = "CREATE VIEW a AS SELECT 1", drop = "DROP VIEW a")))]
#[entity(sql(sqlite(create = "CREATE VIEW a AS SELECT 1", drop = "DROP VIEW a")))]
#[entity(sql(name = "Lines", sqlite(create = "CREATE VIEW a AS SELECT 1", drop = "DROP VIEW a")))]
#[entity(sql(name = "one", purpose = " ", sqlite(create = "CREATE VIEW a", drop = "DROP VIEW a")))]
#[entity(sql(name = "one", sqlite(create = "CREATE VIEW a", drop = "DROP VIEW a")))]
struct Line {
    id: Id<Line>,
}

fn main() {}
