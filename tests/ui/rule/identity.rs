use tablewright::{Aggregate, Id};

/// A folder.
#[derive(Aggregate)]
#[invariant("INV-A-1: No folder is in itself", check(self.parent.is_none_or(|parent| parent != self.id)))]
#[invariant("INV-A-2: Once", unique(id))]
#[index(id)]
struct Folder {
    id: Id<Folder>,
    parent: Option<Id<Folder>>,
}

fn main() {}
