//! Statements beside a table: their names.

use super::name;
use crate::declared::Declared;
use crate::errors::Errors;
use crate::syntax::LitStr;

/// All of a type.
pub(super) fn all(errors: &Errors, declared: &Declared<'_>) {
    let mut known = Vec::new();
    for script in &declared.container.scripts {
        if let Some(name) = script.name.get() {
            name::check(errors, name);
        }
        if let Some(purpose) = script.purpose.get()
            && purpose.value().trim().is_empty()
        {
            errors.at(purpose.span(), "a purpose says what the statements are for");
        }
        let name = script.name.get().map(LitStr::value);
        if known.contains(&name) {
            match script.name.get() {
                Some(name) => errors.at(
                    name.span(),
                    format!("`{}` names other statements already", name.value()),
                ),
                None => errors.at(
                    script.span,
                    "other statements have the name that is made for them: name these, as in `name = \"order_totals\"`",
                ),
            }
        }
        known.push(name);
    }
}
