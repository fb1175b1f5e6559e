//! The code of an id newtype.

use crate::declared::Declared;
use crate::quote::{quote, quote_spanned};
use crate::syntax::span_of;
use crate::tokens::TokenStream;

pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let inner = declared.fields().first().map(|field| {
        let ty = &field.ty;
        quote_spanned! {span_of(ty)=>
            __tw::asks_uuid::<#ty>();
            // Read here, so that rustc counts the field among what is used.
            let _ = |id: &#ident| { let _ = &id.0; };
        }
    });
    let implementations = implementations(ident, declared);
    quote! {
        #inner
        #implementations
    }
}

/// An id newtype is as `Id` of what it identifies: a reference where that is a root.
pub(crate) fn implementations(ident: &proc_macro::Ident, declared: &Declared<'_>) -> TokenStream {
    let Some(of) = declared.container.identifies.get() else {
        return TokenStream::new();
    };
    // A type with mistakes may hold nothing.
    let uuid = match declared.fields() {
        [_] => quote!(__tw::uuid_in(&self.0)),
        _ => quote!(__tw::NIL),
    };
    let uuid = quote! {
        fn uuid(&self) -> &__tw::Uuid {
            #uuid
        }
    };
    let identity = quote_spanned! {span_of(of)=>
        #[automatically_derived]
        impl __tw::Identity for #ident {
            type Of = #of;
            #uuid
        }
    };
    quote! {
        #identity
        #[automatically_derived]
        impl __tw::Stored for #ident
        where
            for<'__any> #of: __tw::IdentifiedEntity<'__any>,
        {
            type Constant = __tw::NoConstant;
            const SHAPE: __tw::Shape = __tw::Shape::Reference(<#of as __tw::Identified>::TARGET);
            fn check(&self, check: &mut __tw::Checker<'_>) {
                check.reference(&<Self as __tw::Stored>::SHAPE, __tw::Identity::uuid(self));
            }
        }
        #[automatically_derived]
        impl __tw::SoftReference for #ident {
            const SHAPE: __tw::Shape = __tw::UUID;
            fn check(&self, check: &mut __tw::Checker<'_>) {
                check.uuid(__tw::Identity::uuid(self));
            }
        }
        #[automatically_derived]
        impl __tw::InTable for #ident {
            type Itself = Self;
        }
        #[automatically_derived]
        impl __tw::Comparable for #ident {
            type Itself = Self;
        }
    }
}
