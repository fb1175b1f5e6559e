//! The conditions of a type as functions of a row. rustc checks each once, and what else is asked of a
//! condition depends on it: of one that is mistaken, nothing else is said.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::expression;
use super::names;
use crate::attribute::invariant::Form;
use crate::declared::{Body, Declared, renamed, without_self};
use crate::expression::Condition;
use crate::fragment;

/// The conditions of rules and of indexes.
pub(super) fn conditions<'d>(declared: &'d Declared<'_>) -> impl Iterator<Item = &'d Condition> {
    named_conditions(declared).map(|(_, condition)| condition)
}

/// The same, each with the name of the constant that it is.
pub(super) fn named_conditions<'d>(
    declared: &'d Declared<'_>,
) -> impl Iterator<Item = (Ident, &'d Condition)> {
    let rules = declared.container.invariants.iter().enumerate();
    let of_rules = rules.filter_map(|(position, rule)| match &rule.form {
        Form::Check(condition) => Some((holds_name(position), condition)),
        _ => None,
    });
    let partial = partial(declared).enumerate();
    of_rules.chain(partial.map(|(position, filter)| (filter_name(position), filter)))
}

/// What says whether the condition of the rule at a position holds.
pub(super) fn holds_name(position: usize) -> Ident {
    format_ident!("__HOLDS_{position}")
}

pub(super) fn filter_name(position: usize) -> Ident {
    format_ident!("__FILTER_{position}")
}

/// Whether conditions are constants: functions of a row, which rustc checks once, and on which
/// depends what else is asked of them. Those of an enum are asked nothing else, and where a type has
/// parameters, nothing is constant.
pub(super) fn is_constant(declared: &Declared<'_>) -> bool {
    !declared.is_generic() && !matches!(declared.body, Body::Enum(_) | Body::Variants(_))
}

/// A condition as a function of a row, behind what its constant asks of the shape first.
pub(super) fn function(
    declared: &Declared<'_>,
    name: &Ident,
    condition: &Condition,
    asked: &TokenStream,
) -> TokenStream {
    let ident = declared.ident;
    let row = Ident::new("__row", self_in(&condition.tokens).span());
    let checked = renamed(expression::checked(&condition.tree), "self", &row);
    let checked = without_self(checked, ident);
    quote! {
        #[allow(dead_code, unused_parens)]
        const #name: fn(&#ident) -> __tw::bool = {
            #asked
            |#row| #checked
        };
    }
}

/// The filters of unique rules and indexes.
pub(super) fn partial<'d>(declared: &'d Declared<'_>) -> impl Iterator<Item = &'d Condition> {
    let rules = declared.container.invariants.iter();
    let of_rules = rules.filter_map(|rule| match &rule.form {
        Form::Unique { filter, .. } => filter.as_ref(),
        _ => None,
    });
    let of_indexes = declared.indexes().filter_map(|index| index.filter.get());
    of_rules.chain(of_indexes)
}

/// The conditions of rules with which nothing else is wrong, where another part of their type is
/// mistaken: rustc checks their types all the same.
pub(crate) fn of_sound_rules(declared: &Declared<'_>) -> TokenStream {
    if !matches!(declared.body, Body::Struct(_) | Body::Newtype(_)) {
        return TokenStream::new();
    }
    let rules = declared.container.invariants.iter().enumerate();
    let sound = rules.filter(|(_, rule)| !rule.is_mistaken.get());
    let functions = sound.filter_map(|(position, rule)| match &rule.form {
        Form::Check(condition) => {
            let name = holds_name(position);
            Some(function(declared, &name, condition, &TokenStream::new()))
        }
        _ => None,
    });
    let functions: TokenStream = functions.collect();
    let ask = ask();
    quote!(#ask #functions)
}

/// The questions to operands, once for all conditions of a type.
pub(super) fn ask() -> TokenStream {
    quote! {
        #[allow(unused_imports)]
        use __tw::Ask as _;
    }
}

/// `self` as one condition says it.
pub(super) fn self_in(condition: &TokenStream) -> Ident {
    fragment::first_self(condition).unwrap_or_else(names::derived_self)
}
