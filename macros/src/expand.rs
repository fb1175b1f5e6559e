//! From declarations to generated code.
//!
//! All of it stands in one `const _: () = { … }`, where `__tw` names the runtime crate. What a
//! derive emits is what compiling it costs: an aggregate is one constant of its shape, one
//! function that checks its fields, and empty implementations of what follows from these.

mod collision;
pub(crate) mod condition;
pub(crate) mod drift;
mod entity;
mod enumeration;
mod expression;
pub(crate) mod field;
mod flat;
mod former;
pub(crate) mod identifier;
pub(crate) mod implementing;
mod index;
mod machine;
mod names;
mod nesting;
mod overlap;
mod rule;
pub(crate) mod value_object;
mod variants;

use proc_macro::{Ident, Span};

use crate::declared::{Body, Declared};
use crate::quote::{quote, quote_spanned};
use crate::role::Role;
use crate::runtime_path;
use crate::syntax::LitStr;
use crate::tokens::TokenStream;

/// The generated code of a type.
pub(crate) fn all(declared: &Declared<'_>) -> TokenStream {
    let implementations = match (&declared.body, declared.role) {
        (Body::Enum(variants), _) => enumeration::all(declared, variants),
        (Body::Variants(variants), _) => variants::all(declared, variants),
        (_, Role::Aggregate | Role::Entity) => entity::all(declared),
        (_, Role::ValueObject) => value_object::all(declared),
        (_, Role::Identifier) => identifier::all(declared),
    };
    let former = former::all(declared);
    let drift = drift::of(declared);
    wrapped(&quote!(#implementations #former #drift))
}

/// Nothing but implementations leaves the block.
pub(crate) fn wrapped(items: &TokenStream) -> TokenStream {
    let private = runtime_path::private();
    quote! {
        #[allow(deprecated, unused_parens)]
        #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
        const _: () = {
            use #private as __tw;
            #items
        };
    }
}

/// An expression of the user's, in a macro that takes nothing else: what is none is told there, and
/// not of all that stands around it. What is missing, is missing at its end.
fn user_expression(expression: &TokenStream) -> TokenStream {
    let last = expression.clone().into_iter().last();
    let end = last.map_or_else(Span::call_site, |token| token.span());
    quote_spanned!(end=> __tw::expression!(#expression))
}

/// A name that the user's own expressions cannot see.
fn hidden(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// `Some(value)` or `None`, whatever the user's module calls so.
fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(__tw::Some(#value)),
        None => quote!(__tw::None),
    }
}

/// Engines, and what each is told.
fn of_engines(said: &[(&str, LitStr)]) -> TokenStream {
    let said = said.iter().map(|(engine, text)| quote!((#engine, #text)));
    quote!(&[#(#said),*])
}
