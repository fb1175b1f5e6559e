//! `quote!` and `quote_spanned!`: code with values in it.
//!
//! As those of the crate quote, but that a template stays a text, which is read when it is used
//! first: theirs are a call for each token, and these calls were a fifth of what compiling the
//! derives costs, which happens before anything else of a domain.
//!
//! `#name` is a value, `#(#names)*` are several of them, and `#(#names),*` are several with commas
//! between them.

mod template;

use std::borrow::Cow;
use std::slice::Iter;

use proc_macro::{Group, Ident, Literal, Punct, Spacing, Span, TokenTree};

use crate::tokens::{TokenStream, grouped};

use template::{Part, parts};

macro_rules! quote {
    ($($template:tt)*) => {
        $crate::quote::filled(
            stringify!($($template)*),
            $crate::quote::values!([] $($template)*),
        )
    };
}

/// The same, at a place.
macro_rules! quote_spanned {
    ($span:expr=> $($template:tt)*) => {
        $crate::quote::filled_at(
            $span,
            stringify!($($template)*),
            $crate::quote::values!([] $($template)*),
        )
    };
}

/// The values of a template in their order, as a list.
macro_rules! values {
    ([$($values:tt)*]) => { &[$($values)*] };
    ([$($values:tt)*] #$name:ident $($rest:tt)*) => {
        $crate::quote::values!([$($values)* &$name,] $($rest)*)
    };
    ([$($values:tt)*] #(#$names:ident),* $($rest:tt)*) => {
        $crate::quote::values!([$($values)* &$crate::quote::separated($names, ","),] $($rest)*)
    };
    ([$($values:tt)*] #(#$names:ident)* $($rest:tt)*) => {
        $crate::quote::values!([$($values)* &$crate::quote::separated($names, ""),] $($rest)*)
    };
    ([$($values:tt)*] #($($other:tt)*) $($rest:tt)*) => {
        compile_error!("a template repeats values alone: `#(#names)*` or `#(#names),*`")
    };
    ([$($values:tt)*] ($($inside:tt)*) $($rest:tt)*) => {
        $crate::quote::values!([$($values)*] $($inside)* $($rest)*)
    };
    ([$($values:tt)*] [$($inside:tt)*] $($rest:tt)*) => {
        $crate::quote::values!([$($values)*] $($inside)* $($rest)*)
    };
    ([$($values:tt)*] {$($inside:tt)*} $($rest:tt)*) => {
        $crate::quote::values!([$($values)*] $($inside)* $($rest)*)
    };
    ([$($values:tt)*] $token:tt $($rest:tt)*) => {
        $crate::quote::values!([$($values)*] $($rest)*)
    };
}

pub(crate) use {quote, quote_spanned, values};

/// What can be put into a template.
pub(crate) trait ToTokens {
    fn to_tokens(&self, tokens: &mut TokenStream);

    fn to_token_stream(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        self.to_tokens(&mut tokens);
        tokens
    }
}

/// A template with its values, in their order.
pub(crate) fn filled(template: &'static str, values: &[&dyn ToTokens]) -> TokenStream {
    fill(&parts(template), &mut values.iter(), None)
}

/// The same. What is of the template stands at this place.
pub(crate) fn filled_at(
    span: Span,
    template: &'static str,
    values: &[&dyn ToTokens],
) -> TokenStream {
    fill(&parts(template), &mut values.iter(), Some(span))
}

fn fill(parts: &[Part], values: &mut Iter<'_, &dyn ToTokens>, span: Option<Span>) -> TokenStream {
    let mut filled = TokenStream::new();
    let of_words = span.unwrap_or_else(Span::call_site);
    for part in parts {
        let mut token: TokenTree = match part {
            Part::Value => {
                let value = values.next();
                let value = value.expect("a template has a value for each of its names");
                value.to_tokens(&mut filled);
                continue;
            }
            Part::Word(word) => Ident::new(word, of_words).into(),
            Part::Sign(sign, spacing) => Punct::new(*sign, *spacing).into(),
            Part::Literal(text) => {
                let literal: Literal = text.parse().expect("a literal is one again");
                literal.into()
            }
            Part::Group(delimiter, inside) => {
                grouped(*delimiter, fill(inside, values, span)).into()
            }
        };
        if let Some(span) = span {
            token.set_span(span);
        }
        filled.push(token);
    }
    filled
}

/// Several values with a sign between them, or nothing.
pub(crate) fn separated<T: ToTokens>(
    values: impl IntoIterator<Item = T>,
    sign: &str,
) -> TokenStream {
    let mut all = TokenStream::new();
    for value in values {
        append(&mut all, &value, sign);
    }
    all
}

fn append(all: &mut TokenStream, value: &dyn ToTokens, sign: &str) {
    if !all.is_empty() {
        let mut rest = sign.chars();
        while let Some(sign) = rest.next() {
            let spacing = if rest.as_str().is_empty() {
                Spacing::Alone
            } else {
                Spacing::Joint
            };
            all.push(Punct::new(sign, spacing).into());
        }
    }
    value.to_tokens(all);
}

impl ToTokens for TokenStream {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend_from(self);
    }

    fn to_token_stream(&self) -> TokenStream {
        self.clone()
    }
}

impl<T: ToTokens + ?Sized> ToTokens for &T {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (**self).to_tokens(tokens);
    }
}

impl<T: ToTokens> ToTokens for Option<T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(value) = self {
            value.to_tokens(tokens);
        }
    }
}

/// What is one token.
macro_rules! tokens {
    ($($type:ty: |$value:ident| $token:expr;)*) => {
        $(impl ToTokens for $type {
            fn to_tokens(&self, tokens: &mut TokenStream) {
                let $value = self;
                tokens.push($token.into());
            }
        })*
    };
}

tokens! {
    TokenTree: |token| token.clone();
    Group: |group| group.clone();
    Ident: |ident| ident.clone();
    Punct: |sign| sign.clone();
    Literal: |literal| literal.clone();
    str: |text| Literal::string(text);
    String: |text| Literal::string(text);
    Cow<'_, str>: |text| Literal::string(text);
    char: |character| Literal::character(*character);
    bool: |value| Ident::new(if *value { "true" } else { "false" }, Span::call_site());
    usize: |number| Literal::usize_suffixed(*number);
    u16: |number| Literal::u16_suffixed(*number);
    u32: |number| Literal::u32_suffixed(*number);
    u64: |number| Literal::u64_suffixed(*number);
    i128: |number| Literal::i128_suffixed(*number);
    u128: |number| Literal::u128_suffixed(*number);
}
