//! How many fields a type has room for. What is too much for any engine would otherwise be found
//! only when the record is made, where rustc gives up without a word of ours.

use crate::declared::{Declared, DeclaredField};
use crate::errors::Errors;

/// The most columns of a table that an engine takes: PostgreSQL's.
const MOST_FIELDS: usize = 1_600;

/// The most tables of collections and children that one type adds.
const MOST_TABLES: usize = 200;

pub(super) fn check(errors: &Errors, declared: &Declared<'_>) {
    if let Some(field) = declared.mapped().nth(MOST_FIELDS) {
        errors.at(
            field.span(),
            format!(
                "a type has at most {MOST_FIELDS} fields: PostgreSQL takes so many columns in a table, and MySQL 1017"
            ),
        );
    }
    if let Some(field) = declared
        .mapped()
        .filter(|field| has_rows(field))
        .nth(MOST_TABLES)
    {
        errors.at(
            field.span(),
            format!(
                "a type has at most {MOST_TABLES} collections and children with attributes, each of which is a table: split it"
            ),
        );
    }
}

/// Whether its attributes say that it has rows of its own.
fn has_rows(field: &DeclaredField<'_>) -> bool {
    let attributes = &field.attributes;
    attributes.collection.said.is_some() || attributes.children.said.is_some()
}
