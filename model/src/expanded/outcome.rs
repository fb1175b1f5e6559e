//! What a condition may be of rows of which only some columns are known.

use std::cmp::Ordering;

use crate::expression::Expression;
use crate::implication::{Number, number};

/// What is known of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Null,
    /// This constant.
    Constant(Expression),
    /// Some value, and not NULL.
    Some,
    Nothing,
}

/// What a condition may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct May {
    hold: bool,
    fail: bool,
    null: bool,
}

const HOLDS: May = May {
    hold: true,
    fail: false,
    null: false,
};
const FAILS: May = May {
    hold: false,
    fail: true,
    null: false,
};
const IS_NULL: May = May {
    hold: false,
    fail: false,
    null: true,
};
const EITHER: May = May {
    hold: true,
    fail: true,
    null: false,
};
const ANY: May = May {
    hold: true,
    fail: true,
    null: true,
};

/// Whether a check takes all rows of whose columns this is known: it refuses what is false, and nothing
/// else.
pub(super) fn takes_all(check: &Expression, known: &dyn Fn(&str) -> Known) -> bool {
    !condition(check, known).fail
}

fn condition(of: &Expression, known: &dyn Fn(&str) -> Known) -> May {
    use Expression as E;
    let compared = |of: &[Box<Expression>; 2], is_so: &dyn Fn(Ordering) -> bool| {
        compare(&value(&of[0], known), &value(&of[1], known), is_so)
    };
    match of {
        E::And(parts) => parts
            .iter()
            .fold(HOLDS, |all, part| and(all, condition(part, known))),
        E::Or(parts) => not(parts
            .iter()
            .fold(HOLDS, |all, part| and(all, not(condition(part, known))))),
        E::Not([of]) => not(condition(of, known)),
        E::IsNull([of]) => match value(of, known) {
            Known::Null => HOLDS,
            Known::Constant(_) | Known::Some => FAILS,
            Known::Nothing => EITHER,
        },
        E::Equal(of) => compared(of, &Ordering::is_eq),
        E::NotEqual(of) => compared(of, &Ordering::is_ne),
        E::Less(of) => compared(of, &Ordering::is_lt),
        E::LessOrEqual(of) => compared(of, &Ordering::is_le),
        E::Greater(of) => compared(of, &Ordering::is_gt),
        E::GreaterOrEqual(of) => compared(of, &Ordering::is_ge),
        E::Between([of, low, high]) => {
            let [of, low, high] = [of, low, high].map(|of| value(of, known));
            and(
                compare(&of, &low, &Ordering::is_ge),
                compare(&of, &high, &Ordering::is_le),
            )
        }
        E::In(of) => match of.split_first() {
            Some((of, values)) => {
                let of = value(of, known);
                not(values.iter().fold(HOLDS, |all, other| {
                    and(all, compare(&of, &value(other, known), &Ordering::is_ne))
                }))
            }
            None => ANY,
        },
        E::StartsWith(of) | E::EndsWith(of) | E::Contains(of) | E::EqualIgnoringCase(of) => {
            compare(
                &hidden(value(&of[0], known)),
                &value(&of[1], known),
                &|_| true,
            )
        }
        E::Only { of, .. } => compare(&hidden(value(of, known)), &Known::Some, &|_| true),
        E::Boolean(true) => HOLDS,
        E::Boolean(false) => FAILS,
        of => match value(of, known) {
            Known::Null => IS_NULL,
            Known::Constant(E::Boolean(true)) => HOLDS,
            Known::Constant(E::Boolean(false)) => FAILS,
            Known::Some => EITHER,
            Known::Constant(_) | Known::Nothing => ANY,
        },
    }
}

fn and(left: May, right: May) -> May {
    May {
        hold: left.hold && right.hold,
        fail: left.fail || right.fail,
        null: left.null && (right.null || right.hold) || right.null && left.hold,
    }
}

fn not(of: May) -> May {
    May {
        hold: of.fail,
        fail: of.hold,
        null: of.null,
    }
}

fn value(of: &Expression, known: &dyn Fn(&str) -> Known) -> Known {
    use Expression as E;
    match of {
        E::Column(name) => known(name),
        E::Integer(_) | E::Number(_) | E::Text(_) | E::Boolean(_) => Known::Constant(of.clone()),
        E::Wide([of]) => value(of, known),
        E::Lowercase([of]) | E::OctetLength([of]) | E::CharLength([of]) => hidden(value(of, known)),
        E::Add([left, right])
        | E::Subtract([left, right])
        | E::Multiply([left, right])
        | E::Remainder([left, right]) => match (value(left, known), value(right, known)) {
            (Known::Null, _) | (_, Known::Null) => Known::Null,
            (Known::Nothing, _) | (_, Known::Nothing) => Known::Nothing,
            _ => Known::Some,
        },
        E::Count(_) => Known::Some,
        of => match condition(of, known) {
            IS_NULL => Known::Null,
            May { null: false, .. } => Known::Some,
            _ => Known::Nothing,
        },
    }
}

/// What is made of a value: nobody says what, but that it is NULL where that is.
fn hidden(of: Known) -> Known {
    match of {
        Known::Constant(_) => Known::Some,
        of => of,
    }
}

fn compare(left: &Known, right: &Known, is_so: &dyn Fn(Ordering) -> bool) -> May {
    let order = match (left, right) {
        (Known::Null, _) | (_, Known::Null) => return IS_NULL,
        (Known::Nothing, _) | (_, Known::Nothing) => return ANY,
        (Known::Constant(left), Known::Constant(right)) => order(left, right),
        _ => None,
    };
    match order {
        Some(order) if is_so(order) => HOLDS,
        Some(_) => FAILS,
        None => EITHER,
    }
}

/// Texts are the same or not, whatever the collation; which one is the lesser, it says.
fn order(left: &Expression, right: &Expression) -> Option<Ordering> {
    use Expression as E;
    match (left, right) {
        (E::Text(left), E::Text(right)) if left == right => Some(Ordering::Equal),
        (E::Boolean(left), E::Boolean(right)) => Some(left.cmp(right)),
        _ => {
            let [left, right]: [Number; 2] = [number(left)?, number(right)?];
            left.compare(right)
        }
    }
}
