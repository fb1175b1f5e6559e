//! The code of a value object that is a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::{collision, field, hidden, inherent_check, rule};
use crate::declared::{Body, Declared};

pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let name = declared.name();
    let newtype = matches!(declared.body, Body::Newtype(_));
    let fields = declared.mapped().map(field::shape);
    let rules = rule::list(declared);
    let rules_or_none = rules.clone().unwrap_or_else(|| quote!(&[]));
    let rules = rules.map(|rules| quote!(const RULES: &[__tw::Rule] = #rules;));
    let check = check(declared);
    let marks = marks(declared);
    let bounds = field::bounds(declared);
    let collisions = collision::all(declared);
    quote! {
        #rules
        #[automatically_derived]
        impl __tw::Stored for #ident {
            type Constant = __tw::NoConstant;
            const SHAPE: __tw::Shape = __tw::Shape::Value(&__tw::ValueShape {
                name: #name,
                fields: &[#(#fields),*],
                newtype: #newtype,
                rules: #rules_or_none,
            });
            #check
        }
        #marks
        #bounds
        #collisions
    }
}

fn check(declared: &Declared<'_>) -> TokenStream {
    let check = hidden("check");
    let fields = declared
        .mapped()
        .filter_map(|field| field::check(field, &check));
    let rules = rule::checks(declared, &check, &quote!(RULES));
    let statements = quote!(#(#fields)* #rules);
    let parameter = if statements.is_empty() {
        hidden("_check")
    } else {
        check
    };
    quote! {
        fn check(&self, #parameter: &mut __tw::Check<'_>) {
            #statements
        }
    }
}

/// What a value object is besides: part of a table, and where it is one column, optional.
pub(crate) fn marks(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let inherent = inherent(declared);
    let mark = if matches!(declared.body, Body::Struct(_)) {
        quote!(__tw::Embedded)
    } else {
        quote!(__tw::Required)
    };
    quote! {
        #[automatically_derived]
        impl #mark for #ident {}
        #[automatically_derived]
        impl __tw::InTable for #ident {}
        #inherent
    }
}

/// What a value object offers without a trait in scope.
pub(super) fn inherent(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let check = inherent_check(ident, &quote!(__tw::ValueObject));
    quote! {
        #[automatically_derived]
        impl __tw::ValueObject for #ident {}
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            #check
        }
    }
}
