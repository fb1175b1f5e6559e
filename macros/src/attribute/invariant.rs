//! `#[invariant("ID: sentence", RULE)]`

mod overlap;
mod sql;
mod transitions;

use std::cell::Cell;

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use super::index::fields;
pub(crate) use transitions::Transitions;

use super::{FieldPath, Slot, arguments, listed, span_of};
use crate::errors::Errors;
use crate::expression::{self, Condition};
use crate::naming::Word;
use crate::role::Role;
use crate::syntax::{Attribute, Error, Input, LitStr, Meta, Result, parse};
use crate::tokens::TokenStream;

/// One declared rule.
pub(crate) struct Invariant {
    /// The literal with id and sentence.
    pub(crate) text: LitStr,
    pub(crate) name: Slot<LitStr>,
    pub(crate) form: Form,
    /// Whether something is wrong with it.
    pub(crate) is_mistaken: Cell<bool>,
}

pub(crate) enum Form {
    Documented,
    Assert(TokenStream),
    Check(Condition),
    Unique {
        word: Span,
        fields: Vec<FieldPath>,
        filter: Option<Condition>,
        /// The word that has it hold among all tenants.
        global: Option<Ident>,
        /// The word that has NULL be the same as NULL.
        nulls: Option<Ident>,
    },
    /// No two rows that agree on fields have ranges that overlap.
    NoOverlap {
        fields: Vec<FieldPath>,
        range: [FieldPath; 2],
    },
    Transitions(Transitions),
    /// The engines, and what each is told.
    Sql(Vec<(&'static str, LitStr)>),
    /// The same, as constraints.
    Constraint(Vec<(&'static str, LitStr)>),
}

const FORMS: [&str; 7] = [
    "check",
    "unique",
    "no_overlap",
    "assert",
    "transitions",
    "sql",
    "constraint",
];

impl Invariant {
    pub(crate) fn from_syn(errors: &Errors, attribute: &Attribute, role: Role) -> Option<Self> {
        let Meta::List { tokens, .. } = &attribute.meta else {
            errors.at(span_of(attribute), USAGE);
            return None;
        };
        if tokens.is_empty() {
            errors.at(span_of(attribute), USAGE);
            return None;
        }
        let invariant = |input: &Input<'_>| Self::parse(errors, input, role);
        errors.take(parse(tokens.clone(), invariant))
    }

    fn parse(errors: &Errors, input: &Input<'_>, role: Role) -> Result<Self> {
        let text = input
            .text()
            .map_err(|error| Error::new(error.span(), USAGE))?;
        check_text(errors, &text);
        let mut invariant = Self {
            text,
            name: Slot::default(),
            form: Form::Documented,
            is_mistaken: Cell::new(false),
        };
        let mut has_form = false;
        while !input.is_empty() {
            input.expect(",")?;
            if input.is_empty() {
                break;
            }
            let word = input.word()?;
            if word.is("name") && input.take("=").is_some() {
                let name = input.text()?;
                invariant.name.set(errors, &word, Some(name));
            } else {
                let form = form(errors, &word, input, role)?;
                if has_form {
                    errors.at(
                        word.span(),
                        "an invariant has one rule; give the other its own",
                    );
                }
                has_form = true;
                invariant.form = form;
            }
        }
        Ok(invariant)
    }

    /// The part before the colon.
    pub(crate) fn id(&self) -> String {
        let text = self.text.value();
        text.split(':').next().unwrap_or_default().trim().to_owned()
    }

    /// The part behind the colon.
    pub(crate) fn sentence(&self) -> String {
        let text = self.text.value();
        let sentence = text.split_once(':').map(|(_, sentence)| sentence);
        sentence.unwrap_or_default().trim().to_owned()
    }
}

const USAGE: &str = "an invariant begins with its id and its sentence, as in \
    `#[invariant(\"INV-ORD-001: At least one item\", assert(!self.items.is_empty()))]`";

/// An id such as `INV-ORD-001`, a colon, and a sentence.
fn check_text(errors: &Errors, text: &LitStr) {
    super::check_text(errors, text);
    let value = text.value();
    let (id, sentence) = value.split_once(':').unwrap_or((&value, ""));
    let is_id = id.contains('-')
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        })
        && id.starts_with(|c: char| c.is_ascii_uppercase());
    if !is_id || sentence.trim().is_empty() || value.contains('\n') {
        errors.at(
            text.span(),
            "an invariant reads `ID: sentence`, on one line, with an id of capitals, digits and hyphens, as in \"INV-ORD-001: At least one item\"",
        );
    }
}

/// What follows the word of a rule.
fn form(errors: &Errors, word: &Ident, input: &Input<'_>, role: Role) -> Result<Form> {
    let name = word.to_string();
    if !FORMS.contains(&name.as_str()) || !input.peek_group(Delimiter::Parenthesis) {
        let message = format!(
            "`{word}` is no rule: an invariant takes one of {}, each with its arguments in parentheses, and `name = \"…\"`",
            listed(&FORMS)
        );
        return Err(Error::new(word.span(), message));
    }
    let content = input.parenthesized()?;
    let form = match name.as_str() {
        "assert" => Form::Assert(assertion(word, &content)?),
        "check" => Form::Check(expression::condition(&content)?),
        "unique" => {
            let is_empty = content.is_empty();
            let of = fields(errors, arguments(&content)?);
            let Rows {
                filter,
                global,
                nulls,
            } = rows(errors, input)?;
            if is_empty {
                let message = "`unique` names its fields, as in `unique(email)`";
                return Err(Error::new(word.span(), message));
            }
            Form::Unique {
                word: word.span(),
                fields: of,
                filter,
                global,
                nulls,
            }
        }
        "no_overlap" => {
            let (fields, range) = overlap::read(word, &content)?;
            overlap::check_behind(input)?;
            Form::NoOverlap { fields, range }
        }
        "transitions" => Form::Transitions(transitions::read(errors, word, &content)?),
        "constraint" => Form::Constraint(sql::constraint(errors, word, &content)?),
        _ => Form::Sql(sql::conditions(errors, word, &content)?),
    };
    let needs_table = match form {
        Form::Unique { .. } => Some(
            "`unique` speaks of the rows of a table: it stands on the entity that holds this value, with a path, as in `unique(address.city)`",
        ),
        Form::NoOverlap { .. } => Some(
            "`no_overlap` speaks of the rows of a table: it stands on the entity that holds this value, with paths, as in `no_overlap(stay.from..stay.to)`",
        ),
        Form::Transitions(_) => Some(
            "`transitions` speaks of the field of an entity: it stands on the entity whose state this is",
        ),
        Form::Sql(_) => Some("`sql` speaks to one table: it stands on an entity"),
        Form::Constraint(_) => Some("`constraint` speaks to one table: it stands on an entity"),
        _ => None,
    };
    if let (Role::ValueObject, Some(message)) = (role, needs_table) {
        errors.at(word.span(), message);
    }
    Ok(form)
}

/// One boolean expression: whatever else rustc would take is a mistake.
fn assertion(word: &Ident, input: &Input<'_>) -> Result<TokenStream> {
    let tokens = input.rest();
    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if matches!(sign.as_char(), ',' | ';'));
    let end = tokens.clone().into_iter().find(is_end);
    let span = match end {
        Some(end) => end.span(),
        None if tokens.is_empty() => word.span(),
        None => return Ok(tokens),
    };
    Err(Error::new(
        span,
        "`assert` takes one boolean expression, as in `assert(!self.items.is_empty())`",
    ))
}

/// Which rows `unique(…)` compares, and how.
#[derive(Default)]
struct Rows {
    filter: Option<Condition>,
    global: Option<Ident>,
    nulls: Option<Ident>,
}

/// `where(expression)`, `global` and `nulls(equal)` behind `unique(…)`.
fn rows(errors: &Errors, input: &Input<'_>) -> Result<Rows> {
    let mut rows = Rows::default();
    while !input.is_empty() && !input.peek(",") {
        let word = input.word()?;
        let is_twice = match word.to_string().as_str() {
            "where" => {
                let content = input.parenthesized()?;
                let filter = expression::condition(&content)?;
                rows.filter.replace(filter).is_some()
            }
            "global" => rows.global.replace(word.clone()).is_some(),
            "nulls" => {
                let content = input.take_group(Delimiter::Parenthesis);
                let content = content.map(|content| content.rest());
                super::index::check_nulls(errors, &word, content);
                rows.nulls.replace(word.clone()).is_some()
            }
            _ => {
                return Err(Error::new(
                    word.span(),
                    "`unique(…)` is followed by `where(…)`, `global`, `nulls(equal)`, or nothing",
                ));
            }
        };
        if is_twice {
            errors.at(word.span(), format!("`{word}` is said twice"));
        }
    }
    Ok(rows)
}
