//! The rules that one type must keep, as far as its own tokens tell. What the types of its
//! fields tell, the generated code asks rustc.

mod column;
mod endless;
mod field;
mod former;
mod index;
mod name;
mod room;
mod rule;
mod script;
pub(crate) mod size;
mod table;

pub(crate) use rule::MOST_INDEX_COLUMNS;

use crate::attribute::container::Audit;
use crate::declared::{Body, Declared};
use crate::errors::Errors;
use crate::role::Role;

/// All checks, in the order in which their subjects stand in the source.
pub(crate) fn all(errors: &Errors, declared: &Declared<'_>) {
    match declared.role {
        Role::Aggregate => aggregate(errors, declared),
        Role::Entity => entity(errors, declared),
        Role::ValueObject => value_object(errors, declared),
        Role::Identifier => identifier(errors, declared),
    }
}

fn aggregate(errors: &Errors, declared: &Declared<'_>) {
    if let Some(id) = declared.container.id.get() {
        name::check_aggregate_id(errors, id);
    }
    if let Some(Some(version)) = declared.container.version.get() {
        name::check(errors, version);
    }
    if let Some(tenant) = declared.container.tenant.get() {
        rule::check_field(errors, declared, tenant, "tenant");
    }
    entity(errors, declared);
}

/// What roots and children have in common.
fn entity(errors: &Errors, declared: &Declared<'_>) {
    check_purpose(errors, declared);
    let container = &declared.container;
    let names = [container.table.get(), container.renamed_from.get()];
    for text in names.into_iter().flatten() {
        name::check(errors, text);
    }
    former::of_table(errors, declared);
    if let Some(Audit::Named { created, updated }) = container.audit.get() {
        for text in [created.get(), updated.get()].into_iter().flatten() {
            name::check(errors, text);
        }
    }
    if matches!(declared.body, Body::Struct(_)) {
        check_identity(errors, declared);
        name::check_type(errors, declared);
        name::check_generated(errors, declared);
    }
    field::all(errors, declared);
    table::check(errors, declared);
    room::check(errors, declared);
    rule::all(errors, declared);
    index::all(errors, declared);
    script::all(errors, declared);
}

/// A table whose rows nobody can describe is a table whose use nobody knows.
fn check_purpose(errors: &Errors, declared: &Declared<'_>) {
    let container = &declared.container;
    match container.purpose.get() {
        Some(purpose) if purpose.value().trim().is_empty() => {
            errors.at(purpose.span(), "a purpose says what a row is");
        }
        None if container.doc.as_ref().is_some_and(|doc| doc.contains('\0')) => errors.at(
            declared.ident.span(),
            format!(
                "the doc comment of `{}` has the character U+0000, which no database stores; leave it out",
                declared.ident
            ),
        ),
        None if container.doc.is_none() => errors.at(
            declared.ident.span(),
            format!(
                "`{}` has no purpose: say what it is in a doc comment, or with `purpose = \"…\"`",
                declared.ident
            ),
        ),
        _ => {}
    }
}

/// An entity is the same entity as long as its identity is: without one, it is a value.
fn check_identity(errors: &Errors, declared: &Declared<'_>) {
    let Some(identity) = declared.identity() else {
        errors.at(
            declared.ident.span(),
            format!(
                "`{0}` has no identity: give it a field `id: Id<{0}>`, or derive `ValueObject` if it needs none",
                declared.ident
            ),
        );
        return;
    };
    field::check_identity_attributes(errors, identity);
}

fn value_object(errors: &Errors, declared: &Declared<'_>) {
    if let Some(name) = declared.container.name.get() {
        name::check(errors, name);
    }
    let enum_keys = [
        declared.container.name.said().map(|said| said.word),
        declared.container.native.said().map(|said| said.word),
        declared.container.rename_all.said().map(|said| said.word),
    ];
    match &declared.body {
        Body::Enum(variants) | Body::Variants(variants) => {
            name::check_values(errors, declared, variants);
            name::check_variants(errors, variants);
            if !declared.container.name.is_said() {
                name::check_type(errors, declared);
            }
        }
        Body::Struct(_) | Body::Newtype(_) => {
            for span in enum_keys.into_iter().flatten() {
                errors.at(
                    span,
                    "this key belongs on an enum: it says how its values are stored",
                );
            }
        }
        Body::Unfit => {}
    }
    field::all(errors, declared);
    room::check(errors, declared);
    rule::all(errors, declared);
    index::all(errors, declared);
}

fn identifier(errors: &Errors, declared: &Declared<'_>) {
    if !declared.container.identifies.is_said() {
        errors.at(
            declared.ident.span(),
            format!(
                "`{}` says not what it identifies: add `#[identifier(Entity)]`",
                declared.ident
            ),
        );
    }
}
