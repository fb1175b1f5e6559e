//! States inside of value objects: whether Rust and the triggers let become the same.

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use super::{Again, Check};
use crate::database::Database;
use crate::values::id;

/// How a shipment is on its way, and what became of it.
#[derive(ValueObject, Clone, Copy)]
struct Journey {
    check: Check,
    leg: Leg,
}

#[derive(ValueObject, Clone, Copy)]
struct Leg {
    refund: Answer,
    again: Option<Again>,
    number: i32,
}

#[derive(ValueObject, Clone, Copy)]
enum Answer {
    Asked { reason: i32 },
    Granted(i32),
    Denied,
}

/// One that there may be.
#[derive(ValueObject, Clone, Copy)]
struct Detour {
    check: Check,
    #[column(default = Again::Waiting)]
    again: Option<Again>,
    number: i32,
}

/// A newtype of a state.
#[derive(ValueObject, Clone, Copy)]
struct Sealed(Check);

/// Something whose states are inside of value objects.
#[derive(Aggregate)]
#[invariant("INV-SHP-001: Checked once", transitions(journey.check, Waiting => Passed | Failed))]
#[invariant("INV-SHP-002: What is asked is answered once", transitions(journey.leg.refund, Asked => Granted | Denied))]
#[invariant("INV-SHP-003: Checked at once", transitions(journey.leg.again, Waiting => Passed, start(None, Waiting, Failed)))]
#[invariant("INV-SHP-004: A detour is checked", transitions(detour.check, Waiting => Passed | Failed))]
#[invariant("INV-SHP-005: And again", transitions(detour.again, Waiting => Passed, Passed => Failed))]
#[invariant("INV-SHP-006: Sealed for good", transitions(seal.0, Waiting => Passed | Failed))]
struct Shipment {
    id: Id<Shipment>,
    journey: Journey,
    detour: Option<Detour>,
    seal: Sealed,
}

/// Each machine: its column, what is in the columns that follow the state, and what may follow what.
struct Inside {
    rule: &'static str,
    columns: &'static [&'static str],
    states: &'static [&'static str],
    arrows: &'static [(usize, usize)],
}

const INSIDE: [Inside; 6] = [
    Inside {
        rule: "INV-SHP-001",
        columns: &["journey_check"],
        states: &["'waiting'", "'passed'", "'failed'"],
        arrows: &[(0, 1), (0, 2)],
    },
    Inside {
        rule: "INV-SHP-002",
        columns: &[
            "journey_leg_refund",
            "journey_leg_refund_asked_reason",
            "journey_leg_refund_granted",
        ],
        states: &[
            "'asked', 3, NULL",
            "'granted', NULL, 5",
            "'denied', NULL, NULL",
        ],
        arrows: &[(0, 1), (0, 2)],
    },
    Inside {
        rule: "INV-SHP-003",
        columns: &["journey_leg_again"],
        states: &["NULL", "'waiting'", "'passed'", "'failed'"],
        arrows: &[(0, 1), (0, 3), (1, 2)],
    },
    Inside {
        rule: "INV-SHP-004",
        columns: &["detour_check", "detour_number"],
        states: &["NULL, NULL", "'waiting', 1", "'passed', 1", "'failed', 1"],
        arrows: &[(0, 1), (1, 2), (1, 3)],
    },
    Inside {
        rule: "INV-SHP-005",
        columns: &["detour_again", "detour_check", "detour_number"],
        states: &[
            "NULL, 'waiting', 1",
            "'waiting', 'waiting', 1",
            "'passed', 'waiting', 1",
            "'failed', 'waiting', 1",
        ],
        arrows: &[(0, 1), (1, 2), (2, 3)],
    },
    Inside {
        rule: "INV-SHP-006",
        columns: &["seal"],
        states: &["'waiting'", "'passed'", "'failed'"],
        arrows: &[(0, 1), (0, 2)],
    },
];

/// What stands in the columns of a row before its state is set.
const SHIPMENT: [(&str, &str); 10] = [
    ("journey_check", "'waiting'"),
    ("journey_leg_refund", "'asked'"),
    ("journey_leg_refund_asked_reason", "1"),
    ("journey_leg_refund_granted", "NULL"),
    ("journey_leg_again", "NULL"),
    ("journey_leg_number", "1"),
    ("detour_check", "NULL"),
    ("detour_again", "NULL"),
    ("detour_number", "NULL"),
    ("seal", "'waiting'"),
];

/// States inside of value objects: each change of each.
pub(super) fn are_inside(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Shipment::DATA_MODEL]).expect("a model");
    let schema = tablewright_sql::schema(&model, dialect).expect("a schema");
    database.run(&schema.script()).expect("a database");
    for machine in &INSIDE {
        for (from, state) in machine.states.iter().enumerate() {
            for (to, next) in machine.states.iter().enumerate() {
                let row = SHIPMENT.map(|(column, value)| {
                    let at = machine.columns.iter().position(|known| *known == column);
                    let set = at.and_then(|at| state.split(", ").nth(at));
                    (column, set.unwrap_or(value))
                });
                let (columns, values): (Vec<_>, Vec<_>) = row.into_iter().unzip();
                let (columns, values) = (columns.join(", "), values.join(", "));
                let it = id(dialect, 1);
                database
                    .run(&format!(
                        "INSERT INTO shipments (id, {columns}) VALUES ({it}, {values})"
                    ))
                    .expect("a row in any state");
                let change = machine.columns.iter().zip(next.split(", "));
                let change: Vec<String> = change
                    .map(|(column, value)| format!("{column} = {value}"))
                    .collect();
                let change = format!("UPDATE shipments SET {}", change.join(", "));
                let done = database.run(&change);
                if from == to || machine.arrows.contains(&(from, to)) {
                    done.unwrap_or_else(|error| panic!("{dialect}: {state} -> {next}: {error}"));
                } else {
                    let error = done.expect_err(&format!("{dialect}: {state} -> {next}: no arrow"));
                    assert!(error.contains(machine.rule), "{dialect}: {error}");
                }
                database.run("DELETE FROM shipments").expect("a row less");
            }
        }
    }
    // What somebody does to such a trigger is seen as well.
    let expected = database.catalogue();
    let drop = match dialect {
        Dialect::Postgres => "DROP TRIGGER trg_shipments_journey_leg_refund ON shipments",
        _ => "DROP TRIGGER trg_shipments_journey_leg_refund",
    };
    database.run(drop).expect("a trigger less");
    assert!(
        database.catalogue() != expected,
        "{dialect}: nobody sees it"
    );
    crate::states::empty(database);
}

/// Rust and the triggers say the same of what is inside.
#[test]
fn rust_lets_values_become_what_arrows_say() {
    use tablewright::Transitions;
    let journey = Journey {
        check: Check::Waiting,
        leg: Leg {
            refund: Answer::Asked { reason: 1 },
            again: None,
            number: 1,
        },
    };
    let with = |refund, again| Journey {
        leg: Leg {
            refund,
            again,
            ..journey.leg
        },
        ..journey
    };
    let passed = Journey {
        check: Check::Passed,
        ..journey
    };
    let asked = journey.leg.refund;
    assert!(journey.can_become(&passed) && !passed.can_become(&journey));
    assert!(!journey.can_become(&journey), "to stay is no transition");
    assert!(!journey.can_become(&with(Answer::Asked { reason: 2 }, None)));
    assert!(journey.can_become(&with(Answer::Granted(2), None)));
    assert!(journey.can_become(&with(Answer::Denied, Some(Again::Failed))));
    assert!(!journey.can_become(&with(Answer::Denied, Some(Again::Passed))));
    assert!(!with(asked, Some(Again::Waiting)).can_become(&with(Answer::Denied, None)));
    let detour = |check, again| {
        let number = 1;
        Some(Detour {
            check,
            again,
            number,
        })
    };
    let becomes =
        |from: Option<Detour>, to: Option<Detour>| Transitions::<Shipment>::can_become(&from, &to);
    let begun = detour(Check::Waiting, None);
    assert!(becomes(None, begun) && !becomes(None, None) && !becomes(begun, None));
    assert!(!becomes(None, detour(Check::Passed, None)));
    assert!(becomes(begun, detour(Check::Waiting, Some(Again::Waiting))));
    assert!(!becomes(begun, detour(Check::Waiting, Some(Again::Passed))));
    assert!(becomes(begun, detour(Check::Failed, Some(Again::Waiting))));
    let [waiting, passed] = [Check::Waiting, Check::Passed].map(Sealed);
    assert!(waiting.can_become(&passed) && !passed.can_become(&waiting));
}
