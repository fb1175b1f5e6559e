//! Whether the fields of a type hold the type itself: asked before their shapes are.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::field::may_be_refused;
use crate::declared::{Declared, DeclaredField, Role};

/// The nesting of each field, and the numbers of the type as members of its implementation. A root
/// is nowhere inside, and a generic type is many types: neither has a number.
pub(super) fn all(declared: &Declared<'_>, print: u64) -> (TokenStream, TokenStream) {
    if declared.role == Role::Aggregate {
        return (TokenStream::new(), TokenStream::new());
    }
    let fields = asked(declared);
    let parts = parts(&fields);
    if declared.is_generic() {
        return (TokenStream::new(), parts);
    }
    let nestings = fields.iter().filter_map(|field| {
        let (name, probe) = (name(field)?, probe(field));
        Some(quote! {
            const #name: __tw::Nesting = {
                #[allow(unused_imports)]
                use __tw::NoParts as _;
                __tw::nesting(
                    __NUMBER,
                    #probe::NUMBER,
                    #probe::PARTS,
                    #probe::PARTS_OF_PARTS,
                )
            };
        })
    });
    let nestings = quote! {
        const __NUMBER: __tw::u64 = __tw::number_of(::core::module_path!(), #print);
        #(#nestings)*
    };
    (
        nestings,
        quote! {
            const NUMBER: __tw::u64 = __NUMBER;
            #parts
        },
    )
}

fn asked<'d>(declared: &'d Declared<'_>) -> Vec<&'d DeclaredField<'d>> {
    declared
        .all_fields()
        .filter(|field| {
            !declared.is_identity(field) && !field.is_skipped() && may_be_refused(field)
        })
        .collect()
}

fn parts(fields: &[&DeclaredField<'_>]) -> TokenStream {
    if fields.is_empty() {
        return TokenStream::new();
    }
    let probes: Vec<TokenStream> = fields.iter().map(|field| probe(field)).collect();
    quote! {
        const PARTS: &'static [__tw::u64] = {
            #[allow(unused_imports)]
            use __tw::NoParts as _;
            &[#(#probes::NUMBER),*]
        };
        const PARTS_OF_PARTS: &'static [&'static [__tw::u64]] = {
            #[allow(unused_imports)]
            use __tw::NoParts as _;
            &[#(#probes::PARTS),*]
        };
    }
}

fn probe(field: &DeclaredField<'_>) -> TokenStream {
    let ty = &field.ty;
    let probe = if field.attributes.collection.said.is_some() {
        "ProbeRows"
    } else {
        "Probe"
    };
    let probe = Ident::new(probe, proc_macro2::Span::call_site());
    quote_spanned!(ty.span()=> __tw::#probe::<#ty>)
}

/// The name of the constant that is the nesting of a field; nothing where nobody asks.
fn name(field: &DeclaredField<'_>) -> Option<Ident> {
    let number = field.number_in_value?;
    may_be_refused(field).then(|| format_ident!("__NESTING_{number}"))
}

/// The slot of a field, unless it holds the type that it belongs to.
pub(super) fn unless_endless(field: &DeclaredField<'_>, slot: TokenStream) -> TokenStream {
    let Some(name) = name(field) else {
        return slot;
    };
    let is_entity = field.is_of_entity;
    quote! {
        if __tw::is_endless(#name) {
            __tw::endless(#name, #is_entity)
        } else {
            #slot
        }
    }
}
