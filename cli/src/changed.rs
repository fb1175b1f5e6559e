//! The values of a change, as JSON.

use serde::Serialize;
use serde_json::Value;

use tablewright_model::{Change, Object, Sides};

/// What changed, as it was accepted and as the code has it: as the record says it, nothing where it
/// says nothing.
pub(super) fn values(change: &Change<'_>) -> [Option<Value>; 2] {
    let Some(key) = change.key() else {
        return [None, None];
    };
    match change.object {
        Object::Aggregate(of) => of_key(of, key),
        Object::Table(of) => of_key(of, key),
        Object::Entity(of) => of_key(of, key),
        Object::Column(of) => of_key(of, key),
        Object::Index(of) => of_key(of, key),
        Object::ForeignKey(of) => of_key(of, key),
        Object::Check(of) => of_key(of, key),
        Object::Rule(of) => of_key(of, key),
        Object::Rename(of) => of_key(of, key),
        Object::Script(of) => of_key(of, key),
        Object::Enum(of) => of_key(of, key),
        Object::EnumType(of) => of_key(of, key),
        _ => [None, None],
    }
}

fn of_key<T: Serialize>(of: Sides<'_, T>, key: &str) -> [Option<Value>; 2] {
    [of.before(), of.after()].map(|it| {
        let mut value = serde_json::to_value(it?).ok()?;
        for key in key.split('.') {
            value = value.get_mut(key)?.take();
        }
        Some(value)
    })
}
