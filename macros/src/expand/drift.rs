//! What a type has to report of what was accepted.
//!
//! Where nothing is different, an entity costs a fingerprint that const evaluation compares, and a
//! place for each field whose type may change elsewhere. Where its own tokens have changed, or the
//! lock file was edited, every field, rule and index gets a place, so that each error stands where
//! its cause does.

mod entity;
mod enumeration;
mod gone;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::declared::{Body, Declared, Role};
use crate::lock::{self, ACCEPT, DRIFT, LOCK, Lock};
use crate::rustc;
use entity::Entity;

/// How a root registers: compared with what was accepted of it.
pub(super) fn root(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let lock = lock::of_crate();
    match lock.and_then(|lock| Some((lock, lock.record_of(declared)?))) {
        Some((lock, record)) => Entity::new(lock, record, 0, declared).root(),
        None => {
            let is_checked = lock.is_some();
            let new = lock.filter(|lock| lock.is_closed).map(|_| is_new(declared));
            let registered = registered(ident, &quote!(__tw::Entry::of::<#ident>(#is_checked)));
            quote!(#registered #new)
        }
    }
}

/// What makes a type the root of an aggregate, beside its shape. Making the record takes rustc ten
/// times what checking the type does: where no code is made, there is no artifact to carry it.
fn registered(ident: &Ident, entry: &TokenStream) -> TokenStream {
    let carried = rustc::arguments().makes_code();
    let carried = carried.then(|| quote!(, carried));
    quote!(__tw::root!(#ident, #entry #carried);)
}

/// An aggregate that nobody accepted.
fn is_new(declared: &Declared<'_>) -> TokenStream {
    let (name, table) = (declared.name(), declared.table());
    let former = declared.container.renamed_from.get();
    let former = former.map_or_else(String::new, |former| {
        let former = former.value();
        format!(", and no accepted aggregate of this crate has the table {former}")
    });
    let message = format!(
        "`{name}` is new: the table {table} was not accepted{former}\nno stored value is touched\n{ACCEPT}"
    );
    syn::Error::new(declared.ident.span(), message).to_compile_error()
}

/// The reports of a type without mistakes, but for those of roots.
pub(super) fn of(declared: &Declared<'_>) -> TokenStream {
    let Some(lock) = lock::of_crate() else {
        return TokenStream::new();
    };
    let of_file = of_file(lock, declared);
    let of_type = match (&declared.body, declared.role) {
        (Body::Enum(variants) | Body::Variants(variants), Role::ValueObject) => {
            enumeration::of(lock, declared, variants)
        }
        (_, Role::Entity) => of_child(lock, declared),
        _ => TokenStream::new(),
    };
    quote!(#of_file #of_type)
}

fn of_child(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    let name = declared.name();
    let entities = lock.children_called(&name);
    let reports = entities
        .map(|(record, position, path)| Entity::new(lock, record, position, declared).child(path));
    quote!(#(#reports)*)
}

/// What a type with mistakes says: that it is there.
pub(crate) fn of_broken(declared: &Declared<'_>) -> TokenStream {
    let Some(lock) = lock::of_crate() else {
        return TokenStream::new();
    };
    let record = lock
        .record_of(declared)
        .filter(|_| declared.role == Role::Aggregate);
    let none = quote!(__tw::View::NONE);
    let answer = record.map(|accepted| gone::answer(lock, accepted, &none));
    let of_file = of_file(lock, declared);
    quote!(#answer #of_file)
}

/// What is said once for a crate. Cargo watches what is named here.
fn of_file(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    let is_first = lock.begins();
    let asked = gone::ask(lock, declared, is_first);
    if !is_first {
        return asked;
    }
    let span = declared.ident.span();
    let problem = lock.problem.as_ref();
    let problem = problem.map(|problem| syn::Error::new(span, problem).to_compile_error());
    let file = included(lock);
    quote! {
        #problem
        const _: [__tw::Variable; 2] = [::core::option_env!(#DRIFT), ::core::option_env!(#LOCK)];
        #file
        #asked
    }
}

fn included(lock: &Lock) -> Option<TokenStream> {
    let file = lock.path.as_ref().filter(|file| file.is_file())?.to_str()?;
    let key = lock.key;
    Some(if lock.is_canonical {
        quote! {
            pub struct __Lock;
            impl __tw::LockText<__Lock> for __tw::InCrate<#key> {
                const TEXT: &'static [::core::primitive::u8] = ::core::include_bytes!(#file);
            }
        }
    } else {
        quote! {
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
        }
    })
}
