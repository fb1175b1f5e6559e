//! Which types the fields of a type hold: looked at before their shapes are.

use crate::declared::{Declared, DeclaredField};
use crate::quote::{quote, quote_spanned};
use crate::role::Role;
use crate::syntax::span_of;
use crate::tokens::TokenStream;

/// The node of the type and the nestings of its fields, and the node as a member of its
/// implementation. Nothing holds a root, so that its node is nobody else's.
pub(super) fn all(declared: &Declared<'_>, print: u64) -> (TokenStream, TokenStream) {
    let is_root = declared.role == Role::Aggregate;
    let fields = declared.all_fields();
    let parts = fields.filter(|field| field.part.is_some());
    let parts: Vec<TokenStream> = parts.map(part).collect();
    let count = parts.len();
    if count == 0 {
        let member = (!is_root).then(|| {
            quote!(
                const NODE: __tw::Link = __tw::Link::LEAF;
            )
        });
        return (TokenStream::new(), member.unwrap_or_default());
    }
    let number = if is_root || declared.is_generic() {
        quote!(0)
    } else {
        quote!(__tw::number_of(::core::module_path!(), #print))
    };
    let node = quote! {
        __tw::Node {
            number: #number,
            parts: {
                #[allow(unused_imports)]
                use __tw::NoNode as _;
                &[#(#parts),*]
            },
        }
    };
    if declared.is_generic() {
        let member = quote!(const NODE: __tw::Link = __tw::Link::to(&#node););
        return (TokenStream::new(), member);
    }
    let items = quote! {
        static __NODE: __tw::Node = #node;
        const __NESTINGS: &[__tw::Nesting] = &__tw::nestings::<#count>(&__NODE);
    };
    let member = (!is_root).then(|| {
        quote!(
            const NODE: __tw::Link = __tw::Link::to(&__NODE);
        )
    });
    (items, member.unwrap_or_default())
}

fn part(field: &DeclaredField<'_>) -> TokenStream {
    let ty = &field.ty;
    if field.attributes.collection.said.is_none() {
        return quote_spanned!(span_of(ty)=> __tw::Probe::<#ty>::NODE);
    }
    quote_spanned! {span_of(ty)=>
        __tw::Link::to(&__tw::Node {
            number: 0,
            parts: &[__tw::ProbeKeys::<#ty>::NODE, __tw::ProbeRows::<#ty>::NODE],
        })
    }
}

/// The slot of a field, unless its type has no shape.
pub(super) fn if_finite(field: &DeclaredField<'_>, slot: TokenStream) -> TokenStream {
    let Some(part) = field.part.filter(|_| !field.is_of_generic) else {
        return slot;
    };
    let is_entity = field.is_of_entity;
    quote! {
        if __tw::is_shapeless(__NESTINGS[#part]) {
            __tw::shapeless(__NESTINGS[#part], #is_entity)
        } else {
            #slot
        }
    }
}
