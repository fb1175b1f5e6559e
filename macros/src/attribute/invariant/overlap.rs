//! `no_overlap(room_id, starts_at..ends_at)`

use proc_macro::Ident;

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
    Ok(FieldPath {
        field,
        rest,
        lowercase: None,
        class: None,
        descending: None,
    })
}
