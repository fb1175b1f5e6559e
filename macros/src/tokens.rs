//! Tokens, as a list of this process.
//!
//! Each touch of a `proc_macro::TokenStream` is a call of the compiler: to make one, to add to it,
//! to copy it, to read it, to drop it. A derive would make hundreds. It keeps lists of tokens, and
//! calls for each group and for what it was given and gives back.

use std::fmt;
use std::slice::Iter;
use std::vec::IntoIter;

use proc_macro::{Delimiter, Group, TokenTree};

/// Tokens in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct TokenStream(Vec<TokenTree>);

impl TokenStream {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn push(&mut self, token: TokenTree) {
        self.0.push(token);
    }

    pub(crate) fn extend_from(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// As the compiler prints them, without blanks, and without a call of it.
    pub(crate) fn without_blanks(&self) -> String {
        let mut text = String::new();
        self.push_without_blanks(&mut text);
        text
    }

    fn push_without_blanks(&self, text: &mut String) {
        for token in &self.0 {
            match token {
                TokenTree::Group(group) => {
                    let [open, close] = match group.delimiter() {
                        Delimiter::Parenthesis => ["(", ")"],
                        Delimiter::Brace => ["{", "}"],
                        Delimiter::Bracket => ["[", "]"],
                        Delimiter::None => ["", ""],
                    };
                    text.push_str(open);
                    in_group(group).push_without_blanks(text);
                    text.push_str(close);
                }
                TokenTree::Punct(sign) => text.push(sign.as_char()),
                TokenTree::Ident(word) => text.push_str(&word.to_string()),
                TokenTree::Literal(literal) => {
                    text.extend(literal.to_string().split_whitespace());
                }
            }
        }
    }

    pub(crate) fn iter(&self) -> Iter<'_, TokenTree> {
        self.0.iter()
    }
}

/// What is in a group.
pub(crate) fn in_group(group: &Group) -> TokenStream {
    group.stream().into()
}

/// A group of some tokens.
pub(crate) fn grouped(delimiter: Delimiter, inside: TokenStream) -> Group {
    Group::new(delimiter, inside.into())
}

impl From<proc_macro::TokenStream> for TokenStream {
    fn from(tokens: proc_macro::TokenStream) -> Self {
        tokens.into_iter().collect()
    }
}

impl From<TokenStream> for proc_macro::TokenStream {
    fn from(tokens: TokenStream) -> Self {
        tokens.into_iter().collect()
    }
}

impl From<TokenTree> for TokenStream {
    fn from(token: TokenTree) -> Self {
        Self(vec![token])
    }
}

impl IntoIterator for TokenStream {
    type Item = TokenTree;
    type IntoIter = IntoIter<TokenTree>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<TokenTree> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenTree>>(tokens: I) -> Self {
        Self(tokens.into_iter().collect())
    }
}

impl FromIterator<Self> for TokenStream {
    fn from_iter<I: IntoIterator<Item = Self>>(parts: I) -> Self {
        let mut all = Self::new();
        all.extend(parts);
        all
    }
}

impl Extend<TokenTree> for TokenStream {
    fn extend<I: IntoIterator<Item = TokenTree>>(&mut self, tokens: I) {
        self.0.extend(tokens);
    }
}

impl Extend<Self> for TokenStream {
    fn extend<I: IntoIterator<Item = Self>>(&mut self, parts: I) {
        for mut part in parts {
            self.0.append(&mut part.0);
        }
    }
}

/// As the compiler prints them.
impl fmt::Display for TokenStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        proc_macro::TokenStream::from(self.clone()).fmt(formatter)
    }
}
