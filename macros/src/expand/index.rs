//! The declared indexes as a constant.

use proc_macro::{Ident, Span};

use super::{expression, of_engines, option};
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
                compared: bits(0, index.descending.is_said().into(), false),
            };
            indexes.push(one(declared, &keys, true, index));
        }
    }
    for index in &declared.container.indexes {
        let keys = of_index(declared, &index.fields);
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
    let mut fields: Vec<&FieldPath> = fields.iter().collect();
    fields.retain(|path| !declared.is_parent_key(&path.field));
    all_keys(declared, fields, nulls_equal)
}

/// The same of an index, where the key of a parent has a place among them.
fn of_index(declared: &Declared<'_>, fields: &[FieldPath]) -> Keys {
    all_keys(declared, fields.iter().collect(), false)
}

fn all_keys(declared: &Declared<'_>, mut known: Vec<&FieldPath>, nulls_equal: bool) -> Keys {
    known.retain(|path| {
        declared.position(&path.field).is_some()
            || declared.is_generated(&path.field)
            || declared.is_parent_key(&path.field)
    });
    let paths = known.iter().map(|path| {
        let rest = path.rest();
        match declared.position(&path.field) {
            Some(position) => quote!((#position, #rest)),
            None if declared.is_parent_key(&path.field) => quote!(__tw::PARENT),
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
    let each = |is: fn(&FieldPath) -> bool| {
        let fields = fields.iter().take(MOST_INDEX_COLUMNS).enumerate();
        fields.fold(0_u16, |bits, (at, path)| bits | u16::from(is(path)) << at)
    };
    let lowercase = each(|path| path.lowercase.is_some());
    let descending = each(|path| path.descending.is_some());
    bits(lowercase, descending, nulls_equal)
}

fn bits(lowercase: u16, descending: u16, nulls_equal: bool) -> TokenStream {
    if lowercase == 0 && descending == 0 && !nulls_equal {
        return quote!(__tw::Compared::PLAIN);
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

/// What an index does not say is left out.
fn one(declared: &Declared<'_>, keys: &Keys, on_field: bool, index: &Index) -> TokenStream {
    let key = |key: &str, value: Option<TokenStream>| {
        let key = Ident::new(key, Span::call_site());
        value.map(|value| quote!(#key: #value,))
    };
    let text = |of: &str, slot: Option<&LitStr>| {
        let said = slot.map(|text| option(Some(quote!(#text))));
        key(of, said)
    };
    let name = text("name", index.name.get());
    let purpose = text("purpose", index.purpose.get());
    let method = text("method", index.method.get());
    let unique = key("unique", index.unique.is_said().then(|| quote!(true)));
    let Keys {
        paths: fields,
        compared,
    } = keys;
    let include = index.include.get().map(|include| {
        let include = of_index(declared, include).paths;
        quote!(&[#(#include),*])
    });
    let include = key("include", include);
    let filter = index.filter.get().map(|filter| {
        let filter = expression::tree(declared, &filter.tree);
        option(Some(filter))
    });
    let filter = key("filter", filter);
    let classes = key("classes", classes(index));
    let sql = key("sql", index.sql.get().map(|said| of_engines(said)));
    quote! {
        __tw::IndexShape {
            fields: &[#(#fields),*],
            on_field: #on_field,
            compared: #compared,
            #name
            #purpose
            #unique
            #include
            #filter
            #method
            #classes
            #sql
            ..__tw::IndexShape::EMPTY
        }
    }
}

/// The operator class of each field, if one of them has one.
fn classes(index: &Index) -> Option<TokenStream> {
    let of_fields = index.fields.iter().map(|path| path.class.as_ref());
    let of_field = index.class.get().map(Some);
    let classes: Vec<Option<&Ident>> = of_fields.chain(of_field).collect();
    if classes.iter().all(Option::is_none) {
        return None;
    }
    let classes = classes.into_iter().map(|class| {
        let class = class.map_or_else(String::new, Ident::to_string);
        quote!(#class)
    });
    Some(quote!(&[#(#classes),*]))
}
