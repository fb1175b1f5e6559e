//! Columns that are checked, and what acts on them.

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_sql::Dialect;

use crate::{model, refused};

/// What is written.
#[derive(Aggregate)]
#[invariant("INV-WRT-001: Somebody or a name", check(self.author.is_some() || self.named))]
struct Writing {
    id: Id<Writing>,
    #[reference(on_delete = set_null)]
    author: Option<Id<Writer>>,
    named: bool,
}

/// Who writes.
#[derive(Aggregate)]
struct Writer {
    id: Id<Writer>,
}

/// What is kept somewhere.
#[derive(ValueObject)]
#[expect(dead_code, reason = "it is only mapped")]
enum Place {
    Nowhere,
    Somewhere {
        row: i32,
        #[reference(on_delete = set_null)]
        keeper: Option<Id<Writer>>,
    },
}

/// What a shape, a rule in SQL, and a rule in the SQL of others say of a reference.
#[derive(Aggregate)]
#[invariant(
    "INV-KPT-001: In SQL",
    sql(mysql = "`lender` IS NULL OR copies > 1", postgres = "copies > 1")
)]
#[invariant("INV-KPT-002: In its text", sql(mysql = "note <> 'reader'"))]
struct Kept {
    id: Id<Kept>,
    place: Place,
    copies: i32,
    #[column(length = 20)]
    note: String,
    #[reference(on_delete = set_null)]
    lender: Option<Id<Writer>>,
    #[reference(on_delete = set_null)]
    reader: Option<Id<Writer>>,
}

#[test]
fn mysql_and_mariadb_do_not_act_on_what_is_checked() {
    let model = model([Writing::DATA_MODEL, Writer::DATA_MODEL, Kept::DATA_MODEL]);
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let expected = "DM301 kepts.chk_kept_inv_kpt_001: NAME cannot check a column: it becomes NULL when the row that it refers to is deleted\n  \
             help: assert the rule in Rust alone, or restrict the deletion\n\
             DM301 kepts.chk_kept_place_somewhere_shape: NAME cannot check a column: it becomes NULL when the row that it refers to is deleted\n  \
             help: restrict the deletion: `#[reference(on_delete = restrict)]`\n\
             DM301 writings.chk_writing_author_named: NAME cannot check a column: it becomes NULL when the row that it refers to is deleted\n  \
             help: assert the rule in Rust alone, or restrict the deletion";
        assert_eq!(
            refused(&model, dialect),
            expected.replace("NAME", &dialect.to_string())
        );
    }
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert!(tablewright_sql::script(&model, dialect).is_ok());
    }
}
