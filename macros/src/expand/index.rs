//! The declared indexes as a constant.

use super::{expression, option};
use crate::attribute::FieldPath;
use crate::attribute::field::Collection;
use crate::attribute::index::Index;
use crate::check::MOST_INDEX_COLUMNS;
use crate::declared::Declared;
use crate::naming;
use crate::quote::quote;
use crate::syntax::LitStr;
use crate::tokens::TokenStream;

/// Those on fields, then those on the type.
pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let mut indexes = Vec::new();
    for (position, field) in declared.mapped().enumerate() {
        for index in &field.attributes.indexes {
            let keys = Keys {
                paths: vec![quote!((#position, ""))],
                compared: plain(),
            };
            indexes.push(one(declared, &keys, true, index));
        }
    }
    for index in &declared.container.indexes {
        let keys = keys(declared, &index.fields, false);
        indexes.push(one(declared, &keys, false, index));
    }
    quote!(&[#(#indexes),*])
}

/// Fields, and how they are compared.
pub(super) struct Keys {
    pub(super) paths: Vec<TokenStream>,
    pub(super) compared: TokenStream,
}

/// Fields by position, and what of them is meant; columns that are no fields by their names. The key
/// of a parent is not one of them.
pub(super) fn keys(declared: &Declared<'_>, fields: &[FieldPath], nulls_equal: bool) -> Keys {
    let mut known: Vec<&FieldPath> = fields.iter().collect();
    known.retain(|path| {
        declared.position(&path.field).is_some() || declared.is_generated(&path.field)
    });
    let paths = known.iter().map(|path| {
        let rest = path.rest();
        match declared.position(&path.field) {
            Some(position) => quote!((#position, #rest)),
            None => {
                let name = naming::unraw(&path.field);
                quote!((__tw::GENERATED, #name))
            }
        }
    });
    Keys {
        paths: paths.collect(),
        compared: compared(&known, nulls_equal),
    }
}

/// How fields are compared: a bit for each.
pub(super) fn compared(fields: &[&FieldPath], nulls_equal: bool) -> TokenStream {
    let bits = |is: fn(&FieldPath) -> bool| {
        let fields = fields.iter().take(MOST_INDEX_COLUMNS).enumerate();
        fields.fold(0_u16, |bits, (at, path)| bits | u16::from(is(path)) << at)
    };
    let lowercase = bits(|path| path.lowercase.is_some());
    let descending = bits(|path| path.descending.is_some());
    if lowercase == 0 && descending == 0 && !nulls_equal {
        return plain();
    }
    quote! {
        __tw::Compared {
            lowercase: #lowercase,
            descending: #descending,
            nulls_equal: #nulls_equal,
        }
    }
}

/// What no two values of a collection agree on. Paths into rows have no positions.
pub(super) fn of_rows(collection: &Collection) -> Option<TokenStream> {
    let paths: Vec<&FieldPath> = collection.unique.get()?.iter().collect();
    let compared = compared(&paths, collection.nulls.is_said());
    let fields = paths.iter().map(|path| {
        let path = path.names();
        quote!((__tw::ANYWHERE, #path))
    });
    let filter = collection.filter.get();
    let filter = option(filter.map(|filter| expression::of_row(&filter.tree)));
    Some(quote! {
        __tw::Unique {
            fields: &[#(#fields),*],
            compared: #compared,
            filter: #filter,
        }
    })
}

fn plain() -> TokenStream {
    quote!(__tw::Compared::PLAIN)
}

fn one(declared: &Declared<'_>, keys: &Keys, on_field: bool, index: &Index) -> TokenStream {
    let text = |slot: Option<&LitStr>| option(slot.map(|text| quote!(#text)));
    let name = text(index.name.get());
    let purpose = text(index.purpose.get());
    let method = text(index.method.get());
    let unique = index.unique.is_said();
    let Keys {
        paths: fields,
        compared,
    } = keys;
    let include = index.include.get().map_or(&[][..], Vec::as_slice);
    let include = self::keys(declared, include, false).paths;
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
            compared: #compared,
        }
    }
}
