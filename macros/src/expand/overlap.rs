//! What children of one parent break together: ranges that overlap.

use proc_macro::Ident;

use super::{hidden, index};
use crate::attribute::FieldPath;
use crate::attribute::invariant::Form;
use crate::declared::Declared;
use crate::quote::{quote, quote_spanned};
use crate::tokens::TokenStream;

/// The check of several, where there is a rule for it.
pub(super) fn check_together(declared: &Declared<'_>) -> Option<TokenStream> {
    let (items, check) = (hidden("items"), hidden("check"));
    let rules = declared.container.invariants.iter().enumerate();
    let mut checks = TokenStream::new();
    for (position, rule) in rules {
        if let Form::NoOverlap { fields, range } = &rule.form {
            let meet = meet(declared, fields, range);
            checks.extend(quote! {
                #check.overlaps::<Self>(#items, #position, &#meet);
            });
        }
    }
    let method = quote! {
        fn check_together(#items: &[Self], #check: &mut __tw::Checker<'_>) {
            #checks
        }
    };
    (!checks.is_empty()).then_some(method)
}

/// The rule as the runtime knows it.
pub(super) fn form(
    declared: &Declared<'_>,
    fields: &[FieldPath],
    range: &[FieldPath; 2],
) -> TokenStream {
    let parent = fields
        .iter()
        .any(|path| declared.is_parent_key(&path.field));
    let fields = index::keys(declared, fields, false).paths;
    let range = index::keys(declared, range, false).paths;
    quote! {
        __tw::Form::NoOverlap {
            fields: &[#(#fields),*],
            parent: #parent,
            range: &[#(#range),*],
        }
    }
}

/// Whether two rows agree on the fields, and their ranges overlap.
fn meet(declared: &Declared<'_>, fields: &[FieldPath], range: &[FieldPath; 2]) -> TokenStream {
    let [one, other] = ["one", "other"].map(hidden);
    // Children of one parent agree on that.
    let compared = fields
        .iter()
        .filter(|path| !declared.is_parent_key(&path.field));
    let mut agree = TokenStream::new();
    for path in compared {
        let (of_one, of_other) = (value(&one, path), value(&other, path));
        let span = path.field.span();
        let is_there = quote!(__tw::Asked(&#of_one).is_there());
        agree.extend(quote_spanned!(span=> && #is_there && #of_one == #of_other));
    }
    let [from, to] = range;
    let ends = [(&one, from), (&one, to), (&other, from), (&other, to)];
    let [a, b, c, d] = ends.map(|(of, path)| value(of, path));
    let span = from.field.span();
    let overlap = quote_spanned!(span=> __tw::overlap([&#a, &#c], [&#b, &#d]));
    quote! {{
        #[allow(unused_imports)]
        use __tw::AlwaysThere as _;
        |#one: &Self, #other: &Self| #overlap #agree
    }}
}

/// `one.stay.from`
fn value(of: &Ident, path: &FieldPath) -> TokenStream {
    let mut value = quote!(#of);
    for name in [&path.field].into_iter().chain(&path.rest) {
        value = quote!(#value.#name);
    }
    value
}
