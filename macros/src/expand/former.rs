//! Previous names that a column has which the tokens of a type do not tell of: that of a value
//! object, or one that exists anyway.

use std::borrow::Cow;

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;

use super::collision;
use crate::declared::{Declared, DeclaredField};

/// The questions of the fields that have a previous name, each at that.
pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    if declared.is_generic() {
        // Nothing is known of its columns where it is declared.
        return TokenStream::new();
    }
    let of_struct = questions(declared, 0, declared.mapped());
    let variants = declared.variants().iter().enumerate();
    let of_variants =
        variants.map(|(number, variant)| questions(declared, number, variant.mapped()));
    std::iter::once(of_struct).chain(of_variants).collect()
}

fn questions<'a>(
    declared: &Declared<'_>,
    variant: usize,
    fields: impl Iterator<Item = &'a DeclaredField<'a>>,
) -> TokenStream {
    let name = declared.name();
    let questions = fields.enumerate().filter_map(|(position, field)| {
        let span = field.attributes.renamed_from.get()?.span();
        let question = Ident::new("assert_former", span);
        let of = super::field::expression(declared, variant);
        let generated = generated(declared);
        Some(quote_spanned! {span=>
            const _: () = __tw::#question(#name, #of, #position, &[#(#generated),*]);
        })
    });
    questions.collect()
}

/// The columns that exist without being fields.
fn generated(declared: &Declared<'_>) -> Vec<Cow<'static, str>> {
    let mut names = collision::generated(declared);
    names.retain(|name| declared.mapped().all(|field| field.column() != *name));
    names
}
