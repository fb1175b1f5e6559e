//! Previous names that a column has which the tokens of a type do not tell of: that of a value
//! object, or one that exists anyway.

use std::borrow::Cow;

use proc_macro::Ident;

use super::collision;
use crate::declared::{Declared, DeclaredField, Listed};
use crate::quote::quote_spanned;
use crate::tokens::TokenStream;

/// The questions of the fields that have a previous name, each at that.
pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    if declared.is_generic() {
        // Nothing is known of its columns where it is declared.
        return TokenStream::new();
    }
    let mut questions = TokenStream::new();
    ask(declared, 0, declared.mapped(), &mut questions);
    for (number, variant) in declared.variants().iter().enumerate() {
        ask(declared, number, variant.mapped(), &mut questions);
    }
    questions
}

fn ask(
    declared: &Declared<'_>,
    variant: usize,
    fields: Listed<'_, DeclaredField<'_>>,
    questions: &mut TokenStream,
) {
    let name = declared.name();
    for (position, field) in fields.enumerate() {
        let Some(from) = field.attributes.renamed_from.get() else {
            continue;
        };
        let span = from.span();
        let question = Ident::new("assert_former", span);
        let of = super::field::expression(declared, variant);
        let generated = generated(declared);
        questions.extend(quote_spanned! {span=>
            const _: () = __tw::#question(#name, #of, #position, &[#(#generated),*]);
        });
    }
}

/// The columns that exist without being fields.
fn generated(declared: &Declared<'_>) -> Vec<Cow<'static, str>> {
    let mut names = collision::generated(declared);
    names.retain(|name| declared.mapped().all(|field| field.column() != *name));
    names
}
