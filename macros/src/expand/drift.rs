//! What a type has to report of what was accepted.
//!
//! Where nothing is different, an entity costs a fingerprint that const evaluation compares, and a
//! place for each field whose type may change elsewhere. Where its own tokens have changed, or the
//! lock file was edited, every field, rule and index gets a place, so that each error stands where
//! its cause does.

mod entity;
mod enumeration;
mod gone;

use proc_macro::Ident;

use crate::declared::{Body, Declared};
use crate::lock::{self, ACCEPT, Accepted, DRIFT, LOCK, Lock};
use crate::quote::{quote, quote_spanned};
use crate::role::Role;
use crate::rustc;
use crate::syntax::Error;
use crate::tokens::TokenStream;
use entity::Entity;

/// How a root registers: compared with what was accepted of it.
pub(super) fn root(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let lock = lock::of_crate();
    if let Some((lock, record)) = lock.and_then(|lock| Some((lock, lock.record_of(declared)?))) {
        return Entity::new(lock, record, 0, declared).root();
    }
    let is_checked = lock.is_some();
    let registered = registered(ident, is_checked);
    let reports = lock.map(|lock| of_unknown_table(lock, declared));
    quote!(#registered #reports)
}

/// The reports of a root whose table was not accepted: one that was accepted under its path is
/// compared, and any other is new.
fn of_unknown_table(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    let name = declared.name();
    let records: Vec<&Accepted> = lock.records_called(&name).collect();
    if records.is_empty() {
        let new = lock.is_closed.then(|| is_new(declared));
        return quote!(#new);
    }
    let span = declared.ident.span();
    let paths = records.iter().map(|accepted| &accepted.record.root);
    let message = message_of_new(declared);
    let new = quote_spanned! {span=>
        const _: () = __tw::assert_accepted(
            &[#(#paths),*], ::core::module_path!(), #name, #message,
        );
    };
    let compared = records.into_iter();
    let compared = compared.map(|record| Entity::new(lock, record, 0, declared).root_by_path());
    quote!(#new #(#compared)*)
}

/// What makes a type the root of an aggregate, beside its shape. Where no code is made, there is no
/// artifact to carry it.
fn registered(ident: &Ident, is_checked: bool) -> TokenStream {
    let carried = rustc::arguments().makes_code();
    let carried = carried.then(|| quote!(, #is_checked));
    quote!(__tw::root!(#ident #carried);)
}

/// An aggregate that nobody accepted.
fn is_new(declared: &Declared<'_>) -> TokenStream {
    Error::new(declared.ident.span(), message_of_new(declared)).to_compile_error()
}

fn message_of_new(declared: &Declared<'_>) -> String {
    let (name, table) = (declared.name(), declared.table());
    let former = declared.container.renamed_from.get();
    let former = former.map_or_else(String::new, |former| {
        let former = former.value();
        format!(", and no accepted aggregate of this crate has the table {former}")
    });
    format!(
        "`{name}` is new: the table {table} was not accepted{former}\nno stored value is touched\n{ACCEPT}"
    )
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
    let answers = (declared.role == Role::Aggregate).then(|| answers_of_broken(lock, declared));
    let of_file = of_file(lock, declared);
    quote!(#answers #of_file)
}

fn answers_of_broken(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    let none = quote!(__tw::EntityDrift::NONE);
    if let Some(accepted) = lock.record_of(declared) {
        return gone::answer(lock, accepted, &none);
    }
    let name = declared.name();
    let records = lock.records_called(&name);
    let answers = records.map(|accepted| gone::answer_by_path(lock, accepted, &name, &none));
    answers.collect()
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
    let problem = problem.map(|problem| Error::new(span, problem).to_compile_error());
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
    Some(quote! {
        const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
    })
}
