//! Former names: what `#[renamed_from]` says is a name that nothing has any more.

use crate::declared::{Declared, DeclaredField};
use crate::errors::Errors;
use crate::syntax::LitStr;

/// That of an entity's table.
pub(super) fn of_table(errors: &Errors, declared: &Declared<'_>) {
    if let Some(from) = declared.container.renamed_from.get()
        && from.value() == declared.table()
    {
        errors.at(
            from.span(),
            format!(
                "the table is still called `{}`: give its previous name, or remove `#[renamed_from]`",
                from.value()
            ),
        );
    }
}

/// Those of fields: of a struct, and of each variant.
pub(super) fn of_fields(errors: &Errors, declared: &Declared<'_>) {
    of_group(errors, declared, declared.fields());
    for variant in declared.variants() {
        of_group(errors, declared, &variant.fields);
    }
}

fn of_group(errors: &Errors, declared: &Declared<'_>, fields: &[DeclaredField<'_>]) {
    let mut claimed: Vec<(Name, &str)> = Vec::new();
    for field in fields {
        let Some(from) = field.attributes.renamed_from.get() else {
            continue;
        };
        let now = Name::of(field);
        let former = Name {
            text: from.value(),
            ..now
        };
        // Two fields that exchange their names, or pass them on, both say so.
        let is_kept = |other: &&DeclaredField<'_>| {
            Name::of(other) == former
                && !other.is_skipped()
                && !other.attributes.renamed_from.is_said()
        };
        let message = if now == former {
            let what = match field.attributes.column.name.get() {
                _ if now.is_of_table => "table",
                Some(_) => "column",
                None => "field",
            };
            format!(
                "the {what} is still called `{}`: give its previous name, or remove `#[renamed_from]`",
                former.text
            )
        } else if let Some((_, other)) = claimed.iter().find(|(name, _)| *name == former) {
            format!(
                "`{other}` was called `{}` already, and its data moves to one field only: remove one of the two",
                former.text
            )
        } else if fields.iter().any(|other| is_kept(&other)) {
            format!(
                "`{}` is still a field of `{}` and keeps its own data: give the previous name of this field, or remove `#[renamed_from]`",
                former.text,
                declared.name()
            )
        } else {
            claimed.push((former, &field.name));
            continue;
        };
        errors.at(from.span(), message);
    }
}

/// What `#[renamed_from]` of a field is the former one of.
#[derive(PartialEq, Eq)]
struct Name {
    /// Whether it is the name of a declared table, and not what columns are called after.
    is_of_table: bool,
    text: String,
}

impl Name {
    fn of(field: &DeclaredField<'_>) -> Self {
        let table = field.attributes.collection.rows.table.get();
        Self {
            is_of_table: table.is_some(),
            text: table.map_or_else(|| field.column().into_owned(), LitStr::value),
        }
    }
}
