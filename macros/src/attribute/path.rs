//! Paths of indexes and unique rules: fields, and how they are compared.

use std::fmt;

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use crate::naming::{self, Word};
use crate::syntax::{Error, Input, Result};

/// A field, or a part of what it holds: `placed_at`, `ship.city`.
pub(crate) struct FieldPath {
    pub(crate) field: Ident,
    pub(crate) rest: Vec<Ident>,
    /// The method that has letters count alike, whatever their case: `email.to_ascii_lowercase()`.
    pub(crate) lowercase: Option<Ident>,
    /// The operator class that it is indexed with: `title gin_trgm_ops`.
    pub(crate) class: Option<Ident>,
    /// The word that has the last come first: `placed_at desc`.
    pub(crate) descending: Option<Ident>,
}

impl FieldPath {
    /// The rest of the path with dots, as the runtime knows it.
    pub(crate) fn rest(&self) -> String {
        let names: Vec<String> = self.rest.iter().map(naming::unraw).collect();
        names.join(".")
    }

    /// All of it, without raw identifiers: a path into a row of a collection.
    pub(crate) fn names(&self) -> String {
        let mut names = vec![naming::unraw(&self.field)];
        names.extend(self.rest.iter().map(naming::unraw));
        names.join(".")
    }

    /// Whether one of them is the other, or a part of it.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let rests = self.rest.iter().zip(&other.rest);
        naming::unraw(&self.field) == naming::unraw(&other.field)
            && rests
                .into_iter()
                .all(|(one, other)| naming::unraw(one) == naming::unraw(other))
    }

    /// Where what is behind the field begins and ends; without anything, the field.
    pub(crate) fn spans(&self) -> (Span, Span) {
        let first = self.rest.first().unwrap_or(&self.field);
        (first.span(), self.span())
    }

    /// Where its last word stands.
    pub(crate) fn span(&self) -> Span {
        self.rest.last().unwrap_or(&self.field).span()
    }
}

/// As it is written, but for its operator class and its order.
impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.field.fmt(formatter)?;
        for word in &self.rest {
            write!(formatter, ".{word}")?;
        }
        match &self.lowercase {
            Some(method) => write!(formatter, ".{method}()"),
            None => Ok(()),
        }
    }
}

/// What follows the first word of a path.
#[derive(Default)]
pub(crate) struct Tail {
    pub(crate) words: Vec<Ident>,
    pub(crate) lowercase: Option<Ident>,
    pub(crate) class: Option<Ident>,
    pub(crate) descending: Option<Ident>,
}

/// Whether a word is called as operator classes are.
pub(crate) fn is_class(word: &Ident) -> bool {
    word.to_string().ends_with("_ops")
}

/// The only method that a path ends with.
const LOWERCASE: &str = "to_ascii_lowercase";

impl Tail {
    /// `.word.word`, `.to_ascii_lowercase()`, and an operator class and `desc` behind one of them or
    /// the word.
    pub(crate) fn parse(input: &Input<'_>) -> Result<Option<Self>> {
        let mut tail = Self::default();
        while input.take(".").is_some() {
            let word = input.word().map_err(|error| {
                Error::new(
                    error.span(),
                    "a path goes from field to field, as in `ship.city`; the field of a newtype is not said",
                )
            })?;
            let Some(content) = input.take_group(Delimiter::Parenthesis) else {
                tail.words.push(word);
                continue;
            };
            if !word.is(LOWERCASE) || !content.is_empty() {
                return Err(Error::new(
                    word.span(),
                    "a path ends with no method but `to_ascii_lowercase()`, which has capital and small letters count alike",
                ));
            }
            tail.lowercase = Some(word);
            break;
        }
        if let Some(TokenTree::Ident(word)) = input.peek_token()
            && is_class(word)
        {
            tail.class = Some(input.word()?);
        }
        if input.peek("desc") {
            tail.descending = Some(input.word()?);
            if let Some(TokenTree::Ident(class)) = input.peek_token()
                && is_class(class)
            {
                return Err(Error::new(
                    class.span(),
                    format!("an operator class stands before `desc`, as in `title {class} desc`"),
                ));
            }
        } else if input.peek("asc") {
            return Err(Error::new(
                input.word()?.span(),
                "what an index is over ascends anyway: leave out `asc`",
            ));
        }
        let Self {
            words,
            lowercase,
            class,
            descending,
        } = &tail;
        let is_any =
            !words.is_empty() || lowercase.is_some() || class.is_some() || descending.is_some();
        Ok(is_any.then_some(tail))
    }
}
