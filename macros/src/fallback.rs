//! The code of a type with mistakes: the errors, and implementations that say nothing.
//!
//! Whoever uses the type finds its traits implemented, so that one mistake is one error.

use proc_macro::TokenStream;

use crate::attribute::invariant::Form;
use crate::declared::{Body, Declared, DeclaredVariant};
use crate::expand::{condition, drift, field, identifier, implementing, value_object, wrapped};
use crate::quote::quote;
use crate::role::Role;
use crate::syntax::Error;

pub(crate) fn all(declared: &Declared<'_>, error: &Error) -> TokenStream {
    let errors = error.to_compile_error();
    if declared.is_generic() && declared.is_entity() {
        return errors;
    }
    let implementations = match (declared.role, &declared.body) {
        (Role::Aggregate, _) => {
            let ident = declared.ident;
            let identified = identified(declared);
            quote! {
                #identified
                #[automatically_derived]
                impl __tw::Aggregate for #ident {}
            }
        }
        (Role::Entity, _) => {
            let identified = identified(declared);
            let ident = declared.ident;
            let shape = stored_somehow(declared);
            quote! {
                #identified
                #[automatically_derived]
                impl __tw::Entity for #ident {}
                #shape
            }
        }
        (Role::ValueObject, _) => {
            let marks = value_object::marks_of_broken(declared);
            let shape = stored_somehow(declared);
            let constant = constant(declared);
            quote!(#marks #shape #constant)
        }
        (Role::Identifier, _) => identifier::implementations(declared.ident, declared),
    };
    let machines = machines(declared);
    let questions = if declared.is_generic() {
        TokenStream::new()
    } else {
        let fields = field::of_sound_fields(declared);
        let conditions = condition::of_sound_rules(declared);
        quote!(#fields #conditions)
    };
    let drift = drift::of_broken(declared);
    let items = wrapped(&quote!(#implementations #machines #questions #drift));
    quote!(#errors #items)
}

fn identified(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    quote! {
        #[automatically_derived]
        impl __tw::Identified for #ident {
            const TARGET: &'static __tw::Target = &__tw::Target::EMPTY;
            const SHAPE: &'static __tw::EntityShape = &__tw::EntityShape::EMPTY;
            fn check(&self, _: &mut __tw::Checker<'_>) {}
        }
    }
}

fn stored_somehow(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let constant = if let Body::Enum(_) = declared.body {
        quote!(#ident)
    } else {
        quote!(__tw::NoConstant)
    };
    let implementation = implementing::unbounded(declared, &quote!(__tw::Stored));
    quote! {
        #[automatically_derived]
        #implementation {
            type Constant = #constant;
            const SHAPE: __tw::Shape = __tw::MISTAKEN;
            fn check(&self, _: &mut __tw::Checker<'_>) {}
        }
    }
}

/// The variants are known, so that defaults and state machines elsewhere can name them.
fn constant(declared: &Declared<'_>) -> Option<TokenStream> {
    let ident = declared.ident;
    let Body::Enum(variants) = &declared.body else {
        return None;
    };
    let names = variants.iter().map(DeclaredVariant::name);
    let values = names.clone();
    let variants = variants.iter().map(|variant| {
        let variant = variant.ident;
        quote!(<#ident>::#variant)
    });
    Some(quote! {
        #[automatically_derived]
        impl __tw::Constant for #ident {
            const KIND: __tw::ConstantKind = __tw::ConstantKind::Variant(&__tw::EnumShape {
                names: &[#(#names),*],
                values: &[#(#values),*],
                ..__tw::EnumShape::EMPTY
            });
            const VARIANTS: &'static [Self] = &[#(#variants),*];
        }
    })
}

/// The state machines of a type with mistakes let nothing become anything.
fn machines(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let mut known = Vec::new();
    let mut machines = TokenStream::new();
    for rule in &declared.container.invariants {
        let Form::Transitions(machine) = &rule.form else {
            continue;
        };
        let Some(field) = declared.mapped_field(&machine.field) else {
            continue;
        };
        if known.contains(&&field.name) {
            continue;
        }
        known.push(&field.name);
        let ty = &field.ty;
        machines.extend(quote! {
            #[automatically_derived]
            impl __tw::Transitions<#ident> for #ty {
                fn can_become(&self, _: &Self) -> __tw::bool { false }
            }
        });
    }
    machines
}
