//! The declared indexes as a constant.

use proc_macro::TokenStream;

use super::{expression, option};
use crate::attribute::FieldPath;
use crate::attribute::index::Index;
use crate::declared::Declared;
use crate::quote::quote;
use crate::syntax::LitStr;

/// Those on fields, then those on the type.
pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let mut indexes = Vec::new();
    for (position, field) in declared.mapped().enumerate() {
        for index in &field.attributes.indexes {
            indexes.push(one(declared, &[quote!((#position, ""))], true, index));
        }
    }
    for index in &declared.container.indexes {
        let fields = paths(declared, &index.fields);
        indexes.push(one(declared, &fields, false, index));
    }
    quote!(&[#(#indexes),*])
}

/// Fields by position, and what of them is meant.
pub(super) fn paths(declared: &Declared<'_>, paths: &[FieldPath]) -> Vec<TokenStream> {
    let paths = paths.iter().filter_map(|path| {
        let position = declared.position(&path.field)?;
        let rest = path.rest();
        Some(quote!((#position, #rest)))
    });
    paths.collect()
}

fn one(
    declared: &Declared<'_>,
    fields: &[TokenStream],
    on_field: bool,
    index: &Index,
) -> TokenStream {
    let text = |slot: Option<&LitStr>| option(slot.map(|text| quote!(#text)));
    let name = text(index.name.get());
    let purpose = text(index.purpose.get());
    let method = text(index.method.get());
    let unique = index.unique.is_said();
    let include = index.include.get().map(|fields| paths(declared, fields));
    let include = include.unwrap_or_default();
    let filter = index
        .filter
        .get()
        .map(|filter| expression::tree(declared, &filter.tree));
    let filter = option(filter);
    quote! {
        __tw::IndexShape {
            fields: &[#(#fields),*],
            on_field: #on_field,
            name: #name,
            purpose: #purpose,
            unique: #unique,
            include: &[#(#include),*],
            filter: #filter,
            method: #method,
        }
    }
}
