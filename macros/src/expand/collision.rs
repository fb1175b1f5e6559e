//! Columns that would be called alike.
//!
//! Which columns a value object has, its type tells; but two fields can only collide where one
//! name is the beginning of the other, or where a prefix is declared. Only these are compared,
//! in const evaluation: most types have none.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::declared::{Declared, DeclaredField};

/// The comparisons of a type, each at the later field.
pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let name = declared.name();
    let fields: Vec<&DeclaredField<'_>> = declared.mapped().collect();
    let shape = if declared.is_entity() {
        quote!(<#ident as __tw::Identified>::SHAPE.fields)
    } else {
        quote!(__tw::fields_of(&<#ident as __tw::Stored>::SHAPE))
    };
    let mut comparisons = TokenStream::new();
    for (later, field) in fields.iter().enumerate() {
        for (earlier, other) in fields[..later].iter().enumerate() {
            if may_collide(field, other) {
                comparisons.extend(quote_spanned! {field.span()=>
                    const _: () = __tw::assert_distinct(#name, #shape, #earlier, #later);
                });
            }
        }
        for generated in generated(declared) {
            if field.column() != generated && may_be_called(field, &generated) {
                comparisons.extend(quote_spanned! {field.span()=>
                    const _: () = __tw::assert_free(#name, #shape, #later, #generated);
                });
            }
        }
    }
    comparisons
}

/// The columns that exist without being fields, as far as the type itself knows them.
fn generated(declared: &Declared<'_>) -> Vec<String> {
    if !declared.is_entity() {
        return Vec::new();
    }
    let mut names = vec!["id".to_owned()];
    names.extend(declared.version());
    if let Some((created, updated)) = declared.audit() {
        names.extend([created, updated]);
    }
    names
}

fn may_collide(left: &DeclaredField<'_>, right: &DeclaredField<'_>) -> bool {
    may_be_called(left, &right.column())
        || may_be_called(right, &left.column())
        || left.attributes.embed.prefix.is_said()
        || right.attributes.embed.prefix.is_said()
}

/// Whether one of the columns of a field may have this name.
fn may_be_called(field: &DeclaredField<'_>, name: &str) -> bool {
    if let Some(prefix) = field.attributes.embed.prefix.get() {
        return name.starts_with(&prefix.value());
    }
    let column = field.column();
    name.strip_prefix(&column)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}
