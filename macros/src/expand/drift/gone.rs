//! Whether each accepted aggregate still has a root that answers for it.
//!
//! Derives run one after the other, and none knows whether it is the last. So they count, and as
//! soon as few records are left, that derive asks for each of these by name: rustc finds the
//! answers of roots that are still to come, and reports what nobody answers for. To ask for all of
//! them would cost each aggregate more than its comparison does.

use proc_macro::{Ident, Literal, Span};

use crate::declared::Declared;
use crate::lock::{Accepted, Lock};
use crate::quote::{quote, quote_spanned};
use crate::tokens::TokenStream;

/// What a root says of the record that it answers for, where somebody asks: and what the aggregate
/// has to report, for its children.
pub(super) fn answer(lock: &Lock, accepted: &Accepted, drift: &TokenStream) -> TokenStream {
    if !lock.answer(accepted) {
        return TokenStream::new();
    }
    let key = accepted.key;
    // It is asked for from other modules, and so public.
    quote! {
        pub struct __Answer;
        #[automatically_derived]
        impl<__Gone> __tw::Answers<__Answer, __Gone> for __tw::Accepted<#key> {
            const DRIFT: __tw::EntityDrift = #drift;
        }
    }
}

/// The same of a root that was called as the accepted one, and is that one if it has its path: any
/// other one answers for a record that nobody asks for. It is not counted, for the derive does not
/// know which of the two it is.
pub(super) fn answer_by_path(
    lock: &Lock,
    accepted: &Accepted,
    name: &str,
    drift: &TokenStream,
) -> TokenStream {
    if lock.is_answered(accepted) {
        return TokenStream::new();
    }
    let (key, path) = (accepted.key, &accepted.record.root);
    quote! {
        const _: () = {
            pub struct __Answer;
            #[automatically_derived]
            impl<__Gone> __tw::Answers<__Answer, __Gone>
                for __tw::Accepted<{ __tw::key_of(#key, #path, ::core::module_path!(), #name) }>
            {
                const DRIFT: __tw::EntityDrift = #drift;
            }
        };
    }
}

/// What a type asks, after it has answered itself.
pub(super) fn ask(lock: &Lock, declared: &Declared<'_>, is_first: bool) -> TokenStream {
    let span = declared.ident.span();
    let key = lock.key;
    match lock.ask() {
        Some(waiting) => {
            let asked = waiting.into_iter().map(|accepted| by_name(accepted, span));
            quote! {
                #[allow(dead_code, non_camel_case_types)]
                const _: () = { #(#asked)* };
                pub struct __Few;
                #[automatically_derived]
                impl __tw::FewAreGone<__Few> for __tw::InCrate<#key> {}
            }
        }
        None if is_first && !lock.records.is_empty() => {
            quote_spanned!(span=> const _: () = __tw::few_are_gone::<#key, _>();)
        }
        None => TokenStream::new(),
    }
}

fn by_name(accepted: &Accepted, span: Span) -> TokenStream {
    let gone = name(accepted, "", span);
    let mut key = Literal::u64_suffixed(accepted.key);
    key.set_span(span);
    // A block of its own: two records of an edited file may be of one table.
    quote_spanned! {span=> {
        struct #gone;
        __tw::answered::<#key, _, #gone>();
    }}
}

/// What the message calls a record that nobody answers for: its table, and who asks. The compiler
/// shows no path before a name that is the only one of its kind.
pub(super) fn name(accepted: &Accepted, by: &str, span: Span) -> Ident {
    let table = &accepted.record.table;
    let mut letters = table.chars();
    // A table may be called as a keyword, but these words no name can be.
    let is_name = letters.all(|c| c == '_' || c.is_ascii_alphanumeric())
        && table.starts_with(|c: char| c.is_ascii_lowercase())
        && !["self", "super", "crate"].contains(&table.as_str());
    let table = if is_name { table } else { "unnamed" };
    Ident::new_raw(&format!("{table}{by}"), span)
}
