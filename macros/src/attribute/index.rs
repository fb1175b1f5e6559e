//! `#[index(...)]`, on a type and on a field.

use proc_macro::{Ident, Span};

use super::engines::{self, OfEngines};
use super::{Argument, FieldPath, Slot, Tail, Value, arguments_of, is_class, span_of};
use crate::errors::Errors;
use crate::expression::{self, Condition};
use crate::naming::Word as _;
use crate::syntax::{Attribute, LitStr, parse};
use crate::tokens::TokenStream;

/// One declared index.
#[derive(Default)]
pub(crate) struct Index {
    /// The word `index`.
    pub(crate) span: Option<Span>,
    /// Of an index on a type; the field of an index on a field is not repeated.
    pub(crate) fields: Vec<FieldPath>,
    pub(crate) name: Slot<LitStr>,
    pub(crate) purpose: Slot<LitStr>,
    pub(crate) unique: Slot<()>,
    pub(crate) include: Slot<Vec<FieldPath>>,
    pub(crate) filter: Slot<Condition>,
    pub(crate) method: Slot<LitStr>,
    /// Of an index on a field, the operator class of that.
    pub(crate) class: Slot<Ident>,
    /// Of an index on a field, the word that has the last come first.
    pub(crate) descending: Slot<Ident>,
    /// What engines are told instead of fields.
    pub(crate) sql: Slot<OfEngines>,
}

const KEYS: [&str; 7] = [
    "name", "purpose", "unique", "include", "where", "method", "sql",
];

/// An index in SQL is one of a table: it stands on the type.
const KEYS_ON_FIELD: [&str; 6] = ["name", "purpose", "unique", "include", "where", "method"];

/// `#[index(field, …, key = …)]` on a type.
pub(crate) fn on_type(errors: &Errors, attribute: &Attribute) -> Option<Index> {
    let mut index = Index {
        span: Some(span_of(attribute)),
        ..Index::default()
    };
    let before = errors.count();
    for argument in arguments_of(errors, attribute) {
        if argument.word.is("sql") && !bare(&argument) {
            let said = engines::of_index(errors, &argument);
            index.sql.set(errors, &argument.word, said);
            continue;
        }
        let known = index.read(errors, &argument);
        match path(argument) {
            _ if known => {}
            Ok(field) => index.fields.push(field),
            Err(argument) => argument.unknown(errors, "#[index]", &KEYS),
        }
    }
    let is_said = !index.fields.is_empty() || index.sql.is_said();
    if !is_said && errors.count() == before {
        errors.at(
            span_of(attribute),
            "an index on a type names its fields, as in `#[index(status, placed_at)]`",
        );
    }
    is_said.then_some(index)
}

/// `#[index]` or `#[index(key = …)]` on a field.
pub(crate) fn on_field(errors: &Errors, attribute: &Attribute) -> Index {
    let mut index = Index {
        span: Some(span_of(attribute)),
        ..Index::default()
    };
    for argument in arguments_of(errors, attribute) {
        if index.read(errors, &argument) {
            continue;
        }
        match argument.value {
            Value::Nothing if argument.word.is("desc") => {
                let word = &argument.word;
                index.descending.set(errors, word, Some(word.clone()));
            }
            Value::Nothing if is_class(&argument.word) => {
                let word = &argument.word;
                index.class.set(errors, word, Some(word.clone()));
            }
            _ if argument.word.is("sql") => errors.at(
                argument.word.span(),
                "an index in SQL is one of the whole table: declare it on the type",
            ),
            Value::Nothing | Value::Path(_) => errors.at(
                argument.word.span(),
                "an index on a field is over this field alone: one over several fields is declared on the type",
            ),
            _ => argument.unknown(errors, "#[index]", &KEYS_ON_FIELD),
        }
    }
    index
}

impl Index {
    /// Whether the argument is one of the keys.
    fn read(&mut self, errors: &Errors, argument: &Argument) -> bool {
        let word = &argument.word;
        match word.to_string().as_str() {
            "name" if !bare(argument) => self.name.set(errors, word, argument.text(errors)),
            "purpose" if !bare(argument) => self.purpose.set(errors, word, argument.prose(errors)),
            "method" if !bare(argument) => self.method.set(errors, word, argument.text(errors)),
            "unique" => self.unique.set(errors, word, argument.flag(errors)),
            "include" if !bare(argument) => {
                let before = errors.count();
                let fields = argument
                    .arguments(errors, "include(placed_at)")
                    .map(|arguments| fields(errors, arguments));
                let lowercase = fields.iter().flatten();
                for method in lowercase.filter_map(|of| of.lowercase.as_ref()) {
                    errors.at(
                        method.span(),
                        "`include` covers a column as it is stored: leave out `.to_ascii_lowercase()`",
                    );
                }
                if let Some([]) = fields.as_deref()
                    && errors.count() == before
                {
                    errors.at(
                        word.span(),
                        "`include` names the fields that the index covers besides, as in `include(placed_at)`",
                    );
                }
                self.include.set(errors, word, fields);
            }
            "where" => self.filter.set(errors, word, filter(errors, argument)),
            _ => return false,
        }
        true
    }
}

/// A bare word may be the name of a field.
fn bare(argument: &Argument) -> bool {
    matches!(argument.value, Value::Nothing | Value::Path(_))
}

/// A list of fields, and of paths into them: they have no order.
pub(crate) fn fields(errors: &Errors, arguments: Vec<Argument>) -> Vec<FieldPath> {
    let mut fields = Vec::new();
    for argument in arguments {
        match path(argument) {
            Ok(field) => {
                if let Some(word) = &field.descending {
                    errors.at(
                        word.span(),
                        "only what an index is sorted by descends, as in `#[index(placed_at desc)]`: leave out `desc`",
                    );
                }
                if let Some(class) = &field.class {
                    errors.at(
                        class.span(),
                        format!("only what an index is over has an operator class, as in `#[index(title text_pattern_ops)]`: leave out `{class}`"),
                    );
                }
                fields.push(field);
            }
            Err(argument) => {
                errors.at(argument.value_span(), "only the names of fields stand here");
            }
        }
    }
    fields
}

/// An argument that is a field or a path; any other is given back.
fn path(argument: Argument) -> Result<FieldPath, Argument> {
    let tail = match argument.value {
        Value::Nothing => Tail::default(),
        Value::Path(tail) => tail,
        _ => return Err(argument),
    };
    Ok(FieldPath {
        field: argument.word,
        rest: tail.words,
        lowercase: tail.lowercase,
        class: tail.class,
        descending: tail.descending,
    })
}

/// What `nulls(…)` says: there is one thing that it can say.
pub(crate) fn check_nulls(errors: &Errors, word: &Ident, said: Option<TokenStream>) {
    let said = said.map(|said| said.to_string());
    if said.as_deref() != Some("equal") {
        errors.at(
            word.span(),
            "`nulls` takes `equal`: `nulls(equal)` has two rows without a value agree on it",
        );
    }
}

/// `where(expression)`
pub(crate) fn filter(errors: &Errors, argument: &Argument) -> Option<Condition> {
    if let Value::Group(tokens) = &argument.value {
        errors.take(parse(tokens.clone(), expression::condition))
    } else {
        errors.at(
            argument.value_span(),
            "`where` takes a condition in parentheses, as in `where(self.quantity > 0)`",
        );
        None
    }
}
