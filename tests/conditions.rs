//! Rules: what becomes of each in the model, and what the validator says of values.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fmt::Debug;
use std::marker::PhantomData;

use rust_decimal::{Decimal, dec};
use tablewright::table::Table;
use tablewright::{Aggregate, Entity, Id, ValueObject, Violation, Violations};
use tablewright_model::DataModel;
use tablewright_model::{Enforcer, RuleForm};
use tablewright_sql::Dialect;

/// The checks that rules ask for: names and expressions.
fn checks(table: &'static Table) -> Vec<(&'static str, &'static str)> {
    let of_rules = table
        .checks
        .iter()
        .filter(|check| check.source.contains(": "));
    of_rules
        .map(|check| (check.name, check.expression))
        .collect()
}

fn lines(result: Result<(), Violations>) -> Vec<String> {
    let violations = result.err().into_iter().flatten();
    violations.map(|violation| violation.to_string()).collect()
}

mod limits {
    pub(crate) const MOST: u16 = 7;
    pub(crate) mod texts {
        pub(crate) const START: &str = "50%_\\";
    }
}

#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
#[value_object(rename_all = "SCREAMING_SNAKE_CASE")]
enum Level {
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
struct Saying {
    id: Id<Saying>,
    count: u16,
    other: i32,
    flag: bool,
    level: Level,
    #[column(length = 30)]
    order: String,
    #[column(length = 30)]
    note: Option<String>,
    more: Option<i64>,
    less: i64,
    more_or_less: i16,
    less_or_more: i16,
    #[column(precision = 6, scale = 2)]
    price: Decimal,
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

/// Money.
#[derive(ValueObject, Clone, Debug)]
#[invariant("INV-MON-001: No debts", check(self.amount >= 0))]
#[invariant("INV-MON-002: A currency", name = "code", check(self.code.len() == 3))]
#[invariant("INV-MON-003: Said of money")]
#[invariant("INV-MON-004: Asserted of money", assert(self.amount % 2 == 0))]
struct Money {
    amount: i64,
    #[column(length = 3)]
    code: String,
}

#[derive(ValueObject, Clone, Debug)]
#[invariant("INV-WAY-001: Not by air", assert(!matches!(self, Self::Air)))]
#[invariant("INV-WAY-002: Said of ways")]
enum Way {
    Air,
    Road(Money),
}

#[derive(ValueObject, Clone, Copy, Debug)]
#[invariant("INV-TAG-001: Nothing is unknown", assert(!matches!(self, Tag::Unknown)))]
enum Tag {
    Known,
    Unknown,
}

/// Rules of all forms, in all places.
#[derive(Aggregate, Debug)]
#[invariant("INV-PLC-001: No fee beyond the total", check(self.fee.as_ref().is_none_or(|fee| fee.amount <= self.total.amount)))]
#[invariant("INV-PLC-002: One of a name", unique(name, total.code) where(self.total.amount > 0))]
#[invariant(
    "INV-PLC-003: In capitals",
    sql(sqlite = "name = UPPER(name)", postgres = "name = upper(name)")
)]
#[invariant(
    "INV-PLC-004: Named otherwise",
    name = "chk_named",
    sql(mysql = "name <> ''")
)]
#[invariant("INV-PLC-005: Said")]
#[invariant("INV-PLC-006: Asserted", assert(self.name != "nobody"))]
#[invariant("INV-PLC-007: Once more of both", check(self.fee.is_some() || self.total.amount > 1))]
struct Place {
    id: Id<Place>,
    name: String,
    #[embed(prefix = "sum_")]
    total: Money,
    fee: Option<Money>,
    way: Way,
    tag: Tag,
    #[children]
    parts: Vec<Part>,
    #[collection]
    prices: Vec<Money>,
}

/// A part.
#[derive(Entity, Debug)]
struct Part {
    id: Id<Part>,
    price: Option<Money>,
}

#[test]
fn rules_of_value_objects_hold_in_all_places() {
    let tables: Vec<_> = Place::TABLES
        .iter()
        .map(|table| (table.name, checks(table)))
        .collect();
    let [(_, of_root), (_, of_part), (_, of_prices)] = tables.as_slice() else {
        panic!("{tables:?}")
    };
    assert_eq!(
        of_root.as_slice(),
        [
            ("chk_place_sum_amount", "sum_amount >= 0"),
            ("chk_place_sum_code", "OCTET_LENGTH(sum_code) = 3"),
            (
                "chk_place_fee_amount",
                "fee_amount IS NULL OR fee_amount >= 0"
            ),
            (
                "chk_place_fee_code",
                "fee_amount IS NULL OR OCTET_LENGTH(fee_code) = 3"
            ),
            (
                "chk_place_way_road_amount",
                "way <> 'road' OR way_road_amount >= 0"
            ),
            (
                "chk_place_way_road_code",
                "way <> 'road' OR OCTET_LENGTH(way_road_code) = 3"
            ),
            (
                "chk_place_fee_amount_sum_amount",
                "fee_amount IS NULL OR fee_amount <= sum_amount"
            ),
            (
                "chk_place_fee_amount_sum_amount_inv_plc_007",
                "fee_amount IS NOT NULL OR sum_amount > 1"
            ),
        ]
    );
    assert_eq!(
        of_part.as_slice(),
        [
            (
                "chk_part_price_amount",
                "price_amount IS NULL OR price_amount >= 0"
            ),
            (
                "chk_part_price_code",
                "price_amount IS NULL OR OCTET_LENGTH(price_code) = 3"
            ),
        ]
    );
    assert_eq!(
        of_prices.as_slice(),
        [
            ("chk_place_prices_amount", "amount >= 0"),
            ("chk_place_prices_code", "OCTET_LENGTH(code) = 3"),
        ]
    );
    let mut indexes = Place::TABLES[0].indexes.iter();
    let unique = indexes.find(|index| index.name == "idx_places_name_sum_code");
    assert_eq!(
        unique.and_then(|index| index.filter),
        Some("sum_amount > 0")
    );
    let sources = |name: &str| {
        let mut columns = Place::TABLES[0].columns.iter();
        columns
            .find(|column| column.name == name)
            .map(|column| column.source)
    };
    assert_eq!(
        sources("sum_amount"),
        Some(
            "INV-PLC-001: No fee beyond the total; INV-PLC-007: Once more of both; INV-MON-001: No debts"
        )
    );
    assert_eq!(sources("way"), Some("Place.way"));
}

#[test]
fn every_rule_is_traced() {
    let model = DataModel::of(&[Place::DATA_MODEL]).unwrap();
    let trace = model.trace();
    let of = |id: &str| -> Vec<(&str, Vec<String>)> {
        let rules = trace.rules.iter().filter(|rule| rule.id == id);
        rules
            .map(|rule| {
                let enforcers = rule.enforced_by.iter().map(Enforcer::to_string);
                (rule.table, enforcers.collect())
            })
            .collect()
    };
    let one = |table, enforcers: &[&str]| {
        let enforcers = enforcers.iter().map(|&enforcer| enforcer.to_owned());
        vec![(table, enforcers.collect::<Vec<String>>())]
    };
    assert_eq!(
        of("INV-PLC-002"),
        one("places", &["unique index `idx_places_name_sum_code`"])
    );
    assert_eq!(
        of("INV-PLC-003"),
        one(
            "places",
            &[
                "CHECK `chk_place_inv_plc_003` on postgres",
                "CHECK `chk_place_inv_plc_003` on sqlite"
            ]
        )
    );
    assert_eq!(
        of("INV-PLC-004"),
        one("places", &["CHECK `chk_named` on mysql"])
    );
    assert_eq!(of("INV-PLC-005"), one("places", &[]));
    assert_eq!(of("INV-PLC-006"), one("places", &["Rust"]));
    assert_eq!(of("INV-WAY-001"), one("places", &["Rust"]));
    assert_eq!(of("INV-TAG-001"), one("places", &["Rust"]));
    let places: Vec<&str> = of("INV-MON-001")
        .into_iter()
        .map(|(table, _)| table)
        .collect();
    assert_eq!(
        places,
        ["parts", "place_prices", "places", "places", "places"]
    );
    assert_eq!(of("INV-MON-003").len(), 3, "once a table");
    let text = trace.to_string();
    assert!(
        text.contains("| INV-PLC-005 | Said | `Place` | nothing | `places` |  |"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 2 + trace.rules.len());
}

#[test]
fn constraints_lead_back_to_rules() {
    let model = DataModel::of(&[Place::DATA_MODEL, Saying::DATA_MODEL]).unwrap();
    for rule in model.rules() {
        if let Some(name) = &rule.constraint {
            assert_eq!(model.rule_of_constraint(name), Some(rule));
        }
    }
    let rule = model.rule_of_constraint("chk_part_price_code").unwrap();
    assert_eq!(
        Violation::from(rule).to_string(),
        "A currency (INV-MON-002)"
    );
    assert_eq!(model.rule_of_constraint("chk_place_fee_shape"), None);
    let sql = model.rule_of_constraint("chk_place_inv_plc_003").unwrap();
    let RuleForm::Sql { sql } = &sql.rule else {
        panic!("{sql:?}")
    };
    let engines: Vec<&str> = sql.iter().map(|on| on.engine.as_str()).collect();
    assert_eq!(engines, ["postgres", "sqlite"]);
}

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

trait Limits {
    const STEP: i8;
}

struct Far;

impl Limits for Far {
    const STEP: i8 = 100;
}

/// Limited by what only its parameter knows.
#[derive(ValueObject)]
#[invariant("INV-LIM-001: Within", check(self.value <= L::STEP + L::STEP))]
struct Limited<L: Limits> {
    value: i8,
    #[column(skip)]
    of: PhantomData<L>,
}

/// Holds what is limited.
#[derive(Aggregate)]
struct Limit {
    id: Id<Limit>,
    far: Limited<Far>,
}

#[test]
fn constants_overflow_too() {
    assert_eq!(
        checks(&Limit::TABLES[0]),
        [("chk_limit_far_value", "FALSE AND far_value <= 200")]
    );
    let limited = Limited::<Far> {
        value: 1,
        of: PhantomData,
    };
    assert_eq!(lines(limited.check_invariants()).len(), 1);
}

fn money(amount: i64, code: &str) -> Money {
    Money {
        amount,
        code: code.to_owned(),
    }
}

fn place() -> Place {
    Place {
        id: Id::new(),
        name: "somewhere".to_owned(),
        total: money(10, "EUR"),
        fee: Some(money(2, "EUR")),
        way: Way::Road(money(4, "EUR")),
        tag: Tag::Known,
        parts: vec![Part {
            id: Id::new(),
            price: Some(money(6, "EUR")),
        }],
        prices: vec![money(8, "EUR")],
    }
}

#[test]
fn violations_name_the_rule_the_place_and_the_value() {
    assert_eq!(place().check_invariants(), Ok(()));
    assert_eq!(
        lines(Way::Air.check_invariants()),
        ["Not by air (INV-WAY-001), found Air"]
    );
    let mut broken = place();
    broken.total.amount = -2;
    broken.way = Way::Road(money(1, "EURO"));
    broken.tag = Tag::Unknown;
    broken.parts[0].price = Some(money(0, ""));
    broken.prices.push(money(-4, "EUR"));
    let lines = lines(broken.check_invariants());
    assert_eq!(
        lines,
        [
            "total.amount: No debts (INV-MON-001), found -2",
            "way.Road.code: the text is longer than its declared length, found \"EURO\"",
            "way.Road.code: A currency (INV-MON-002), found \"EURO\"",
            "way.Road: Asserted of money (INV-MON-004), found Money { amount: 1, code: \"EURO\" }",
            "tag: Nothing is unknown (INV-TAG-001), found Unknown",
            "parts[0].price.code: A currency (INV-MON-002), found \"\"",
            "prices[1].amount: No debts (INV-MON-001), found -4",
            "No fee beyond the total (INV-PLC-001), found fee: Some(Money { amount: 2, code: \"EUR\" }), total.amount: -2",
        ]
    );
    let violations = broken.check_invariants().unwrap_err();
    let error: &dyn std::error::Error = &violations;
    assert_eq!(error.to_string(), lines.join("\n"));
    assert_eq!(violations.iter().next().unwrap().value(), Some("-2"));
}

/// Without a debug form.
#[derive(ValueObject, PartialEq)]
enum Silent {
    On,
    Off,
}

/// What overflows, and what cannot be shown.
#[derive(ValueObject)]
#[invariant("INV-OVR-001: A sum", check(self.left + self.right > 0))]
#[invariant("INV-OVR-002: A product", check(self.price * self.price < dec!(100) || self.left == 0))]
#[invariant("INV-OVR-003: On", check(self.silent == Silent::On))]
struct Overflowing {
    left: i32,
    right: i32,
    #[column(precision = 14, scale = 2)]
    price: Decimal,
    silent: Silent,
}

#[test]
fn nothing_panics() {
    let value = |left, right, price, silent| Overflowing {
        left,
        right,
        price,
        silent,
    };
    assert_eq!(
        lines(value(1, 0, dec!(1), Silent::On).check_invariants()),
        [""; 0]
    );
    assert_eq!(
        lines(value(i32::MAX, 1, dec!(10), Silent::Off).check_invariants()),
        [
            "A sum (INV-OVR-001), found left: 2147483647, right: 1",
            "A product (INV-OVR-002), found price: 10, left: 2147483647",
            "silent: On (INV-OVR-003)",
        ]
    );
    // What cannot be stored is judged too.
    let lines = lines(value(0, 1, Decimal::MAX, Silent::On).check_invariants());
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("A product (INV-OVR-002)"), "{lines:?}");
}

struct Counting;

thread_local! {
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

#[expect(unsafe_code, reason = "an allocator is")]
// SAFETY: it is the system's, and counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn what_breaks_nothing_allocates_nothing() {
    let place = place();
    let before = ALLOCATED.with(Cell::get);
    let judged = place.check_invariants();
    let after = ALLOCATED.with(Cell::get);
    assert_eq!(judged, Ok(()));
    assert_eq!(after, before);
}

/// A generic value object with rules about what it holds.
#[derive(ValueObject, Debug)]
#[invariant("INV-SPN-001: In order", check(self.from <= self.until))]
#[invariant("INV-SPN-002: Never too long", check(self.most.as_ref().is_none_or(|most| self.until < *most)))]
struct Span<T: PartialOrd + Debug> {
    from: T,
    until: T,
    most: Option<T>,
}

/// Spans of something.
#[derive(Aggregate, Debug)]
struct Spans {
    id: Id<Spans>,
    days: Span<i32>,
    price: Option<Span<f64>>,
}

#[test]
fn rules_of_generic_value_objects_hold_of_their_concrete_forms() {
    assert_eq!(
        checks(&Spans::TABLES[0]),
        [
            ("chk_spans_days_from_days_until", "days_from <= days_until"),
            (
                "chk_spans_days_most_days_until",
                "days_most IS NULL OR days_until < days_most"
            ),
            (
                "chk_spans_price_from_price_until",
                "price_from IS NULL OR price_from <= price_until"
            ),
            (
                "chk_spans_price_most_price_until",
                "price_from IS NULL OR price_most IS NULL OR price_until < price_most"
            ),
        ]
    );
    let span = Span {
        from: 3,
        until: 2,
        most: Some(1),
    };
    assert_eq!(
        lines(span.check_invariants()),
        [
            "In order (INV-SPN-001), found from: 3, until: 2",
            "Never too long (INV-SPN-002), found most: Some(1), until: 2",
        ]
    );
}

/// Variants that are called as those of `Option` and `Result`.
#[derive(Debug, PartialEq, ValueObject)]
enum Discount {
    None,
    Some,
    Err,
}

/// What somebody pays.
#[derive(Aggregate, Debug)]
#[invariant("INV-PAY-001: Not nothing", check(self.discount == Discount::None || self.cents > 0))]
#[invariant("INV-PAY-002: Known", check(matches!(self.discount, Discount::None | Discount::Some)))]
#[invariant("INV-PAY-003: Not both", check(![Discount::Err, Discount::Some].contains(&self.discount) || self.cents > 9))]
struct Payment {
    id: Id<Payment>,
    discount: Discount,
    cents: i32,
}

#[test]
fn variants_are_told_by_their_enum_and_not_by_their_names() {
    assert_eq!(
        checks(&Payment::TABLES[0]),
        [
            (
                "chk_payment_discount_cents",
                "discount = 'none' OR cents > 0"
            ),
            (
                "chk_payment_discount_inv_pay_002",
                "discount IN ('none', 'some')"
            ),
            (
                "chk_payment_discount_cents_inv_pay_003",
                "discount NOT IN ('err', 'some') OR cents > 9"
            ),
        ]
    );
}
