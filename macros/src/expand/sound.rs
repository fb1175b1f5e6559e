//! Whether a type is without mistakes, as its record asks.
//!
//! A record is made of what the derive has asked about already. Where the answer was an error, the
//! mapping finds the same mistake again, and would tell of it once more, in code of ours. So it asks
//! first what was asked before: rustc reports an evaluation once, and says nothing of what needs it.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::condition;
use crate::declared::Declared;
use crate::rustc;

/// Whether the record of a type is made. Of a generic type, what it is made of is asked.
fn is_asked(declared: &Declared<'_>) -> bool {
    rustc::arguments().makes_code() && !declared.is_generic()
}

/// The part of the shape that leads to the questions, where there are any.
pub(super) fn of(declared: &Declared<'_>) -> Option<TokenStream> {
    is_asked(declared).then(|| quote!(__tw::Sound::if_answered(&__QUESTIONS)))
}

/// What is asked of a type: constants, which where a record is made have names, and are asked all
/// at once too.
pub(super) fn questions(declared: &Declared<'_>, asked: TokenStream) -> TokenStream {
    if !is_asked(declared) {
        return asked;
    }
    let (asked, names) = named(asked);
    let conditions = condition::names(declared);
    quote! {
        #asked
        static __QUESTIONS: __tw::Questions = {
            #(let _ = #conditions;)*
            __tw::Questions::asked(&[#(#names),*])
        };
    }
}

/// The same items with a name for each `const _: ()`.
fn named(asked: TokenStream) -> (TokenStream, Vec<Ident>) {
    let mut names = Vec::new();
    let mut tokens: Vec<TokenTree> = asked.into_iter().collect();
    for at in 0..tokens.len() {
        if let [
            TokenTree::Ident(word),
            TokenTree::Ident(name),
            TokenTree::Punct(_),
            TokenTree::Group(ty),
            ..,
        ] = &mut tokens[at..]
            && word == "const"
            && name == "_"
            && ty.delimiter() == Delimiter::Parenthesis
        {
            *name = format_ident!("__QUESTION_{}", names.len(), span = name.span());
            names.push(name.clone());
        }
    }
    (tokens.into_iter().collect(), names)
}
