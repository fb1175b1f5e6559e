//! Generic types that hold themselves. Of others, the types of their fields tell it.

use proc_macro::{Ident, Span, TokenTree};

use crate::declared::{Declared, DeclaredField};
use crate::errors::Errors;
use crate::naming::Word;
use crate::tokens::{TokenStream, in_group};

/// A generic type that holds itself is as many types as rustc makes of it before it gives up. Where
/// the type is declared, its own name means nothing else.
pub(super) fn check(errors: &Errors, declared: &Declared<'_>, field: &DeclaredField<'_>) {
    let column = &field.attributes.column;
    if !declared.is_generic() || column.json.is_said() || column.skip.is_said() {
        return;
    }
    if let Some(span) = named_in(&field.ty, declared.ident) {
        errors.at(
            span,
            format!(
                "`{}` holds itself, and no row has columns without end: a tree is stored as references: make it entities, all in one list of the root, each with the id of the one above, as in `above: Option<Id<…>>`, or store it as JSON with `#[column(json)]`",
                declared.ident
            ),
        );
    }
}

/// Where a name stands by itself in a type, and not in the path of another.
fn named_in(tokens: &TokenStream, name: &Ident) -> Option<Span> {
    let mut follows_path = false;
    for token in tokens.clone() {
        match &token {
            TokenTree::Ident(ident) if ident.is_same(name) && !follows_path => {
                return Some(ident.span());
            }
            TokenTree::Group(group) => {
                if let Some(span) = named_in(&in_group(group), name) {
                    return Some(span);
                }
            }
            _ => {}
        }
        follows_path = matches!(&token, TokenTree::Punct(sign) if sign.as_char() == ':');
    }
    None
}
