//! A type has one role, and derives it once.
//!
//! A derive does not see those beside it. Where a type derives two, rustc would report each trait
//! that both implement, in its own words. The derives of one crate run in one process, though, so
//! that the second of a type finds what the first has left here.

use std::sync::{Mutex, PoisonError};

use proc_macro::Span;

use crate::by_name::ByName;
use crate::role::Role;
use crate::rustc;
use crate::syntax::{Error, Item, Result};

/// The line and the column of a derive.
type Place = (usize, usize);

/// The role of each type so far, and where it is derived.
static ROLES: Mutex<ByName<(Role, Place)>> = Mutex::new(ByName::new());

/// Takes the role for the type.
///
/// # Errors
///
/// The type has one already.
pub(crate) fn take(item: &Item, role: Role) -> Result<()> {
    // An editor's process reads a type again and again, wherever its derives have moved.
    if rustc::arguments().input.is_none() {
        return Ok(());
    }
    let Item { ident, keyword, .. } = item;
    // A macro may make several types of one name: their keywords are not one token then, or their
    // derives are.
    let of_type = format!("{ident} {keyword:?}");
    let derive = Span::call_site();
    let derived_at = (derive.line(), derive.column());
    let mut roles = ROLES.lock().unwrap_or_else(PoisonError::into_inner);
    let (first, first_at) = roles.or_insert(of_type, (role, derived_at));
    if *first_at == derived_at {
        return Ok(());
    }
    let message = if *first == role {
        format!("`{ident}` derives `{role}` twice: leave this one out")
    } else {
        format!(
            "`{ident}` derives `{first}` and `{role}`: a type is one of these, so that one of \
             them has to go"
        )
    };
    Err(Error::new(derive, message))
}
