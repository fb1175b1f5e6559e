//! `transitions(path, From => A | B, …, start(…))`

use proc_macro::{Delimiter, Ident, Span};

use crate::attribute::{Argument, Value, arguments};
use crate::errors::Errors;
use crate::expression::{self, Member};
use crate::naming::{self, Word};
use crate::syntax::{Error, Input, Result};

/// `transitions(path, From => A | B, …, start(…))`
pub(crate) struct Transitions {
    pub(crate) word: Span,
    pub(crate) field: Ident,
    /// What follows the field, where the state is inside of a value object: `.delivery.status`.
    pub(crate) rest: Vec<Member>,
    pub(crate) arrows: Vec<(Ident, Vec<Ident>)>,
    pub(crate) starts: Vec<Ident>,
}

impl Transitions {
    /// The names behind the field with dots, as the runtime knows them.
    pub(crate) fn rest(&self) -> String {
        expression::names(&self.rest)
    }

    /// All of the path as it is written.
    pub(crate) fn path(&self) -> String {
        let mut path = naming::unraw(&self.field);
        for member in &self.rest {
            path.push('.');
            path.push_str(&match member {
                Member::Named(name) => naming::unraw(name),
                Member::Unnamed(_) => member.to_string(),
            });
        }
        path
    }

    /// Where its last name stands.
    pub(crate) fn span(&self) -> Span {
        self.rest.last().map_or(self.field.span(), Member::span)
    }

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

pub(super) fn read(errors: &Errors, word: &Ident, input: &Input<'_>) -> Result<Transitions> {
    let usage = |span| {
        Error::new(
            span,
            "`transitions` takes a field and its arrows, as in `transitions(status, Pending => Confirmed | Cancelled)`",
        )
    };
    let field = input.word().map_err(|error| usage(error.span()))?;
    let mut rest = Vec::new();
    while input.take(".").is_some() {
        if !expression::unnamed(input, &mut rest) {
            let name = input.word().map_err(|error| usage(error.span()))?;
            rest.push(Member::Named(name));
        }
    }
    let mut machine = Transitions {
        word: word.span(),
        field,
        rest,
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
