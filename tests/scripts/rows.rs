//! Text that is too long for a row.

use tablewright::{Aggregate, Id};
use tablewright_sql::Dialect;

use crate::{model, refused};

/// More text than a row of MySQL has room for.
#[derive(Aggregate)]
#[invariant("INV-LNG-001: One name", unique(name))]
struct Long {
    id: Id<Long>,
    #[column(length = 700)]
    name: String,
    #[column(length = 9000)]
    first: String,
    #[column(length = 8000)]
    second: String,
    #[column(length = 300, default = "x")]
    third: String,
}

#[test]
fn long_text_moves_out_of_a_full_row() {
    let script =
        tablewright_sql::script(&model([Long::DATA_MODEL]), Dialect::MySql).expect("a script");
    assert!(script.contains("`first` LONGTEXT NOT NULL"), "{script}");
    assert!(
        script.contains("CHECK (CHAR_LENGTH(`first`) <= 9000"),
        "{script}"
    );
    assert!(
        script.contains("`second` VARCHAR(8000) NOT NULL"),
        "{script}"
    );
}

/// Text that is longer than a row, and has to be in it.
#[derive(Aggregate)]
struct Longer {
    id: Id<Longer>,
    #[column(length = 9000, default = "x")]
    first: String,
    #[column(length = 8000, default = "y")]
    second: String,
}

#[test]
fn what_has_no_room_in_a_row_is_refused() {
    assert_eq!(
        refused(&model([Longer::DATA_MODEL]), Dialect::MariaDb),
        "DM301 longers: MariaDB cannot store a row: it has room for 65535 bytes, and its columns may have 68046: 4 a character\n  \
         help: declare shorter lengths where text is in an index or has a default"
    );
}
