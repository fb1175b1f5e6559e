//! The headers of implementations, of generic types too.

use super::names;
use super::rule;
use crate::declared::{Declared, DeclaredField};
use crate::quote::{quote, quote_spanned};
use crate::syntax::{Generics, span_of};
use crate::tokens::TokenStream;

/// `impl<…> Trait for Type<…> where …`, with what the fields of a generic type need to be stored.
pub(crate) fn header(declared: &Declared<'_>, of: &TokenStream) -> TokenStream {
    let bounds = bounds_of_fields(declared);
    let of_rules = rule::bounds(declared);
    written(declared, of, &quote!(#bounds #of_rules))
}

/// The same of a type with mistakes: it needs nothing.
pub(crate) fn unbounded(declared: &Declared<'_>, of: &TokenStream) -> TokenStream {
    written(declared, of, &TokenStream::new())
}

fn written(declared: &Declared<'_>, of: &TokenStream, others: &TokenStream) -> TokenStream {
    let ident = declared.ident;
    let Generics {
        parameters: _,
        declarations,
        arguments,
        predicates,
    } = declared.generics;
    quote!(impl #declarations #of for #ident #arguments where #predicates #others)
}

/// What a generic type asks of the types of its fields that depend on its parameters.
fn bounds_of_fields(declared: &Declared<'_>) -> TokenStream {
    let parameters = declared.generics.types();
    if parameters.is_empty() {
        return TokenStream::new();
    }
    let mut fields: Vec<_> = declared.mapped().collect();
    for variant in declared.variants() {
        fields.extend(variant.mapped());
    }
    fields.retain(|field| names::names_one(&field.ty, &parameters));
    fields.into_iter().map(bound).collect()
}

/// What the type of a field is asked for, as its slot asks it.
fn bound(field: &DeclaredField<'_>) -> TokenStream {
    let ty = &field.ty;
    let attributes = &field.attributes;
    let column = &attributes.column;
    let asked = if column.json.is_said() {
        TokenStream::new()
    } else if let Some(with) = column.with.get() {
        return quote_spanned!(span_of(ty)=> #ty: 'static, #with: __tw::StoredAs<#ty>,);
    } else if attributes.collection.said.is_some() {
        return quote_spanned! {span_of(ty)=>
            #ty: __tw::Collection,
            <#ty as __tw::Collection>::Key: __tw::Key,
            <#ty as __tw::Collection>::Value: __tw::Stored + 'static,
        };
    } else if attributes.reference.soft.is_said() {
        quote!(__tw::SoftReference+)
    } else if let Some(length) = column.length.get() {
        quote!(__tw::Text<#length> +)
    } else if let (Some(precision), Some(scale)) = (column.precision.get(), column.scale.get()) {
        quote!(__tw::Digits<#precision, #scale> +)
    } else {
        quote!(__tw::Stored+)
    };
    quote_spanned!(span_of(ty)=> #ty: #asked 'static,)
}
