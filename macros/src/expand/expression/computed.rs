//! A condition as the validator runs it: as it was written, but that what is computed is computed
//! without panics. What overflows breaks the rule.

use super::answered::{Answers, call, reference, referring};
use super::word::{comparison, operator};
use crate::expand::hidden;
use crate::expression::{Comparison, Literal, Node, Operator, Tree};
use crate::quote::{quote, separated};
use crate::tokens::TokenStream;

/// An expression of type `bool`; where something is computed in it, `overflow` is in scope.
pub(in crate::expand) fn evaluated(of: &Node) -> TokenStream {
    condition(of, &Answers::of(of))
}

fn condition(of: &Node, answers: &Answers) -> TokenStream {
    if !of.computes() {
        return answers.within(of);
    }
    match &of.tree {
        Tree::Compare {
            comparison: sign,
            left,
            right,
        } => {
            if left.is_condition() || right.is_condition() {
                let (left, right) = (condition(left, answers), condition(right, answers));
                return match sign {
                    Comparison::Equal => quote!(((#left) == (#right))),
                    _ => quote!(((#left) != (#right))),
                };
            }
            compared(&number(left, answers), *sign, &number(right, answers))
        }
        Tree::And(parts) => {
            let parts = parts.iter().map(|part| condition(part, answers));
            joined(parts, "&&")
        }
        Tree::Or(parts) => {
            let parts = parts.iter().map(|part| condition(part, answers));
            joined(parts, "||")
        }
        Tree::Not(of) => {
            let of = condition(of, answers);
            quote!((!(#of)))
        }
        Tree::If { arms, otherwise } => conditional(arms, otherwise, answers),
        Tree::Within {
            of,
            least,
            most,
            inclusive,
        } => within(of, least.as_deref(), most.as_deref(), *inclusive, answers),
        Tree::Among { of, list } => {
            let of = number(of, answers);
            let list = list
                .iter()
                .map(|item| compared(&of, Comparison::Equal, &number(item, answers)));
            joined(list, "||")
        }
        Tree::Inside {
            of,
            method,
            parameter,
            body,
        } => {
            let (of, body) = (answers.within(of), condition(body, answers));
            quote!(#of.#method(#parameter #body))
        }
        _ => answers.within(of),
    }
}

/// Conditions with a sign between them.
fn joined(conditions: impl Iterator<Item = TokenStream>, sign: &str) -> TokenStream {
    let conditions = separated(conditions.map(|condition| quote!((#condition))), sign);
    quote!((#conditions))
}

fn conditional(arms: &[(Node, Node)], otherwise: &Node, answers: &Answers) -> TokenStream {
    let arms = arms.iter().map(|(of, then)| {
        let (of, then) = (condition(of, answers), condition(then, answers));
        quote!(if #of { #then } else)
    });
    let otherwise = condition(otherwise, answers);
    quote!((#(#arms)* { #otherwise }))
}

fn within(
    of: &Node,
    least: Option<&Node>,
    most: Option<&Node>,
    inclusive: bool,
    answers: &Answers,
) -> TokenStream {
    let of = number(of, answers);
    let at_most = if inclusive {
        Comparison::LessOrEqual
    } else {
        Comparison::Less
    };
    let least =
        least.map(|least| compared(&of, Comparison::GreaterOrEqual, &number(least, answers)));
    let most = most.map(|most| compared(&of, at_most, &number(most, answers)));
    let ends = least.into_iter().chain(most);
    joined(ends, "&&")
}

fn compared(left: &TokenStream, sign: Comparison, right: &TokenStream) -> TokenStream {
    let overflow = hidden("overflow");
    let sign = comparison(sign);
    quote!(#overflow.compare(#left, #sign, #right))
}

/// A number, exact and with the bounds of its type.
fn number(of: &Node, answers: &Answers) -> TokenStream {
    match &of.tree {
        Tree::Arithmetic {
            operator: sign,
            left,
            right,
            ..
        } => {
            let sign = operator(*sign);
            let (left, right) = (number(left, answers), number(right, answers));
            quote!(__tw::Number::computed(#left, #sign, #right))
        }
        Tree::Negative(of) => {
            let sign = operator(Operator::Subtract);
            let of = number(of, answers);
            quote!(__tw::Number::computed(__tw::Number::literal(0), #sign, #of))
        }
        Tree::Literal(Literal::Integer(value)) => quote!(__tw::Number::literal(#value)),
        // What it is compared with has been refused.
        Tree::Literal(_) => quote!(__tw::Number::literal(0)),
        Tree::Place(place) => counted(&reference(place)),
        _ => {
            let within = answers.within(of);
            counted(&referring(&of.tokens, &quote!((#within))))
        }
    }
}

/// The number of what a reference leads to. Whether there is one has been asked.
fn counted(reference: &TokenStream) -> TokenStream {
    call(&quote!((#reference)), "__tw_number", TokenStream::new())
}
