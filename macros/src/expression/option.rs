//! Options that are compared: `self.parent != Some(self.id)`.

use proc_macro::{Delimiter, Span};

use super::primary::referenced;
use super::refusal::refused;
use super::scope::Scope;
use super::{Comparison, Node, Tree};
use crate::naming::Word;
use crate::syntax::{Input, Result};

/// Whether `Some(…)` comes next.
pub(super) fn is_next(input: &Input<'_>) -> bool {
    let ahead = input.clone();
    ahead.word().is_ok_and(|word| word.is("Some")) && ahead.peek_group(Delimiter::Parenthesis)
}

/// What is in `Some(…)`, if that comes next.
pub(super) fn wrapped(input: &Input<'_>, scope: &Scope) -> Result<Option<Node>> {
    if !is_next(input) {
        return Ok(None);
    }
    let scope = scope.inside(input.span())?;
    input.word()?;
    let content = input.parenthesized()?;
    let span = content.span();
    let value = referenced(&content, &scope)?;
    content.take(",");
    super::parse::ended(&content)?;
    match value.tree {
        Tree::Place(_) | Tree::Literal(_) | Tree::Constant(_) => Ok(Some(value)),
        _ => Err(refused(
            span,
            "`Some(…)` in a condition holds a field, a literal or a constant",
        )),
    }
}

/// Whether an option holds this value, or does not.
pub(super) fn same(comparison: Comparison, sign: Span, of: Node, value: Node) -> Result<Tree> {
    if comparison.is_order() {
        return Err(refused(
            sign,
            "an option is compared with `==` and `!=`: ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`",
        ));
    }
    if of.place().is_none() {
        return Err(refused(
            of.first(),
            "`Some(…)` in a condition is compared with a field, as in `self.parent != Some(self.id)`",
        ));
    }
    Ok(Tree::Same {
        is: comparison == Comparison::Equal,
        of: Box::new(of),
        value: Box::new(value),
    })
}
