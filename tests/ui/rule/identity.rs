use tablewright::{Aggregate, Id, Identifier};

/// A folder.
#[derive(Aggregate)]
#[invariant("INV-A-1: Ids are not ordered", check(self.parent.is_none_or(|parent| parent < self.id)))]
#[invariant("INV-A-2: Once", unique(id))]
#[invariant("INV-A-3: An option is not its content", check(self.parent != self.id))]
#[invariant("INV-A-4: An id of something else", check(self.shelf != Some(self.id)))]
#[invariant("INV-A-5: It is always there", check(self.id.is_some()))]
#[invariant("INV-A-6: Nor is that ordered", check(self.parent < Some(self.id)))]
#[invariant("INV-A-7: No computing", check(self.size == Some(self.least + 1)))]
#[invariant("INV-A-8: No field", check(Some(3) == Some(self.least)))]
#[invariant("INV-A-9: Nothing else", check(self.size == None))]
#[invariant("INV-A-10: No folder is in itself", check(self.parent != Some(self.id)))]
#[index(id)]
struct Folder {
    id: Id<Folder>,
    parent: Option<Id<Folder>>,
    shelf: Option<Id<Shelf>>,
    size: Option<i32>,
    least: i32,
}

/// A shelf.
#[derive(Aggregate)]
#[invariant("INV-B-1: An id of something else", check(self.id != self.folder))]
#[invariant("INV-B-2: In no other", check(Some(self.id) != self.above))]
struct Shelf {
    id: ShelfId,
    folder: Id<Folder>,
    above: Option<ShelfId>,
}

#[derive(Identifier, PartialEq, Clone, Copy)]
#[identifier(Shelf)]
struct ShelfId(uuid::Uuid);

fn main() {}
