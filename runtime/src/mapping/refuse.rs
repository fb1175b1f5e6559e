//! What the mapping refuses: each question is asked where the compiler checks a type, and its message
//! stands on the user's own token.

pub(super) mod collision;
pub(super) mod default;
pub(super) mod field;
pub(super) mod former;
mod message;
mod parent_key;
pub(super) mod reference;
mod rows;
pub(super) mod satisfiable;
pub(super) mod taken;
