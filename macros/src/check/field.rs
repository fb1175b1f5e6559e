//! Rules of fields.

use proc_macro::Span;

use super::{column, endless, former, name, size};
use crate::attribute::field::{DefaultValue, FieldAttributes, OnDelete};
use crate::declared::{Body, Declared, DeclaredField};
use crate::errors::Errors;
use crate::naming;
use crate::role::Role;
use crate::syntax::LitInt;

/// All fields of a type.
pub(super) fn all(errors: &Errors, declared: &Declared<'_>) {
    for field in declared.all_fields() {
        let before = errors.count();
        size::check(errors, field);
        if !declared.is_identity(field) {
            check_column_name(errors, declared, field);
            check_skip(errors, field);
            check_kinds(errors, field);
            check_digits(errors, field);
            check_reference(errors, declared, field);
            check_rows(errors, field);
            check_default(errors, declared, field);
            endless::check(errors, declared, field);
        }
        if errors.count() > before {
            field.is_mistaken.set(true);
        }
    }
    former::of_fields(errors, declared);
    check_something_is_stored(errors, declared);
    check_one_parent(errors, declared);
}

/// A child belongs to one place.
fn check_one_parent(errors: &Errors, declared: &Declared<'_>) {
    let marks = declared.fields().iter();
    let marks = marks.filter_map(|field| Some((field, field.attributes.reference.parent.said()?)));
    for (field, mark) in marks.skip(1) {
        errors.at(mark.word, "another field is the key of the parent already");
        field.is_mistaken.set(true);
    }
}

/// The identity is always the column `id`, and always the primary key. Where it is that of another
/// entity, it says what a deletion of that does.
pub(super) fn check_identity_attributes(errors: &Errors, field: &DeclaredField<'_>) {
    let reference = &field.attributes.reference;
    let is_shared =
        reference.on_delete.is_said() && !reference.soft.is_said() && !reference.parent.is_said();
    let column = field.attributes.column.said;
    let reference_said = reference.said.filter(|_| !is_shared);
    let said = column.into_iter().chain(reference_said);
    for span in said.chain(beside_the_reference(field)) {
        errors.at(
            span,
            "the identity takes no attributes: it is the column `id` and the primary key",
        );
    }
    if let Some(said) = reference.on_delete.said()
        && said.value == OnDelete::SetNull
    {
        errors.at(
            said.word,
            "the identity is the primary key, which is never NULL: `on_delete` is `restrict` or `cascade` here",
        );
    }
}

/// Where attributes other than `#[column]` stand.
fn beside_the_column(field: &DeclaredField<'_>) -> impl Iterator<Item = Span> {
    let reference = field.attributes.reference.said;
    reference.into_iter().chain(beside_the_reference(field))
}

/// Where others than these two stand.
fn beside_the_reference(field: &DeclaredField<'_>) -> impl Iterator<Item = Span> {
    let attributes = &field.attributes;
    let said = [
        attributes.embed.said,
        attributes.children.said,
        attributes.collection.said,
        attributes.renamed_from.said().map(|said| said.word),
        attributes.indexes.first().and_then(|index| index.span),
    ];
    said.into_iter().flatten()
}

/// A column is called as its field, so that the field's name must be a column's name.
fn check_column_name(errors: &Errors, declared: &Declared<'_>, field: &DeclaredField<'_>) {
    let said = &field.attributes.column.name;
    if let Some(said) = said.said() {
        name::check(errors, &said.value);
        if matches!(declared.body, Body::Newtype(_)) {
            errors.at(
                said.word,
                "the column of a newtype is called as the field that holds it",
            );
        }
        if declared.is_entity() && said.value.value() == "id" {
            errors.at(said.value.span(), "the column `id` is the identity");
        }
    } else if !field.is_skipped()
        && let Some(ident) = field.ident
        && let Some(mistake) = naming::mistake(&field.name)
    {
        errors.at(
            ident.span(),
            format!(
                "the column of `{ident}` would be called so, and `{}` {mistake}; name it with `#[column(name = \"…\")]`",
                field.name
            ),
        );
    }
    if let Some(from) = field.attributes.renamed_from.said() {
        name::check(errors, &from.value);
        if matches!(declared.body, Body::Newtype(_)) {
            errors.at(
                from.word,
                "the column of a newtype is called as the field that holds it: there its previous name is said",
            );
        }
    }
    if let Some(prefix) = field.attributes.embed.prefix.get() {
        if !prefix.value().is_empty() {
            name::check(errors, prefix);
        }
        if let Some(said) = said.said() {
            errors.at(
                said.word,
                "`prefix` says what the columns begin with: a name besides has no effect",
            );
        }
    }
}

/// What is not stored has no column to say anything of.
fn check_skip(errors: &Errors, field: &DeclaredField<'_>) {
    let attributes = &field.attributes;
    if !field.is_skipped() {
        return;
    }
    let column = &attributes.column;
    let said = [
        column.name.said().map(|said| said.word),
        column.length.said().map(|said| said.word),
        column.precision.said().map(|said| said.word),
        column.scale.said().map(|said| said.word),
        column.default.said().map(|said| said.word),
        column.json.said().map(|said| said.word),
        column.with.said().map(|said| said.word),
        column.no_index.said().map(|said| said.word),
    ];
    let said = said.into_iter().flatten();
    for span in said.chain(beside_the_column(field)) {
        errors.at(
            span,
            "the field is not stored (`skip`): nothing else can be said of its column",
        );
    }
}

/// A field is one thing: a column, a reference, a value object or children.
fn check_kinds(errors: &Errors, field: &DeclaredField<'_>) {
    let attributes = &field.attributes;
    let (column, reference) = (&attributes.column, &attributes.reference);
    let typed = column
        .length
        .said()
        .map(|said| (said.word, "`length`"))
        .or(column
            .precision
            .said()
            .map(|said| (said.word, "`precision`")))
        .or(column.scale.said().map(|said| (said.word, "`scale`")))
        .or(column.json.said().map(|said| (said.word, "`json`")))
        .or(column.with.said().map(|said| (said.word, "`with`")));
    // Of a collection, it speaks of the ids in it.
    let reference = reference
        .said
        .filter(|_| attributes.collection.said.is_none() || reference.parent.is_said());
    let mut kinds: Vec<(Span, &str)> = Vec::new();
    kinds.extend(typed);
    for (said, kind) in [
        (reference, "`#[reference]`"),
        (attributes.embed.said, "`#[embed]`"),
        (attributes.children.said, "`#[children]`"),
        (attributes.collection.said, "`#[collection]`"),
    ] {
        kinds.extend(said.map(|span| (span, kind)));
    }
    for pair in kinds.windows(2) {
        errors.at(
            pair[1].0,
            format!(
                "{} and {} do not go together on one field",
                pair[1].1, pair[0].1
            ),
        );
    }
    if let Some(span) = attributes.column.said
        && typed.is_none()
    {
        if attributes.children.said.is_some() {
            errors.at(
                span,
                "children are rows of their own table: the field has no column",
            );
        }
        if attributes.collection.said.is_some() {
            errors.at(
                span,
                "a collection is rows of its own table: the field has no column",
            );
        }
    }
    column::check(errors, field);
}

/// `rust_decimal` keeps 28 digits exactly.
const MOST_DIGITS: u8 = 28;

/// PostgreSQL's limit of `VARCHAR(n)`.
const LONGEST_TEXT: u32 = 10_485_760;

fn check_digits(errors: &Errors, field: &DeclaredField<'_>) {
    let column = &field.attributes.column;
    if let Some(length) = column.length.get() {
        check_number(
            errors,
            length,
            1,
            LONGEST_TEXT,
            "a length is from 1 to 10485760 characters",
        );
    }
    match (column.precision.said(), column.scale.said()) {
        (Some(precision), Some(scale)) => {
            let message = "`precision` counts all digits, from 1 to 28";
            let most = u32::from(MOST_DIGITS);
            if let Some(digits) = check_number(errors, &precision.value, 1, most, message) {
                let message = "`scale` counts the digits behind the point, of at most all digits";
                check_number(errors, &scale.value, 0, digits, message);
            }
        }
        (Some(said), None) => errors.at(said.word, "`precision` needs `scale` beside it"),
        (None, Some(said)) => errors.at(said.word, "`scale` needs `precision` beside it"),
        (None, None) => {}
    }
}

fn check_number(
    errors: &Errors,
    literal: &LitInt,
    least: u32,
    most: u32,
    message: &str,
) -> Option<u32> {
    let number = literal
        .digits()
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number));
    if number.is_none() {
        errors.at(literal.span(), message);
    }
    number
}

fn check_reference(errors: &Errors, declared: &Declared<'_>, field: &DeclaredField<'_>) {
    let reference = &field.attributes.reference;
    if reference.soft.is_said()
        && let Some(on_delete) = reference.on_delete.said()
    {
        errors.at(
            on_delete.word,
            "a soft reference has no foreign key that could act on a deletion",
        );
    }
    if let Some(parent) = reference.parent.said() {
        if declared.role != Role::Entity {
            errors.at(parent.word, "only a child entity has a parent");
        }
        if reference.soft.is_said() || reference.on_delete.is_said() {
            errors.at(
                parent.word,
                "the key of the parent is never soft, and its rows go with their parent",
            );
        }
    }
}

/// The names of what is stored in other tables.
fn check_rows(errors: &Errors, field: &DeclaredField<'_>) {
    let FieldAttributes {
        children,
        collection,
        ..
    } = &field.attributes;
    for rows in [children, &collection.rows] {
        let names = [
            rows.table.get(),
            rows.foreign_key.get(),
            rows.index.get(),
            rows.ordered.get().and_then(Option::as_ref),
        ];
        for text in names.into_iter().flatten() {
            name::check(errors, text);
        }
        if let Some(purpose) = rows.purpose.get()
            && purpose.value().trim().is_empty()
        {
            errors.at(purpose.span(), "a purpose says what the rows are for");
        }
    }
    if !collection.unique.is_said() {
        if let Some(filter) = collection.filter.said() {
            errors.at(
                filter.word,
                "`where` says which rows `unique(…)` compares: there is none here",
            );
        }
        if let Some(nulls) = collection.nulls.said() {
            errors.at(
                nulls.word,
                "`nulls` says how `unique(…)` compares rows: there is none here",
            );
        }
    }
}

/// The columns of `version` and of the audit have their own defaults.
fn check_default(errors: &Errors, declared: &Declared<'_>, field: &DeclaredField<'_>) {
    if let Some(default) = field.attributes.column.default.said()
        && declared.generated_column(&field.column()).is_some()
    {
        errors.at(
            default.word,
            "the version begins with 1, and audit columns with the time of writing",
        );
    }
    if let Body::Variants(_) = declared.body
        && let Some(default) = field.attributes.column.default.said()
    {
        errors.at(
            default.word,
            "the columns of a variant are NULL in every other one: they have no default",
        );
    }
    let column = &field.attributes.column;
    if column.precision.is_said()
        && let Some(default) = column.default.said()
        && !matches!(default.value, DefaultValue::Sql(_))
    {
        errors.at(
            default.word,
            "the default of a decimal is written in SQL: `default(sql = \"0.00\")`",
        );
    }
}

/// A value object of skipped fields has no value.
fn check_something_is_stored(errors: &Errors, declared: &Declared<'_>) {
    if declared.role == Role::ValueObject
        && !declared.fields().is_empty()
        && declared.mapped().next().is_none()
    {
        errors.at(
            declared.ident.span(),
            "a value object of which nothing is stored has no value; skip the field that holds it",
        );
    }
}
