//! Types of fields that have no size. A struct may end in one, and cannot be moved then: rustc
//! says so at every use of it.

use syn::Type;
use syn::spanned::Spanned;

use crate::declared::DeclaredField;
use crate::errors::Errors;

/// What to hold instead of a type without a size.
fn cure(field: &DeclaredField<'_>) -> Option<&'static str> {
    match field.syntax {
        Type::Slice(_) => Some("own its items, as a `Vec`"),
        Type::TraitObject(_) => Some("say with an enum which types there are"),
        Type::Path(path) if path.path.is_ident("str") => Some("own the text, as a `String`"),
        _ => None,
    }
}

pub(super) fn check(errors: &Errors, field: &DeclaredField<'_>) {
    if let Some(cure) = cure(field) {
        errors.at(
            field.syntax.span(),
            format!("a field of this type has no size: {cure}"),
        );
    }
}

/// Whether nothing can be asked of the type.
pub(crate) fn is_none(field: &DeclaredField<'_>) -> bool {
    cure(field).is_some()
}
