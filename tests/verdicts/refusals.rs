//! A combination of an operator and operands that does not compile has one error, in our own words:
//! what a condition may not ask is no mistake of Rust's too.

use crate::meanings::Checked;
use crate::project::Report;

/// What is wrong in Rust whatever a condition may ask: names, and references that are none.
const OF_RUST: &[&str] = &[
    "no field `",
    "no method named `as_deref` found",
    "cannot be dereferenced",
    "is a primitive type and therefore doesn't have fields",
    // `"ab" == *self.text.as_str()`
    "can't compare `&str` with `str`",
    // `self.code == *self.code`, where what a value object leads to is another type.
    "mismatched types",
];

/// Constants that no condition names: what else is wrong is another mistake.
const UNSPOKEN: &[&str] = &["Self::Y"];

fn is_ours(report: &Report) -> bool {
    const WORDS: &[&str] = &[
        "condition",
        "engine",
        "`!` denies",
        "an unsigned number has no negative values",
        "no column is compared with bytes",
        "satisfies this rule",
    ];
    WORDS.iter().any(|word| report.message.contains(word))
        || OF_RUST.iter().any(|word| report.message.contains(word))
}

pub(crate) fn are_told_once(checked: &Checked) {
    let mut wrong = Vec::new();
    for (condition, reports) in &checked.refused {
        let is_unspoken = UNSPOKEN.iter().any(|constant| condition.contains(constant));
        let is_one = reports.len() == 1 || is_unspoken;
        if is_one && reports.iter().all(is_ours) {
            continue;
        }
        let messages = reports.iter().map(|report| report.message.as_str());
        wrong.push(format!(
            "{condition}\n    {}",
            messages.collect::<Vec<_>>().join("\n    ")
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
