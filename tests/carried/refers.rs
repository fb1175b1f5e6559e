//! A domain whose parts refer to each other, and belong to somebody.

use std::collections::BTreeSet;
use std::num::{NonZeroI8, NonZeroU32};

use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};
use uuid::Uuid;

pub(crate) const RECORDS: [&str; 4] = [
    Owner::DATA_MODEL,
    Country::DATA_MODEL,
    Place::DATA_MODEL,
    Network::DATA_MODEL,
];

/// Whose all is.
#[derive(Aggregate)]
struct Owner {
    id: Id<Owner>,
}

#[derive(Clone, Copy, Identifier)]
#[identifier(Owner)]
struct OwnerId(Uuid);

#[derive(Identifier)]
#[identifier(Node)]
struct NodeId(Uuid);

/// A country, which is nobody's.
#[derive(Aggregate)]
struct Country {
    id: Id<Country>,
}

/// A place.
#[derive(Aggregate)]
#[aggregate(tenant = held_by)]
#[invariant("INV-PLC-001: One of a name", unique(name))]
#[invariant("INV-PLC-002: One of a code", unique(code) global)]
#[invariant(
    "INV-PLC-003: Apart",
    constraint(postgres = "EXCLUDE USING gist (code WITH =)")
)]
struct Place {
    id: Id<Place>,
    #[column(name = "owner")]
    held_by: OwnerId,
    #[column(length = 20)]
    name: Box<str>,
    code: NonZeroI8,
    country: Option<Id<Country>>,
    #[reference(on_delete = set_null)]
    part_of: Option<Id<Place>>,
}

/// A text of others.
#[derive(Clone, ValueObject)]
#[value_object(as = String)]
struct Label {
    parts: Vec<char>,
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.parts.into_iter().collect()
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self {
            parts: text.chars().collect(),
        }
    }
}

#[derive(ValueObject)]
enum Reach {
    Node(NodeId),
    Place { at: Id<Place>, since: i32 },
    Nowhere,
}

/// A network.
#[derive(Aggregate)]
#[aggregate(tenant = owner)]
struct Network {
    id: Id<Network>,
    owner: Id<Owner>,
    start: Option<NodeId>,
    label: Label,
    nodes: Vec<Node>,
    #[children(ordered, table = "roads")]
    edges: Vec<Edge>,
    #[collection]
    watched: BTreeSet<Id<Node>>,
}

/// A node.
#[derive(Entity)]
struct Node {
    id: NodeId,
    above: Option<Id<Node>>,
    place: Option<Id<Place>>,
    ports: Vec<Port>,
    only: Option<Only>,
}

/// A part of a node.
#[derive(Entity)]
struct Only {
    id: NodeId,
    other: Option<Id<Only>>,
}

/// A port.
#[derive(Entity)]
#[invariant("INV-PRT-001: One at a time", no_overlap(parent, slot, since..until))]
struct Port {
    id: Id<Port>,
    slot: Option<NonZeroU32>,
    since: i64,
    until: Option<i64>,
    #[reference(on_delete = set_null)]
    out: Option<Id<Edge>>,
    #[collection]
    at: BTreeSet<Id<Place>>,
}

/// An edge.
#[derive(Entity)]
struct Edge {
    id: Id<Edge>,
    from: Id<Node>,
    #[reference(on_delete = cascade)]
    to: NodeId,
    reach: Reach,
}
