//! Rows that overlap, refused by triggers.

use super::Sqlite;
use crate::engine::Overlap;
use crate::writer::{Spelling as _, quoted};
use tablewright::__workspace::shortened_name;

/// One connection writes at a time, so that a trigger sees all there is.
pub(super) fn triggers(sqlite: &Sqlite, overlap: &Overlap<'_>) -> Vec<(String, String)> {
    let [from, to] = overlap.ends.map(|end| sqlite.name(end));
    let table = sqlite.name(overlap.table);
    let before =
        |of: &str, other: &str| format!("({other}.{to} IS NULL OR {of}.{from} < {other}.{to})");
    let agree = overlap.agree.iter().map(|name| {
        let name = sqlite.name(name);
        format!("other.{name} = NEW.{name}")
    });
    let meet = [
        before("NEW", "NEW"),
        before("other", "other"),
        before("NEW", "other"),
        before("other", "NEW"),
    ];
    let conditions: Vec<String> = agree.chain(meet).collect();
    let triggers = ["INSERT", "UPDATE"].map(|event| {
        let end = event.to_lowercase();
        let name = shortened_name(&format!("{}_{end}", overlap.name));
        let definition = format!(
            "CREATE TRIGGER {} AFTER {event} ON {table} FOR EACH ROW\n    WHEN EXISTS (SELECT 1 FROM {table} AS other WHERE other.id <> NEW.id\n        AND {})\nBEGIN\n    SELECT RAISE(ABORT, {});\nEND",
            sqlite.name(name.as_str()),
            conditions.join("\n        AND "),
            quoted(&overlap.rule),
        );
        (name.as_str().to_owned(), definition)
    });
    triggers.into()
}
