//! The grammar of conditions, from what binds least to what binds most.

use proc_macro::{Delimiter, Span};

use super::refusal::{not_understood, refused};
use super::scope::Scope;
use super::{Literal, Node, Tree, limits, lowercase, method, operator, option};
use crate::syntax::{Error, Input, Result};

/// A whole condition.
pub(super) fn whole(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let node = inner(input, scope)?;
    check_condition(&node)?;
    Ok(node)
}

/// A whole expression, which may be a number too.
pub(super) fn inner(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let node = or(input, scope)?;
    ended(input)?;
    Ok(node)
}

/// Refuses what is neither true nor false, as far as that can be seen. Of what has a type, rustc is
/// asked.
pub(super) fn check_condition(of: &Node) -> Result<()> {
    if of.is_no_truth() {
        return Err(refused(
            of.first(),
            "this is neither true nor false: a condition compares it with something, as in `self.quantity > 0`",
        ));
    }
    Ok(())
}

/// Nothing follows but what nobody understands.
pub(super) fn ended(input: &Input<'_>) -> Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    Err(unexpected(input))
}

pub(super) fn unexpected(input: &Input<'_>) -> Error {
    let span = input.span();
    if input.peek("as") {
        return refused(
            span,
            "a cast can change a value: compare what has the same type",
        );
    }
    if input.peek("?") {
        return refused(
            span,
            "of an option a condition asks `.is_some_and(|x| …)` or `.is_none_or(|x| …)`",
        );
    }
    let hint = if input.is_empty() {
        "an operand is missing here"
    } else if operator::comparison(&input.clone()).is_some() {
        "comparisons do not chain: join two with `&&`, as in `0 < self.n && self.n < 10`"
    } else if input.peek("=") {
        "a condition assigns nothing: `==` compares"
    } else if input.peek("&") || input.peek("|") || input.peek("^") {
        "a condition joins with `&&` and `||`"
    } else if input.peek("..") {
        "a range stands in parentheses, and asks what it contains: `(1..=9).contains(&self.n)`"
    } else if input.peek_group(Delimiter::Bracket) {
        "what is in a list is not in this row: a rule over several rows is Rust's alone"
    } else {
        return not_understood(span);
    };
    refused(span, hint)
}

pub(super) fn or(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    let mut parts = vec![and(input, scope)?];
    while input.take("||").is_some() {
        parts.push(and(input, scope)?);
    }
    joined(begin, input, parts, Tree::Or)
}

fn and(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    let mut parts = vec![comparison(input, scope)?];
    while input.take("&&").is_some() {
        parts.push(comparison(input, scope)?);
    }
    joined(begin, input, parts, Tree::And)
}

/// The only part, or all of them.
fn joined(
    begin: usize,
    input: &Input<'_>,
    mut parts: Vec<Node>,
    tree: fn(Vec<Node>) -> Tree,
) -> Result<Node> {
    match parts.pop() {
        Some(only) if parts.is_empty() => Ok(only),
        last => {
            parts.extend(last);
            parts.iter().try_for_each(check_condition)?;
            Ok(Node::new(begin, input, tree(parts)))
        }
    }
}

fn comparison(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    if let Some(value) = option::wrapped(input, scope)? {
        let span = input.span();
        let Some(comparison) = operator::comparison(input) else {
            return Err(unexpected(input));
        };
        let of = sum(input, scope)?;
        let tree = option::same(comparison, span, of, value)?;
        return Ok(Node::new(begin, input, tree));
    }
    let left = sum(input, scope)?;
    let span = input.span();
    let Some(comparison) = operator::comparison(input) else {
        return Ok(left);
    };
    if let Some(value) = option::wrapped(input, scope)? {
        let tree = option::same(comparison, span, left, value)?;
        return Ok(Node::new(begin, input, tree));
    }
    let right = sum(input, scope)?;
    if comparison.is_order() {
        if left.is_denial() {
            return Err(refused(
                span,
                "`!` denies what stands right behind it, and no comparison: put that in parentheses, as in `!(self.n > 3)`",
            ));
        }
        check_ordered(&left, span)?;
        check_ordered(&right, span)?;
    }
    lowercase::check(&left, &right)?;
    lowercase::check(&right, &left)?;
    let tree = Tree::Compare {
        comparison,
        left: Box::new(left),
        right: Box::new(right),
    };
    Ok(Node::new(begin, input, tree))
}

/// Refuses what rustc would order, and engines would not, or in another way.
pub(super) fn check_ordered(operand: &Node, sign: Span) -> Result<()> {
    if operand.is_denial() {
        return Err(refused(operand.first(), operator::TURNS_BITS));
    }
    if operand.is_condition() || operand.is_no_number() {
        return Err(refused(
            sign,
            "each engine orders text in its own way, and booleans and characters are not ordered here: only numbers and times can be",
        ));
    }
    Ok(())
}

pub(super) fn sum(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    let mut left = product(input, scope)?;
    let mut numbers = 1;
    while let Some((operator, sign)) = operator::sum(input) {
        numbers += 1;
        limits::check_numbers(numbers, &left)?;
        let right = product(input, scope)?;
        left = Node::new(begin, input, arithmetic(operator, sign, left, right)?);
    }
    Ok(left)
}

fn product(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    let mut left = unary(input, scope)?;
    let mut numbers = 1;
    while let Some((operator, sign)) = operator::product(input)? {
        numbers += 1;
        limits::check_numbers(numbers, &left)?;
        let right = unary(input, scope)?;
        left = Node::new(begin, input, arithmetic(operator, sign, left, right)?);
    }
    Ok(left)
}

fn arithmetic(operator: super::Operator, sign: Span, left: Node, right: Node) -> Result<Tree> {
    if operator == super::Operator::Remainder {
        operator::check_divisor(&right)?;
    }
    for operand in [&left, &right] {
        if operand.is_condition() || operand.is_no_number() {
            return Err(refused(operand.first(), operator::NUMBERS_ALONE));
        }
        if let Tree::Literal(Literal::Float(_)) = operand.tree {
            return Err(refused(
                operand.first(),
                "engines round floats each in their own way: compute with integers, or with `Decimal` and `dec!(…)`",
            ));
        }
    }
    Ok(Tree::Arithmetic {
        operator,
        sign,
        left: Box::new(left),
        right: Box::new(right),
    })
}

fn unary(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    if input.peek("!") {
        return negation(input, scope);
    }
    if let Some(sign) = input.take("-") {
        let operand = unary(input, &scope.inside(sign)?)?;
        return Ok(Node::new(begin, input, operator::negated(sign, operand)?));
    }
    if let Some(star) = input.take("*") {
        let operand = unary(input, &scope.inside(star)?)?;
        // A reference to a value is judged as the value.
        return match operand.tree {
            Tree::Place(_) => Ok(Node::new(begin, input, operand.tree)),
            _ => Err(not_understood(operand.first())),
        };
    }
    method::postfix(input, scope)
}

/// `!a`; what is denied twice holds.
fn negation(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    let mut signs = 0;
    let mut last = input.span();
    while let Some(sign) = input.take("!") {
        last = sign;
        signs += 1;
        if signs > limits::SIGNS {
            return Err(limits::too_many_signs(last));
        }
    }
    let denied = operator::denied(last, unary(input, scope)?)?;
    if signs % 2 == 1 {
        return Ok(Node::new(begin, input, denied));
    }
    let denied = Box::new(Node::new(begin, input, denied));
    Ok(Node::new(begin, input, Tree::Not(denied)))
}
