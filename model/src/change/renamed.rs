//! What is called otherwise than it was accepted, or may be.

use super::object::{Object, Sides};
use crate::record::{Record, Table};
use tablewright::__workspace::drift;

/// A table or a column of both sides that has another name now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renamed<'m> {
    /// The name of the table, as it was accepted and as the code has it: both may be the same.
    pub table: [&'m str; 2],
    /// The name of the column, on both sides; nothing where it is the table that was renamed.
    pub column: Option<[&'m str; 2]>,
    /// Whether the code says so, by `#[renamed_from]`. Otherwise it only looks like it: the Rust type
    /// of a table is the same, or a column stands where the other one stood.
    pub is_said: bool,
}

/// What is called otherwise in one record, by the partners that its objects have on the other side.
pub(super) fn all<'m>(
    record: &'m Record,
    partners: &[Option<usize>],
    [before, after]: [&[Object<'m>]; 2],
    compared: &[drift::Object<'_>],
) -> Vec<Renamed<'m>> {
    let pair = |at: usize| before[partners[at]?].beside(after[at]);
    let mut renamed = Vec::new();
    for (at, object) in compared.iter().enumerate() {
        match pair(at) {
            Some(Object::Table(Sides::Both { before, after })) if before.name != after.name => {
                renamed.push(Renamed {
                    table: [&before.name, &after.name],
                    column: None,
                    is_said: former_of_table(record, after) == Some(&before.name),
                });
            }
            Some(Object::Column(Sides::Both { before, after })) if before.name != after.name => {
                let Some(Object::Table(Sides::Both {
                    before: old,
                    after: new,
                })) = object.table.and_then(pair)
                else {
                    continue;
                };
                let mut said = record.renames.iter();
                renamed.push(Renamed {
                    table: [&old.name, &new.name],
                    column: Some([&before.name, &after.name]),
                    is_said: said.any(|of| {
                        of.table == new.name && of.column == after.name && of.from == before.name
                    }),
                });
            }
            _ => {}
        }
    }
    renamed
}

fn former_of_table<'m>(record: &'m Record, table: &Table) -> Option<&'m String> {
    let mut entities = record.entities.iter();
    let entity = entities.find(|entity| entity.table == table.name)?;
    entity.renamed_from.as_ref()
}
