//! `sql(postgres = "…", …)` and `constraint(postgres = "…")`: what single engines are told.

use proc_macro::Ident;

use crate::attribute::{Value, arguments, check_text, listed};
use crate::errors::Errors;
use crate::naming::Word;
use crate::syntax::{Error, Input, Lit, LitStr, Result};

/// What `sql(…)` speaks to; MariaDB takes what MySQL does.
const ENGINES: [&str; 3] = ["postgres", "mysql", "sqlite"];

const SQL_USAGE: &str =
    "`sql` takes a condition for at least one engine, as in `sql(postgres = \"quantity > 0\")`";

/// `postgres = "…", mysql = "…", sqlite = "…"`
pub(super) fn conditions(
    errors: &Errors,
    word: &Ident,
    input: &Input<'_>,
) -> Result<Vec<(&'static str, LitStr)>> {
    let mut conditions: Vec<(&'static str, LitStr)> = Vec::new();
    let said = arguments(input).map_err(|error| Error::new(error.span(), SQL_USAGE))?;
    for argument in said {
        let name = argument.word.to_string();
        let Some(engine) = ENGINES.into_iter().find(|engine| *engine == name) else {
            let message = format!(
                "`sql` does not know `{name}`: it takes {}, each with a condition in that engine's SQL",
                listed(&ENGINES)
            );
            errors.at(argument.word.span(), message);
            continue;
        };
        let condition = match &argument.value {
            Value::Equals(tokens) => match Lit::parse(tokens.clone()) {
                Some(Lit::Str(text)) => Some(text),
                _ => None,
            },
            _ => None,
        };
        match condition {
            Some(condition) if condition.value().trim().is_empty() => {
                errors.at(
                    condition.span(),
                    "a condition in SQL is not empty, as in \"quantity > 0\"",
                );
            }
            Some(_) if conditions.iter().any(|(known, _)| *known == engine) => {
                errors.at(argument.word.span(), format!("`{engine}` is said twice"));
            }
            Some(condition) => {
                check_text(errors, &condition);
                check_condition(errors, &condition);
                conditions.push((engine, condition));
            }
            None => errors.at(
                argument.value_span(),
                format!(
                    "`{engine}` takes a condition in quotes, as in `{engine} = \"quantity > 0\"`"
                ),
            ),
        }
    }
    if conditions.is_empty() && errors.count() == 0 {
        errors.at(word.span(), SQL_USAGE);
    }
    conditions.sort_by_key(|(engine, _)| ENGINES.iter().position(|known| known == engine));
    Ok(conditions)
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
fn check_condition(errors: &Errors, text: &LitStr) {
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

fn first_word(text: &LitStr) -> String {
    let text = text.value();
    let word = text.trim_start().split(|c: char| !c.is_ascii_alphabetic());
    word.take(1).collect::<String>().to_uppercase()
}

const CONSTRAINT_USAGE: &str = "`constraint` takes what PostgreSQL alone has: a constraint that excludes rows, as in `constraint(postgres = \"EXCLUDE USING gist (room WITH =, stay WITH &&)\")`";

/// `postgres = "EXCLUDE …"`
pub(super) fn constraint(
    errors: &Errors,
    word: &Ident,
    input: &Input<'_>,
) -> Result<Vec<(&'static str, LitStr)>> {
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
    if first_word(&text) != "EXCLUDE" {
        errors.at(text.span(), CONSTRAINT_USAGE);
    }
    Ok(vec![(ENGINES[0], text)])
}
