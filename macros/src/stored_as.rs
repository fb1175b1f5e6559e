//! `#[value_object(as = String)]`: a type that is stored as another one.
//!
//! Whatever it is made of, its table sees a newtype of the other one. What it has of its own is no
//! column, and is not looked at.

use proc_macro::TokenTree;

use crate::naming::Word;
use crate::role::Role;
use crate::syntax::{Data, Field, Fields, Item, Meta, Style, Type};
use crate::tokens::TokenStream;

/// Puts the type that is said in the place of all fields.
pub(crate) fn replace(item: &mut Item, role: Role) {
    if role != Role::ValueObject {
        return;
    }
    let mut said = item
        .attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::List { tokens, .. } if attribute.is("value_object") => type_in(tokens),
            _ => None,
        });
    if let Some(ty) = said.next() {
        let span = ty.span();
        item.data = Data::Struct(Fields {
            style: Style::Tuple(span),
            all: vec![Field {
                attributes: Vec::new(),
                span,
                ident: None,
                ty,
            }],
        });
    }
}

/// What stands behind `as =`, up to the next comma.
fn type_in(tokens: &TokenStream) -> Option<Type> {
    let is_sign = |token: &TokenTree, sign| matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign);
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let arguments = tokens.split(|token| is_sign(token, ','));
    let mut types = arguments.filter_map(|argument| match argument {
        [TokenTree::Ident(word), sign, ty @ ..] if word.is("as") && is_sign(sign, '=') => Some(ty),
        _ => None,
    });
    types
        .next()
        .filter(|ty| !ty.is_empty())
        .map(|ty| Type::of(ty.to_vec()))
}
