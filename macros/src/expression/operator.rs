//! The signs between operands.

use proc_macro2::Span;
use syn::Token;
use syn::parse::ParseStream;

use super::refusal::refused;
use super::{Comparison, Operator};

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
