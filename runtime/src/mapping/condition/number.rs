//! Arithmetic: what Rust would compute in the type of the operands, an engine computes in the
//! widest integer that all of them have, and keeps within that type.

use super::operand;
use super::path_lookup::Frame;
use crate::mapping::draft::Draft;
use crate::mapping::draft::node::Node;
use crate::rule::{Comparison, Expr, Literal, Operator};
use crate::shape::interval::{Interval, LENGTH, USIZE, integers};

/// The integers of the Rust type that an expression has; nothing where only constants are in it,
/// or decimals.
const fn type_of<const N: usize>(
    draft: &Draft<N>,
    frame: Frame,
    expression: &Expr,
) -> Option<Interval> {
    match expression {
        Expr::Column(path) => {
            let column = &draft.columns.items[frame.column(draft, *path)];
            integers(column.ty, column.leaf)
        }
        Expr::Length(..) | Expr::Count(_) => Some(USIZE),
        Expr::Arithmetic(_, left, right) => match type_of(draft, frame, left) {
            None => type_of(draft, frame, right),
            found => found,
        },
        _ => None,
    }
}

/// The value of what is made of constants alone.
const fn constant(expression: &Expr) -> Option<Literal> {
    let (operator, left, right) = match expression {
        Expr::Literal(literal) => return Some(*literal),
        Expr::Arithmetic(operator, left, right) => (*operator, left, right),
        _ => return None,
    };
    match (constant(left), constant(right)) {
        (Some(Literal::Integer(left)), Some(Literal::Integer(right))) => {
            let value = Interval::of(left).with(operator, Interval::of(right));
            Some(Literal::Integer(value.least))
        }
        (Some(Literal::Decimal(left, left_scale)), Some(Literal::Decimal(right, right_scale))) => {
            Some(decimal(operator, (left, left_scale), (right, right_scale)))
        }
        _ => None,
    }
}

const fn decimal(operator: Operator, left: (i128, u32), right: (i128, u32)) -> Literal {
    let scale = if left.1 > right.1 { left.1 } else { right.1 };
    let (left_digits, right_digits) = (
        left.0.saturating_mul(10_i128.pow(scale - left.1)),
        right.0.saturating_mul(10_i128.pow(scale - right.1)),
    );
    match operator {
        Operator::Add => Literal::Decimal(left_digits.saturating_add(right_digits), scale),
        Operator::Subtract => Literal::Decimal(left_digits.saturating_sub(right_digits), scale),
        Operator::Multiply => Literal::Decimal(left.0.saturating_mul(right.0), left.1 + right.1),
        Operator::Remainder => match left_digits.checked_rem(right_digits) {
            Some(digits) => Literal::Decimal(digits, scale),
            None => Literal::Decimal(left_digits, scale),
        },
    }
}

/// What is known of an integer expression.
#[derive(Clone, Copy)]
struct Measured {
    /// What it may be, each of its parts within the type.
    may_be: Interval,
    /// The position of the last `AND` behind which one of its bounds stands.
    last: Option<usize>,
}

impl Measured {
    const fn of(interval: Interval) -> Self {
        Self {
            may_be: interval,
            last: None,
        }
    }
}

/// The type of the integers that two operands are computed in, if one of them is computed.
const fn computed<const N: usize>(
    draft: &Draft<N>,
    frame: Frame,
    left: &Expr,
    right: &Expr,
) -> Option<Interval> {
    if !matches!(left, Expr::Arithmetic(..)) && !matches!(right, Expr::Arithmetic(..)) {
        return None;
    }
    match type_of(draft, frame, left) {
        None => type_of(draft, frame, right),
        found => found,
    }
}

/// Adds what keeps the operands of a comparison within their type, beside this comparison.
pub(super) const fn bounded<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    comparison: Comparison,
    left: &Expr,
    right: &Expr,
) {
    if let Some(ty) = computed(draft, frame, left, right) {
        let implied = implied(comparison, right);
        bound(draft, frame, left, ty, implied);
        let implied = self::implied(comparison.mirrored(), left);
        bound(draft, frame, right, ty, implied);
    }
}

/// The same where the comparison itself does not stand beside it. Returns the position of the last
/// `AND`.
pub(super) const fn within<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    left: &Expr,
    right: &Expr,
) -> Option<usize> {
    let Some(ty) = computed(draft, frame, left, right) else {
        return None;
    };
    let first = bound(draft, frame, left, ty, (false, false)).last;
    match bound(draft, frame, right, ty, (false, false)).last {
        None => first,
        last => last,
    }
}

/// Which ends of its type a comparison keeps an operand within by itself, because the other one is
/// a value of the same type.
const fn implied(comparison: Comparison, other: &Expr) -> (bool, bool) {
    if matches!(other, Expr::Arithmetic(..)) {
        return (false, false);
    }
    match comparison {
        Comparison::Equal => (true, true),
        Comparison::NotEqual => (false, false),
        Comparison::Less | Comparison::LessOrEqual => (false, true),
        Comparison::Greater | Comparison::GreaterOrEqual => (true, false),
    }
}

/// Adds what keeps each part of an expression within its type, each behind an `AND` that joins it
/// with what follows. What an engine could not compute is refused where it is declared.
const fn bound<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    expression: &Expr,
    ty: Interval,
    (least_implied, most_implied): (bool, bool),
) -> Measured {
    let (operator, left, right) = match expression {
        Expr::Literal(Literal::Integer(value)) => return Measured::of(Interval::of(*value)),
        Expr::Length(..) => return Measured::of(LENGTH),
        Expr::Count(list) => return Measured::of(Interval::new(0, list.len() as i128)),
        Expr::Arithmetic(operator, left, right) => (*operator, left, right),
        _ => return Measured::of(ty),
    };
    // A sum of what is never negative is as large as each of its parts at least.
    let implied = (false, ty.least >= 0 && matches!(operator, Operator::Add));
    let left = bound(draft, frame, left, ty, implied);
    let right = bound(draft, frame, right, ty, implied);
    let may_be = left
        .may_be
        .within(ty)
        .with(operator, right.may_be.within(ty));
    let too_small = may_be.least < ty.least && !least_implied;
    let too_large = may_be.most > ty.most && !most_implied;
    let last = if too_small || too_large {
        let and = draft.node(Node::And);
        keep_within(draft, frame, expression, ty, (too_small, too_large));
        Some(and)
    } else {
        match right.last {
            None => left.last,
            last => last,
        }
    };
    Measured { may_be, last }
}

/// Adds that an expression lies within its type, at the ends that it could leave it.
const fn keep_within<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    expression: &Expr,
    ty: Interval,
    (too_small, too_large): (bool, bool),
) {
    if let Some(Literal::Integer(value)) = constant(expression) {
        // Outside of generic types, rustc says so of constants.
        let fits = Interval::of(value).is_within(ty);
        draft.node(Node::Literal(Literal::Boolean(fits)));
        return;
    }
    draft.node(match (too_small, too_large) {
        (true, true) => Node::Between,
        (true, false) => Node::Compare(Comparison::GreaterOrEqual),
        _ => Node::Compare(Comparison::LessOrEqual),
    });
    push(draft, frame, expression);
    if too_small {
        draft.node(Node::Literal(Literal::Integer(ty.least)));
    }
    if too_large {
        draft.node(Node::Literal(Literal::Integer(ty.most)));
    }
}

/// An operand of arithmetic, or what is computed.
pub(super) const fn push<const N: usize>(draft: &mut Draft<N>, frame: Frame, expression: &Expr) {
    if let Some(value) = constant(expression) {
        draft.node(Node::Literal(value));
        return;
    }
    if let Expr::Arithmetic(operator, left, right) = expression {
        draft.node(Node::Arithmetic(*operator));
        push(draft, frame, left);
        push(draft, frame, right);
        return;
    }
    // What is counted is as many as a rule can say.
    if !matches!(expression, Expr::Count(_)) && type_of(draft, frame, expression).is_some() {
        draft.node(Node::Wide);
    }
    operand(draft, frame, expression, false);
}
