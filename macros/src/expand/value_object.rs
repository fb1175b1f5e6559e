//! The code of a value object that is a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::{collision, field, hidden, rule};
use crate::declared::{Body, Declared};
use crate::fingerprint;

pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let name = declared.name();
    let newtype = matches!(declared.body, Body::Newtype(_));
    let fields = field::all(declared, &field::slots(declared));
    let rules = rule::list(declared);
    let check = check(declared);
    let print = fingerprint::of(declared);
    let marks = marks(declared);
    let defaults = field::defaults(declared);
    let bounds = field::bounds(declared);
    let collisions = collision::all(declared);
    quote! {
        #[automatically_derived]
        impl __tw::Stored for #ident {
            type Constant = __tw::NoConstant;
            const SHAPE: __tw::Shape = __tw::Shape::Value(&__tw::ValueShape {
                name: #name,
                fields: #fields,
                newtype: #newtype,
                rules: #rules,
                print: #print,
            });
            #check
        }
        #marks
        #defaults
        #bounds
        #collisions
    }
}

fn check(declared: &Declared<'_>) -> TokenStream {
    let check = hidden("check");
    let values = field::values(declared);
    let rules = rule::checks(declared, &check, &quote!(rule_of_value));
    quote! {
        fn check(&self, #check: &mut __tw::Check<'_>) {
            #check.value::<Self>(#values);
            #rules
        }
    }
}

/// What a value object is besides: part of a table, and where it is one column, optional.
pub(crate) fn marks(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let mark = match &declared.body {
        Body::Struct(_) => quote!(impl __tw::Embedded for #ident {}),
        Body::Newtype(field) => {
            // Whether it may be optional is a question to what it holds.
            let ty = &field.ty;
            quote! {
                impl __tw::Required for #ident where for<'__any> #ty: __tw::RequiredField<'__any> {}
            }
        }
        Body::Enum(_) | Body::Unfit => quote!(impl __tw::Required for #ident {}),
    };
    quote! {
        #[automatically_derived]
        #mark
        #[automatically_derived]
        impl __tw::InTable for #ident {}
        #[automatically_derived]
        impl __tw::ValueObject for #ident {}
    }
}
