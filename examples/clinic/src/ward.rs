//! Where patients lie.

use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::staff::Practitioner;

/// A part of the house with its own staff.
#[derive(Aggregate)]
#[aggregate(id = "AGG-WRD-001", audit = false)]
#[renamed_from("stations")]
#[invariant("INV-WRD-001: A ward is found by its name", unique(name))]
pub struct Ward {
    /// The identity.
    pub id: Id<Ward>,
    /// As on the signs.
    #[column(length = 60)]
    pub name: String,
    /// Who leads it. A ward opens before somebody does.
    pub head: Option<Id<Practitioner>>,
    /// Where it is.
    #[renamed_from("place")]
    pub location: Location,
    /// Its rooms.
    pub rooms: Vec<Room>,
}

/// A place in the house.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Location {
    /// A letter.
    pub building: char,
    /// Below the ground, less than 0.
    pub floor: i8,
}

/// A room of a ward.
#[derive(Entity)]
#[invariant("INV-WRD-002: A room number is given once", unique(parent, number))]
pub struct Room {
    /// The identity.
    pub id: Id<Room>,
    /// As on the door.
    pub number: u16,
    /// Its beds.
    pub beds: Vec<Bed>,
    /// What the room has beside beds, if it was looked at.
    pub equipment: Option<Equipment>,
}

/// A bed of a room.
#[derive(Entity)]
#[invariant("INV-WRD-003: A bed is at one window or door", unique(parent, place))]
pub struct Bed {
    /// The identity.
    pub id: Id<Bed>,
    /// Where it stands.
    pub place: BedPlace,
    /// Whether somebody may lie in it.
    #[column(default = BedState::Ready, no_index)]
    pub state: BedState,
}

/// Where a bed stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub enum BedPlace {
    /// At the door.
    Door,
    /// Between the others.
    Middle,
    /// At the window.
    Window,
}

/// Whether a bed can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub enum BedState {
    /// It can.
    Ready,
    /// Not before it is cleaned.
    ToClean,
    /// Not before it is repaired.
    Broken,
}

/// What a room has beside beds: there once for a room.
#[derive(Entity)]
#[entity(table = "room_equipment", purpose = "What a room has beside beds")]
pub struct Equipment {
    /// The identity of the room.
    pub id: Id<Room>,
    /// Outlets for oxygen.
    #[column(default = 0)]
    pub oxygen_outlets: u8,
    /// A monitor that reports to the desk.
    #[column(default = false)]
    pub monitored: bool,
}
