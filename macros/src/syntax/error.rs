//! Mistakes, each with its place.

use std::fmt::Display;

use proc_macro::{Delimiter, Ident, Literal, Punct, Spacing, Span, TokenTree};

use crate::tokens::{TokenStream, grouped, in_group};

/// One mistake or more.
pub(crate) struct Error {
    all: Vec<(Span, String)>,
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(span: Span, message: impl Display) -> Self {
        Self {
            all: vec![(span, message.to_string())],
        }
    }

    /// Where the first one is.
    pub(crate) fn span(&self) -> Span {
        self.all
            .first()
            .map_or_else(Span::call_site, |(span, _)| *span)
    }

    /// Adds those of another one.
    pub(crate) fn combine(&mut self, other: Self) {
        self.all.extend(other.all);
    }

    /// `::core::compile_error! { "…" }` for each.
    pub(crate) fn to_compile_error(&self) -> TokenStream {
        let mut errors = TokenStream::new();
        for (span, message) in &self.all {
            let punct = |sign, spacing| TokenTree::from(Punct::new(sign, spacing));
            let path = [
                punct(':', Spacing::Joint),
                punct(':', Spacing::Alone),
                Ident::new("core", *span).into(),
                punct(':', Spacing::Joint),
                punct(':', Spacing::Alone),
                Ident::new("compile_error", *span).into(),
                punct('!', Spacing::Alone),
                grouped(
                    Delimiter::Brace,
                    TokenTree::from(Literal::string(message)).into(),
                )
                .into(),
            ];
            errors.extend(path.map(|token| spanned(token, *span)));
        }
        errors
    }
}

/// A token at a place, with what is in it.
fn spanned(mut token: TokenTree, span: Span) -> TokenTree {
    if let TokenTree::Group(group) = &token {
        let inside = in_group(group).into_iter();
        let inside = inside.map(|token| spanned(token, span)).collect();
        token = grouped(group.delimiter(), inside).into();
    }
    token.set_span(span);
    token
}
