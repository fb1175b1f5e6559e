//! A place in the code of an aggregate.

/// Where in a type of the domain something is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// The type as such.
    Type,
    /// The mapped field at this position.
    Field(usize),
    /// The `#[invariant]` at this position.
    Rule(usize),
    /// The `#[index]` at this position: those on fields first.
    Index(usize),
    /// The `sql` of the table at this position.
    Script(usize),
}

impl Location {
    /// Whether it is the same one.
    pub(super) const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Type, Self::Type) => true,
            (Self::Field(one), Self::Field(other))
            | (Self::Rule(one), Self::Rule(other))
            | (Self::Index(one), Self::Index(other))
            | (Self::Script(one), Self::Script(other)) => one == other,
            _ => false,
        }
    }
}

/// A place in one of the aggregate's entities, by its position.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) entity: usize,
    pub(crate) place: Location,
}
