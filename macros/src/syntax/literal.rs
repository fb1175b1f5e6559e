//! Literals and their values. rustc has read them before, and what is wrong with one it has refused.

use proc_macro::{Literal, Span};

use super::{Input, Result, parse};

use crate::quote::ToTokens;
use crate::tokens::TokenStream;

pub(crate) enum Lit {
    Str(LitStr),
    Int(LitInt),
    Float(LitFloat),
    Bool(bool, Span),
    Char(char, Span),
    /// Bytes, and texts of C.
    Other(Span),
}

/// A text.
pub(crate) struct LitStr {
    token: Literal,
    value: String,
}

/// An integer.
pub(crate) struct LitInt {
    token: Literal,
    digits: String,
    suffix: String,
}

/// A number with a point, an exponent, or the type of a float.
pub(crate) struct LitFloat {
    digits: String,
    span: Span,
}

impl Lit {
    pub(crate) fn of(token: Literal) -> Self {
        let span = token.span();
        match Value::of(&token.to_string()) {
            Value::Text(value) => Self::Str(LitStr { token, value }),
            Value::Integer { digits, suffix } => Self::Int(LitInt {
                token,
                digits,
                suffix,
            }),
            Value::Float(digits) => Self::Float(LitFloat { digits, span }),
            Value::Character(character) => Self::Char(character, span),
            Value::Other => Self::Other(span),
        }
    }

    /// A literal that is all of some tokens.
    pub(crate) fn parse(tokens: TokenStream) -> Option<Self> {
        parse(tokens, Self::read).ok()
    }

    fn read(input: &Input<'_>) -> Result<Self> {
        input.literal()
    }

    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Str(text) => text.span(),
            Self::Int(number) => number.span(),
            Self::Float(number) => number.span(),
            Self::Bool(_, span) | Self::Char(_, span) | Self::Other(span) => *span,
        }
    }
}

impl LitStr {
    pub(crate) fn read(input: &Input<'_>) -> Result<Self> {
        input.text()
    }

    pub(crate) fn value(&self) -> String {
        self.value.clone()
    }

    pub(crate) fn span(&self) -> Span {
        self.token.span()
    }
}

impl LitInt {
    /// The digits in base 10, with the minus if there is one.
    pub(crate) fn digits(&self) -> &str {
        &self.digits
    }

    /// The type behind it.
    pub(crate) fn suffix(&self) -> &str {
        &self.suffix
    }

    pub(crate) fn span(&self) -> Span {
        self.token.span()
    }
}

impl LitFloat {
    /// As it is written, without its type and underscores.
    pub(crate) fn digits(&self) -> &str {
        &self.digits
    }

    pub(crate) fn span(&self) -> Span {
        self.span
    }
}

impl ToTokens for LitStr {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(self.token.clone().into());
    }
}

impl ToTokens for LitInt {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(self.token.clone().into());
    }
}

/// What a literal says.
enum Value {
    Text(String),
    Integer { digits: String, suffix: String },
    Float(String),
    Character(char),
    Other,
}

impl Value {
    fn of(text: &str) -> Self {
        match text.as_bytes().first() {
            Some(b'"') => Self::Text(unescaped(inside(text, '"'))),
            Some(b'r') => Self::Text(inside(text, '"').to_owned()),
            Some(b'\'') => match unescaped(inside(text, '\'')).chars().next() {
                Some(character) => Self::Character(character),
                None => Self::Other,
            },
            Some(b'0'..=b'9' | b'-') => number(text),
            _ => Self::Other,
        }
    }
}

/// What stands between quotes: before the first one may be an `r` and hashes.
fn inside(text: &str, quote: char) -> &str {
    let inside = text.split_once(quote).map_or("", |(_, inside)| inside);
    inside.rsplit_once(quote).map_or("", |(inside, _)| inside)
}

/// <https://doc.rust-lang.org/reference/tokens.html#character-escapes>
fn unescaped(text: &str) -> String {
    let mut value = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        value.push_str(before);
        let mut after = escape.chars();
        let code = |digits: Option<&str>| {
            let digits = digits.unwrap_or_default().replace('_', "");
            u32::from_str_radix(&digits, 16)
                .ok()
                .and_then(char::from_u32)
        };
        match after.next() {
            Some('n') => value.push('\n'),
            Some('r') => value.push('\r'),
            Some('t') => value.push('\t'),
            Some('0') => value.push('\0'),
            Some('x') => {
                value.extend(code(escape.get(1..3)));
                rest = escape.get(3..).unwrap_or_default();
                continue;
            }
            Some('u') => {
                let (digits, behind) = escape.split_once('}').unwrap_or((escape, ""));
                value.extend(code(digits.get(2..)));
                rest = behind;
                continue;
            }
            // The text goes on at the next character that is not blank.
            Some('\n') => {
                rest = escape.trim_start_matches([' ', '\t', '\n', '\r']);
                continue;
            }
            Some(itself) => value.push(itself),
            None => {}
        }
        rest = after.as_str();
    }
    value.push_str(rest);
    value
}

fn number(text: &str) -> Value {
    let (minus, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", text),
    };
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(number) = unsigned.strip_prefix(prefix) {
            let is_digit = |c: char| c == '_' || c.is_digit(radix);
            let (digits, suffix) = split(number, is_digit);
            let value = u128::from_str_radix(&digits.replace('_', ""), radix);
            // What no type holds is out of every range.
            let value = value.map_or_else(|_| "9".repeat(40), |value| value.to_string());
            return integer(format!("{minus}{value}"), suffix);
        }
    }
    let (whole, rest) = split(unsigned, |c| c == '_' || c.is_ascii_digit());
    if rest.is_empty() || !rest.starts_with(['.', 'e', 'E', 'f']) {
        return integer(format!("{minus}{}", whole.replace('_', "")), rest);
    }
    let digits = unsigned
        .strip_suffix("f32")
        .or(unsigned.strip_suffix("f64"));
    let digits = digits.unwrap_or(unsigned).replace(['_', '+'], "");
    Value::Float(format!("{minus}{}", digits.replace('E', "e")))
}

fn integer(digits: String, suffix: &str) -> Value {
    Value::Integer {
        digits,
        suffix: suffix.to_owned(),
    }
}

fn split(text: &str, is_before: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !is_before(c)).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        match Value::of(text) {
            Value::Text(text) => format!("text {text}"),
            Value::Integer { digits, suffix } => format!("integer {digits} {suffix}"),
            Value::Float(digits) => format!("float {digits}"),
            Value::Character(character) => format!("character {character}"),
            Value::Other => "other".to_owned(),
        }
    }

    #[test]
    fn texts_have_what_rust_reads_in_them() {
        assert_eq!(of(r#""""#), "text ");
        assert_eq!(
            of(r#""a\n\t\\\"\'\0\x41\u{1F_980}b""#),
            "text a\n\t\\\"'\0A🦀b"
        );
        assert_eq!(of("\"a\\\n   b\""), "text ab");
        assert_eq!(of("r\"a\\n\""), "text a\\n");
        assert_eq!(of("r##\"a\"#b\"##"), "text a\"#b");
        assert_eq!(of("'ä'"), "character ä");
        assert_eq!(of(r"'\''"), "character '");
        assert_eq!(of(r"'\u{e4}'"), "character ä");
        assert_eq!(of("b\"a\""), "other");
        assert_eq!(of("b'a'"), "other");
        assert_eq!(of("c\"a\""), "other");
    }

    #[test]
    fn numbers_have_their_digits_and_their_type() {
        assert_eq!(of("1_000"), "integer 1000 ");
        assert_eq!(of("-12i64"), "integer -12 i64");
        assert_eq!(of("0xfF_u8"), "integer 255 u8");
        assert_eq!(of("0o17"), "integer 15 ");
        assert_eq!(of("0b101usize"), "integer 5 usize");
        let most = u128::MAX.to_string();
        assert_eq!(of(&most), format!("integer {most} "));
        assert!(of(&format!("0x{}", "f".repeat(33))).starts_with("integer 99999"));
        assert_eq!(of("1.50"), "float 1.50");
        assert_eq!(of("1_0.0_f64"), "float 10.0");
        assert_eq!(of("1f32"), "float 1");
        assert_eq!(of("1E+5"), "float 1e5");
        assert_eq!(of("2e-3"), "float 2e-3");
        assert_eq!(of("1."), "float 1.");
    }
}
