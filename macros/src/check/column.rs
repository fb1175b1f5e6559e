//! What is said of the type of a column.

use crate::attribute::field::DefaultValue;
use crate::declared::DeclaredField;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, field: &DeclaredField<'_>) {
    check_kinds(errors, field);
    check_with(errors, field);
}

/// A column has one type.
fn check_kinds(errors: &Errors, field: &DeclaredField<'_>) {
    let column = &field.attributes.column;
    let digits = column.precision.said().or(column.scale.said());
    if let (Some(_), Some(said)) = (column.length.said(), digits) {
        errors.at(
            said.word,
            "text has a `length`, decimals have `precision` and `scale`: not both",
        );
    }
    if let Some(json) = column.json.said() {
        if column.length.is_said() || digits.is_some() {
            errors.at(json.word, "a JSON column has neither length nor digits");
        }
        if let Some(default) = column.default.said()
            && !matches!(default.value, DefaultValue::Sql(_))
        {
            errors.at(
                default.word,
                "the default of a JSON column is written in SQL: `default(sql = \"'{}'\")`",
            );
        }
    }
}

/// What is stored as another type has its column from that.
fn check_with(errors: &Errors, field: &DeclaredField<'_>) {
    let column = &field.attributes.column;
    if !column.with.is_said() {
        return;
    }
    for (said, word) in [
        (column.length.said().map(|said| said.word), "length"),
        (column.precision.said().map(|said| said.word), "precision"),
        (column.scale.said().map(|said| said.word), "scale"),
        (column.json.said().map(|said| said.word), "json"),
    ] {
        if let Some(span) = said {
            errors.at(
                span,
                format!("`with` says what the column is: leave out `{word}`, or store a value object that declares it"),
            );
        }
    }
    if let Some(default) = column.default.said()
        && !matches!(default.value, DefaultValue::Sql(_))
    {
        errors.at(
            default.word,
            "the default of what is stored `with` another type is written in SQL: `default(sql = \"0\")`",
        );
    }
}
