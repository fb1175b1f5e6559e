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
    #[invariant("INV-SHD-004: Not too much", check(self.rank + Self::STEP * 2 < 100 || self.name.len() < 3))]
    #[invariant("INV-SHD-005: Sized", check(self.size.as_ref().is_none_or(|size| size.0 > 0 && (1..=9).contains(&(size.0 + 1)))))]
    #[invariant("INV-SHD-006: Open", check(if matches!(self.state, State::Open) { self.name.starts_with("a") } else { true }))]
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

    impl Root {
        /// A step.
        pub const STEP: i32 = 2;
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

    /// Variants that are called as those of the prelude.
    #[derive(Debug, ValueObject)]
    pub enum Answer {
        /// Nothing.
        None,
        /// Something.
        Some(Text),
        /// A word.
        r#Ok {
            /// A word too.
            r#type: ::std::option::Option<i32>,
            /// And a pair.
            pair: Pair<i32, bool>,
        },
        /// Wrong.
        Err(i8, i8),
    }

    /// Of two types.
    #[derive(Debug, ValueObject)]
    pub struct Pair<A, B>
    where
        A: Copy,
    {
        /// One.
        pub left: A,
        /// The other.
        pub right: ::std::option::Option<B>,
    }

    /// Of every other shape.
    #[derive(Debug, Aggregate)]
    #[index(pair.left, answer.Ok.pair.right)]
    #[invariant("INV-SHD-004: Once", unique(pair.left))]
    pub struct Shapes {
        /// The identity.
        pub id: Id<Self>,
        /// Perhaps.
        pub answer: ::std::option::Option<Answer>,
        /// Two.
        pub pair: Pair<i64, bool>,
        /// Perhaps two.
        #[embed(presence)]
        pub maybe: ::std::option::Option<Pair<i32, i32>>,
        /// A list.
        #[collection(ordered, unique(value), where(self.value > 0))]
        pub list: ::std::vec::Vec<i32>,
        /// A list of pairs.
        #[collection(unique(left), where(self.left > 0))]
        pub pairs: ::std::vec::Vec<Pair<i32, i32>>,
        /// A set of strangers.
        #[collection]
        #[reference(soft)]
        pub set: ::std::collections::BTreeSet<Id<Vec>>,
        /// A map of sets.
        #[collection]
        pub map: ::std::collections::BTreeMap<i32, ::std::collections::BTreeSet<Text>>,
    }

    /// A state.
    #[derive(Debug, ValueObject)]
    pub enum State {
        /// One.
        Open,
        /// The other.
        Closed,
    }
}

#[path = "hygiene/references.rs"]
pub mod references;

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
        let model = tablewright_model::DataModel::of(&[Select::DATA_MODEL]).unwrap();
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
    assert_eq!(violations.iter().count(), 3, "{violations}");
    assert_eq!(shadowed::Root::TABLES.len(), 2);
    assert_eq!(shadowed::Shapes::TABLES.len(), 5);
    let shapes = shadowed::Shapes {
        id: Id::new(),
        answer: Some(shadowed::Answer::Some("\0".to_owned())),
        pair: shadowed::Pair {
            left: 1,
            right: None,
        },
        maybe: None,
        list: vec![1],
        pairs: Vec::new(),
        set: [Id::new()].into(),
        map: [(1, ["\0".to_owned()].into())].into(),
    };
    let violations = shapes.check_invariants().unwrap_err();
    let paths: Vec<&str> = violations
        .iter()
        .map(tablewright::Violation::path)
        .collect();
    assert_eq!(paths, ["answer.Some", "map"]);
}

/// Types made by a macro, whose fields and conditions are its arguments.
mod from_macros {
    use super::{Aggregate, Id};

    macro_rules! aggregate {
        ($name:ident, $field:ident, $ty:ty, $length:literal) => {
            /// Made by a macro.
            #[derive(Aggregate)]
            #[invariant("INV-MAC-001: Not below zero", check(self.$field >= 0))]
            #[invariant("INV-MAC-002: Not ten", assert(self.$field != 10))]
            #[invariant("INV-MAC-003: Once", unique(text) where(self.$field > 0))]
            #[index($field, where(self.$field > 4))]
            struct $name {
                id: Id<$name>,
                $field: $ty,
                #[column(length = $length)]
                text: String,
            }
        };
    }

    aggregate!(Made, count, i32, 12);

    #[test]
    fn map_as_any_other() {
        let made = Made {
            id: Id::new(),
            count: -1,
            text: String::new(),
        };
        let violations = made.check_invariants().unwrap_err();
        assert_eq!(
            violations.to_string(),
            "count: Not below zero (INV-MAC-001), found -1"
        );
        assert_eq!(Made::TABLES[0].columns[2].ty.to_string(), "VARCHAR(12)");
    }
}

/// Names that generated code uses itself, and a deprecated type.
mod taken {
    use super::{Aggregate, Id};

    const ENTRY: i32 = 3;

    /// A filter.
    #[deprecated]
    #[derive(Aggregate)]
    #[invariant("INV-FIL-001: Not the entry", assert(self.rank != ENTRY))]
    #[invariant("INV-FIL-002: Once", unique(rank) where(self.rank > 0))]
    struct Filter {
        id: Id<Self>,
        #[column(default = ENTRY)]
        #[index(where(self.rank > 1))]
        rank: i32,
    }

    #[test]
    #[allow(deprecated)]
    fn are_the_users() {
        let filter = Filter {
            id: Id::new(),
            rank: 3,
        };
        assert!(filter.check_invariants().is_err());
        assert_eq!(Filter::TABLES[0].columns[1].default, Some("3"));
    }
}
