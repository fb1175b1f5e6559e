//! From what a domain says of a row to what a database judges.
//!
//! Negations are carried inwards, to where SQL has a word for them; what may be absent is asked
//! for where it is read; and what overflows in Rust holds nowhere. So every condition is true or
//! false, never NULL, which a database would let pass.

pub(super) mod number;
mod path_lookup;
mod read;
mod whole;

pub(super) use path_lookup::Frame;
pub(super) use read::columns_read;

use super::draft::node::Node;
use super::draft::{Draft, ScopeKind, SiteDraft};
use crate::rule::Path;
use crate::rule::{Comparison, Expr, Literal, Unit, Variant};
use crate::shape::Shape;
use crate::table::SqlType;
use path_lookup::Marker;

/// Adds the condition that an expression is true, or that it is false: in either case without
/// overflow.
///
/// Rust judges from left to right, and no further than it must. So what keeps an operand from
/// overflowing stands before what it decides, and of `a || b`, `a` is written without its bounds
/// behind these: a condition grows with the rule, however much in it computes.
pub(super) const fn push<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    expression: &Expr,
    is: bool,
) {
    match expression {
        Expr::Not(operand) => push(draft, frame, operand, !is),
        Expr::And(left, right) | Expr::Or(left, right) => {
            if matches!(expression, Expr::And(..)) == is {
                draft.node(Node::And);
                push(draft, frame, left, is);
            } else {
                bounds(draft, frame, left);
                draft.node(Node::Or);
                judged(draft, frame, left, is);
            }
            push(draft, frame, right, is);
        }
        Expr::Compare(comparison, left, right) if !joins_conditions(left, right) => {
            let comparison = if is {
                *comparison
            } else {
                comparison.negated()
            };
            number::bounded(draft, frame, comparison, left, right);
            judged(draft, frame, expression, is);
        }
        _ => {
            bounds(draft, frame, expression);
            judged(draft, frame, expression, is);
        }
    }
}

/// Whether a comparison is one of conditions.
const fn joins_conditions(left: &Expr, right: &Expr) -> bool {
    left.is_condition() || right.is_condition()
}

/// Adds what keeps all that Rust would compute in a condition from overflowing, each part behind an
/// `AND` that joins it with what follows. Returns the position of the last of these.
const fn bounds<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    condition: &Expr,
) -> Option<usize> {
    match condition {
        Expr::Not(operand) => bounds(draft, frame, operand),
        Expr::And(left, right) | Expr::Or(left, right) => {
            let first = bounds(draft, frame, left);
            if !right.computes() {
                return first;
            }
            let and = draft.node(Node::And);
            draft.node(Node::Or);
            judged(draft, frame, left, matches!(condition, Expr::Or(..)));
            match bounds(draft, frame, right) {
                Some(last) => {
                    draft.remove_node(last);
                    Some(and)
                }
                None => {
                    draft.remove_nodes_from(and);
                    first
                }
            }
        }
        Expr::Compare(_, left, right) if joins_conditions(left, right) => {
            let first = bounds(draft, frame, left);
            match bounds(draft, frame, right) {
                None => first,
                last => last,
            }
        }
        Expr::Compare(_, left, right) => number::within(draft, frame, left, right),
        _ => None,
    }
}

/// Adds the condition that an expression is true, or that it is false, where nothing overflows.
const fn judged<const N: usize>(draft: &mut Draft<N>, frame: Frame, expression: &Expr, is: bool) {
    match expression {
        Expr::And(left, right) | Expr::Or(left, right) => {
            draft.node(if matches!(expression, Expr::And(..)) == is {
                Node::And
            } else {
                Node::Or
            });
            judged(draft, frame, left, is);
            judged(draft, frame, right, is);
        }
        Expr::Not(operand) => judged(draft, frame, operand, !is),
        Expr::Present(path) => present(draft, frame, *path, is),
        Expr::Compare(comparison, left, right) => {
            let comparison = if is {
                *comparison
            } else {
                comparison.negated()
            };
            compared(draft, frame, comparison, [left, right]);
        }
        Expr::Empty(of) => {
            draft.node(Node::Compare(Comparison::equality(is)));
            if is_bytes(draft, frame, of) {
                draft.node(Node::Length(Unit::Octets));
                operand(draft, frame, of, false);
                draft.node(Node::Literal(Literal::Integer(0)));
            } else {
                operand(draft, frame, of, false);
                draft.node(Node::Literal(Literal::Text("")));
            }
        }
        Expr::Is(of, variants) => one_of_variants(draft, frame, of, variants, is),
        Expr::Literal(Literal::Boolean(value)) => {
            draft.node(Node::Literal(Literal::Boolean(*value == is)));
        }
        Expr::Column(_)
        | Expr::Identity
        | Expr::Between(..)
        | Expr::Among(..)
        | Expr::Holds(..)
        | Expr::Only(..)
        | Expr::Literal(_)
        | Expr::Lowercase(_)
        | Expr::Length(..)
        | Expr::Count(_)
        | Expr::Arithmetic(..) => {
            if !is {
                draft.node(Node::Not);
            }
            predicate(draft, frame, expression);
        }
    }
}

/// Adds a comparison of conditions, of value objects, or of what is one column.
const fn compared<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    comparison: Comparison,
    [left, right]: [&Expr; 2],
) {
    if joins_conditions(left, right) {
        draft.node(Node::Compare(comparison));
        judged(draft, frame, left, true);
        judged(draft, frame, right, true);
        return;
    }
    if let (Comparison::Equal | Comparison::NotEqual, Expr::Column(left), Expr::Column(right)) =
        (comparison, left, right)
    {
        let (left, right) = (frame.whole(draft, *left), frame.whole(draft, *right));
        whole::compared(draft, left, right, matches!(comparison, Comparison::Equal));
        return;
    }
    let single = frame.single(draft, &[*left, *right]);
    draft.node(Node::Compare(comparison));
    operand(draft, frame, left, single);
    operand(draft, frame, right, single);
}

/// What one word of SQL says, or denies.
const fn predicate<const N: usize>(draft: &mut Draft<N>, frame: Frame, expression: &Expr) {
    match expression {
        Expr::Between(of, least, most) => {
            let single = frame.single(draft, &[**of, **least, **most]);
            draft.node(Node::Between);
            operand(draft, frame, of, single);
            operand(draft, frame, least, single);
            operand(draft, frame, most, single);
        }
        Expr::Among(of, list) => {
            let single = frame.single(draft, list) || frame.single(draft, &[**of]);
            draft.node(Node::In(list.len()));
            operand(draft, frame, of, single);
            let mut index = 0;
            while index < list.len() {
                operand(draft, frame, &list[index], single);
                index += 1;
            }
        }
        Expr::Holds(place, of, part) => {
            draft.node(Node::Holds(*place));
            operand(draft, frame, of, false);
            operand(draft, frame, part, false);
        }
        Expr::Only(of, ranges) => {
            draft.node(Node::Only(ranges));
            operand(draft, frame, of, false);
        }
        _ => operand(draft, frame, expression, false),
    }
}

/// An operand. Floats are written as what they are in the precision of the column that they are
/// compared with.
const fn operand<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    expression: &Expr,
    single: bool,
) {
    match expression {
        Expr::Column(path) => {
            let column = frame.column(draft, *path);
            draft.node(Node::Column(column));
        }
        Expr::Identity => {
            draft.node(Node::Column(frame.identity()));
        }
        Expr::Literal(Literal::Float(text, _)) if single => {
            draft.node(Node::Literal(Literal::Number(text)));
        }
        Expr::Literal(literal) => {
            draft.node(Node::Literal(*literal));
        }
        Expr::Lowercase(of) => {
            draft.node(Node::Lowercase);
            operand(draft, frame, of, false);
        }
        Expr::Length(unit, of) => {
            draft.node(Node::Length(*unit));
            operand(draft, frame, of, false);
        }
        Expr::Count(list) => {
            draft.node(Node::Count(list.len()));
            let mut index = 0;
            while index < list.len() {
                judged(draft, frame, &list[index], true);
                index += 1;
            }
        }
        Expr::Arithmetic(..) => number::push(draft, frame, expression),
        _ => judged(draft, frame, expression, true),
    }
}

const fn is_bytes<const N: usize>(draft: &Draft<N>, frame: Frame, of: &Expr) -> bool {
    match of {
        Expr::Column(path) => {
            let column = frame.column(draft, *path);
            matches!(draft.columns.items[column].ty, SqlType::Bytes)
        }
        _ => false,
    }
}

/// An enum is one of some variants, or none of them.
const fn one_of_variants<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    of: &Expr,
    variants: &[Variant],
    is: bool,
) {
    let Expr::Column(path) = of else { return };
    let column = frame.column(draft, *path);
    let leaf = draft.columns.items[column].leaf;
    if variants.len() == 1 {
        draft.node(Node::Compare(Comparison::equality(is)));
    } else {
        if !is {
            draft.node(Node::Not);
        }
        draft.node(Node::In(variants.len()));
    }
    draft.node(Node::Column(column));
    let mut index = 0;
    while index < variants.len() {
        draft.node(Node::Literal(stored(leaf, variants[index])));
        index += 1;
    }
}

/// How a variant is stored.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub(super) const fn stored(leaf: Option<&Shape>, variant: Variant) -> Literal {
    let name = match variant {
        Variant::Stored(value) => return value,
        Variant::Called(name) => name,
    };
    let Some(Shape::Variants(of)) = leaf else {
        panic!("`matches!` looks at an enum that derives `ValueObject`")
    };
    match of.value(name) {
        Some(value) => Literal::Text(value),
        None => panic!("`matches!` calls a variant by the name that it is declared with"),
    }
}

/// What is optional is there, or it is not.
const fn present<const N: usize>(draft: &mut Draft<N>, frame: Frame, path: Path, is: bool) {
    match frame.marker(draft, path) {
        Marker::Filled(column) => filled(draft, column, is),
        Marker::True(column) => marked(draft, (column, None), is),
    }
}

/// The column that says whether a scope is there: by being true, or by having this value.
pub(super) type Mark = (usize, Option<&'static str>);

/// `present`, `NOT present`, `tag = 'value'` or `tag <> 'value'`
pub(super) const fn marked<const N: usize>(draft: &mut Draft<N>, (column, value): Mark, is: bool) {
    match value {
        None => {
            if !is {
                draft.node(Node::Not);
            }
            draft.node(Node::Column(column));
        }
        Some(value) => {
            draft.node(Node::Compare(Comparison::equality(is)));
            draft.node(Node::Column(column));
            draft.node(Node::Literal(Literal::Text(value)));
        }
    }
}

/// A column is filled, or it is NULL.
pub(super) const fn filled<const N: usize>(draft: &mut Draft<N>, column: usize, is: bool) {
    if is {
        draft.node(Node::Not);
    }
    draft.node(Node::IsNull);
    draft.node(Node::Column(column));
}

/// Adds that what is embedded at a site is absent, and that one more condition follows as the
/// alternative; nothing where it is always there.
pub(super) const fn unless_absent<const N: usize>(draft: &mut Draft<N>, site: &SiteDraft) {
    if !site.required {
        draft.node(Node::Or);
        filled(draft, site.columns.start, false);
        return;
    }
    if site.scope == 0 {
        return;
    }
    let mark = match draft.scopes.items[site.scope - 1].kind {
        ScopeKind::Optional => {
            draft.node(Node::Or);
            let column = path_lookup::first_required(draft, site.scope);
            filled(draft, column, false);
            return;
        }
        ScopeKind::Present(column) => (column, None),
        ScopeKind::Variant(tag, value) => (tag, Some(value)),
    };
    if draft.columns.items[mark.0].nullable() {
        draft.node(Node::Or);
        filled(draft, mark.0, false);
    }
    draft.node(Node::Or);
    marked(draft, mark, false);
}
