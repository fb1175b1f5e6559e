//! Extensions that a script asks for. They stay when all else is dropped.

use super::super::schema::Schema;
use tablewright::__workspace::method::OperatorClass;

/// The statements that create what a schema needs, and what each is for.
pub(super) fn needed(schema: &Schema) -> Vec<(&'static str, &'static str)> {
    let mut needed = Vec::new();
    let mut checks = schema.tables.iter().flat_map(|table| &table.checks);
    if checks.any(|check| check.excludes) {
        needed.push((
            "CREATE EXTENSION IF NOT EXISTS btree_gist",
            "What excludes rows that overlap needs it. It stays when all else is dropped.",
        ));
    }
    let mut indexes = schema.tables.iter().flat_map(|table| &table.indexes);
    // No operator class of another one is known.
    if indexes.any(|index| index.extension.is_some()) {
        needed.push((
            "CREATE EXTENSION IF NOT EXISTS pg_trgm",
            "Indexes of parts of texts need it. It stays when all else is dropped.",
        ));
    }
    needed
}

/// The operator classes that extensions have, and these extensions.
pub(super) fn of_classes() -> Vec<(&'static str, &'static str)> {
    let classes = OperatorClass::ALL.iter();
    classes
        .filter_map(|class| Some((class.name, class.extension?)))
        .collect()
}
