//! The code of an enum with data.

use proc_macro::{Ident, Literal};

use super::names;
use super::{
    collision, enumeration, field, flat, hidden, implementing, nesting, rule, value_object,
};
use crate::declared::{Declared, DeclaredField, DeclaredVariant};
use crate::fingerprint;
use crate::quote::quote;
use crate::tokens::TokenStream;

pub(super) fn all(declared: &Declared<'_>, variants: &[DeclaredVariant<'_>]) -> TokenStream {
    let implementation = implementing::header(declared, &quote!(__tw::Stored));
    let tag = enumeration::shape(declared, variants);
    let shapes = variants.iter().map(shape);
    let flat = flat::variants(declared, variants);
    let generic = declared.is_generic();
    let check = check(declared, variants);
    let marks = value_object::marks(declared);
    let filters_of_rows = rule::filters_of_rows(declared);
    let assertions = field::assertions(declared);
    let collisions = collision::of_variants(declared, variants);
    let (nestings, parts) = nesting::all(declared, fingerprint::of(declared));
    quote! {
        #nestings
        #[automatically_derived]
        #implementation {
            type Constant = __tw::NoConstant;
            const SHAPE: __tw::Shape = __tw::Shape::Variants(&__tw::VariantsShape {
                tag: &#tag,
                variants: &[#(#shapes),*],
                generic: #generic,
                flat: #flat,
            });
            #parts
            #check
        }
        #marks
        #filters_of_rows
        #assertions
        #collisions
    }
}

fn shape(variant: &DeclaredVariant<'_>) -> TokenStream {
    let (name, column) = (variant.name(), variant.column());
    let fields = field::constant(variant.mapped(), &field::slots(variant.mapped()), false);
    quote! {
        __tw::VariantShape {
            name: #name,
            column: #column,
            fields: #fields,
        }
    }
}

/// The check of the fields of the variant that is there.
fn check(declared: &Declared<'_>, variants: &[DeclaredVariant<'_>]) -> TokenStream {
    let ident = declared.ident;
    let (check, this) = (hidden("check"), names::this(declared));
    let arms = variants.iter().enumerate().map(|(position, variant)| {
        let name = variant.ident;
        let (patterns, values): (Vec<_>, Vec<_>) = variant.mapped().map(binding).unzip();
        quote! {
            #ident::#name { #(#patterns)* .. } => #check.variant::<Self>(#position, &[#(#values),*]),
        }
    });
    let rules = rule::checks(declared, &check, &quote!(value_breaks));
    quote! {
        #[inline]
        fn check(&#this, #check: &mut __tw::Checker<'_>) {
            match #this { #(#arms)* }
            #rules
        }
    }
}

/// A field in a pattern, and what it is bound to.
fn binding(field: &DeclaredField<'_>) -> (TokenStream, Ident) {
    let bound = hidden(&format!("value_{}", field.index));
    let member = match field.ident {
        Some(ident) => quote!(#ident),
        None => {
            let index = Literal::usize_unsuffixed(field.index);
            quote!(#index)
        }
    };
    (quote!(#member: #bound,), bound)
}
