use tablewright::{Aggregate, Entity, Id};

/// Somebody.
#[derive(Aggregate)]
struct Organiser {
    id: Id<Organiser>,
}

/// Somebody else.
#[derive(Aggregate)]
struct Sponsor {
    id: Id<Sponsor>,
}

/// A venue.
#[derive(Aggregate)]
#[aggregate(tenant = organiser)]
struct Venue {
    id: Id<Venue>,
    organiser: Id<Organiser>,
}

/// A log.
#[derive(Aggregate)]
struct Log {
    id: Id<Log>,
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    venue: Option<Id<Venue>>,
}

/// A banner.
#[derive(Aggregate)]
#[aggregate(tenant = sponsor)]
struct Banner {
    id: Id<Banner>,
    sponsor: Id<Sponsor>,
    venue: Id<Venue>,
}

/// A tour.
#[derive(Aggregate)]
#[aggregate(tenant = organiser)]
struct Tour {
    id: Id<Tour>,
    organiser: Id<Organiser>,
    stops: Vec<Stop>,
}

/// A stop.
#[derive(Entity)]
struct Stop {
    id: Id<Stop>,
    organiser: Id<Organiser>,
    venue: Id<Venue>,
}

fn main() {}
