//! Rules: what becomes of each in the model, and what the validator says of values.

mod engines;
mod generic;
mod overflow;
mod place;
mod places;
mod said;
mod variants;
mod violations;

use tablewright::Violations;
use tablewright::table::Table;

/// The checks that rules ask for: names and expressions.
fn checks(table: &'static Table) -> Vec<(&'static str, &'static str)> {
    let of_rules = table
        .checks
        .iter()
        .filter(|check| check.source.contains(": "));
    of_rules
        .map(|check| (check.name, check.expression))
        .collect()
}

fn lines(result: Result<(), Violations>) -> Vec<String> {
    let violations = result.err().into_iter().flatten();
    violations.map(|violation| violation.to_string()).collect()
}
