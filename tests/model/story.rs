//! A domain with something of everything that a record holds.

use tablewright::{Aggregate, Entity, Id, ValueObject};

/// Where in a story something stands.
#[derive(ValueObject)]
pub(crate) enum Place {
    Begin,
    End,
}

#[derive(Aggregate)]
#[aggregate(
    id = "AGG-STO-001",
    audit(created = "told_at"),
    purpose = "A story with \"quotes\", a back\\slash and\ta tab."
)]
#[renamed_from("tales")]
#[invariant("INV-STO-001: A title is unique per teller", unique(title, teller) where(self.stars != 0 || !self.public))]
#[invariant("INV-STO-002: Between none and five stars", check(self.stars >= 0 && self.stars <= 5))]
#[invariant("INV-STO-003: It's \"told\"", check(self.initial == '"' || self.title != "it's"))]
#[invariant("INV-STO-004: One way", transitions(place, Begin => End))]
#[invariant("INV-STO-005: Somebody listens")]
#[invariant("INV-STO-006: It has scenes", assert(!self.scenes.is_empty()))]
pub(crate) struct Story {
    pub(crate) id: Id<Story>,
    pub(crate) title: String,
    pub(crate) teller: Id<Story>,
    #[renamed_from("points")]
    #[index(include(public), where(self.public), method = "btree")]
    pub(crate) stars: i32,
    pub(crate) public: bool,
    pub(crate) initial: char,
    #[column(default = Place::Begin)]
    pub(crate) place: Place,
    pub(crate) scenes: Vec<Scene>,
}

/// A scene.
#[derive(Entity)]
pub(crate) struct Scene {
    pub(crate) id: Id<Scene>,
}

pub(crate) const RECORDS: [&str; 3] = [
    shop::Customer::DATA_MODEL,
    shop::Order::DATA_MODEL,
    Story::DATA_MODEL,
];
