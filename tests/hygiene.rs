//! Generated code is code: it compiles where a team is strict, and where names mean other things.

#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unused_qualifications,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
#![allow(clippy::redundant_pub_crate, reason = "the types of this test only")]

use tablewright::{Aggregate, Entity, Id, Identifier, Transitions, ValueObject};

/// Names of the prelude and of the standard library that mean something else here.
pub mod shadowed {
    use super::{Aggregate, Entity, Id, ValueObject};

    /// Not the standard library's.
    #[derive(Debug)]
    pub struct Option;
    /// Not the standard library's.
    #[derive(Debug)]
    pub struct String;
    /// Not the standard library's.
    #[derive(Debug)]
    pub struct Vec;
    /// Not the standard library's.
    #[derive(Debug)]
    pub struct Result;
    /// Not the standard library's.
    #[derive(Debug)]
    pub struct Some;
    /// Not the standard library's.
    #[derive(Debug)]
    pub struct None;
    /// Not the standard library's.
    #[derive(Debug)]
    pub struct Box;
    /// Not the standard library's.
    #[derive(Debug)]
    pub struct Default;
    /// A crate of this name is somewhere else.
    pub mod core {}
    /// A crate of this name is somewhere else.
    pub mod std {}
    /// A crate of this name is somewhere else.
    pub mod tablewright {}

    /// What a field's type may be called.
    pub type Text = ::std::string::String;

    /// A root among strangers.
    #[derive(Debug, Aggregate)]
    #[invariant("INV-SHD-001: Somebody is here", assert(!self.parts.is_empty()))]
    #[invariant("INV-SHD-002: Named once", unique(name) where(self.rank > 0))]
    #[invariant("INV-SHD-003: Ranked", check(self.rank >= 0))]
    #[index(rank, purpose = "Sort by rank")]
    pub struct Root {
        /// The identity.
        pub id: Id<Self>,
        /// A name.
        pub name: Text,
        /// A rank.
        #[column(default = 1)]
        pub rank: i32,
        /// A state.
        #[column(default = State::Open)]
        pub state: State,
        /// Its parts.
        pub parts: ::std::vec::Vec<Part>,
        /// A part of it.
        pub size: ::std::option::Option<Size>,
    }

    /// A part.
    #[derive(Debug, Entity)]
    pub struct Part {
        /// The identity.
        pub id: Id<Self>,
    }

    /// A size.
    #[derive(Debug, ValueObject)]
    pub struct Size(#[column(default = 3)] pub i32);

    /// A state.
    #[derive(Debug, ValueObject)]
    pub enum State {
        /// One.
        Open,
        /// The other.
        Closed,
    }
}

/// Private types of a private module.
mod private {
    use super::{Aggregate, Entity, Id, Identifier, Transitions, ValueObject};

    /// A root.
    #[derive(Aggregate)]
    #[invariant("INV-PRV-001: Goes one way", transitions(state, Open => Closed))]
    struct Secret {
        id: SecretId,
        r#type: String,
        state: State,
        next: Option<Id<Self>>,
        children: Vec<Child>,
    }

    #[derive(Identifier)]
    #[identifier(Secret)]
    struct SecretId(uuid::Uuid);

    #[derive(ValueObject)]
    enum State {
        Open,
        Closed,
    }

    /// A child.
    #[derive(Entity)]
    struct Child {
        id: Id<Self>,
    }

    #[test]
    fn are_derived_too() {
        let secret = Secret {
            id: SecretId(uuid::Uuid::nil()),
            r#type: String::new(),
            state: State::Open,
            next: None,
            children: Vec::new(),
        };
        assert_eq!(secret.check_invariants(), Ok(()));
        assert!(secret.state.can_become(&State::Closed));
        assert_eq!(Secret::TABLES[0].columns[1].name, "type");
    }
}

/// Words of SQL are names like any other.
mod keywords {
    use super::{Aggregate, Id};

    /// "Quoted" words, `code`, a back\slash, and
    /// an umlaut: ä.
    ///
    /// - a list
    #[derive(Aggregate)]
    struct Select {
        id: Id<Self>,
        table: i32,
        order: i32,
        group: String,
        r#where: bool,
    }

    #[test]
    fn are_names() {
        let table = &Select::TABLES[0];
        assert_eq!(table.name, "selects");
        assert_eq!(
            table.purpose,
            "\"Quoted\" words, `code`, a back\\slash, and an umlaut: ä."
        );
        assert_eq!(table.columns[4].name, "where");
        let model = tablewright::DataModel::of(&[Select::DATA_MODEL]).unwrap();
        assert_eq!(model.tables().next().unwrap().purpose, table.purpose);
    }
}

#[test]
fn shadowed_names_are_not_used() {
    let root = shadowed::Root {
        id: Id::new(),
        name: String::new(),
        rank: -1,
        state: shadowed::State::Open,
        parts: Vec::new(),
        size: Some(shadowed::Size(1)),
    };
    let violations = root.check_invariants().unwrap_err();
    assert_eq!(violations.iter().count(), 2, "{violations}");
    assert_eq!(shadowed::Root::TABLES.len(), 2);
}
