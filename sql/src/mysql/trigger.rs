//! State machines as triggers of MySQL.

use super::super::engine::{Trigger, cut};
use super::super::writer::Spelling as _;
use super::MySql;

/// The characters of the message of an error.
pub(crate) const MESSAGE: usize = 120;

/// Signals are statements among others, between which the command line client would cut: where it
/// may not change, the state becomes what cannot be, and the error says what was asked for.
pub(super) fn of(mysql: &MySql, trigger: &Trigger<'_>) -> String {
    let column = mysql.name(trigger.column);
    let state = |row: &str| match trigger.first() {
        Some(_) => format!("COALESCE({row}.{column}, 'nothing')"),
        None => format!("{row}.{column}"),
    };
    format!(
        "CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW
    SET NEW.{column} = CASE WHEN {condition}
    THEN UUID_TO_BIN(CONCAT({rule}, ': ', {old}, ' -> ', {new}))
    ELSE NEW.{column} END",
        name = mysql.name(trigger.name),
        table = mysql.name(trigger.table),
        condition = trigger.condition(mysql),
        old = state("OLD"),
        new = state("NEW"),
        rule = mysql.text(&cut(&trigger.rule, MESSAGE)),
    )
}
