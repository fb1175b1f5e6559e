//! How deep and how long a condition may be.
//!
//! What stands in parentheses of its own takes room on the stacks of the parsers behind: rustc's,
//! and those of databases. SQLite before 3.46 keeps a hundred symbols at a time, of which each
//! level takes three or four.

use proc_macro::Span;

use super::{Literal, Node, Tree};
use crate::syntax::{Error, Result};

/// Parentheses, blocks and closures inside of each other, also where they say nothing.
pub(super) const DEEPEST: usize = 64;

/// Conditions inside of each other that an engine has to read in parentheses.
const LEVELS: usize = 20;

/// Numbers that one operand is computed from.
const NUMBERS: usize = 64;

/// Signs of denial before one operand: what reads them goes one level deeper for each.
pub(super) const SIGNS: usize = 1024;

/// Operands, as often as they are written.
const PARTS: usize = 2048;

/// Beyond so many parts, the runtime measures the text of a condition where it stands.
pub(crate) const SHORT: usize = 16;

pub(super) fn too_deep(span: Span) -> Error {
    Error::new(
        span,
        format!(
            "a condition has at most {DEEPEST} parentheses, blocks and closures inside of each other: leave out those that say nothing, or make two rules of it"
        ),
    )
}

pub(super) fn too_many_signs(span: Span) -> Error {
    Error::new(
        span,
        format!("a condition has at most {SIGNS} `!` in a row: two of them say nothing"),
    )
}

fn refused(span: Span, what: &str) -> Result<()> {
    Err(Error::new(
        span,
        format!("{what}: make several rules of it, or use `assert(…)`, in Rust alone"),
    ))
}

/// Refuses a computation of too many numbers before all of them are read.
pub(super) fn check_numbers(count: usize, computed: &Node) -> Result<()> {
    if count <= NUMBERS {
        return Ok(());
    }
    refused(
        computed.first(),
        &format!("a condition computes with at most {NUMBERS} numbers at a time"),
    )
}

/// Refuses a condition that no engine would read.
pub(super) fn check(of: &Node) -> Result<()> {
    if let Some(deepest) = below(of, LEVELS) {
        return refused(
            deepest.first(),
            &format!("a condition has at most {LEVELS} conditions inside of each other"),
        );
    }
    if let Some(sum) = too_many_numbers(of) {
        check_numbers(numbers(sum), sum)?;
    }
    if parts(of) > PARTS {
        return refused(
            of.first(),
            &format!(
                "a condition has at most {PARTS} operands, those of nested `if`s as often as they are written"
            ),
        );
    }
    Ok(())
}

/// What stands deeper than so many levels, if anything does.
fn below(of: &Node, levels: usize) -> Option<&Node> {
    let Some(left) = levels.checked_sub(of.levels()) else {
        return Some(of);
    };
    of.parts().into_iter().find_map(|part| below(part, left))
}

fn too_many_numbers(of: &Node) -> Option<&Node> {
    if let Tree::Arithmetic { .. } | Tree::Negative(_) = of.tree {
        return (numbers(of) > NUMBERS).then_some(of);
    }
    of.parts().into_iter().find_map(too_many_numbers)
}

fn numbers(of: &Node) -> usize {
    match &of.tree {
        Tree::Arithmetic { .. } => of.parts().into_iter().map(numbers).sum(),
        Tree::Negative(of) => 1 + numbers(of),
        _ => 1,
    }
}

/// How many operands are written of a condition.
pub(crate) fn parts(of: &Node) -> usize {
    match &of.tree {
        Tree::If { arms, otherwise } => {
            // Each condition is asked before its own block, and before those of the other half.
            let times = 2 + arms.len().next_power_of_two().ilog2() as usize;
            let arms = arms.iter().map(|(condition, then)| {
                parts(condition)
                    .saturating_mul(times)
                    .saturating_add(parts(then))
            });
            arms.fold(parts(otherwise), usize::saturating_add)
        }
        Tree::Literal(Literal::Text(text)) => 1 + text.len() / 64,
        Tree::Among { of, list } if of.computes() || list.iter().any(Node::computes) => {
            list.len().saturating_mul(1 + parts(of))
        }
        _ => {
            let of = of.parts().into_iter().map(parts);
            of.fold(0, usize::saturating_add).max(1)
        }
    }
}

impl Node {
    /// How many levels of parentheses it adds to what it is made of.
    fn levels(&self) -> usize {
        match &self.tree {
            Tree::And(_)
            | Tree::Or(_)
            | Tree::Inside { .. }
            | Tree::Same { .. }
            | Tree::Count(_)
            | Tree::Negative(_) => 1,
            Tree::Compare { left, right, .. } => {
                usize::from(left.is_condition() || right.is_condition())
            }
            // One for each time that the blocks are halved, and one for each block.
            Tree::If { arms, .. } => 2 + arms.len().next_power_of_two().ilog2() as usize,
            Tree::Arithmetic { right, .. } => {
                usize::from(matches!(right.tree, Tree::Arithmetic { .. }))
            }
            _ => 0,
        }
    }
}
