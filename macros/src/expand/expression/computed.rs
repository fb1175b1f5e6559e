//! A condition as the validator runs it: as it was written, but that what is computed is computed
//! without panics. What overflows breaks the rule.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{comparison, operator};
use crate::expand::hidden;
use crate::expression::{Comparison, Literal, Node, Operator, Tree};

/// An expression of type `bool`; where something is computed in it, `overflow` is in scope.
pub(in crate::expand) fn evaluated(of: &Node) -> TokenStream {
    if !of.computes() {
        return of.tokens.clone();
    }
    match &of.tree {
        Tree::Compare {
            comparison: sign,
            left,
            right,
        } => {
            if left.is_condition() || right.is_condition() {
                let (left, right) = (evaluated(left), evaluated(right));
                return match sign {
                    Comparison::Equal => quote!(((#left) == (#right))),
                    _ => quote!(((#left) != (#right))),
                };
            }
            compared(&number(left), *sign, &number(right))
        }
        Tree::And(parts) => {
            let parts = parts.iter().map(evaluated);
            quote!((#((#parts))&&*))
        }
        Tree::Or(parts) => {
            let parts = parts.iter().map(evaluated);
            quote!((#((#parts))||*))
        }
        Tree::Not(of) => {
            let of = evaluated(of);
            quote!((!(#of)))
        }
        Tree::If { arms, otherwise } => {
            let arms = arms.iter().map(|(condition, then)| {
                let (condition, then) = (evaluated(condition), evaluated(then));
                quote!(if #condition { #then } else)
            });
            let otherwise = evaluated(otherwise);
            quote!((#(#arms)* { #otherwise }))
        }
        Tree::Within {
            of,
            least,
            most,
            inclusive,
        } => within(of, least.as_deref(), most.as_deref(), *inclusive),
        Tree::Among { of, list } => {
            let of = number(of);
            let list = list
                .iter()
                .map(|item| compared(&of, Comparison::Equal, &number(item)));
            quote!((#(#list)||*))
        }
        Tree::Inside {
            of,
            method,
            parameter,
            body,
        } => {
            let (of, body) = (&of.tokens, evaluated(body));
            quote!(#of.#method(#parameter #body))
        }
        _ => of.tokens.clone(),
    }
}

fn within(of: &Node, least: Option<&Node>, most: Option<&Node>, inclusive: bool) -> TokenStream {
    let of = number(of);
    let at_most = if inclusive {
        Comparison::LessOrEqual
    } else {
        Comparison::Less
    };
    let least = least.map(|least| compared(&of, Comparison::GreaterOrEqual, &number(least)));
    let most = most.map(|most| compared(&of, at_most, &number(most)));
    let ends = least.into_iter().chain(most);
    quote!((#(#ends)&&*))
}

fn compared(left: &TokenStream, sign: Comparison, right: &TokenStream) -> TokenStream {
    let overflow = hidden("overflow");
    let sign = comparison(sign);
    quote!(#overflow.compare(#left, #sign, #right))
}

/// A number, exact and with the bounds of its type.
fn number(of: &Node) -> TokenStream {
    match &of.tree {
        Tree::Arithmetic {
            operator: sign,
            left,
            right,
            ..
        } => {
            let sign = operator(*sign);
            let (left, right) = (number(left), number(right));
            quote!(__tw::Number::computed(#left, #sign, #right))
        }
        Tree::Negative(of) => {
            let sign = operator(Operator::Subtract);
            let of = number(of);
            quote!(__tw::Number::computed(__tw::Number::literal(0), #sign, #of))
        }
        Tree::Literal(Literal::Integer(value)) => quote!(__tw::Number::literal(#value)),
        // What it is compared with has been refused.
        Tree::Literal(_) => quote!(__tw::Number::literal(0)),
        _ => {
            let tokens = match &of.tree {
                Tree::Place(place) => &place.bare,
                _ => &of.tokens,
            };
            let span = of.last();
            let method = Ident::new("__tw_number", span.resolved_at(Span::call_site()));
            quote_spanned!(span=> (#tokens).#method())
        }
    }
}
