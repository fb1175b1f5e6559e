//! Types: their tokens, and the last name in them.

use proc_macro::{Delimiter, Ident, Punct, Spacing, Span, TokenTree};

use crate::tokens::{TokenStream, in_group};

/// A type as it is written.
pub(crate) struct Type {
    tokens: Vec<TokenTree>,
    last: Option<Segment>,
}

/// The last part of the path that a type is.
pub(crate) struct Segment {
    pub(crate) ident: Ident,
    pub(crate) has_arguments: bool,
    /// Its argument, where it has just one, which is a type.
    pub(crate) argument: Option<Box<Type>>,
}

impl Type {
    pub(crate) fn of(mut tokens: Vec<TokenTree>) -> Self {
        if let Some(TokenTree::Punct(sign)) = tokens.last_mut() {
            *sign = by_itself(sign);
        }
        let last = match tokens.as_slice() {
            // In parentheses, or what `macro_rules` passes on.
            [TokenTree::Group(group)]
                if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None) =>
            {
                Self::of(in_group(group).into_iter().collect()).last
            }
            tokens => last(tokens),
        };
        Self { tokens, last }
    }

    /// Its last name, if it is a path.
    pub(crate) fn last(&self) -> Option<&Segment> {
        self.last.as_ref()
    }

    pub(crate) fn tokens(&self) -> &[TokenTree] {
        &self.tokens
    }

    pub(crate) fn to_tokens(&self) -> TokenStream {
        self.tokens.iter().cloned().collect()
    }

    pub(crate) fn span(&self) -> Span {
        self.tokens
            .first()
            .map_or_else(Span::call_site, TokenTree::span)
    }
}

/// A sign that is one with no sign behind it: `>` and `,` are two, and `>` and `>` are to be.
pub(super) fn by_itself(sign: &Punct) -> Punct {
    let mut alone = Punct::new(sign.as_char(), Spacing::Alone);
    alone.set_span(sign.span());
    alone
}

/// Where some tokens begin.
pub(crate) fn span_of(tokens: &TokenStream) -> Span {
    let first = tokens.iter().next();
    first.map_or_else(Span::call_site, TokenTree::span)
}

fn last(tokens: &[TokenTree]) -> Option<Segment> {
    let mut rest = without_colons(tokens).unwrap_or(tokens);
    loop {
        let [TokenTree::Ident(ident), behind @ ..] = rest else {
            return None;
        };
        let behind_colons = without_colons(behind);
        let arguments = behind_colons.unwrap_or(behind);
        let (arguments, end) = match arguments {
            [sign, inside @ ..] if is(sign, '<') => {
                let close = closing(inside)?;
                (Some(&inside[..close]), &inside[close + 1..])
            }
            _ => (None, behind),
        };
        if end.is_empty() {
            return Some(Segment {
                ident: ident.clone(),
                has_arguments: arguments.is_some(),
                argument: arguments.and_then(only_type).map(Box::new),
            });
        }
        rest = without_colons(end)?;
    }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// What follows `::`.
fn without_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [first, second, rest @ ..] if is(first, ':') && is(second, ':') => Some(rest),
        _ => None,
    }
}

/// Where the angle bracket is closed that was opened before these tokens.
fn closing(tokens: &[TokenTree]) -> Option<usize> {
    let mut depth = 0_usize;
    for (position, token) in tokens.iter().enumerate() {
        if is(token, '<') {
            depth += 1;
        } else if is(token, '>') && !(position > 0 && is(&tokens[position - 1], '-')) {
            if depth == 0 {
                return Some(position);
            }
            depth -= 1;
        }
    }
    None
}

/// The only argument of several that there may be, if it is a type.
fn only_type(arguments: &[TokenTree]) -> Option<Type> {
    let arguments = match arguments {
        [before @ .., comma] if is(comma, ',') => before,
        arguments => arguments,
    };
    let begins_type = match arguments.first()? {
        TokenTree::Punct(sign) => sign.as_char() != '\'' && sign.as_char() != '-',
        TokenTree::Literal(_) => false,
        TokenTree::Group(group) => group.delimiter() != Delimiter::Brace,
        TokenTree::Ident(_) => true,
    };
    let mut depth = 0_usize;
    for token in arguments {
        let TokenTree::Punct(sign) = token else {
            continue;
        };
        match sign.as_char() {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            // Another argument, or what an associated type is.
            ',' | '=' if depth == 0 => return None,
            _ => {}
        }
    }
    begins_type.then(|| Type::of(arguments.to_vec()))
}
