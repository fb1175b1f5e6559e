//! Names that meet in a script.

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_sql::Dialect;

use crate::{model, refused};

/// A table that is called as an index is.
#[derive(Aggregate)]
#[aggregate(table = "idx_taken")]
#[index(size, name = "idx_taken", purpose = "By size")]
struct Taken {
    id: Id<Taken>,
    size: i32,
    money: Money,
    line: Line,
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Money {
    Coin,
    Note,
}

#[derive(ValueObject)]
#[value_object(storage = native, name = "idx_taken")]
enum Line {
    Here,
    There,
}

#[test]
fn names_are_told_apart() {
    let model = model([Taken::DATA_MODEL]);
    assert_eq!(
        refused(&model, Dialect::Postgres),
        "DM301 idx_taken: PostgreSQL cannot tell two things apart: a table has this name, and an enum\n  \
         help: name one of them: `#[value_object(name = \"…\")]`, `table = \"…\"`\n\
         DM301 idx_taken: PostgreSQL cannot tell two things apart: a table has this name, and an index\n  \
         help: name one of them: `name = \"…\"`, `table = \"…\"`\n\
         DM301 money: PostgreSQL cannot tell two things apart: a type of the engine has this name, and an enum\n  \
         help: name the enum: `#[value_object(name = \"…\")]`"
    );
    let of_sqlite = refused(&model, Dialect::Sqlite);
    assert_eq!(of_sqlite.matches("DM301").count(), 1, "{of_sqlite}");
    assert!(tablewright_sql::script(&model, Dialect::MariaDb).is_ok());
}
