//! Texts with capitals, which no text in small letters is.

use proc_macro::Span;

use super::{Literal, Node, Tree};
use crate::syntax::{Error, Result};

/// Refuses to look in a text with small letters for a literal that has capitals.
pub(super) fn check(of: &Node, sought: &Node) -> Result<()> {
    match &sought.tree {
        Tree::Literal(Literal::Text(text)) => check_text(of, text, sought.first()),
        _ => Ok(()),
    }
}

/// The same of a text that stands at a place.
pub(super) fn check_text(of: &Node, sought: &str, span: Span) -> Result<()> {
    let small = sought.to_ascii_lowercase();
    if !matches!(of.tree, Tree::Lowercase(_)) || small == sought {
        return Ok(());
    }
    Err(Error::new(
        span,
        format!(
            "`.to_ascii_lowercase()` leaves no capitals, and this text has some: write {small:?}"
        ),
    ))
}
