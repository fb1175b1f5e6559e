//! Rules of invariants and indexes.

use std::collections::BTreeMap;

use proc_macro::Ident;

use super::name;
use crate::attribute::FieldPath;
use crate::attribute::invariant::{Form, Transitions};
use crate::declared::{Body, Declared};
use crate::errors::Errors;
use crate::expression::{Condition, Member};
use crate::naming::{self, Word};

/// All invariants and indexes of a type.
pub(super) fn all(errors: &Errors, declared: &Declared<'_>) {
    check_rules_of_enum(errors, declared);
    check_sentences(errors, declared);
    check_names(errors, declared);
    check_uniqueness(errors, declared);
    for invariant in &declared.container.invariants {
        let before = errors.count();
        if let Some(said) = invariant.name.said() {
            name::check(errors, &said.value);
            if matches!(invariant.form, Form::Documented | Form::Assert(_)) {
                errors.at(
                    said.word,
                    "no constraint enforces this rule that the name could be given to",
                );
            }
        }
        match &invariant.form {
            Form::Documented | Form::Assert(_) | Form::Sql(_) | Form::Constraint(_) => {}
            Form::Check(condition) if declared.container.stored_as.is_said() => errors.at(
                condition.tree.first(),
                "a type that is stored as another one has the columns of that: `check` stands on a value object that it is stored as, or on the entity that holds it; `assert(…)` takes any expression, in Rust alone",
            ),
            Form::Check(condition) => check_condition(errors, declared, condition),
            Form::Unique {
                fields,
                filter,
                global,
                ..
            } => {
                if let Some(word) = global
                    && !declared.container.tenant.is_said()
                {
                    errors.at(
                        word.span(),
                        "`global` has a rule hold among all tenants, and this type belongs to none: leave it out, or say whose the aggregate is with `#[aggregate(tenant = …)]`",
                    );
                }
                check_count(errors, fields);
                check_fields(errors, declared, fields, "unique");
                check_not_json(errors, declared, fields.iter().map(|path| &path.field));
                if let Some(filter) = filter {
                    check_condition(errors, declared, filter);
                }
            }
            Form::NoOverlap { fields, range } => {
                let all: Vec<&FieldPath> = fields.iter().chain(range).collect();
                check_paths(errors, declared, &all, "no_overlap");
                check_not_json(errors, declared, all.iter().map(|path| &path.field));
            }
            Form::Transitions(machine) => check_transitions(errors, declared, machine),
        }
        invariant.is_mistaken.set(errors.count() > before);
    }
}

/// An enum has no fields of its own, only variants.
fn check_rules_of_enum(errors: &Errors, declared: &Declared<'_>) {
    if matches!(declared.body, Body::Enum(_) | Body::Variants(_)) {
        for invariant in &declared.container.invariants {
            if let Form::Check(condition) = &invariant.form {
                errors.at(
                    condition.tree.first(),
                    "an enum has no fields that a condition could read: `check` stands on a value object inside of a variant, or on the entity that holds the enum; `assert(…)` takes any expression, in Rust alone",
                );
            }
        }
    }
}

/// What a database reports by its name must be told apart.
fn check_names(errors: &Errors, declared: &Declared<'_>) {
    let rules = declared.container.invariants.iter();
    let names = rules
        .filter_map(|rule| rule.name.get())
        .chain(declared.indexes().filter_map(|index| index.name.get()));
    let mut known = Vec::new();
    for name in names {
        if known.contains(&name.value()) {
            errors.at(
                name.span(),
                format!("`{}` names another rule or index already", name.value()),
            );
        }
        known.push(name.value());
    }
}

/// One id stands for one sentence, so that whoever reads it in an error knows what is meant.
fn check_sentences(errors: &Errors, declared: &Declared<'_>) {
    let mut sentences = BTreeMap::new();
    let invariants = &declared.container.invariants;
    for (position, invariant) in invariants.iter().enumerate() {
        let (id, sentence) = (invariant.id(), invariant.sentence());
        let known = *sentences.entry(id.clone()).or_insert(position);
        let known = invariants[known].sentence();
        if known != sentence {
            errors.at(
                invariant.text.span(),
                format!("`{id}` says \"{known}\" above; one id stands for one sentence"),
            );
        }
    }
}

/// Two rules cannot be one index.
fn check_uniqueness(errors: &Errors, declared: &Declared<'_>) {
    let mut known = Vec::new();
    for invariant in &declared.container.invariants {
        if let Form::Unique {
            word,
            fields,
            filter,
            global: _,
            nulls: _,
        } = &invariant.form
        {
            let names: Vec<String> = fields.iter().map(ToString::to_string).collect();
            let filter = filter.as_ref().map(|filter| filter.tokens.to_string());
            let rule = (names, filter);
            if known.contains(&rule) {
                errors.at(*word, "another rule makes the same fields unique already");
            }
            known.push(rule);
        }
    }
}

pub(super) fn check_condition(errors: &Errors, declared: &Declared<'_>, condition: &Condition) {
    if matches!(declared.body, Body::Enum(_) | Body::Variants(_)) {
        return;
    }
    let mut known = Vec::new();
    let places = condition.tree.places();
    // What a closure's parameter stands for was named before it.
    for place in places.into_iter().filter(|place| place.is_own()) {
        let name = place.path.first().map(Member::to_string);
        if known.contains(&name) {
            continue;
        }
        known.push(name);
        match place.field() {
            Some(Member::Named(field)) => {
                check_field(errors, declared, field, "a condition");
                if declared.is_json(field) {
                    errors.at(
                        field.span(),
                        "a condition cannot look into JSON; `assert(…)` takes any expression, in Rust alone",
                    );
                } else if declared.is_collection(field) {
                    errors.at(
                        field.span(),
                        "a condition cannot look into a collection, which has rows of its own; `assert(…)` takes any expression, in Rust alone",
                    );
                }
            }
            Some(Member::Unnamed(span))
                if !matches!(declared.body, Body::Newtype(_) | Body::Unfit) =>
            {
                let message = format!("`{}` has no field `0`", declared.ident);
                errors.at(*span, message);
            }
            _ => {}
        }
    }
}

pub(super) fn check_fields(
    errors: &Errors,
    declared: &Declared<'_>,
    fields: &[FieldPath],
    place: &str,
) {
    check_paths(errors, declared, &fields.iter().collect::<Vec<_>>(), place);
}

fn check_paths(errors: &Errors, declared: &Declared<'_>, fields: &[&FieldPath], place: &str) {
    let mut known = Vec::new();
    for path in fields.iter().copied() {
        let said = path.to_string();
        if known
            .iter()
            .any(|other: &&FieldPath| other.to_string() == said)
        {
            errors.at(path.span(), format!("`{said}` stands twice in `{place}`"));
        } else if let Some(other) = known.iter().find(|other| other.overlaps(path)) {
            errors.at(
                path.span(),
                format!("`{said}` and `{other}` have a column in common; leave one of them out of `{place}`"),
            );
        }
        known.push(path);
        check_field(errors, declared, &path.field, place);
        check_one_column(errors, declared, path);
    }
}

/// What exists without being a field is one column, and no text.
fn check_one_column(errors: &Errors, declared: &Declared<'_>, path: &FieldPath) {
    let what = if declared.is_parent_key(&path.field) {
        "the key of the parent"
    } else if declared.is_generated(&path.field) {
        "a column that exists without being a field"
    } else {
        return;
    };
    if let Some(first) = path.rest.first() {
        errors.at(first.span(), format!("{what} is one column"));
    }
    if let Some(method) = &path.lowercase {
        errors.at(
            method.span(),
            format!("{what} is not text: leave out `.{method}()`"),
        );
    }
}

/// JSON is neither ordered nor, in every database, compared.
pub(super) fn check_not_json<'a>(
    errors: &Errors,
    declared: &Declared<'_>,
    fields: impl Iterator<Item = &'a Ident>,
) {
    for field in fields {
        if declared.is_json(field) {
            errors.at(
                field.span(),
                "a column of JSON cannot be compared: only an index of a `method` that looks into it, such as \"gin\", makes sense over it",
            );
        }
    }
}

/// The least of what the engines allow (MySQL: 16).
pub(crate) const MOST_INDEX_COLUMNS: usize = 16;

pub(super) fn check_count(errors: &Errors, fields: &[FieldPath]) {
    if let Some(field) = fields.get(MOST_INDEX_COLUMNS) {
        errors.at(
            field.span(),
            format!(
                "an index has at most {MOST_INDEX_COLUMNS} columns: not every database takes more"
            ),
        );
    }
}

/// A rule speaks of fields that have a column.
pub(super) fn check_field(errors: &Errors, declared: &Declared<'_>, field: &Ident, place: &str) {
    let is_in_index = matches!(place, "index" | "include");
    if declared.position(field).is_some()
        || declared.is_parent_key(field)
            && (is_in_index || matches!(place, "unique" | "no_overlap"))
        || declared.is_generated(field) && is_in_index
    {
        return;
    }
    let name = naming::unraw(field);
    let found = declared.fields().iter().find(|field| field.name == name);
    match found {
        Some(found) if declared.is_identity(found) && place == "a condition" => {}
        Some(found) if declared.is_identity(found) && place == "tenant" => errors.at(
            field.span(),
            "an aggregate is not its own tenant: name the field that refers to whose it is",
        ),
        Some(found) if declared.is_identity(found) => errors.at(
            field.span(),
            "the identity is unique, indexed and never changes: no rule or index needs it",
        ),
        Some(_) => errors.at(
            field.span(),
            format!("`{field}` is not stored (`skip`): the database cannot see it"),
        ),
        None if matches!(declared.body, Body::Unfit) => {}
        None => errors.at(
            field.span(),
            format!("`{}` has no field `{field}`", declared.ident),
        ),
    }
}

fn check_transitions(errors: &Errors, declared: &Declared<'_>, machine: &Transitions) {
    check_field(errors, declared, &machine.field, "transitions");
    if declared.is_json(&machine.field) {
        errors.at(
            machine.field.span(),
            "a state machine needs a column of its own: what is in JSON has no CHECK",
        );
    }
    for (from, to) in &machine.arrows {
        if let Some(same) = to.iter().find(|to| to.is_same(from)) {
            errors.at(same.span(), "to stay is no transition: it needs no arrow");
        }
    }
    let machines = declared.container.invariants.iter();
    let over_field = machines.filter_map(|other| match &other.form {
        Form::Transitions(other) if other.path() == machine.path() => Some(other),
        _ => None,
    });
    let is_first = over_field.take(1).any(|first| std::ptr::eq(first, machine));
    if !is_first {
        errors.at(
            machine.span(),
            format!("`{}` has a state machine already", machine.path()),
        );
    }
}
