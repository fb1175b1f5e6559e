//! What single engines are told, in their SQL: `postgres = "…", mysql = "…", sqlite = "…"`.

use proc_macro::Ident;

use super::{Argument, Value, arguments, check_comment, check_text, listed};
use crate::errors::Errors;
use crate::naming::Word as _;
use crate::syntax::{Error, Lit, LitStr, parse};

/// Engines, in the order of [`ENGINES`], and what each is told.
pub(crate) type OfEngines = Vec<(&'static str, LitStr)>;

/// What SQL is said for; MariaDB takes what MySQL does.
pub(crate) const ENGINES: [&str; 3] = ["postgres", "mysql", "sqlite"];

/// How mistakes of one place are worded.
pub(super) struct Wording {
    /// What an engine is told: `a condition`.
    pub(super) what: &'static str,
    /// One of these.
    pub(super) example: &'static str,
    /// What is told where nothing is said.
    pub(super) usage: &'static str,
    /// What such a text must be beside not being empty.
    pub(super) check: fn(&Errors, &Ident, &LitStr),
}

/// What each engine is told, once.
pub(super) fn texts(
    errors: &Errors,
    word: &Ident,
    said: &[Argument],
    wording: &Wording,
) -> OfEngines {
    let Wording {
        what,
        example,
        usage,
        check,
    } = wording;
    let mut texts = OfEngines::new();
    let before = errors.count();
    for argument in said {
        let Some(engine) = engine(errors, argument, &format!("{what} in that engine's SQL")) else {
            continue;
        };
        match text(argument) {
            Some(text) if text.value().trim().is_empty() => errors.at(
                text.span(),
                format!("{what} in SQL is not empty, as in \"{example}\""),
            ),
            Some(_) if texts.iter().any(|(known, _)| *known == engine) => {
                errors.at(argument.word.span(), format!("`{engine}` is said twice"));
            }
            Some(text) => {
                check_text(errors, &text);
                check(errors, &argument.word, &text);
                texts.push((engine, text));
            }
            None => errors.at(
                argument.value_span(),
                format!("`{engine}` takes {what} in quotes, as in `{engine} = \"{example}\"`"),
            ),
        }
    }
    if texts.is_empty() && errors.count() == before {
        errors.at(word.span(), *usage);
    }
    texts.sort_by_key(|(engine, _)| position(engine));
    texts
}

/// The place of an engine among all.
pub(super) fn position(engine: &str) -> Option<usize> {
    ENGINES.iter().position(|known| *known == engine)
}

/// The engine that an argument names.
pub(super) fn engine(errors: &Errors, argument: &Argument, what: &str) -> Option<&'static str> {
    let word = &argument.word;
    let engine = ENGINES.into_iter().find(|engine| word.is(engine));
    if engine.is_none() {
        errors.at(
            word.span(),
            format!(
                "`sql` does not know `{word}`: it takes {}, each with {what}",
                listed(&ENGINES)
            ),
        );
    }
    engine
}

/// `= "…"`
fn text(argument: &Argument) -> Option<LitStr> {
    match &argument.value {
        Value::Equals(tokens) => match Lit::parse(tokens.clone()) {
            Some(Lit::Str(text)) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// The first word of some SQL, in capitals; nothing where it begins otherwise.
pub(super) fn first_word(text: &LitStr) -> String {
    let text = text.value();
    let word = text.trim_start().split(|c: char| !c.is_ascii_alphabetic());
    word.take(1).collect::<String>().to_uppercase()
}

const INDEX: Wording = Wording {
    what: "the definition of an index",
    example: "USING gin (title gin_trgm_ops)",
    usage: "`sql` takes what follows `CREATE INDEX name ON table`, for at least one engine, as in `sql(postgres = \"USING gin (title gin_trgm_ops)\")`",
    check: check_index,
};

/// `sql(postgres = "…", …)` of an index.
pub(super) fn of_index(errors: &Errors, argument: &Argument) -> Option<OfEngines> {
    let said = match &argument.value {
        Value::Group(tokens) => parse(tokens.clone(), arguments),
        _ => Err(Error::new(argument.value_span(), INDEX.usage)),
    };
    let said = said.map_err(|error| Error::new(error.span(), INDEX.usage));
    let said = errors.take(said)?;
    let before = errors.count();
    let said = texts(errors, &argument.word, &said, &INDEX);
    (errors.count() == before).then_some(said)
}

/// Words with which indexes of MySQL begin that are of another kind.
const KINDS: [&str; 2] = ["FULLTEXT", "SPATIAL"];

/// It begins with its columns, or with its method where that stands behind the table, and is one
/// statement with what stands before and behind it.
fn check_index(errors: &Errors, engine: &Ident, text: &LitStr) {
    let value = text.value();
    let first = first_word(text);
    let begins = value.trim_start().starts_with('(') || engine.is("postgres") && first == "USING";
    if KINDS.contains(&first.as_str()) {
        errors.at(
            text.span(),
            format!("an index of another kind is not what `CREATE INDEX` makes: say it as statements, `#[aggregate(sql(mysql(create = \"CREATE {first} INDEX …\", drop = \"DROP INDEX …\")))]`"),
        );
    } else if !begins {
        let method = if engine.is("postgres") {
            ", or with `USING`"
        } else {
            ""
        };
        errors.at(
            text.span(),
            format!("what follows `CREATE INDEX name ON table` begins with the columns in parentheses{method}: the script says what stands before"),
        );
    } else if value.trim_end().ends_with(';') {
        errors.at(
            text.span(),
            "the script ends the statement: leave out the `;`",
        );
    } else {
        check_comment(errors, text);
    }
}
