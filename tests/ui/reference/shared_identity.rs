use tablewright::{Aggregate, Entity, Id};

/// A person.
#[derive(Aggregate)]
struct Person {
    id: Id<Person>,
    photos: Vec<Photo>,
}

/// Its own identity.
#[derive(Entity)]
struct Photo {
    #[reference(on_delete = cascade)]
    id: Id<Photo>,
}

/// A primary key.
#[derive(Aggregate)]
struct Salary {
    #[reference(on_delete = set_null)]
    id: Id<Person>,
}

/// What an identity is not.
#[derive(Aggregate)]
struct Note {
    #[reference(soft, on_delete = cascade)]
    id: Id<Person>,
}

/// The identity of the other is mistaken: that is the only mistake.
#[derive(Aggregate)]
struct Page {
    #[reference(on_delete = cascade)]
    id: String,
}

fn main() {}
