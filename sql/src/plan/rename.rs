//! Names that are given in an order in which none is taken.

use crate::engine::Altering;
use crate::space::Kind;

/// Another name for something in a table, or for the table itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rename {
    pub(super) kind: Kind,
    /// The table, as it is called when this is done.
    pub(super) table: String,
    pub(super) from: String,
    pub(super) to: String,
}

/// Sorts them so that no name is taken when it is given: what has a name goes before what gets it,
/// and where names go round, one of them goes by a third name.
pub(super) fn sorted(engine: &dyn Altering, mut left: Vec<Rename>) -> Vec<Rename> {
    let mut sorted = Vec::with_capacity(left.len());
    let mut last = Vec::new();
    while !left.is_empty() {
        let is_free = |of: &Rename| {
            let mut others = left.iter();
            !others.any(|other| meet(engine, of, &other.table, &other.from, other.kind))
        };
        let (free, taken): (Vec<_>, Vec<_>) = left.iter().cloned().partition(is_free);
        if free.is_empty() {
            let mut taken = taken;
            let first = taken.remove(0);
            let third = third_name(&first.from, &taken);
            sorted.push(Rename {
                to: third.clone(),
                ..first.clone()
            });
            last.push(Rename {
                from: third,
                ..first
            });
            left = taken;
        } else {
            sorted.extend(free);
            left = taken;
        }
    }
    sorted.extend(last);
    sorted
}

/// Whether the name that something gets is one that the engine does not tell from another thing's.
fn meet(engine: &dyn Altering, of: &Rename, table: &str, name: &str, kind: Kind) -> bool {
    let mut spaces = engine.spaces().iter();
    of.to == name
        && spaces.any(|space| {
            space.kinds.contains(&of.kind)
                && space.kinds.contains(&kind)
                && (space.is_of_schema || of.table == table)
        })
}

fn third_name(name: &str, others: &[Rename]) -> String {
    let mut third = tablewright::__workspace::hashed(name, "renamed")
        .as_str()
        .to_owned();
    while others.iter().any(|of| of.from == third || of.to == third) {
        third.push('_');
    }
    third
}
