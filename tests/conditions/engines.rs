//! What engines spell in their own ways, and what they cannot judge.

use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::said::Saying;

#[test]
fn engines_spell_what_they_do_not_share() {
    let model = DataModel::of(&[Saying::DATA_MODEL]).unwrap();
    let table = model.table("sayings").unwrap();
    let sql = |name: &str, dialect| {
        let condition = model.condition(name).unwrap();
        tablewright_sql::condition(&condition.expression, table, dialect).unwrap()
    };
    assert_eq!(
        sql("chk_saying_order", Dialect::Sqlite),
        "SUBSTR(\"order\", 1, 5) = '50%_\\' OR SUBSTR(\"order\", -4) = 'it''s' OR INSTR(\"order\", '!') = 0"
    );
    assert_eq!(
        sql("chk_saying_order_inv_say_006", Dialect::Sqlite),
        "\"order\" NOT GLOB '*[^]''a-m]*'"
    );
    assert_eq!(
        sql("chk_saying_order_inv_say_006", Dialect::MariaDb),
        "`order` NOT REGEXP '[^\\\\x{27}\\\\x{5D}a-m]'"
    );
    assert_eq!(
        sql("chk_saying_price", Dialect::Sqlite),
        "((0 - \"price\") * 150 + 10000) < -20000"
    );
}

/// More digits than an integer of SQLite.
#[derive(Aggregate)]
#[invariant("INV-WID-001: In order", check(self.least <= self.most))]
#[invariant("INV-WID-002: Whole", check(self.whole > dec!(5)))]
#[invariant("INV-WID-003: Counted", check(self.count > 5))]
struct Wide {
    id: Id<Wide>,
    #[column(precision = 20, scale = 2)]
    least: Decimal,
    #[column(precision = 18, scale = 4)]
    most: Decimal,
    #[column(precision = 20, scale = 0)]
    whole: Decimal,
    count: u64,
}

#[test]
fn what_an_engine_cannot_judge_is_a_problem() {
    let model = DataModel::of(&[Wide::DATA_MODEL]).unwrap();
    let condition = model.condition("chk_wide_least_most").unwrap();
    let table = model.table("wides").unwrap();
    let problems = tablewright_sql::condition(&condition.expression, table, Dialect::Sqlite);
    let problems = problems.unwrap_err().to_string();
    assert_eq!(
        problems,
        "DM301 wides: SQLite cannot judge a condition: its decimals may have 22 digits, and an integer has room for 18\n  \
         help: declare fewer digits with `precision`, or assert the rule in Rust alone"
    );
    let sql = tablewright_sql::condition(&condition.expression, table, Dialect::MySql).unwrap();
    assert_eq!(sql, "`least` <= `most`");
    // Called as a `u64` is, and none.
    let condition = model.condition("chk_wide_whole").unwrap();
    assert!(tablewright_sql::condition(&condition.expression, table, Dialect::Sqlite).is_err());
    let condition = model.condition("chk_wide_count").unwrap();
    let sql = tablewright_sql::condition(&condition.expression, table, Dialect::Sqlite).unwrap();
    assert_eq!(sql, "\"count\" > X'0000000000000005'");
}
