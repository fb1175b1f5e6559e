//! The table of contents of this crate.

use crate::declared::Declared;
use crate::errors::Errors;
use crate::role::Role;
use crate::syntax::Item;
use crate::tokens::TokenStream;
use crate::{check, expand, fallback, fragment, once, stored_as};

/// From the tokens of a type to the implementations of its role.
///
/// Where something is wrong, all mistakes are reported, and the traits are implemented all the
/// same, so that nothing else complains of the type.
pub(crate) fn derive(tokens: TokenStream, role: Role) -> TokenStream {
    let mut item = match Item::of(tokens) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    if let Err(error) = once::take(&item, role) {
        return error.to_compile_error();
    }
    fragment::read_through(&mut item);
    stored_as::replace(&mut item, role);
    let errors = Errors::new();
    let mut declared = Declared::from_syn(&errors, &item, role);
    check::all(&errors, &declared);
    match errors.finish() {
        Ok(()) => expand::all(&declared),
        Err(error) => {
            declared.body.forget_parts();
            fallback::all(&declared, &error)
        }
    }
}
