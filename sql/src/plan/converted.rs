//! What becomes of the values of a column.

use std::collections::BTreeSet;

use super::conversion;
use crate::change::Kept;
use crate::dialect::Unsupported;
use crate::engine::{Converted, Engine};
use crate::schema::Column;

/// What the values of a column become, or why they do not; nothing where they stay what they are.
/// Enums of the database that are replaced have other values although they are called the same.
pub(super) fn of(
    engine: &dyn Engine,
    column: Kept<'_, Column>,
    enums: &BTreeSet<&str>,
    name: &str,
) -> Option<Result<Converted, Unsupported>> {
    let Kept { before, after, .. } = column;
    let [Some(from), Some(to)] = [&before.logical, &after.logical] else {
        // Catalogues do not tell them of all columns, and no type says what becomes of its values.
        let is_same = before.ty == after.ty && before.collation == after.collation;
        return (!is_same).then(|| {
            Err(Unsupported {
                why: format!("{} does not become {} by itself", before.ty, after.ty),
                cure: "",
            })
        });
    };
    let is_replaced = from.as_enum().is_some_and(|name| enums.contains(name));
    let is_same = from == to && before.ty == after.ty && before.collation == after.collation;
    if is_same && !is_replaced {
        return None;
    }
    let Some(conversion) = conversion::between(from, to) else {
        return Some(Err(Unsupported {
            why: format!("{from} does not become {to} by itself"),
            cure: "",
        }));
    };
    Some(engine.convert([before, after], conversion, name))
}
