//! The signs between operands, and before one.

use proc_macro::Span;

use super::refusal::refused;
use super::{Comparison, Literal, Node, Operator, Tree};
use crate::syntax::{Input, Lit, Result};

/// The sign of a comparison, if one comes next.
pub(super) fn comparison(input: &Input<'_>) -> Option<Comparison> {
    // Longer signs first: `<` is the beginning of `<=`.
    const SIGNS: [(&str, Comparison); 6] = [
        ("==", Comparison::Equal),
        ("!=", Comparison::NotEqual),
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::GreaterOrEqual),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
    ];
    if input.peek("<<") || input.peek(">>") {
        return None;
    }
    let (_, comparison) = SIGNS.iter().find(|(sign, _)| input.take(sign).is_some())?;
    Some(*comparison)
}

/// `+` or `-`, if one comes next.
pub(super) fn sum(input: &Input<'_>) -> Option<(Operator, Span)> {
    if !input.peek("+=")
        && let Some(sign) = input.take("+")
    {
        return Some((Operator::Add, sign));
    }
    if !input.peek("-=")
        && let Some(sign) = input.take("-")
    {
        return Some((Operator::Subtract, sign));
    }
    None
}

/// `*` or `%`, if one comes next. What divides is refused.
pub(super) fn product(input: &Input<'_>) -> Result<Option<(Operator, Span)>> {
    if input.peek("/") {
        return Err(refused(
            input.span(),
            "engines divide integers, decimals and by zero each in their own way: multiply the other side instead, as in `self.half * 2 <= self.whole`",
        ));
    }
    if !input.peek("*=")
        && let Some(sign) = input.take("*")
    {
        return Ok(Some((Operator::Multiply, sign)));
    }
    if !input.peek("%=")
        && let Some(sign) = input.take("%")
    {
        return Ok(Some((Operator::Remainder, sign)));
    }
    Ok(None)
}

/// Refuses what nothing is divided by: engines disagree with Rust on zero, and Rust panics where the
/// least integer is divided by `-1`.
pub(super) fn check_divisor(divisor: &Node) -> Result<()> {
    let why = match &divisor.tree {
        Tree::Literal(Literal::Integer(0)) => "nothing can be divided by zero",
        Tree::Literal(Literal::Integer(-1 | 1)) => {
            "every integer can be divided by one, so that nothing is left of any"
        }
        Tree::Literal(Literal::Integer(_)) => return Ok(()),
        _ => {
            "a condition divides integers by a literal, as in `self.minutes % 15 == 0`: engines divide decimals and by zero each in their own way"
        }
    };
    Err(refused(divisor.first(), why))
}

/// `!operand`: what is no truth value is another number in Rust, and no condition in SQL. Of what
/// has a type, rustc is asked.
pub(super) fn denied(sign: Span, operand: Node) -> Result<Tree> {
    if operand.is_no_truth() {
        return Err(refused(sign, TURNS_BITS));
    }
    Ok(Tree::Not(Box::new(operand)))
}

/// `-operand`: of a literal, another literal.
pub(super) fn negated(sign: Span, operand: Node) -> Result<Tree> {
    let is_condition = operand.is_condition();
    let literal = Lit::parse(operand.tokens.clone());
    let is_unsigned = matches!(literal, Some(Lit::Int(of)) if of.suffix().starts_with('u'));
    if is_unsigned {
        return Err(refused(sign, "an unsigned number has no negative values"));
    }
    Ok(match operand.tree {
        Tree::Literal(Literal::Integer(value)) => Tree::Literal(Literal::Integer(-value)),
        Tree::Literal(Literal::Float(digits)) => Tree::Literal(Literal::Float(
            digits
                .strip_prefix('-')
                .map_or_else(|| format!("-{digits}"), str::to_owned),
        )),
        Tree::Literal(_) => return Err(refused(sign, NUMBERS_ALONE)),
        _ if is_condition => return Err(refused(sign, NUMBERS_ALONE)),
        _ => Tree::Negative(Box::new(operand)),
    })
}

/// Why nothing else is denied.
pub(super) const TURNS_BITS: &str = "`!` denies a condition or a `bool`; of a number it turns all bits, which engines do not: write the number that is meant";

/// Why nothing else is computed with.
pub(super) const NUMBERS_ALONE: &str = "a condition computes with numbers alone";
