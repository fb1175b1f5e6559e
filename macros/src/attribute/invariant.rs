//! `#[invariant("ID: sentence", RULE)]`

use std::cell::Cell;

use proc_macro::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::index::fields;
use super::{Argument, FieldPath, Slot, Value, arguments, listed, span_of};
use crate::errors::Errors;
use crate::expression::{self, Condition};
use crate::naming::Word;
use crate::role::Role;
use crate::syntax::{Attribute, Error, Input, Lit, LitStr, Meta, Result, parse};

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
    },
    Transitions(Transitions),
    /// The engines, and what each is told.
    Sql(Vec<(&'static str, LitStr)>),
}

/// `transitions(field, From => A | B, …, start(…))`
pub(crate) struct Transitions {
    pub(crate) word: Span,
    pub(crate) field: Ident,
    pub(crate) arrows: Vec<(Ident, Vec<Ident>)>,
    pub(crate) starts: Vec<Ident>,
}

impl Transitions {
    /// All states that it names, as often as it does.
    pub(crate) fn states(&self) -> Vec<&Ident> {
        let mut states = Vec::new();
        for (from, to) in &self.arrows {
            states.push(from);
            states.extend(to);
        }
        states.extend(&self.starts);
        states
    }
}

const FORMS: [&str; 5] = ["check", "unique", "assert", "transitions", "sql"];

/// What `sql(…)` speaks to; MariaDB takes what MySQL does.
const ENGINES: [&str; 3] = ["postgres", "mysql", "sqlite"];

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
            let filter = partial(input)?;
            let global = input.peek("global").then(|| input.word()).transpose()?;
            if is_empty {
                let message = "`unique` names its fields, as in `unique(email)`";
                return Err(Error::new(word.span(), message));
            }
            Form::Unique {
                word: word.span(),
                fields: of,
                filter,
                global,
            }
        }
        "transitions" => Form::Transitions(transitions(errors, word, &content)?),
        _ => Form::Sql(sql(errors, word, &content)?),
    };
    let needs_table = match form {
        Form::Unique { .. } => Some(
            "`unique` speaks of the rows of a table: it stands on the entity that holds this value, with a path, as in `unique(address.city)`",
        ),
        Form::Transitions(_) => Some(
            "`transitions` speaks of the field of an entity: it stands on the entity whose state this is",
        ),
        Form::Sql(_) => Some("`sql` speaks to one table: it stands on an entity"),
        _ => None,
    };
    if let (Role::ValueObject, Some(message)) = (role, needs_table) {
        errors.at(word.span(), message);
    }
    Ok(form)
}

const SQL_USAGE: &str =
    "`sql` takes a condition for at least one engine, as in `sql(postgres = \"quantity > 0\")`";

/// `postgres = "…", mysql = "…", sqlite = "…"`
fn sql(errors: &Errors, word: &Ident, input: &Input<'_>) -> Result<Vec<(&'static str, LitStr)>> {
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
                super::check_text(errors, &condition);
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

/// `where(expression)` behind `unique(…)`.
fn partial(input: &Input<'_>) -> Result<Option<Condition>> {
    if input.take("where").is_none() {
        return Ok(None);
    }
    let content = input.parenthesized()?;
    expression::condition(&content).map(Some)
}

/// The states in `start(…)`.
fn states(errors: &Errors, arguments: Vec<Argument>) -> Vec<Ident> {
    let mut states = Vec::new();
    for argument in arguments {
        if let Value::Nothing = argument.value {
            states.push(argument.word);
        } else {
            errors.at(argument.value_span(), "only the names of states stand here");
        }
    }
    states
}

/// A state stands once in a list of them.
fn check_once(errors: &Errors, known: &[Ident], state: &Ident) {
    if known.iter().any(|known| known.is_same(state)) {
        errors.at(
            state.span(),
            format!("`{state}` stands here already: once is enough"),
        );
    }
}

fn transitions(errors: &Errors, word: &Ident, input: &Input<'_>) -> Result<Transitions> {
    let usage = |span| {
        Error::new(
            span,
            "`transitions` takes a field and its arrows, as in `transitions(status, Pending => Confirmed | Cancelled)`",
        )
    };
    let field = input.word().map_err(|error| usage(error.span()))?;
    if input.peek(".") {
        return Err(Error::new(
            field.span(),
            "a state machine is over a field of the entity itself, and not over one inside of a value object: make the state a field of the entity",
        ));
    }
    let mut machine = Transitions {
        word: word.span(),
        field,
        arrows: Vec::new(),
        starts: Vec::new(),
    };
    while !input.is_empty() {
        input.expect(",").map_err(|error| usage(error.span()))?;
        if input.is_empty() {
            break;
        }
        let from = input.name().map_err(|error| usage(error.span()))?;
        if from.is("start") && input.peek_group(Delimiter::Parenthesis) {
            let content = input.parenthesized()?;
            for state in states(errors, arguments(&content)?) {
                check_once(errors, &machine.starts, &state);
                machine.starts.push(state);
            }
            continue;
        }
        input.expect("=>").map_err(|error| usage(error.span()))?;
        let mut to: Vec<Ident> = Vec::new();
        loop {
            let state = input.name().map_err(|error| usage(error.span()))?;
            check_once(errors, &to, &state);
            to.push(state);
            if input.take("|").is_none() {
                break;
            }
        }
        if machine.arrows.iter().any(|(known, _)| known.is_same(&from)) {
            errors.at(
                from.span(),
                format!("`{from}` has arrows already; say them all at once: `{from} => … | …`"),
            );
        }
        machine.arrows.push((from, to));
    }
    if machine.arrows.is_empty() {
        return Err(usage(word.span()));
    }
    Ok(machine)
}
