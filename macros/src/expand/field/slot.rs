//! How the attributes of a field have its type looked up.

use proc_macro::{Ident, Span};

use crate::declared::DeclaredField;
use crate::expand::nesting;
use crate::quote::{quote, quote_spanned};
use crate::syntax::span_of;
use crate::tokens::TokenStream;

/// How the attributes have the type looked up.
pub(in crate::expand) fn slot(field: &DeclaredField<'_>) -> TokenStream {
    nesting::if_finite(field, slot_of_type(field))
}

fn slot_of_type(field: &DeclaredField<'_>) -> TokenStream {
    let ty = &field.ty;
    let column = &field.attributes.column;
    if column.json.is_said() {
        return quote! {
            __tw::json::<{
                use __tw::NotNull as _;
                __tw::Nullability::<#ty>::IS_NULLABLE
            }>()
        };
    }
    if let Some(with) = column.with.get() {
        return quote_spanned!(span_of(with)=> __tw::with::<#ty, #with>());
    }
    let reference = &field.attributes.reference;
    if field.attributes.collection.said.is_some() {
        return collection(ty, reference.soft.is_said());
    }
    if reference.soft.is_said() {
        return quote_spanned!(span_of(ty)=> __tw::soft::<#ty>());
    }
    if reference.parent.is_said() {
        return quote_spanned!(span_of(ty)=> __tw::parent::<#ty>());
    }
    if let Some(length) = column.length.get() {
        return quote_spanned!(span_of(ty)=> __tw::text::<#ty, #length>());
    }
    match (column.precision.get(), column.scale.get()) {
        (Some(precision), Some(scale)) => {
            quote_spanned!(span_of(ty)=> __tw::digits::<#ty, #precision, #scale>())
        }
        _ => quote_spanned!(span_of(ty)=> __tw::plain::<#ty>()),
    }
}

/// The values of a collection as rows, and which of its keys and values are soft ids.
fn collection(ty: &TokenStream, soft: bool) -> TokenStream {
    if !soft {
        return quote_spanned!(span_of(ty)=> __tw::collection::<#ty>());
    }
    let part = |name: &str| {
        let name = Ident::new(name, Span::call_site());
        quote_spanned!(span_of(ty)=> __tw::SoftPart::<<#ty as __tw::Collection>::#name>::SLOT)
    };
    let (key, value) = (part("Key"), part("Value"));
    let rows = quote_spanned! {span_of(ty)=>
        &__tw::FieldType::of_rows::<#ty>(const { &__tw::soft_rows::<#ty>(#key, #value) })
    };
    // Where both are ids, no answer is the trait's.
    quote! {
        const {
            #[allow(unused_imports)]
            use __tw::HardPart as _;
            #rows
        }
    }
}
