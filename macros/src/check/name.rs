//! Names that the domain declares.

use std::collections::BTreeMap;

use crate::declared::{Declared, DeclaredVariant};
use crate::errors::Errors;
use crate::naming;
use crate::syntax::LitStr;

/// A declared name is used as it stands: nothing shortens or spells it otherwise.
pub(super) fn check(errors: &Errors, text: &LitStr) {
    let name = text.value();
    if let Some(mistake) = naming::mistake(&name) {
        errors.at(text.span(), format!("`{name}` {mistake}"));
    }
}

/// The middle of the id is the middle of the ids of its tables.
pub(super) fn check_aggregate_id(errors: &Errors, text: &LitStr) {
    let id = text.value();
    let parts: Vec<&str> = id.split('-').collect();
    let fits = match parts.as_slice() {
        [prefix, code, number] => {
            is_code(prefix)
                && is_code(code)
                && number.bytes().all(|c| c.is_ascii_digit())
                && !number.is_empty()
        }
        _ => false,
    };
    if !fits {
        errors.at(
            text.span(),
            format!("`{id}` is no id of an aggregate: three parts of capitals and digits, as in `AGG-ORD-001`"),
        );
    }
}

fn is_code(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_uppercase())
        && part
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// The values of an enum are told apart, and can be stored.
pub(super) fn check_values(
    errors: &Errors,
    declared: &Declared<'_>,
    variants: &[DeclaredVariant<'_>],
) {
    let mut known = BTreeMap::new();
    for (position, variant) in variants.iter().enumerate() {
        let value = variant.value(declared);
        let span = variant
            .rename
            .get()
            .map_or_else(|| variant.ident.span(), LitStr::span);
        if value.is_empty() || value.contains('\0') {
            errors.at(
                span,
                "a value is text that can be stored: not empty, without U+0000",
            );
        }
        if let Some(other) = known.insert(value.clone(), position) {
            errors.at(
                span,
                format!(
                    "`{}` and `{}` are both stored as '{value}'",
                    variant.ident, variants[other].ident
                ),
            );
        }
    }
}

/// The columns of a variant are called after it.
pub(super) fn check_variants(errors: &Errors, variants: &[DeclaredVariant<'_>]) {
    let with_fields = variants.iter().enumerate();
    let with_fields = with_fields.filter(|(_, variant)| !variant.fields.is_empty());
    let mut known = BTreeMap::new();
    for (position, variant) in with_fields {
        let column = variant.column();
        if let Some(mistake) = naming::mistake(&column) {
            errors.at(
                variant.ident.span(),
                format!("the columns of a variant are called after it, and `{column}` {mistake}; rename the variant"),
            );
        }
        if let Some(other) = known.insert(column.clone(), position) {
            errors.at(
                variant.ident.span(),
                format!(
                    "the columns of `{}` and `{}` would both begin with `{column}`; rename one of them",
                    variant.ident, variants[other].ident
                ),
            );
        }
    }
}

/// Derived names are made of the type's name, so that it must be a name of the model.
pub(super) fn check_type(errors: &Errors, declared: &Declared<'_>) {
    let singular = declared.singular();
    let is_ascii = naming::mistake(&singular).is_none() || singular.len() > naming::LONGEST;
    if !is_ascii || !singular.is_ascii() {
        errors.at(
            declared.ident.span(),
            format!("names are derived from `{}`, and names in a database have ASCII letters, digits and underscores alone; rename the type", declared.ident),
        );
    }
}

/// The columns that exist without being fields differ from each other.
pub(super) fn check_generated(errors: &Errors, declared: &Declared<'_>) {
    let audit = declared
        .audit()
        .map(|(created, updated)| [created, updated]);
    let names = declared
        .version()
        .into_iter()
        .chain(audit.into_iter().flatten());
    let mut known = vec!["id".into()];
    for name in names {
        if known.contains(&name) {
            let container = &declared.container;
            let said = container.audit.said().map(|said| said.word);
            let span = said.or(container.version.said().map(|said| said.word));
            errors.at(
                span.unwrap_or_else(|| declared.ident.span()),
                format!(
                    "identity, version and audit are columns of their own: `{name}` is two of them"
                ),
            );
        }
        known.push(name);
    }
}
