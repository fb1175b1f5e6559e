use tablewright::{Aggregate, Entity, Id, ValueObject};

/// Somebody.
#[derive(Aggregate)]
struct Organiser {
    id: Id<Organiser>,
}

/// Without such a field.
#[derive(Aggregate)]
#[aggregate(tenant = organiser)]
struct Missing {
    id: Id<Missing>,
}

/// Its own.
#[derive(Aggregate)]
#[aggregate(tenant = id)]
struct Own {
    id: Id<Own>,
}

/// Perhaps somebody's.
#[derive(Aggregate)]
#[aggregate(tenant = organiser)]
struct Optional {
    id: Id<Optional>,
    organiser: Option<Id<Organiser>>,
}

/// Not a reference.
#[derive(Aggregate)]
#[aggregate(tenant = organiser)]
struct Soft {
    id: Id<Soft>,
    #[reference(soft)]
    organiser: Id<Organiser>,
}

#[derive(ValueObject)]
struct Name(String);

/// Not an id.
#[derive(Aggregate)]
#[aggregate(tenant = name)]
struct Named {
    id: Id<Named>,
    name: Name,
}

/// Not a field.
#[derive(Aggregate)]
#[aggregate(tenant = "organiser")]
struct Text {
    id: Id<Text>,
    organiser: Id<Organiser>,
}

/// Nobody's.
#[derive(Aggregate)]
#[invariant("INV-FRE-001: One of a name", unique(name) global)]
struct Free {
    id: Id<Free>,
    name: i32,
}

/// A part.
#[derive(Entity)]
#[entity(tenant = organiser)]
struct Part {
    id: Id<Part>,
    organiser: Id<Organiser>,
}

fn main() {}
