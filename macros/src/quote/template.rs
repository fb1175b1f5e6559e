//! Templates, taken apart once in a process: its derives use them again and again.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro::token_stream::IntoIter;
use proc_macro::{Delimiter, Spacing, TokenStream, TokenTree};

/// A part of a template. It is no token: these belong to one derive.
pub(super) enum Part {
    /// `#name`, or what is repeated
    Value,
    Word(String),
    Sign(char, Spacing),
    Literal(String),
    Group(Delimiter, Vec<Part>),
}

/// The address of a template, its length, and what it is made of.
type Known = ((usize, usize), Rc<Vec<Part>>);

thread_local! {
    /// All that were used so far, in the order of their places.
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// What a template is made of.
pub(super) fn parts(template: &'static str) -> Rc<Vec<Part>> {
    KNOWN.with_borrow_mut(|known| {
        let place = (template.as_ptr().addr(), template.len());
        let at = known.partition_point(|(other, _)| *other < place);
        if let Some((other, parts)) = known.get(at)
            && *other == place
        {
            return Rc::clone(parts);
        }
        let parts = Rc::new(taken_apart(
            template.parse().expect("a template is tokens of Rust"),
        ));
        known.insert(at, (place, Rc::clone(&parts)));
        parts
    })
}

fn taken_apart(template: TokenStream) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut tokens = template.into_iter();
    while let Some(token) = tokens.next() {
        let token = match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => match tokens.next() {
                Some(TokenTree::Ident(_)) => {
                    parts.push(Part::Value);
                    continue;
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                    parts.push(Part::Value);
                    skip_repetition(&mut tokens);
                    continue;
                }
                next => {
                    // That of an attribute.
                    parts.push(Part::Sign('#', Spacing::Alone));
                    match next {
                        Some(next) => next,
                        None => break,
                    }
                }
            },
            token => token,
        };
        parts.push(match token {
            TokenTree::Ident(word) => Part::Word(word.to_string()),
            TokenTree::Punct(sign) => Part::Sign(sign.as_char(), sign.spacing()),
            TokenTree::Literal(literal) => Part::Literal(literal.to_string()),
            TokenTree::Group(group) => Part::Group(group.delimiter(), taken_apart(group.stream())),
        });
    }
    parts
}

/// What follows the parentheses of a repetition: `*`, perhaps behind a comma.
fn skip_repetition(tokens: &mut IntoIter) {
    for token in tokens {
        if matches!(token, TokenTree::Punct(sign) if sign.as_char() == '*') {
            return;
        }
    }
}
