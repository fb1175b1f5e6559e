//! Tokens that are read from left to right.

use std::cell::Cell;

use proc_macro::{Delimiter, Ident, Literal, Spacing, Span, TokenTree};

use super::literal::{Lit, LitStr};
use super::{Error, Result};
use crate::naming::Word;
use crate::tokens::{TokenStream, in_group};

/// Tokens with those in their groups.
pub(crate) struct Tokens(Vec<Token>);

struct Token {
    tree: TokenTree,
    /// What is in it, if it is a group.
    inside: Tokens,
    /// How many tokens stand before it, those in groups counted too.
    number: usize,
}

impl Tokens {
    pub(crate) fn of(stream: TokenStream) -> Self {
        Self::numbered(stream, &mut 0)
    }

    fn numbered(stream: TokenStream, count: &mut usize) -> Self {
        let mut tokens = Vec::new();
        for tree in stream {
            let number = *count;
            *count += 1;
            let inside = match &tree {
                TokenTree::Group(group) => Self::numbered(in_group(group), count),
                _ => Self(Vec::new()),
            };
            tokens.push(Token {
                tree,
                inside,
                number,
            });
        }
        Self(tokens)
    }

    /// All of them, to be read. What is missing at the end, is missing at this place.
    pub(crate) fn input(&self, end: Span) -> Input<'_> {
        Input {
            tokens: &self.0,
            at: Cell::new(0),
            end,
        }
    }
}

/// Reads all of some tokens.
pub(crate) fn parse<T>(
    tokens: TokenStream,
    parser: impl FnOnce(&Input<'_>) -> Result<T>,
) -> Result<T> {
    parse_before(Span::call_site(), tokens, parser)
}

/// The same of tokens that end at a place.
pub(crate) fn parse_before<T>(
    end: Span,
    tokens: TokenStream,
    parser: impl FnOnce(&Input<'_>) -> Result<T>,
) -> Result<T> {
    let tokens = Tokens::of(tokens);
    let input = tokens.input(end);
    let parsed = parser(&input)?;
    if input.is_empty() {
        Ok(parsed)
    } else {
        Err(Error::new(input.span(), "unexpected token"))
    }
}

/// What is left of some tokens. A clone of it looks ahead.
#[derive(Clone)]
pub(crate) struct Input<'t> {
    tokens: &'t [Token],
    at: Cell<usize>,
    end: Span,
}

impl<'t> Input<'t> {
    pub(crate) fn is_empty(&self) -> bool {
        self.next().is_none()
    }

    /// The place of the next token among those of its group.
    pub(crate) fn at(&self) -> usize {
        self.at.get()
    }

    /// Goes on where another one is that reads the same.
    pub(crate) fn go_to(&self, other: &Self) {
        self.at.set(other.at.get());
    }

    /// How many tokens are written before the one at a place, those in groups counted too.
    pub(crate) fn number(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(usize::MAX, |token| token.number)
    }

    /// The tokens from a place to here.
    pub(crate) fn since(&self, begin: usize) -> TokenStream {
        let tokens = self.tokens[begin..self.at()].iter();
        tokens.map(|token| token.tree.clone()).collect()
    }

    /// The tokens that are left.
    pub(crate) fn rest(&self) -> TokenStream {
        let begin = self.at();
        self.at.set(self.tokens.len());
        self.since(begin)
    }

    fn next(&self) -> Option<&'t Token> {
        self.ahead(0)
    }

    fn ahead(&self, by: usize) -> Option<&'t Token> {
        self.tokens.get(self.at() + by)
    }

    fn skip(&self, count: usize) {
        self.at.set(self.at() + count);
    }

    /// Where the next token begins.
    pub(crate) fn span(&self) -> Span {
        match self.next().map(|token| &token.tree) {
            Some(TokenTree::Group(group)) => group.span_open(),
            Some(token) => token.span(),
            None => self.end,
        }
    }

    /// Says what is missing where the next token stands.
    pub(crate) fn missing(&self, what: &str) -> Error {
        let end = if self.is_empty() {
            "unexpected end of input, "
        } else {
            ""
        };
        Error::new(self.span(), format!("{end}expected {what}"))
    }

    /// The next token, whatever it is.
    pub(crate) fn token(&self) -> Option<&'t TokenTree> {
        let token = self.next()?;
        self.skip(1);
        Some(&token.tree)
    }

    pub(crate) fn peek_token(&self) -> Option<&'t TokenTree> {
        self.next().map(|token| &token.tree)
    }

    /// Whether a sign or a word comes next. A sign may be the beginning of a longer one.
    pub(crate) fn peek(&self, sign: &str) -> bool {
        if sign.starts_with(|first: char| first == '_' || first.is_alphabetic()) {
            return matches!(self.peek_token(), Some(TokenTree::Ident(word)) if word.is(sign));
        }
        sign.bytes().enumerate().all(|(position, byte)| {
            let is_last = position + 1 == sign.len();
            match self.ahead(position).map(|token| &token.tree) {
                Some(TokenTree::Punct(punct)) => {
                    punct.as_char() == char::from(byte)
                        && (is_last || punct.spacing() == Spacing::Joint)
                }
                _ => false,
            }
        })
    }

    /// Reads a sign or a word, if it comes next, and says where it stands.
    pub(crate) fn take(&self, sign: &str) -> Option<Span> {
        if !self.peek(sign) {
            return None;
        }
        let span = self.span();
        let is_word = matches!(self.peek_token(), Some(TokenTree::Ident(_)));
        self.skip(if is_word { 1 } else { sign.len() });
        Some(span)
    }

    /// Reads a sign or a word, and says where it stands.
    pub(crate) fn expect(&self, sign: &str) -> Result<Span> {
        self.take(sign)
            .ok_or_else(|| Error::new(self.span(), format!("expected `{sign}`")))
    }

    /// Whether a word comes next, reserved or not.
    pub(crate) fn peek_word(&self) -> bool {
        matches!(self.peek_token(), Some(TokenTree::Ident(_)))
    }

    /// A word, reserved or not.
    pub(crate) fn word(&self) -> Result<Ident> {
        match self.peek_token() {
            Some(TokenTree::Ident(word)) => {
                self.skip(1);
                Ok(word.clone())
            }
            _ => Err(self.missing("ident")),
        }
    }

    /// A word that may be the name of something.
    pub(crate) fn name(&self) -> Result<Ident> {
        match self.peek_token() {
            Some(TokenTree::Ident(word)) if !is_reserved(word) => {
                self.skip(1);
                Ok(word.clone())
            }
            _ => Err(self.missing("identifier")),
        }
    }

    pub(crate) fn peek_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.peek_token(), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    /// What is in a group, if one comes next.
    pub(crate) fn take_group(&self, delimiter: Delimiter) -> Option<Input<'t>> {
        match self.next() {
            Some(Token {
                tree: TokenTree::Group(group),
                inside,
                ..
            }) if group.delimiter() == delimiter => {
                self.skip(1);
                Some(inside.input(group.span_close()))
            }
            _ => None,
        }
    }

    /// What is in parentheses.
    pub(crate) fn parenthesized(&self) -> Result<Input<'t>> {
        self.take_group(Delimiter::Parenthesis)
            .ok_or_else(|| Error::new(self.span(), "expected parentheses"))
    }

    /// The literal that comes next, perhaps with its sign.
    pub(crate) fn peek_literal(&self) -> Option<Lit> {
        self.literal_and_size().map(|(literal, _)| literal)
    }

    pub(crate) fn literal(&self) -> Result<Lit> {
        let (literal, size) = self
            .literal_and_size()
            .ok_or_else(|| self.missing("literal"))?;
        self.skip(size);
        Ok(literal)
    }

    fn literal_and_size(&self) -> Option<(Lit, usize)> {
        match &self.next()?.tree {
            TokenTree::Literal(literal) => Some((Lit::of(literal.clone()), 1)),
            TokenTree::Ident(word) if word.is("true") => Some((Lit::Bool(true, word.span()), 1)),
            TokenTree::Ident(word) if word.is("false") => Some((Lit::Bool(false, word.span()), 1)),
            TokenTree::Punct(minus) if minus.as_char() == '-' => {
                let TokenTree::Literal(literal) = &self.ahead(1)?.tree else {
                    return None;
                };
                let mut negative: Literal = format!("-{literal}").parse().ok()?;
                negative.set_span(minus.span());
                Some((Lit::of(negative), 2))
            }
            _ => None,
        }
    }

    /// A text in quotes.
    pub(crate) fn text(&self) -> Result<LitStr> {
        match self.peek_literal() {
            Some(Lit::Str(text)) => {
                self.skip(1);
                Ok(text)
            }
            _ => Err(self.missing("string literal")),
        }
    }

    /// The tokens up to one of these signs, none of them inside of angle brackets.
    pub(crate) fn until(&self, ends: &[char]) -> Vec<TokenTree> {
        let (mut tokens, mut depth, mut before) = (Vec::new(), 0_usize, ' ');
        while let Some(token) = self.peek_token() {
            let sign = sign_of(token);
            if depth == 0 && ends.contains(&sign) && !(before == '-' && sign == '>') {
                break;
            }
            match sign {
                '<' => depth += 1,
                // That of `->` closes nothing.
                '>' if before != '-' => depth = depth.saturating_sub(1),
                _ => {}
            }
            before = sign;
            tokens.push(token.clone());
            self.skip(1);
        }
        tokens
    }
}

/// A sign as it is written, a brace for a block, and a blank for anything else.
fn sign_of(token: &TokenTree) -> char {
    match token {
        TokenTree::Punct(sign) => sign.as_char(),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => '{',
        _ => ' ',
    }
}

/// The words that name nothing (<https://doc.rust-lang.org/reference/keywords.html>).
fn is_reserved(word: &Ident) -> bool {
    const RESERVED: [&str; 52] = [
        "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const",
        "continue", "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for",
        "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
        "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
        "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    RESERVED.contains(&word.to_string().as_str())
}
