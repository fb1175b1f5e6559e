//! The derives of [tablewright](https://docs.rs/tablewright), which re-exports and documents
//! them. They see one type and only its tokens:
//!
//! ```text
//! tokens -> attribute -> declared -> check -> expand
//! ```

// The values of a template are collected token by token.
#![recursion_limit = "512"]

mod attribute;
mod by_name;
mod check;
mod declared;
mod derive;
mod errors;
mod expand;
mod expression;
mod fallback;
mod fingerprint;
mod fragment;
mod groups;
mod lock;
mod naming;
mod once;
mod quote;
mod role;
mod runtime_path;
mod rustc;
mod stored_as;
mod syntax;
mod tokens;

use proc_macro::TokenStream;

use role::Role;

/// Derives the root of an aggregate: its table, those of its children, and its record.
///
/// The attributes are listed in the documentation of the crate `tablewright`.
#[proc_macro_derive(
    Aggregate,
    attributes(
        aggregate,
        entity,
        value_object,
        identifier,
        invariant,
        index,
        column,
        reference,
        embed,
        children,
        collection,
        renamed_from
    )
)]
pub fn aggregate(input: TokenStream) -> TokenStream {
    derive::derive(input.into(), Role::Aggregate).into()
}

/// Derives a child entity: rows of a table of their own, which belong to an aggregate.
///
/// The attributes are listed in the documentation of the crate `tablewright`.
#[proc_macro_derive(
    Entity,
    attributes(
        aggregate,
        entity,
        value_object,
        identifier,
        invariant,
        index,
        column,
        reference,
        embed,
        children,
        collection,
        renamed_from
    )
)]
pub fn entity(input: TokenStream) -> TokenStream {
    derive::derive(input.into(), Role::Entity).into()
}

/// Derives a value object: columns of the table of whoever holds it.
///
/// The attributes are listed in the documentation of the crate `tablewright`.
#[proc_macro_derive(
    ValueObject,
    attributes(
        aggregate,
        entity,
        value_object,
        identifier,
        invariant,
        index,
        column,
        reference,
        embed,
        children,
        collection,
        renamed_from
    )
)]
pub fn value_object(input: TokenStream) -> TokenStream {
    derive::derive(input.into(), Role::ValueObject).into()
}

/// Derives an id newtype: `struct OrderId(Uuid)` with `#[identifier(Order)]` is as `Id<Order>`.
#[proc_macro_derive(
    Identifier,
    attributes(
        aggregate,
        entity,
        value_object,
        identifier,
        invariant,
        index,
        column,
        reference,
        embed,
        children,
        collection,
        renamed_from
    )
)]
pub fn identifier(input: TokenStream) -> TokenStream {
    derive::derive(input.into(), Role::Identifier).into()
}
