//! The indexes of MySQL: B-trees over whole columns, of all rows.

use super::row::{key_length, room};
use super::{INDEX, MySql};
use crate::dialect::Unsupported;
use crate::engine::{Indexed, Indexing, covering};
use crate::schema::IndexColumn;

/// Where a B-tree takes the columns, there is one.
pub(super) fn leaves_out(mysql: &MySql, indexed: &Indexed<'_>) -> Option<String> {
    let index = indexed.index;
    let method = index
        .method
        .as_deref()
        .filter(|method| *method != "btree")?;
    let mut columns = index.columns.iter().filter_map(|name| indexed.column(name));
    let fits = columns.all(|column| key_length(column).is_some())
        && room(indexed).is_ok()
        && !indexed.looks_inside();
    (!fits && !index.unique).then(|| {
        format!(
            "{} has no indexes of the method {method}, and no B-tree that serves the same: {} is left out.",
            mysql.name, index.name
        )
    })
}

/// The columns of an index, as far as it has room for them, and what that leaves out.
pub(super) fn of(mysql: &MySql, indexed: &Indexed<'_>) -> Result<Indexing, Unsupported> {
    let index = indexed.index;
    let mut room = room(indexed)?;
    let mut columns = indexed.keys(mysql);
    let (behind, mut notes) = covering(index, mysql.name, |name| {
        indexed.column(name).and_then(key_length).is_some()
    });
    for name in behind {
        let length = indexed.column(name).and_then(key_length);
        match room.checked_sub(length.unwrap_or_default()) {
            Some(left) if columns.len() < mysql.parts => {
                room = left;
                columns.push(IndexColumn::Column(name.clone()));
            }
            _ => notes.push(format!(
                "An index of {} has room for {INDEX} bytes and {} columns: {} does not cover {name}.",
                mysql.name, mysql.parts, index.name
            )),
        }
    }
    if indexed.is_apart() {
        columns.push(IndexColumn::Column(indexed.partial_by.clone()));
        if columns.len() > mysql.parts {
            return Err(Unsupported {
                why: format!(
                    "it has at most {} columns there, one of which tells its rows apart",
                    mysql.parts
                ),
                cure: "index fewer columns",
            });
        }
    } else if indexed.condition.is_some() {
        notes.push(format!(
            "{} has no partial indexes: {} holds all rows.",
            mysql.name, index.name
        ));
    }
    if let Some(method) = index.method.as_deref().filter(|method| *method != "btree") {
        notes.push(format!(
            "{} has no indexes of the method {method}: {} is a B-tree.",
            mysql.name, index.name
        ));
    }
    Ok(Indexing {
        columns,
        notes,
        ..Indexing::default()
    })
}
