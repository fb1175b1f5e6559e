//! The signs between operands, and before one.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{LitInt, Token};

use super::refusal::refused;
use super::{Comparison, Literal, Node, Operator, Tree};

/// The sign of a comparison, if one comes next.
pub(super) fn comparison(input: ParseStream<'_>) -> syn::Result<Option<Comparison>> {
    // Longer signs first: `<` is the beginning of `<=`.
    let comparison = if input.peek(Token![==]) {
        input.parse::<Token![==]>()?;
        Comparison::Equal
    } else if input.peek(Token![!=]) {
        input.parse::<Token![!=]>()?;
        Comparison::NotEqual
    } else if input.peek(Token![<=]) {
        input.parse::<Token![<=]>()?;
        Comparison::LessOrEqual
    } else if input.peek(Token![>=]) {
        input.parse::<Token![>=]>()?;
        Comparison::GreaterOrEqual
    } else if input.peek(Token![<]) && !input.peek(Token![<<]) {
        input.parse::<Token![<]>()?;
        Comparison::Less
    } else if input.peek(Token![>]) && !input.peek(Token![>>]) {
        input.parse::<Token![>]>()?;
        Comparison::Greater
    } else {
        return Ok(None);
    };
    Ok(Some(comparison))
}

/// `+` or `-`, if one comes next.
pub(super) fn sum(input: ParseStream<'_>) -> syn::Result<Option<(Operator, Span)>> {
    if input.peek(Token![+]) && !input.peek(Token![+=]) {
        return Ok(Some((Operator::Add, input.parse::<Token![+]>()?.spans[0])));
    }
    if input.peek(Token![-]) && !input.peek(Token![-=]) {
        let sign = input.parse::<Token![-]>()?;
        return Ok(Some((Operator::Subtract, sign.spans[0])));
    }
    Ok(None)
}

/// `*`, if it comes next. What divides is refused.
pub(super) fn product(input: ParseStream<'_>) -> syn::Result<Option<(Operator, Span)>> {
    if input.peek(Token![/]) {
        return Err(refused(
            input.span(),
            "engines divide integers, decimals and by zero each in their own way: multiply the other side instead, as in `self.half * 2 <= self.whole`",
        ));
    }
    if input.peek(Token![%]) {
        return Err(refused(
            input.span(),
            "engines take the rest of a division each in their own way",
        ));
    }
    if input.peek(Token![*]) && !input.peek(Token![*=]) {
        let sign = input.parse::<Token![*]>()?;
        return Ok(Some((Operator::Multiply, sign.spans[0])));
    }
    Ok(None)
}

/// `!operand`: what is no truth value is another number in Rust, and no condition in SQL. Of what
/// has a type, rustc is asked.
pub(super) fn denied(sign: Span, operand: Node) -> syn::Result<Tree> {
    if operand.is_no_truth() {
        return Err(refused(sign, TURNS_BITS));
    }
    Ok(Tree::Not(Box::new(operand)))
}

/// `-operand`: of a literal, another literal.
pub(super) fn negated(sign: Span, operand: Node) -> syn::Result<Tree> {
    let is_condition = operand.is_condition();
    let is_unsigned = syn::parse2::<LitInt>(operand.tokens.clone())
        .is_ok_and(|literal| literal.suffix().starts_with('u'));
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
