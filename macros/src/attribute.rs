//! From attributes to what they say. Every key is known here, and every unknown one refused.

pub(crate) mod container;
mod engines;
pub(crate) mod field;
pub(crate) mod index;
pub(crate) mod invariant;
mod path;
pub(crate) mod script;

pub(crate) use path::{FieldPath, Tail, is_class};

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use crate::errors::Errors;
use crate::syntax::{Attribute, Error, Input, Lit, LitInt, LitStr, Meta, Result, parse};
use crate::tokens::TokenStream;

/// The attributes of all derives: those that do not fit a place are told where they belong.
pub(crate) const ATTRIBUTES: [&str; 12] = [
    "aggregate",
    "entity",
    "value_object",
    "identifier",
    "invariant",
    "index",
    "column",
    "reference",
    "embed",
    "children",
    "collection",
    "renamed_from",
];

/// The name of one of our attributes.
pub(crate) fn name_of(attribute: &Attribute) -> Option<&'static str> {
    ATTRIBUTES.into_iter().find(|name| attribute.is(name))
}

/// Where the attribute's own name stands.
pub(crate) fn span_of(attribute: &Attribute) -> Span {
    attribute.ident().map_or_else(Span::call_site, Ident::span)
}

/// One argument of an attribute: `word`, `word = value` or `word(…)`.
pub(crate) struct Argument {
    pub(crate) word: Ident,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    Nothing,
    Equals(TokenStream),
    Group(TokenStream),
    /// `word.word`, `word desc`: what follows the first word.
    Path(Tail),
}

impl Argument {
    fn parse(input: &Input<'_>) -> Result<Self> {
        let word = input.word().map_err(|error| {
            Error::new(
                error.span(),
                "expected a key or a field here, as in `table = \"orders\"`",
            )
        })?;
        let value = if input.take("=").is_some() {
            if input.is_empty() || input.peek(",") {
                return Err(Error::new(
                    word.span(),
                    format!("`{word} =` is not followed by a value"),
                ));
            }
            Value::Equals(until_comma(input))
        } else if let Some(content) = input.take_group(Delimiter::Parenthesis) {
            Value::Group(content.rest())
        } else {
            Tail::parse(input)?.map_or(Value::Nothing, Value::Path)
        };
        Ok(Self { word, value })
    }
}

/// The tokens up to the next comma that is not inside of brackets.
fn until_comma(input: &Input<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(",") {
        tokens.extend(input.token().cloned());
    }
    tokens
}

/// Arguments with commas between them.
pub(crate) fn arguments(input: &Input<'_>) -> Result<Vec<Argument>> {
    let mut arguments = Vec::new();
    while !input.is_empty() {
        arguments.push(Argument::parse(input)?);
        if input.is_empty() {
            break;
        }
        input.expect(",")?;
    }
    Ok(arguments)
}

/// The arguments of an attribute; without parentheses, none.
pub(crate) fn arguments_of(errors: &Errors, attribute: &Attribute) -> Vec<Argument> {
    match &attribute.meta {
        Meta::Nothing => Vec::new(),
        Meta::List { tokens, .. } => errors
            .take(parse(tokens.clone(), arguments))
            .unwrap_or_default(),
        Meta::Value { equals, .. } => {
            let name = name_of(attribute).unwrap_or_default();
            errors.at(
                *equals,
                format!("`#[{name}]` takes its arguments in parentheses: `#[{name}(…)]`"),
            );
            Vec::new()
        }
    }
}

impl Argument {
    /// A text: `word = "…"`.
    pub(crate) fn text(&self, errors: &Errors) -> Option<LitStr> {
        self.literal(errors, "a text", "\"…\"", |lit| match lit {
            Lit::Str(text) => Some(text),
            _ => None,
        })
    }

    /// A text that a script says as it stands.
    pub(crate) fn prose(&self, errors: &Errors) -> Option<LitStr> {
        let text = self.text(errors)?;
        check_text(errors, &text);
        Some(text)
    }

    /// A number: `word = 10`.
    pub(crate) fn number(&self, errors: &Errors) -> Option<LitInt> {
        self.literal(errors, "a number", "10", |lit| match lit {
            Lit::Int(number) => Some(number),
            _ => None,
        })
    }

    /// A literal of one kind.
    fn literal<T>(
        &self,
        errors: &Errors,
        what: &str,
        example: &str,
        of: impl FnOnce(Lit) -> Option<T>,
    ) -> Option<T> {
        let word = &self.word;
        let found = match &self.value {
            Value::Equals(tokens) => Lit::parse(tokens.clone()).and_then(of),
            _ => None,
        };
        if found.is_none() {
            errors.at(
                self.value_span(),
                format!("`{word}` takes {what}, as in `{word} = {example}`"),
            );
        }
        found
    }

    /// `word` alone.
    pub(crate) fn flag(&self, errors: &Errors) -> Option<()> {
        let word = &self.word;
        match self.value {
            Value::Nothing => Some(()),
            _ => {
                errors.at(self.value_span(), format!("`{word}` takes no value"));
                None
            }
        }
    }

    /// A type: `word = String`.
    pub(crate) fn ty(&self, errors: &Errors) -> Option<TokenStream> {
        if let Value::Equals(tokens) = &self.value {
            return Some(tokens.clone());
        }
        let word = &self.word;
        errors.at(
            self.value_span(),
            format!("`{word}` takes a type, as in `{word} = String`"),
        );
        None
    }

    /// A field: `word = organiser_id`.
    pub(crate) fn field(&self, errors: &Errors) -> Option<Ident> {
        let word = &self.word;
        let mut tokens = match &self.value {
            Value::Equals(tokens) => tokens.clone().into_iter(),
            _ => TokenStream::new().into_iter(),
        };
        if let (Some(TokenTree::Ident(field)), None) = (tokens.next(), tokens.next()) {
            return Some(field);
        }
        errors.at(
            self.value_span(),
            format!("`{word}` takes the name of a field, as in `{word} = organiser_id`"),
        );
        None
    }

    /// `word = false`
    pub(crate) fn is_false(&self) -> bool {
        match &self.value {
            Value::Equals(tokens) => {
                matches!(Lit::parse(tokens.clone()), Some(Lit::Bool(false, _)))
            }
            _ => false,
        }
    }

    /// The arguments of `word(…)`.
    pub(crate) fn arguments(&self, errors: &Errors, example: &str) -> Option<Vec<Argument>> {
        let word = &self.word;
        match &self.value {
            Value::Group(tokens) => errors.take(parse(tokens.clone(), arguments)),
            _ => {
                errors.at(
                    self.value_span(),
                    format!("`{word}` takes its arguments in parentheses, as in `{example}`"),
                );
                None
            }
        }
    }

    /// Where the value stands, or the word where there is none.
    pub(crate) fn value_span(&self) -> Span {
        match &self.value {
            Value::Equals(tokens) | Value::Group(tokens) => tokens
                .clone()
                .into_iter()
                .next()
                .map_or_else(|| self.word.span(), |token| token.span()),
            Value::Path(tail) => tail.words.first().unwrap_or(&self.word).span(),
            Value::Nothing => self.word.span(),
        }
    }

    /// Reports a key that nobody knows here.
    pub(crate) fn unknown(&self, errors: &Errors, attribute: &str, keys: &[&str]) {
        errors.at(
            self.word.span(),
            format!(
                "unknown key `{}`; `{attribute}` takes {}",
                self.word,
                listed(keys)
            ),
        );
    }
}

/// What is said stands in scripts and in comments of the database.
pub(crate) fn check_text(errors: &Errors, text: &LitStr) {
    if text.value().contains('\0') {
        errors.at(
            text.span(),
            "the text has the character U+0000, which no database stores; leave it out",
        );
    }
}

/// Refuses a comment in SQL, behind which a script says more.
pub(crate) fn check_comment(errors: &Errors, text: &LitStr) {
    if has_comment(&text.value()) {
        errors.at(
            text.span(),
            "a comment would hide what the script says behind it: leave it out",
        );
    }
}

/// Whether `--` stands in SQL, and in no text or name of it.
fn has_comment(sql: &str) -> bool {
    let mut quote = None;
    let mut before = ' ';
    for character in sql.chars() {
        match quote {
            Some(open) if open == character => quote = None,
            None if matches!(character, '\'' | '"' | '`') => quote = Some(character),
            None if before == '-' && character == '-' => return true,
            Some(_) | None => {}
        }
        before = character;
    }
    false
}

/// `a`, `b` and `c`
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => "no keys".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// What a key said, and where. A key is said once.
pub(crate) struct Slot<T> {
    said: Option<Said<T>>,
}

pub(crate) struct Said<T> {
    pub(crate) word: Span,
    pub(crate) value: T,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { said: None }
    }
}

impl<T> Slot<T> {
    /// Fills the slot; `value` is nothing where the mistake was reported already.
    pub(crate) fn set(&mut self, errors: &Errors, word: &Ident, value: Option<T>) {
        if self.said.is_some() {
            errors.at(word.span(), format!("`{word}` is said twice"));
        } else if let Some(value) = value {
            self.said = Some(Said {
                word: word.span(),
                value,
            });
        }
    }

    pub(crate) fn said(&self) -> Option<&Said<T>> {
        self.said.as_ref()
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.said.as_ref().map(|said| &said.value)
    }

    pub(crate) fn into_value(self) -> Option<T> {
        self.said.map(|said| said.value)
    }

    pub(crate) fn is_said(&self) -> bool {
        self.said.is_some()
    }
}

/// `#[renamed_from("old")]`
pub(crate) fn renamed_from(errors: &Errors, attribute: &Attribute, slot: &mut Slot<LitStr>) {
    let text = match attribute.parse_arguments(LitStr::read) {
        Ok(text) => Some(text),
        Err(_) => {
            errors.at(
                span_of(attribute),
                "`#[renamed_from]` takes the previous name, as in `#[renamed_from(\"orders\")]`",
            );
            None
        }
    };
    slot.set(
        errors,
        &Ident::new("renamed_from", span_of(attribute)),
        text,
    );
}
