//! Types of fields that have no size. A struct may end in one, and cannot be moved then: rustc
//! says so at every use of it.

use proc_macro::{Delimiter, Group, TokenTree};

use crate::declared::DeclaredField;
use crate::errors::Errors;
use crate::naming::Word;
use crate::tokens::in_group;

/// What to hold instead of a type without a size.
fn cure(field: &DeclaredField<'_>) -> Option<&'static str> {
    match field.syntax.tokens() {
        [TokenTree::Group(group)] if is_slice(group) => Some("own its items, as a `Vec`"),
        [TokenTree::Ident(word)] if word.is("str") => Some("own the text, as a `String`"),
        [TokenTree::Ident(word), ..] if word.is("dyn") => {
            Some("say with an enum which types there are")
        }
        _ => None,
    }
}

/// `[T]`, and not `[T; 3]`
fn is_slice(group: &Group) -> bool {
    let mut inside = in_group(group).into_iter();
    group.delimiter() == Delimiter::Bracket
        && !inside.any(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ';'))
}

pub(super) fn check(errors: &Errors, field: &DeclaredField<'_>) {
    if let Some(cure) = cure(field) {
        errors.at(
            field.syntax.span(),
            format!("a field of this type has no size: {cure}"),
        );
    }
}

/// Whether nothing can be asked of the type.
pub(crate) fn is_none(field: &DeclaredField<'_>) -> bool {
    cure(field).is_some()
}
