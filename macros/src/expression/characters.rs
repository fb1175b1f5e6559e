//! The characters in `matches!(c, 'A'..='Z' | '0'..='9')`.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::{LitChar, Token, parenthesized, token};

use super::refusal::refused;

/// The body of the closure: in ascending order, no two of the ranges touching.
pub(super) fn listed(input: ParseStream<'_>, bound: &Ident) -> syn::Result<Vec<(char, char)>> {
    let usage = |span| {
        refused(
            span,
            "a condition lists characters, as in `.all(|c| matches!(c, 'A'..='Z' | '0'..='9'))`",
        )
    };
    let span = input.span();
    let word: Ident = input.parse().map_err(|_| usage(span))?;
    if word != "matches" || !input.peek(Token![!]) || !input.peek2(token::Paren) {
        return Err(usage(span));
    }
    input.parse::<Token![!]>()?;
    let content;
    parenthesized!(content in input);
    let span = content.span();
    let of: Ident = content.parse().map_err(|_| usage(span))?;
    if of != *bound {
        return Err(usage(span));
    }
    let span = content.span();
    content.parse::<Token![,]>().map_err(|_| usage(span))?;
    content.parse::<Option<Token![|]>>()?;
    let mut ranges = vec![range(&content)?];
    while content.peek(Token![|]) {
        content.parse::<Token![|]>()?;
        ranges.push(range(&content)?);
    }
    content.parse::<Option<Token![,]>>()?;
    for rest in [&content, input] {
        if !rest.is_empty() {
            return Err(usage(rest.span()));
        }
    }
    Ok(merged(ranges))
}

fn range(input: ParseStream<'_>) -> syn::Result<(char, char)> {
    let first = character(input)?;
    if !input.peek(Token![..=]) {
        if input.peek(Token![..]) {
            return Err(refused(
                input.span(),
                "a range of characters has both its ends in it: `'a'..='z'`",
            ));
        }
        return Ok((first, first));
    }
    input.parse::<Token![..=]>()?;
    Ok((first, character(input)?))
}

fn character(input: ParseStream<'_>) -> syn::Result<char> {
    let span = input.span();
    let character: LitChar = input.parse().map_err(|_| {
        refused(
            span,
            "a condition lists characters as literals, as in `'A'..='Z' | '-'`",
        )
    })?;
    if character.value() == '\0' {
        return Err(syn::Error::new(
            character.span(),
            "no stored text holds the character U+0000",
        ));
    }
    Ok(character.value())
}

fn merged(mut ranges: Vec<(char, char)>) -> Vec<(char, char)> {
    // An empty range is rustc's own error.
    ranges.retain(|(first, last)| first <= last);
    ranges.sort_unstable();
    let mut merged: Vec<(char, char)> = Vec::new();
    for (first, last) in ranges {
        match merged.last_mut() {
            Some(before) if u32::from(first) <= u32::from(before.1) + 1 => {
                before.1 = before.1.max(last);
            }
            _ => merged.push((first, last)),
        }
    }
    merged
}
