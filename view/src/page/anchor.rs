//! The ids of what can be linked to in a page.

use crate::view::AggregateView;
use tablewright_model::{Change, What};

pub(super) fn of_aggregate(aggregate: &AggregateView<'_>) -> String {
    // Two roots may have one name; two tables may not.
    let root = aggregate.tables.first();
    format!("aggregate-{}", root.map_or("", |root| &root.table.it.name))
}

pub(super) fn of_table(table: &str) -> String {
    format!("table-{table}")
}

pub(super) fn of_column(table: &str, column: &str) -> String {
    format!("column-{table}.{column}")
}

/// Of an index or a check: their names are those of the schema.
pub(super) fn of_constraint(name: &str) -> String {
    format!("constraint-{name}")
}

pub(super) fn of_rule(id: &str) -> String {
    format!("rule-{id}")
}

pub(super) fn of_enum(name: &str) -> String {
    format!("enum-{name}")
}

/// Of one change of an object.
pub(super) fn of_change(change: &Change<'_>) -> String {
    let key = match change.what {
        What::Changed(_) => change.key().unwrap_or_default(),
        What::Added => "added",
        What::Removed => "removed",
        What::Moved => "moved",
    };
    format!(
        "change-{}-{}.{}-{key}",
        change.kind().label().replace(' ', "-"),
        change.table,
        change.name()
    )
}
