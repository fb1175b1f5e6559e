//! Refuses computed numbers that go too far.

use crate::mapping::refuse::message::{Message, fail};
use crate::rule::Expr;
use crate::shape::Fields;
use crate::shape::excess::excess;

/// Refuses what is computed where not every engine can keep it, or Rust's decimals cannot.
///
/// # Panics
///
/// In const evaluation, saying how far it goes.
#[track_caller]
pub const fn assert_computed(fields: Fields, computed: &Expr) {
    if let Some(excess) = excess(fields, computed) {
        let mut message = Message::new();
        message.push("this");
        excess.push(&mut message);
        fail(message);
    }
}
