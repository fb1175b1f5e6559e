//! What cannot be said in a condition, and what to say instead.

use crate::syntax::Error;
use proc_macro::Span;

/// The way out of all of it.
const CURE: &str = "`assert(…)` takes any expression, in Rust alone";

/// Why something is not understood, and how to cure it.
pub(super) fn refused(span: Span, why: &str) -> Error {
    Error::new(span, format!("{why}; {CURE}"))
}

/// What nobody has a better word for.
pub(super) fn not_understood(span: Span) -> Error {
    refused(
        span,
        "a condition does not know this: it compares fields of `self`, literals and constants, computes with `+ - * %`, and joins with `&& || !` and `if`",
    )
}

/// A method that no condition knows.
pub(super) fn unknown_method(span: Span, name: &str) -> Error {
    let why = match name {
        "unwrap" | "expect" | "unwrap_or" | "unwrap_or_default" | "unwrap_or_else" | "map"
        | "map_or" | "map_or_else" | "and_then" => {
            "of an option a condition asks `.is_some()`, `.is_none()`, `.is_some_and(|x| …)` and `.is_none_or(|x| …)`"
        }
        "trim" | "trim_start" | "trim_end" | "to_lowercase" | "to_uppercase" => {
            "engines do not agree with Rust on blanks and on letters of another case: say with `.chars().all(|c| matches!(c, …))` which characters there may be"
        }
        "to_ascii_lowercase" | "to_ascii_uppercase" => {
            "a condition compares text whatever the case of its letters, of those of ASCII, with `.to_ascii_lowercase()`, said once, or `.eq_ignore_ascii_case(\"…\")`"
        }
        "clone" | "to_owned" | "to_string" | "into" | "borrow" | "as_mut" => {
            "a condition compares what a row holds, and needs no copy of it: leave the method out"
        }
        "get" => {
            "no condition looks into a list or a `NonZero…`: store the number itself, with a rule that it is not zero, or say it in Rust alone"
        }
        "iter" | "any" | "all" | "first" | "last" | "keys" | "values" => {
            "what is in a list is not in this row: a rule over several rows is Rust's alone"
        }
        "abs" | "min" | "max" | "pow" | "clamp" | "rem_euclid" | "div_euclid" | "round" => {
            "a condition computes with `+ - * %`, and compares with both ends, as in `(-9..=9).contains(&self.n)`"
        }
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "cmp" | "partial_cmp" => {
            "a condition compares with `== != < <= > >=`"
        }
        _ => {
            "no database calls this method: of text a condition asks `is_empty`, `len`, `starts_with`, `ends_with`, `contains`, `eq_ignore_ascii_case`, `to_ascii_lowercase`, `.chars().count()` and `.chars().all(|c| matches!(c, …))`, of options `is_some`, `is_none`, `is_some_and` and `is_none_or`"
        }
    };
    refused(span, why)
}
