//! Names that meet in a schema although nobody gave two things the same one.

use std::collections::BTreeSet;

use tablewright::{Aggregate, Entity, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_model::{Code, Lock};
use tablewright_sql::Dialect;

#[derive(ValueObject)]
enum Status {
    Open,
    Shipped,
}

/// An order.
#[derive(Aggregate)]
#[invariant("INV-ORD-001: One line number", unique(line_number))]
#[invariant("INV-ORD-002: Counted from one", check(self.line_count > 0))]
struct Order {
    id: Id<Order>,
    line_status: Status,
    line_number: i32,
    line_count: i32,
    lines: Vec<OrderLine>,
}

/// A line of an order.
#[derive(Entity)]
#[invariant("INV-ORL-002: Counted from two", check(self.count > 1))]
struct OrderLine {
    id: Id<OrderLine>,
    status: Status,
    count: i32,
}

/// A user.
#[derive(Aggregate)]
#[invariant("INV-USR-001: Groups have room", check(self.group_room > 0))]
struct User {
    id: Id<User>,
    group_size: u8,
    group_room: i32,
}

/// A group of users.
#[derive(Aggregate)]
#[invariant("INV-USG-001: There is room", name = "chk_user_group_room", check(self.seats > 0))]
struct UserGroup {
    id: Id<UserGroup>,
    size: u8,
    seats: i32,
}

/// Something else.
#[derive(Aggregate)]
struct Other {
    id: Id<Other>,
    size: u8,
}

fn model(records: &[&str]) -> DataModel {
    DataModel::of(records).unwrap_or_else(|problems| panic!("{problems}"))
}

fn checks(model: &DataModel, table: &str) -> Vec<String> {
    let table = model.table(table).expect("a table");
    let checks = table.checks.iter();
    checks.map(|check| check.name.clone()).collect()
}

fn all() -> [&'static str; 4] {
    [
        Order::DATA_MODEL,
        User::DATA_MODEL,
        UserGroup::DATA_MODEL,
        Other::DATA_MODEL,
    ]
}

#[test]
fn generated_names_that_meet_get_a_hash() {
    let model = model(&all());
    assert_eq!(
        checks(&model, "orders"),
        [
            "chk_order_line_status_6e90f53f",
            "chk_order_line_count_1a426ec4"
        ]
    );
    assert_eq!(
        checks(&model, "order_lines"),
        [
            "chk_order_line_status_aae661e4",
            "chk_order_line_count_af5af391"
        ]
    );
    assert_eq!(checks(&model, "others"), ["chk_other_size_range"]);
    let all = model.tables().flat_map(|table| {
        let indexes = table.indexes.iter().map(|index| index.name.as_str());
        indexes.chain(table.checks.iter().map(|check| check.name.as_str()))
    });
    let mut known = BTreeSet::new();
    for name in all {
        assert!(known.insert(name), "{name} is there once");
        assert!(name.len() <= 63, "{name}");
    }
    for name in known {
        assert!(model.condition(name).is_some() || name.starts_with("idx_"));
    }
}

#[test]
fn what_is_declared_keeps_its_name() {
    let model = model(&all());
    assert_eq!(
        checks(&model, "user_groups"),
        ["chk_user_group_size_range_3c8ed1c1", "chk_user_group_room"]
    );
    let [_, room] = checks(&model, "users").try_into().expect("two checks");
    assert!(room.starts_with("chk_user_group_room_"), "{room}");
}

#[test]
fn every_name_leads_to_its_rule() {
    let model = model(&all());
    for rule in model.rules() {
        let constraint = rule.constraint.as_deref().expect("a constraint");
        assert_eq!(model.rule_of_constraint(constraint), Some(rule));
    }
    let rule = |name: &str| model.rule_of_constraint(name).map(|rule| rule.id.as_str());
    assert_eq!(rule("chk_order_line_count_1a426ec4"), Some("INV-ORD-002"));
    assert_eq!(rule("chk_order_line_count_af5af391"), Some("INV-ORL-002"));
    assert_eq!(rule("chk_user_group_room"), Some("INV-USG-001"));
    assert_eq!(rule("chk_order_line_count"), None);
    let condition = model.condition("chk_order_line_count_af5af391");
    assert_eq!(condition.expect("a condition").table, "order_lines");
}

#[test]
fn names_change_with_what_they_meet_alone() {
    let [order, user, group, other] = all();
    let whole = model(&all());
    for records in [
        vec![other, group, user, order],
        vec![order, user, group],
        vec![group, other, user],
    ] {
        let some = model(&records);
        for table in some.tables() {
            assert_eq!(Some(table), whole.table(&table.name));
        }
    }
    assert_eq!(
        checks(&model(&[user, other]), "users"),
        ["chk_user_group_size_range", "chk_user_group_room"]
    );
}

#[test]
fn lock_files_and_json_have_what_each_aggregate_has_by_itself() {
    let model = model(&all());
    let lock = Lock::of(&model);
    let text = lock.to_string();
    assert!(text.contains("\"chk_order_line_status\"") && !text.contains("6e90f53f"));
    assert_eq!(
        Lock::read(&text)
            .expect("a lock")
            .changes(model.aggregates()),
        []
    );
    let json = serde_json::to_string(&model).expect("JSON");
    assert_eq!(
        serde_json::from_str::<DataModel>(&json).expect("a model"),
        model
    );
}

/// One.
#[derive(Aggregate)]
#[index(size, name = "idx_same", purpose = "By size")]
struct One {
    id: Id<One>,
    size: i32,
}

/// Two.
#[derive(Aggregate)]
#[invariant("INV-TWO-001: A size", name = "idx_same", check(self.size > 0))]
struct Two {
    id: Id<Two>,
    size: i32,
}

/// Three.
#[derive(Aggregate)]
#[invariant(
    "INV-THR-001: A size",
    name = "idx_same",
    sql(postgres = "size > 0", mysql = "size > 0", sqlite = "size > 0")
)]
struct Three {
    id: Id<Three>,
    size: i32,
}

#[test]
fn declared_names_that_meet_are_refused() {
    let records = [One::DATA_MODEL, Two::DATA_MODEL, Three::DATA_MODEL];
    for other in 1..3 {
        let problems = DataModel::of(&[records[0], records[other]]).expect_err("a problem");
        let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::ConstraintTwice]);
    }
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Step {
    First,
    Last,
}

/// A table whose column goes on.
#[derive(Aggregate)]
#[aggregate(table = "ta")]
#[invariant("INV-TA-001: One way", transitions(b_c, First => Last))]
struct Ta {
    id: Id<Ta>,
    #[column(no_index)]
    b_c: Step,
    b_d: Option<Id<Taken>>,
}

/// A table that goes on as a column of another does.
#[derive(Aggregate)]
#[aggregate(table = "ta_b")]
#[invariant("INV-TB-001: One way", transitions(c, First => Last))]
struct TaB {
    id: Id<TaB>,
    #[column(no_index)]
    c: Step,
    d: Option<Id<Taken>>,
}

/// A table that is called as a key is.
#[derive(Aggregate)]
#[aggregate(table = "pk_ta")]
#[invariant("INV-TKN-001: More than none", name = "pk_pk_ta", check(self.size > 0))]
#[invariant("INV-TKN-002: More than one", name = "fk_pk_ta_of", check(self.size > 1))]
#[invariant("INV-TKN-003: Some by size", name = "size", unique(more) where(self.size > 7))]
#[index(size, name = "pk_ta_b", purpose = "By size")]
struct Taken {
    id: Id<Taken>,
    size: i32,
    more: i32,
    of: Option<Id<Ta>>,
}

#[test]
fn what_a_script_names_meets_nothing() {
    let model = model(&[Ta::DATA_MODEL, TaB::DATA_MODEL, Taken::DATA_MODEL]);
    let has = |dialect: Dialect, texts: &[&str], others: &[&str]| {
        let script = tablewright_sql::script(&model, dialect)
            .unwrap_or_else(|problems| panic!("{problems}"));
        for text in texts {
            assert!(script.contains(text), "{dialect}: {text}\n{script}");
        }
        for text in others {
            assert!(!script.contains(text), "{dialect}: {text}\n{script}");
        }
    };
    has(
        Dialect::Postgres,
        &[
            "CONSTRAINT pk_ta_",
            "CONSTRAINT pk_ta_b_",
            "CONSTRAINT pk_pk_ta_",
            "CONSTRAINT fk_pk_ta_of_",
            "fk_ta_b_d FOREIGN",
        ],
        &[
            "TRIGGER trg_ta_b_c ",
            "CONSTRAINT pk_ta PRIMARY",
            "CONSTRAINT pk_ta_b PRIMARY",
        ],
    );
    has(
        Dialect::MariaDb,
        &[
            "`size_",
            "`pk_ta` PRIMARY KEY",
            "`fk_ta_b_d_",
            "`fk_pk_ta_of_",
        ],
        &["`fk_ta_b_d`", "`size` BOOLEAN"],
    );
    has(
        Dialect::MySql,
        &[
            "`size_",
            "`pk_ta` PRIMARY KEY",
            "`fk_ta_b_d_",
            "`fk_pk_ta_of` FOREIGN",
        ],
        &["`fk_ta_b_d`", "`size` BOOLEAN"],
    );
    has(
        Dialect::Sqlite,
        &["\"pk_ta\" PRIMARY KEY", "\"fk_ta_b_d\""],
        &["\"trg_ta_b_c\""],
    );
    let machines = model.rules().filter(|rule| rule.id.starts_with("INV-T"));
    for rule in machines.filter(|rule| rule.constraint.is_none()) {
        let script = tablewright_sql::script(&model, Dialect::Sqlite).expect("a script");
        let triggers = script.split('"').filter(|name| name.starts_with("trg_"));
        let mut found = triggers.filter(|name| model.rule_of_constraint(name) == Some(rule));
        assert!(found.next().is_some(), "a trigger leads to {}", rule.id);
    }
}
