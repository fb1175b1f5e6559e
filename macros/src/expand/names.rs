//! The names that generated code uses, and whether tokens use a name.

use proc_macro::{Ident, Span, TokenTree};

use crate::attribute::invariant::Form;
use crate::declared::Declared;
use crate::fragment;
use crate::naming::Word;
use crate::tokens::{TokenStream, in_group};

/// `self` as the rules of a type say it: to `macro_rules`, what it has written and what it was given
/// are different names.
pub(super) fn this(declared: &Declared<'_>) -> Ident {
    let invariants = declared.container.invariants.iter();
    let mut tokens = invariants.filter_map(|rule| match &rule.form {
        Form::Assert(tokens) => Some(tokens),
        Form::Check(condition) => Some(&condition.tokens),
        _ => None,
    });
    tokens
        .find_map(fragment::first_self)
        .unwrap_or_else(derived_self)
}

pub(super) fn derived_self() -> Ident {
    Ident::new("self", Span::call_site())
}

/// One of several names.
pub(super) fn numbered(name: &str, number: usize) -> Ident {
    Ident::new(&format!("{name}_{number}"), Span::call_site())
}

/// The name of the constant that is what the type of a machine's field contributes.
pub(super) fn states_name(position: usize) -> Ident {
    numbered("__STATES", position)
}

/// The name of the constant that holds a machine's arrows between stored values.
pub(super) fn values_name(position: usize) -> Ident {
    numbered("__VALUES", position)
}

/// The name of the constant that is what a field defaults to.
pub(super) fn default_name(position: usize) -> Ident {
    numbered("__DEFAULT", position)
}

/// Whether one of these names is among tokens.
pub(super) fn names_one(tokens: &TokenStream, names: &[&Ident]) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| name.is_same(ident)),
        TokenTree::Group(group) => names_one(&in_group(group), names),
        _ => false,
    })
}
