//! Attributes.

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use super::{Error, Input, Result, parse_before};
use crate::naming::Word;
use crate::tokens::{TokenStream, in_group};

/// `#[path]`, `#[path(…)]` or `#[path = …]`
pub(crate) struct Attribute {
    path: Vec<Ident>,
    pub(crate) meta: Meta,
}

/// What follows the path of an attribute.
pub(crate) enum Meta {
    Nothing,
    List { tokens: TokenStream, close: Span },
    Value { equals: Span, value: Vec<TokenTree> },
}

impl Attribute {
    /// All that come next.
    pub(super) fn all(input: &Input<'_>) -> Result<Vec<Self>> {
        let mut attributes = Vec::new();
        while input.take("#").is_some() {
            let brackets = input.take_group(Delimiter::Bracket);
            let inside = brackets.ok_or_else(|| input.missing("square brackets"))?;
            attributes.push(Self::parse(&inside)?);
        }
        Ok(attributes)
    }

    fn parse(input: &Input<'_>) -> Result<Self> {
        // What `macro_rules` passes on as `$attribute:meta`.
        if let Some(inside) = input.take_group(Delimiter::None) {
            return Self::parse(&inside);
        }
        let mut path = vec![input.word()?];
        while input.take("::").is_some() {
            path.push(input.word()?);
        }
        let meta = if let Some(equals) = input.take("=") {
            let value = input.rest().into_iter().collect();
            Meta::Value { equals, value }
        } else if let Some(TokenTree::Group(group)) = input.token() {
            Meta::List {
                tokens: in_group(group),
                close: group.span_close(),
            }
        } else {
            Meta::Nothing
        };
        Ok(Self { path, meta })
    }

    /// Its path, if that is one name.
    pub(crate) fn ident(&self) -> Option<&Ident> {
        match self.path.as_slice() {
            [ident] => Some(ident),
            _ => None,
        }
    }

    /// Whether it is called this.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.ident().is_some_and(|ident| ident.is(name))
    }

    /// Reads what is in its parentheses.
    pub(crate) fn parse_arguments<T>(
        &self,
        parser: impl FnOnce(&Input<'_>) -> Result<T>,
    ) -> Result<T> {
        match &self.meta {
            Meta::List { tokens, close } => parse_before(*close, tokens.clone(), parser),
            _ => Err(Error::new(
                self.ident().map_or_else(Span::call_site, Ident::span),
                "expected parentheses",
            )),
        }
    }
}
