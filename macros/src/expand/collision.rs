//! Columns that would be called alike.
//!
//! Which columns a value object has, its type tells; but two fields can only collide where one
//! name is the beginning of the other, or where a prefix is declared. Only these are compared,
//! in const evaluation: most types have none.

use std::borrow::Cow;

use proc_macro::Ident;

use crate::declared::{Declared, DeclaredField, DeclaredVariant};
use crate::quote::{ToTokens, quote, quote_spanned};
use crate::syntax::LitStr;
use crate::tokens::TokenStream;

/// The comparisons of a type, each at the later field. One constant says for all whether there is
/// anything to tell, so that a pair costs nothing where there is not.
pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    if declared.is_generic() {
        // Nothing is known of its columns where it is declared.
        return TokenStream::new();
    }
    let columns: Vec<Columns<'_>> = declared.mapped().map(Columns::of).collect();
    let generated = generated(declared);
    let mut comparisons = TokenStream::new();
    let mut compared = vec![false; columns.len()];
    for (later, of_later) in columns.iter().enumerate() {
        for (earlier, of_earlier) in columns[..later].iter().enumerate() {
            if of_later.may_meet(of_earlier) {
                compared[earlier] = true;
                compared[later] = true;
                comparisons.extend(compare(of_later, "assert_distinct", earlier, later));
            }
        }
        for name in &generated {
            if of_later.begins != *name && of_later.may_be_called(name) {
                compared[later] = true;
                comparisons.extend(compare(of_later, "assert_free", later, name));
            }
        }
    }
    if comparisons.is_empty() {
        return comparisons;
    }
    let compared = (0..columns.len()).filter(|position| compared[*position]);
    let (name, fields) = (declared.name(), super::field::expression(declared, 0));
    quote! {
        const __COLUMNS: __tw::ColumnsOf = __tw::ColumnsOf {
            owner: #name,
            fields: #fields,
        };
        const __COLLIDE: __tw::bool = __COLUMNS.collide(&[#(#compared),*], &[#(#generated),*]);
        #comparisons
    }
}

fn compare(
    at: &Columns<'_>,
    assertion: &str,
    first: impl ToTokens,
    second: impl ToTokens,
) -> TokenStream {
    // The error stands where the call does: on the later field.
    let assertion = Ident::new(assertion, at.field.span());
    quote_spanned! {at.field.span()=>
        const _: () = if __COLLIDE { __COLUMNS.#assertion(#first, #second) };
    }
}

/// The columns of variants of which one is called as the beginning of another: `On { hold }` and
/// `OnHold`.
pub(super) fn of_variants(
    declared: &Declared<'_>,
    variants: &[DeclaredVariant<'_>],
) -> TokenStream {
    let with_columns = || {
        variants
            .iter()
            .enumerate()
            .filter(|(_, of)| of.mapped().next().is_some())
    };
    if declared.is_generic() {
        return TokenStream::new();
    }
    let ident = declared.ident;
    let mut comparisons = TokenStream::new();
    for (later, of_later) in with_columns() {
        for (earlier, of_earlier) in with_columns().take_while(|(earlier, _)| *earlier < later) {
            let (one, other) = (of_earlier.column(), of_later.column());
            let may_meet = |long: &str, short: &str| {
                long.strip_prefix(short)
                    .is_some_and(|rest| rest.starts_with('_'))
            };
            if may_meet(&one, &other) || may_meet(&other, &one) {
                let assertion = Ident::new("assert_distinct_variants", of_later.ident.span());
                comparisons.extend(quote_spanned! {of_later.ident.span()=>
                    const _: () =
                        __tw::#assertion(&<#ident as __tw::Stored>::SHAPE, #earlier, #later);
                });
            }
        }
    }
    comparisons
}

/// The columns that exist without being fields, as far as the type itself knows them.
pub(super) fn generated(declared: &Declared<'_>) -> Vec<Cow<'static, str>> {
    if !declared.is_entity() {
        return Vec::new();
    }
    let mut names = vec!["id".into()];
    names.extend(declared.version());
    if let Some((created, updated)) = declared.audit() {
        names.extend([created, updated]);
    }
    names
}

/// What the columns of a field may be called.
struct Columns<'a> {
    field: &'a DeclaredField<'a>,
    /// The column, or what goes before the leaves of a value object.
    begins: Cow<'a, str>,
    /// What was said to go before them.
    prefix: Option<String>,
}

impl<'a> Columns<'a> {
    fn of(field: &'a DeclaredField<'a>) -> Self {
        Self {
            field,
            begins: field.column(),
            prefix: field.attributes.embed.prefix.get().map(LitStr::value),
        }
    }

    fn may_meet(&self, other: &Self) -> bool {
        self.prefix.is_some()
            || other.prefix.is_some()
            || self.may_be_called(&other.begins)
            || other.may_be_called(&self.begins)
    }

    /// Whether one of the columns may have this name.
    fn may_be_called(&self, name: &str) -> bool {
        if let Some(prefix) = &self.prefix {
            return name.starts_with(prefix);
        }
        name.strip_prefix(&*self.begins)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    }
}
