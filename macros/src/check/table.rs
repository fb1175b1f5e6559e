//! Tables of what a type holds, as far as attributes name them: each is one table.

use crate::declared::Declared;
use crate::errors::Errors;
use crate::role::Role;

/// Refuses a table that is that of the type itself, or that two fields claim.
pub(super) fn check(errors: &Errors, declared: &Declared<'_>) {
    // Of a child, whoever holds it may say another table.
    let own = (declared.role == Role::Aggregate).then(|| (declared.table(), None));
    let mut known: Vec<_> = own.into_iter().collect();
    for field in declared.mapped() {
        let attributes = &field.attributes;
        for rows in [&attributes.children, &attributes.collection.rows] {
            let Some(table) = rows.table.get() else {
                continue;
            };
            let name = table.value();
            if let Some((_, holder)) = known.iter().find(|(other, _)| *other == name) {
                let of = holder.as_ref().map_or_else(
                    || format!("`{}` itself", declared.name()),
                    |holder| format!("`{holder}` already"),
                );
                errors.at(
                    table.span(),
                    format!(
                        "`{name}` is the table of {of}: give the rows of `{}` one of their own",
                        field.name
                    ),
                );
            }
            known.push((name, Some(field.name.clone())));
        }
    }
}
