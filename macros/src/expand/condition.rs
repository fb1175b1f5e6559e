//! The conditions of a type as functions of a row. rustc checks each once, and what else is asked of a
//! condition depends on it: of one that is mistaken, nothing else is said.

use proc_macro::Ident;

use super::expression;
use super::names;
use crate::attribute::invariant::Form;
use crate::declared::{Body, Declared, renamed, without_self};
use crate::expression::Condition;
use crate::fragment;
use crate::quote::quote;
use crate::tokens::TokenStream;

/// The conditions of rules and of indexes.
pub(super) fn conditions<'d>(declared: &'d Declared<'_>) -> Vec<&'d Condition> {
    let mut all = Vec::new();
    for rule in &declared.container.invariants {
        if let Form::Check(condition) = &rule.form {
            all.push(condition);
        }
    }
    all.append(&mut partial(declared));
    all
}

/// The same, each with the name of the constant that it is.
pub(super) fn named_conditions<'d>(declared: &'d Declared<'_>) -> Vec<(Ident, &'d Condition)> {
    let mut all = Vec::new();
    for (position, rule) in declared.container.invariants.iter().enumerate() {
        if let Form::Check(condition) = &rule.form {
            all.push((holds_name(position), condition));
        }
    }
    for (position, filter) in partial(declared).into_iter().enumerate() {
        all.push((filter_name(position), filter));
    }
    all
}

/// What says whether the condition of the rule at a position holds.
pub(super) fn holds_name(position: usize) -> Ident {
    names::numbered("__HOLDS", position)
}

pub(super) fn filter_name(position: usize) -> Ident {
    names::numbered("__FILTER", position)
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
pub(super) fn partial<'d>(declared: &'d Declared<'_>) -> Vec<&'d Condition> {
    let mut all = Vec::new();
    for rule in &declared.container.invariants {
        if let Form::Unique { filter, .. } = &rule.form {
            all.extend(filter);
        }
    }
    for index in declared.indexes() {
        all.extend(index.filter.get());
    }
    all
}

/// The conditions of rules with which nothing else is wrong, where another part of their type is
/// mistaken: rustc checks their types all the same.
pub(crate) fn of_sound_rules(declared: &Declared<'_>) -> TokenStream {
    if !matches!(declared.body, Body::Struct(_) | Body::Newtype(_)) {
        return TokenStream::new();
    }
    let mut functions = ask();
    for (position, rule) in declared.container.invariants.iter().enumerate() {
        if let Form::Check(condition) = &rule.form
            && !rule.is_mistaken.get()
        {
            let name = holds_name(position);
            functions.extend(function(declared, &name, condition, &TokenStream::new()));
        }
    }
    functions
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
