//! The characters in `matches!(c, 'A'..='Z' | '0'..='9')`.

use proc_macro::{Delimiter, Ident};

use super::refusal::refused;
use crate::naming::Word;
use crate::syntax::{Error, Input, Lit, Result};

/// The body of the closure: in ascending order, no two of the ranges touching.
pub(super) fn listed(input: &Input<'_>, bound: &Ident) -> Result<Vec<(char, char)>> {
    let usage = |span| {
        refused(
            span,
            "a condition lists characters, as in `.all(|c| matches!(c, 'A'..='Z' | '0'..='9'))`",
        )
    };
    let span = input.span();
    let word = input.name().map_err(|_| usage(span))?;
    if !word.is("matches") || input.take("!").is_none() {
        return Err(usage(span));
    }
    let content = input.take_group(Delimiter::Parenthesis);
    let content = content.ok_or_else(|| usage(span))?;
    let span = content.span();
    let of = content.name().map_err(|_| usage(span))?;
    if !of.is_same(bound) {
        return Err(usage(span));
    }
    let span = content.span();
    content.expect(",").map_err(|_| usage(span))?;
    content.take("|");
    let mut ranges = vec![range(&content)?];
    while content.take("|").is_some() {
        ranges.push(range(&content)?);
    }
    content.take(",");
    for rest in [&content, input] {
        if !rest.is_empty() {
            return Err(usage(rest.span()));
        }
    }
    Ok(merged(ranges))
}

fn range(input: &Input<'_>) -> Result<(char, char)> {
    let first = character(input)?;
    if !input.peek("..=") {
        if input.peek("..") {
            return Err(refused(
                input.span(),
                "a range of characters has both its ends in it: `'a'..='z'`",
            ));
        }
        return Ok((first, first));
    }
    input.expect("..=")?;
    Ok((first, character(input)?))
}

fn character(input: &Input<'_>) -> Result<char> {
    match input.peek_literal() {
        Some(Lit::Char('\0', span)) => Err(Error::new(
            span,
            "no stored text holds the character U+0000",
        )),
        Some(Lit::Char(character, _)) => {
            input.token();
            Ok(character)
        }
        _ => Err(refused(
            input.span(),
            "a condition lists characters as literals, as in `'A'..='Z' | '-'`",
        )),
    }
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
