//! How tightly the parts of a condition bind.

use crate::mapping::draft::node::Node;
use crate::rule::Operator;

/// How tightly a node binds; an operand that binds less is put in parentheses.
pub(super) const fn strength(node: Node) -> u8 {
    match node {
        Node::Or => OR,
        Node::And => AND,
        Node::Not => NOT,
        Node::Compare(_)
        | Node::Between
        | Node::In(_)
        | Node::IsNull
        | Node::Holds(_)
        | Node::Only(_) => PREDICATE,
        Node::Arithmetic(Operator::Multiply) => PRODUCT,
        Node::Arithmetic(Operator::Add | Operator::Subtract) | Node::Count(_) => SUM,
        Node::Column(_)
        | Node::Literal(_)
        | Node::Wide
        | Node::Lowercase
        | Node::Length(_)
        | Node::Arithmetic(Operator::Remainder) => PRIMARY,
    }
}

const OR: u8 = 1;
const AND: u8 = 2;
pub(super) const NOT: u8 = 3;
const PREDICATE: u8 = 4;
pub(super) const SUM: u8 = 5;
const PRODUCT: u8 = 6;
pub(super) const PRIMARY: u8 = 7;
