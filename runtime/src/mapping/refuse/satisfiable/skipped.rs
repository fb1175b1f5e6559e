//! That the search skips nothing which it would find: of what it does not look at, a condition
//! leaves every value.

use super::quantity::Quantity;
use super::set::Set;
use super::{Possible, Quantities, possible};
use crate::rule::{Comparison, Expr, Literal, Operator, Path, Unit};
use crate::shape::Fields;

const ONE: Path = (0, "");
const OTHER: Path = (1, "");

/// Of lengths the one in bytes: a text that is empty has no characters either.
const QUANTITIES: [Quantity; 5] = [
    Quantity::Value(ONE),
    Quantity::Value(OTHER),
    Quantity::Length(Unit::Octets, ONE),
    Quantity::Presence(ONE),
    Quantity::Presence(OTHER),
];

fn kept(of: Expr) -> &'static Expr {
    Box::leak(Box::new(of))
}

/// All that may stand in a comparison.
fn operands() -> Vec<&'static Expr> {
    let column = kept(Expr::Column(ONE));
    let other = kept(Expr::Column(OTHER));
    let literal = kept(Expr::Literal(Literal::Integer(3)));
    vec![
        column,
        other,
        literal,
        kept(Expr::Length(Unit::Octets, column)),
        kept(Expr::Length(Unit::Characters, column)),
        kept(Expr::Arithmetic(Operator::Add, column, literal)),
        kept(Expr::Present(ONE)),
    ]
}

/// Conditions without others inside of them.
fn simple() -> Vec<&'static Expr> {
    let mut conditions = vec![
        kept(Expr::Present(OTHER)),
        kept(Expr::Column(OTHER)),
        kept(Expr::Empty(operands()[0])),
    ];
    for left in operands() {
        for right in operands() {
            conditions.push(kept(Expr::Compare(Comparison::Less, left, right)));
            conditions.push(kept(Expr::Compare(Comparison::NotEqual, left, right)));
            for of in operands() {
                conditions.push(kept(Expr::Between(of, left, right)));
            }
        }
    }
    conditions
}

fn is_any(of: &Possible) -> bool {
    of.holds.equals(&Set::ALL) && of.fails.equals(&Set::ALL)
}

/// How many of the quantities the search skips, and how many of a condition it looks at.
fn checked(condition: &'static Expr) -> (usize, usize) {
    let quantities = Quantities::of(condition);
    let found = &quantities.found[..quantities.length];
    let mut skipped = 0;
    for quantity in QUANTITIES {
        if !found.iter().any(|found| found.equals(quantity)) {
            let left = possible(Fields::NONE, condition, quantity);
            assert!(is_any(&left), "{condition:?}");
            skipped += 1;
        }
    }
    (skipped, found.len())
}

#[test]
fn what_is_not_looked_at_may_have_every_value() {
    for one in simple() {
        checked(one);
        checked(kept(Expr::Not(one)));
        for other in simple().into_iter().step_by(7) {
            checked(kept(Expr::And(one, other)));
            checked(kept(Expr::Or(one, other)));
            checked(kept(Expr::Compare(Comparison::Equal, one, other)));
        }
    }
}

#[test]
fn what_is_compared_with_a_constant_is_looked_at_and_other_columns_are_not() {
    let [column, other, literal, ..] = operands()[..] else {
        unreachable!("there are more operands");
    };
    for (left, right, looked_at) in [
        (column, literal, 1),
        (literal, column, 1),
        (column, other, 0),
        (other, column, 0),
    ] {
        let (_, found) = checked(kept(Expr::Compare(Comparison::LessOrEqual, left, right)));
        assert_eq!(found, looked_at, "{left:?} {right:?}");
    }
}
