//! All that a condition can say.

use std::fmt::Debug;

use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Id, ValueObject};

use crate::checks;

mod limits {
    pub(crate) const MOST: u16 = 7;
    pub(crate) mod texts {
        pub(crate) const START: &str = "50%_\\";
    }
}

#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
#[value_object(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Level {
    Low,
    VeryHigh,
}

/// All that a condition can say.
#[derive(Aggregate, Debug)]
#[invariant("INV-SAY-001: Negations go inwards", check(!(self.count < 3 && (self.flag || self.note.is_none()))))]
#[invariant("INV-SAY-002: Ranges", check((1..=9).contains(&self.count) || (..20).contains(&self.other) || !(5..).contains(&self.other)))]
#[invariant("INV-SAY-003: Lists", check(![1, 2, limits::MOST].contains(&self.count)))]
#[invariant("INV-SAY-004: Enums", check(matches!(self.level, Level::Low | Level::VeryHigh) && self.level != Level::VeryHigh || Level::Low == self.level))]
#[invariant("INV-SAY-005: Text", check(self.order.starts_with(limits::texts::START) || self.order.ends_with("it's") || !self.order.contains('!')))]
#[invariant("INV-SAY-006: Classes", check(self.order.chars().all(|c| matches!(c, 'a'..='f' | 'c'..='m' | ']' | '\''))))]
#[invariant("INV-SAY-007: Lengths", check(self.order.len() + 2 <= self.order.chars().count() * 3))]
#[invariant("INV-SAY-008: Options in options", check(self.note.as_deref().is_some_and(|note| note == "x" || self.more.is_none_or(|more| more > self.less))))]
#[invariant("INV-SAY-009: Both branches", check(if self.flag { self.count > 1 } else { self.other > 1 }))]
#[invariant("INV-SAY-010: One branch", check(if self.flag { true } else { self.other > 2 }))]
#[invariant("INV-SAY-011: Decimals", check(-self.price * dec!(1.50) + Decimal::ONE < dec!(-2)))]
#[invariant("INV-SAY-012: Conditions compared", check((self.count > 4) != self.flag))]
#[invariant("INV-SAY-013: Written out", check(self.more_or_less - 2 * 3 > self.less_or_more + 1))]
pub(crate) struct Saying {
    pub(crate) id: Id<Saying>,
    pub(crate) count: u16,
    pub(crate) other: i32,
    pub(crate) flag: bool,
    pub(crate) level: Level,
    #[column(length = 30)]
    pub(crate) order: String,
    #[column(length = 30)]
    pub(crate) note: Option<String>,
    pub(crate) more: Option<i64>,
    pub(crate) less: i64,
    pub(crate) more_or_less: i16,
    pub(crate) less_or_more: i16,
    #[column(precision = 6, scale = 2)]
    pub(crate) price: Decimal,
}

#[test]
fn what_a_condition_says_is_said_in_sql() {
    let expressions: Vec<&str> = checks(&Saying::TABLES[0])
        .iter()
        .map(|(_, sql)| *sql)
        .collect();
    assert_eq!(
        expressions,
        [
            "count >= 3 OR (NOT flag AND note IS NOT NULL)",
            "count BETWEEN 1 AND 9 OR other < 20 OR other < 5",
            "count NOT IN (1, 2, 7)",
            "(level IN ('LOW', 'VERY_HIGH') AND level <> 'VERY_HIGH') OR 'LOW' = level",
            "\"order\" LIKE '50!%!_\\%' ESCAPE '!' OR \"order\" LIKE '%it''s' OR \"order\" NOT LIKE '%!!%' ESCAPE '!'",
            "\"order\" SIMILAR TO '[''\\]a-m]*' ESCAPE '\\'",
            "CAST(OCTET_LENGTH(\"order\") AS BIGINT) + 2 <= CAST(CHAR_LENGTH(\"order\") AS BIGINT) * 3",
            "note IS NOT NULL AND (note = 'x' OR more IS NULL OR more > less)",
            "(flag AND count > 1) OR (NOT flag AND other > 1)",
            "flag OR other > 2",
            "(0 - price) * 1.50 + 1 < -2",
            "(count > 4) <> flag",
            "CAST(more_or_less AS BIGINT) - 6 >= -32768 AND CAST(less_or_more AS BIGINT) + 1 <= 32767 AND CAST(more_or_less AS BIGINT) - 6 > CAST(less_or_more AS BIGINT) + 1",
        ]
    );
}
