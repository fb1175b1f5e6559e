//! `no_overlap(room_id, starts_at..ends_at)`

use proc_macro::{Delimiter, Ident, TokenTree};

use crate::attribute::FieldPath;
use crate::syntax::{Error, Input, Result};

const USAGE: &str = "`no_overlap` takes the fields that rows agree on, if there are any, and a range of two fields, as in `no_overlap(room_id, starts_at..ends_at)`";

/// The fields, and the two ends of the range behind them.
pub(super) fn read(word: &Ident, input: &Input<'_>) -> Result<(Vec<FieldPath>, [FieldPath; 2])> {
    let mut fields = Vec::new();
    while !input.is_empty() {
        let path = path(input)?;
        if input.take("..").is_some() {
            if input.is_empty() {
                break;
            }
            let range = [path, self::path(input)?];
            input.take(",");
            if !input.is_empty() {
                return Err(Error::new(input.span(), USAGE));
            }
            return Ok((fields, range));
        }
        fields.push(path);
        if !input.is_empty() {
            input.expect(",")?;
        }
    }
    Err(Error::new(word.span(), USAGE))
}

/// Refuses what only `unique` has behind its fields.
pub(super) fn check_behind(input: &Input<'_>) -> Result<()> {
    match input.peek_token() {
        Some(TokenTree::Ident(word)) => Err(Error::new(
            word.span(),
            format!(
                "`no_overlap` is over all rows, and has no `{word}`: rows agree on the fields that it names, so name what tells them apart, as in `no_overlap(room_id, starts_at..ends_at)`"
            ),
        )),
        _ => Ok(()),
    }
}

/// `stay.from`
fn path(input: &Input<'_>) -> Result<FieldPath> {
    let word = |input: &Input<'_>| {
        input
            .word()
            .map_err(|error| Error::new(error.span(), USAGE))
    };
    let field = word(input)?;
    let mut rest = Vec::new();
    while !input.peek("..") && input.take(".").is_some() {
        rest.push(word(input)?);
    }
    if input.peek_group(Delimiter::Parenthesis) {
        return Err(Error::new(
            rest.last().unwrap_or(&field).span(),
            "`no_overlap` compares columns as they are stored, and takes no methods",
        ));
    }
    Ok(FieldPath {
        field,
        rest,
        lowercase: None,
        class: None,
        descending: None,
    })
}
