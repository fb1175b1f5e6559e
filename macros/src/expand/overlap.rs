//! What children of one parent break together: ranges that overlap.

use super::{hidden, index};
use crate::attribute::FieldPath;
use crate::attribute::invariant::Form;
use crate::declared::Declared;
use crate::quote::quote;
use crate::tokens::TokenStream;

/// The check of several, where there is a rule for it.
pub(super) fn check_together(declared: &Declared<'_>) -> Option<TokenStream> {
    let (items, check) = (hidden("items"), hidden("check"));
    let rules = declared.container.invariants.iter().enumerate();
    let mut checks = TokenStream::new();
    for (position, rule) in rules {
        if let Form::NoOverlap { .. } = rule.form {
            checks.extend(quote!(#check.overlaps::<Self>(#items, #position);));
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
