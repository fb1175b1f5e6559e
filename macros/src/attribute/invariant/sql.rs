//! `sql(postgres = "…", …)` and `constraint(postgres = "…")`: what single engines are told.

use proc_macro::Ident;

use crate::attribute::engines::{ENGINES, OfEngines, Wording, first_word, texts};
use crate::attribute::{arguments, check_comment, check_text};
use crate::errors::Errors;
use crate::naming::Word;
use crate::syntax::{Error, Input, LitStr, Result};

const SQL: Wording = Wording {
    what: "a condition",
    example: "quantity > 0",
    usage: "`sql` takes a condition for at least one engine, as in `sql(postgres = \"quantity > 0\")`",
    check: check_condition,
};

/// `postgres = "…", mysql = "…", sqlite = "…"`
pub(super) fn conditions(errors: &Errors, word: &Ident, input: &Input<'_>) -> Result<OfEngines> {
    let said = arguments(input).map_err(|error| Error::new(error.span(), SQL.usage))?;
    Ok(texts(errors, word, &said, &SQL))
}

/// Words that no condition begins with.
const NO_CONDITIONS: [&str; 9] = [
    "EXCLUDE",
    "CHECK",
    "CONSTRAINT",
    "UNIQUE",
    "PRIMARY",
    "FOREIGN",
    "CREATE",
    "ALTER",
    "SELECT",
];

/// A condition stands in a CHECK.
fn check_condition(errors: &Errors, _: &Ident, text: &LitStr) {
    check_comment(errors, text);
    let first = first_word(text);
    if first == "EXCLUDE" {
        errors.at(
            text.span(),
            "what excludes rows is no condition on one: say it with `constraint(postgres = \"EXCLUDE …\")`",
        );
    } else if NO_CONDITIONS.contains(&first.as_str()) {
        errors.at(
            text.span(),
            "`sql` takes a condition on one row, which the script puts into a CHECK, as in \"quantity > 0\"",
        );
    }
}

const CONSTRAINT_USAGE: &str = "`constraint` takes what PostgreSQL alone has: a constraint that excludes rows, as in `constraint(postgres = \"EXCLUDE USING gist (room WITH =, stay WITH &&)\")`";

/// `postgres = "EXCLUDE …"`
pub(super) fn constraint(errors: &Errors, word: &Ident, input: &Input<'_>) -> Result<OfEngines> {
    let said = arguments(input).map_err(|error| Error::new(error.span(), CONSTRAINT_USAGE))?;
    let [argument] = said.as_slice() else {
        return Err(Error::new(word.span(), CONSTRAINT_USAGE));
    };
    if !argument.word.is("postgres") {
        return Err(Error::new(argument.word.span(), CONSTRAINT_USAGE));
    }
    let Some(text) = argument.text(errors) else {
        return Ok(Vec::new());
    };
    check_text(errors, &text);
    check_comment(errors, &text);
    if first_word(&text) != "EXCLUDE" {
        errors.at(text.span(), CONSTRAINT_USAGE);
    }
    Ok(vec![(ENGINES[0], text)])
}
