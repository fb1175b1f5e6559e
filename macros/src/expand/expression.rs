//! Conditions: as constants, what they ask of the types of their operands, and as what the
//! validator runs.

mod answered;
mod asked;
mod assertion;
mod computed;
mod word;

pub(super) use answered::checked;
pub(super) use asked::questions;
pub(super) use assertion::{assertions, spoken};
pub(super) use computed::evaluated;

use answered::{call_site, read_by, referring, spelled};
use proc_macro::{Delimiter, Ident};
use word::{comparison, literal};

use super::names;
use crate::declared::Declared;
use crate::expression::{At, Comparison, Literal, Node, Number, Place, Tree, Unit, Variant, ends};
use crate::naming::Word;
use crate::quote::{quote, quote_spanned};
use crate::tokens::{TokenStream, grouped};

/// How the runtime names a place; nothing where it is the identity, which is no field.
type Paths<'p> = &'p dyn Fn(&Place) -> Option<TokenStream>;

/// The tree as a constant.
pub(super) fn tree(declared: &Declared<'_>, of: &Node) -> TokenStream {
    written(of, &|place| {
        let position = place.field().and_then(|field| declared.member(field))?;
        let rest = place.rest();
        Some(quote!((#position, #rest)))
    })
}

/// The same for a condition on the rows of a collection, which have paths alone.
pub(super) fn of_row(of: &Node) -> TokenStream {
    written(of, &|place| {
        let names = place.names();
        Some(quote!((__tw::ANYWHERE, #names)))
    })
}

fn written(of: &Node, path: Paths<'_>) -> TokenStream {
    let part = |node: &Node| written(node, path);
    match &of.tree {
        Tree::Place(place) => match path(place) {
            Some(path) => quote!(__tw::Expr::Column(#path)),
            None => quote!(__tw::Expr::Identity),
        },
        Tree::Literal(of) => {
            let literal = literal(of);
            quote!(__tw::Expr::Literal(#literal))
        }
        Tree::Constant(number) => {
            let value = named(number).unwrap_or_else(|| constant(&of.tokens));
            quote!(__tw::Expr::Literal(#value))
        }
        Tree::Compare {
            comparison: sign,
            left,
            right,
        } => compared(*sign, &part(left), &part(right)),
        Tree::Arithmetic {
            operator,
            left,
            right,
            ..
        } => {
            let (left, right) = (part(left), part(right));
            let operator = word::operator(*operator);
            quote!(__tw::Expr::Arithmetic(#operator, &#left, &#right))
        }
        Tree::Negative(of) => negative(&part(of)),
        Tree::And(parts) => joined(&both, parts.iter().map(part).collect()),
        Tree::Or(parts) => joined(&either, parts.iter().map(part).collect()),
        Tree::Not(of) => not(&part(of)),
        Tree::If { arms, otherwise } => conditional(arms, Some(otherwise), path),
        Tree::Within {
            of,
            least,
            most,
            inclusive,
        } => within(of, least.as_deref(), most.as_deref(), *inclusive, path),
        Tree::Among { of, list } => among(of, list, path),
        Tree::Is { .. }
        | Tree::OneOf { .. }
        | Tree::Empty(_)
        | Tree::Lowercase(_)
        | Tree::Length(..)
        | Tree::Holds { .. }
        | Tree::Only { .. } => question(&of.tree, path),
        Tree::Present { of, is: true } => present(of, path),
        Tree::Present { of, is: false } => not(&present(of, path)),
        Tree::Inside {
            of, method, body, ..
        } => inside(method, &present(of, path), &part(body)),
        Tree::Count(parts) => {
            let parts = parts.iter().map(part);
            quote!(__tw::Expr::Count(&[#(#parts),*]))
        }
        Tree::Same { is, of, value } => same(*is, &present(of, path), [&part(of), &part(value)]),
    }
}

/// What is asked of one value, which holds or not.
fn question(tree: &Tree, path: Paths<'_>) -> TokenStream {
    let part = |node: &Node| written(node, path);
    match tree {
        Tree::Is { of, variants } => {
            let of = part(of);
            let variants = variants.iter().map(variant);
            quote!(__tw::Expr::Is(&#of, &[#(#variants),*]))
        }
        Tree::OneOf { of, texts } => {
            let of = part(of);
            let texts = texts.iter().map(|text| {
                let text = literal(&Literal::Text(text.clone()));
                quote!(__tw::Expr::Literal(#text))
            });
            quote!(__tw::Expr::Among(&#of, &[#(#texts),*]))
        }
        Tree::Empty(of) => {
            let of = part(of);
            quote!(__tw::Expr::Empty(&#of))
        }
        Tree::Lowercase(of) => {
            let of = part(of);
            quote!(__tw::Expr::Lowercase(&#of))
        }
        Tree::Length(unit, of) => {
            let of = part(of);
            let unit = match unit {
                Unit::Octets => quote!(Octets),
                Unit::Characters => quote!(Characters),
            };
            quote!(__tw::Expr::Length(__tw::Unit::#unit, &#of))
        }
        Tree::Holds { at, of, part: held } => {
            let (of, held) = (part(of), part(held));
            let at = match at {
                At::Start => quote!(Start),
                At::End => quote!(End),
                At::Anywhere => quote!(Anywhere),
                At::Alike => quote!(Alike),
            };
            quote!(__tw::Expr::Holds(__tw::Position::#at, &#of, &#held))
        }
        Tree::Only { of, ranges } => {
            let of = part(of);
            let ranges = ranges.iter().map(|(first, last)| quote!((#first, #last)));
            quote!(__tw::Expr::Only(&#of, &[#(#ranges),*]))
        }
        _ => TokenStream::new(),
    }
}

fn negative(of: &TokenStream) -> TokenStream {
    quote! {
        __tw::Expr::Arithmetic(
            __tw::Operator::Subtract,
            &__tw::Expr::Literal(__tw::Literal::Integer(0)),
            &#of,
        )
    }
}

/// What is asked of the content of an option.
fn inside(method: &Ident, present: &TokenStream, body: &TokenStream) -> TokenStream {
    if method.is("is_some_and") {
        both(present, body)
    } else {
        either(&not(present), body)
    }
}

/// An option is there with this value, or it is not.
fn same(is: bool, present: &TokenStream, [of, value]: [&TokenStream; 2]) -> TokenStream {
    if is {
        both(present, &compared(Comparison::Equal, of, value))
    } else {
        either(&not(present), &compared(Comparison::NotEqual, of, value))
    }
}

fn present(of: &Node, path: Paths<'_>) -> TokenStream {
    let path = of.place().and_then(path);
    quote!(__tw::Expr::Present(#path))
}

fn both(left: &TokenStream, right: &TokenStream) -> TokenStream {
    quote!(__tw::Expr::And(&#left, &#right))
}

fn either(left: &TokenStream, right: &TokenStream) -> TokenStream {
    quote!(__tw::Expr::Or(&#left, &#right))
}

fn not(of: &TokenStream) -> TokenStream {
    quote!(__tw::Expr::Not(&#of))
}

fn compared(sign: Comparison, left: &TokenStream, right: &TokenStream) -> TokenStream {
    let comparison = comparison(sign);
    quote!(__tw::Expr::Compare(#comparison, &#left, &#right))
}

/// All parts in order, halved again and again: const evaluation goes no deeper than it must.
fn joined(
    join: &dyn Fn(&TokenStream, &TokenStream) -> TokenStream,
    mut parts: Vec<TokenStream>,
) -> TokenStream {
    if parts.len() < 2 {
        return parts.pop().unwrap_or_default();
    }
    let right = parts.split_off(parts.len() / 2);
    join(&joined(join, parts), &joined(join, right))
}

/// So many `if`s are written inside of each other; more of them are halved.
const NESTED_IFS: usize = 8;

/// `if a { b } else if c { d } else { e }` as what follows from each condition, and from none.
/// Without the last block, nothing holds where none of the conditions does.
fn conditional(arms: &[(Node, Node)], otherwise: Option<&Node>, path: Paths<'_>) -> TokenStream {
    let [(condition, then), rest @ ..] = arms else {
        return otherwise.map(|of| written(of, path)).unwrap_or_default();
    };
    if arms.len() > NESTED_IFS {
        let (first, second) = arms.split_at(arms.len() / 2);
        let conditions = first.iter().map(|(condition, _)| written(condition, path));
        let none = not(&joined(&either, conditions.collect()));
        let second = conditional(second, otherwise, path);
        return either(&conditional(first, None, path), &both(&none, &second));
    }
    let condition = written(condition, path);
    let otherwise_is = match (rest, otherwise) {
        ([], None) => Some(false),
        ([], Some(of)) => truth(of),
        _ => None,
    };
    let then_is = truth(then);
    let (then, otherwise) = (written(then, path), conditional(rest, otherwise, path));
    match (then_is, otherwise_is) {
        (_, Some(true)) => either(&not(&condition), &then),
        (_, Some(false)) => both(&condition, &then),
        (Some(true), _) => either(&condition, &otherwise),
        (Some(false), _) => both(&not(&condition), &otherwise),
        _ => either(
            &both(&condition, &then),
            &both(&not(&condition), &otherwise),
        ),
    }
}

fn truth(of: &Node) -> Option<bool> {
    match of.tree {
        Tree::Literal(Literal::Boolean(value)) => Some(value),
        _ => None,
    }
}

/// A range; of what is computed, as two comparisons, which keep it from overflowing.
fn within(
    of: &Node,
    least: Option<&Node>,
    most: Option<&Node>,
    inclusive: bool,
    path: Paths<'_>,
) -> TokenStream {
    let ends = [least, most].into_iter().flatten();
    let computes = of.computes() || ends.into_iter().any(Node::computes);
    let of = written(of, path);
    let least = least.map(|least| written(least, path));
    let most = most.map(|most| written(most, path));
    if let (Some(least), Some(most)) = (&least, &most)
        && inclusive
        && !computes
    {
        return quote!(__tw::Expr::Between(&#of, &#least, &#most));
    }
    let least = least.map(|least| compared(Comparison::GreaterOrEqual, &of, &least));
    let at_most = if inclusive {
        Comparison::LessOrEqual
    } else {
        Comparison::Less
    };
    let most = most.map(|most| compared(at_most, &of, &most));
    match (least, most) {
        (Some(least), Some(most)) => both(&least, &most),
        (one, other) => one.or(other).unwrap_or_default(),
    }
}

/// One of a list; of what is computed, as comparisons.
fn among(of: &Node, list: &[Node], path: Paths<'_>) -> TokenStream {
    let computes = of.computes() || list.iter().any(Node::computes);
    let of = written(of, path);
    let list = list.iter().map(|item| written(item, path));
    if !computes {
        return quote!(__tw::Expr::Among(&#of, &[#(#list),*]));
    }
    let items = list.map(|item| compared(Comparison::Equal, &of, &item));
    joined(&either, items.collect())
}

/// A constant as the database has it.
fn constant(tokens: &TokenStream) -> TokenStream {
    spanning(tokens, "constant", spelled(tokens))
}

fn variant(of: &Variant) -> TokenStream {
    let name = &of.name;
    if of.has_fields {
        return quote!(__tw::Variant::Called(#name));
    }
    let value = named(&of.number).unwrap_or_else(|| unit_variant(of));
    quote!(__tw::Variant::Stored(#value))
}

/// A variant without fields as the database has it.
fn unit_variant(of: &Variant) -> TokenStream {
    let (path, name) = (&of.path, &of.name);
    let of = referring(path, path);
    spanning(path, "variant", quote!(#of, #name))
}

/// The constants that a condition names, and their numbers. Whether a database has them is asked
/// here, or where the condition is (see [`spoken`]).
pub(super) fn constants(of: &Node, is_asked: bool) -> Vec<(&Number, TokenStream)> {
    let function = if is_asked {
        "unasked_constant"
    } else {
        "constant"
    };
    let mut constants = Vec::new();
    let mut sought = None;
    of.each(&mut |node| match &node.tree {
        // What a text is looked into for comes right behind it.
        Tree::Holds { part, .. } => sought = Some(part.position),
        Tree::Constant(number) => {
            let value = if sought == Some(node.position) {
                read_by("sought", &node.tokens)
            } else {
                spelled(&node.tokens)
            };
            let value = spanning(&node.tokens, function, value);
            constants.push((number, value));
        }
        Tree::Is { variants, .. } => {
            let units = variants.iter().filter(|variant| !variant.has_fields);
            constants.extend(units.map(|variant| (&variant.number, unit_variant(variant))));
        }
        _ => {}
    });
    constants
}

/// The name of the constant that has a number.
fn named(number: &Number) -> Option<TokenStream> {
    let name = constant_name(number.get()?);
    Some(quote!(#name))
}

pub(super) fn constant_name(number: usize) -> Ident {
    names::numbered("__CONSTANT", number)
}

/// A call of the runtime that stands on all of some tokens: rustc goes from the first of them to the
/// last.
pub(super) fn spanning(on: &TokenStream, function: &str, arguments: TokenStream) -> TokenStream {
    let (first, last) = ends(on);
    let (first, last) = (call_site(first), call_site(last));
    let function = Ident::new(function, first);
    let mut arguments = grouped(Delimiter::Parenthesis, arguments);
    arguments.set_span(last);
    quote_spanned!(first=> __tw::#function #arguments)
}
