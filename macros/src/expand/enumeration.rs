//! The code of a unit-only enum.

use super::names;
use super::{flat, hidden, rule, value_object};
use crate::declared::{Declared, DeclaredVariant};
use crate::fingerprint;
use crate::quote::quote;
use crate::tokens::TokenStream;

pub(super) fn all(declared: &Declared<'_>, variants: &[DeclaredVariant<'_>]) -> TokenStream {
    let ident = declared.ident;
    let shape = shape(declared, variants);
    let variants = variants.iter().map(|variant| {
        let variant = variant.ident;
        quote!(<#ident>::#variant)
    });
    let (check, this) = (hidden("check"), names::this(declared));
    let rules = rule::checks(declared, &check, &quote!(value_breaks));
    let marks = value_object::marks(declared);
    quote! {
        #[automatically_derived]
        impl __tw::Constant for #ident {
            const KIND: __tw::ConstantKind = __tw::ConstantKind::Variant(&#shape);
            const VARIANTS: &'static [Self] = &[#(#variants),*];
        }
        #[automatically_derived]
        impl __tw::Stored for #ident {
            type Constant = #ident;
            const SHAPE: __tw::Shape = __tw::enum_shape::<#ident>();
            #[inline]
            fn check(&#this, #check: &mut __tw::Checker<'_>) {
                #check.constant(#this);
                #rules
            }
        }
        #marks
    }
}

/// What the values of an enum, or the tags of one with data, are stored as.
pub(super) fn shape(declared: &Declared<'_>, variants: &[DeclaredVariant<'_>]) -> TokenStream {
    let name = declared.name();
    let document_name = super::entity::derived_name(&declared.document_name());
    let native = declared.is_native();
    let names = variants.iter().map(DeclaredVariant::name);
    let values = variants.iter().map(|variant| variant.value(declared));
    let rules = rule::list(declared);
    let print = fingerprint::of(declared);
    let flat = flat::enumeration(declared, variants);
    quote! {
        __tw::EnumShape {
            name: #name,
            module: ::core::module_path!(),
            document_name: #document_name,
            names: &[#(#names),*],
            values: &[#(#values),*],
            native: #native,
            rules: #rules,
            print: #print,
            flat: #flat,
        }
    }
}
