//! What a type has to report of what was accepted.
//!
//! Where nothing is different, an entity costs a fingerprint that const evaluation compares, and a
//! place for each field whose type may change elsewhere. Where its own tokens have changed, or the
//! lock file was edited, every field, rule and index gets a place, so that each error stands where
//! its cause does.

mod entity;
mod enumeration;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::declared::{Body, Declared, Role};
use crate::lock::{self, ACCEPT, Accepted, DRIFT, LOCK, Lock, last_segment};
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
            quote!(__tw::root!(#ident, #is_checked); #new)
        }
    }
}

/// An aggregate that nobody accepted.
fn is_new(declared: &Declared<'_>) -> TokenStream {
    let (name, table) = (declared.name(), declared.table());
    let message = format!(
        "`{name}` is new: the table {table} was not accepted\nno stored value is touched\n{ACCEPT}"
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
        (Body::Enum(variants), Role::ValueObject) => enumeration::of(lock, declared, variants),
        (_, Role::Entity) => of_child(lock, declared),
        _ => TokenStream::new(),
    };
    quote!(#of_file #of_type)
}

fn of_child(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    let name = declared.name();
    let entities = lock.entities_called(&name);
    let reports = entities
        .map(|(record, position, path)| Entity::new(lock, record, position, declared).child(path));
    quote!(#(#reports)*)
}

/// What a type with mistakes says: that it is there.
pub(crate) fn of_broken(declared: &Declared<'_>) -> TokenStream {
    let Some(lock) = lock::of_crate() else {
        return TokenStream::new();
    };
    let of_file = of_file(lock, declared);
    let record = lock
        .record_of(declared)
        .filter(|_| declared.role == Role::Aggregate);
    let answers = record.map(|Accepted { key, .. }| {
        let ident = declared.ident;
        quote!(impl<__Gone> __tw::Answers<#ident, __Gone> for __tw::Accepted<#key> {})
    });
    quote!(#of_file #answers)
}

/// What the first type of a crate says of the file. Cargo watches what is named here.
fn of_file(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    if !lock.is_first_asked() {
        return TokenStream::new();
    }
    let span = declared.ident.span();
    let problem = lock.problem.as_ref();
    let problem = problem.map(|problem| syn::Error::new(span, problem).to_compile_error());
    let file = included(lock);
    let answered = answered(lock, span);
    quote! {
        #problem
        const _: [__tw::Variable; 2] = [::core::option_env!(#DRIFT), ::core::option_env!(#LOCK)];
        #file
        #answered
    }
}

fn included(lock: &Lock) -> Option<TokenStream> {
    let file = lock.path.as_ref().filter(|file| file.is_file())?.to_str()?;
    let key = lock.key;
    Some(if lock.is_canonical {
        quote! {
            struct __Lock;
            impl __tw::LockText<__Lock> for __tw::InCrate<#key> {
                const TEXT: &'static [::core::primitive::u8] = ::core::include_bytes!(#file);
            }
        }
    } else {
        quote!(
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
        )
    })
}

/// Asks which root answers for each accepted record: a record without one is gone.
fn answered(lock: &Lock, span: Span) -> Option<TokenStream> {
    if lock.records.is_empty() {
        return None;
    }
    let asked = lock.records.iter().map(|accepted| {
        let name = last_segment(&accepted.record.root);
        let gone = syn::parse_str::<Ident>(name);
        let gone = gone.unwrap_or_else(|_| Ident::new("Unnamed", Span::call_site()));
        let key = accepted.key;
        // A block of its own: two aggregates may have one name.
        quote_spanned! {span=> {
            struct #gone;
            __tw::answered::<#key, _, #gone>();
        }}
    });
    Some(quote! {
        #[allow(dead_code, non_camel_case_types)]
        const _: () = { #(#asked)* };
    })
}
