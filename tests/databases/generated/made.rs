//! Tables that are made by chance.

use proptest::prelude::*;
use proptest::sample::select;

/// What a column is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Plain(&'static str),
    /// An integer within a range that its type does not have.
    Ranged(&'static str, &'static str, &'static str),
    Char,
    Digest,
    Listed,
    Native,
}

const KINDS: &[Kind] = &[
    Kind::Plain("BOOLEAN"),
    Kind::Plain("SMALLINT"),
    Kind::Plain("INTEGER"),
    Kind::Plain("BIGINT"),
    Kind::Ranged("SMALLINT", "-128", "127"),
    Kind::Ranged("SMALLINT", "0", "255"),
    Kind::Ranged("INTEGER", "0", "65535"),
    Kind::Ranged("BIGINT", "0", "4294967295"),
    Kind::Ranged("DECIMAL(20,0)", "0", "18446744073709551615"),
    Kind::Plain("REAL"),
    Kind::Plain("DOUBLE PRECISION"),
    Kind::Plain("DECIMAL(1,0)"),
    Kind::Plain("DECIMAL(10,2)"),
    Kind::Plain("DECIMAL(18,18)"),
    Kind::Plain("TEXT"),
    Kind::Plain("VARCHAR(1)"),
    Kind::Plain("VARCHAR(255)"),
    Kind::Plain("VARCHAR(700)"),
    Kind::Plain("VARCHAR(20000)"),
    Kind::Plain("UUID"),
    Kind::Plain("TIMESTAMP"),
    Kind::Plain("DATETIME"),
    Kind::Plain("DATE"),
    Kind::Plain("TIME"),
    Kind::Plain("JSON"),
    Kind::Plain("BYTES"),
    Kind::Plain("INET"),
    Kind::Char,
    Kind::Digest,
    Kind::Listed,
    Kind::Native,
];

/// What a column may be called: words of SQL too, and as long as a name may be.
const NAMES: &[&str] = &[
    "order",
    "group",
    "select",
    "table",
    "user",
    "key",
    "values",
    "check",
    "default",
    "index",
    "row",
    "interval",
    "rank",
    "condition",
    "desc",
    "limit",
    "to",
    "name",
    "type",
    "current_user",
    "between",
    "system",
    "window",
    "lead",
    "amount",
    "note",
    "a_name_that_is_as_long_as_a_name_may_be_which_is_sixty_three_xx",
];

/// What a text may have in it that an engine could take for something else.
const TEXTS: &[&str] = &[
    "plain",
    "it's",
    "two -- lines",
    "semi; colon",
    "back\\slash",
    "$$",
    "$refuse$",
    "ä\u{1F600}",
    "\"quoted\"",
    "`ticked`",
    "/* half",
    "%s :name ?",
    "",
];

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
    pub(crate) with_default: bool,
    pub(crate) text: &'static str,
    /// 0 and 1: an index; 2: a unique one.
    pub(crate) index: u8,
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
pub(crate) struct Made {
    pub(crate) fields: Vec<Field>,
    /// Of a child: how many tables before it its parent is.
    pub(crate) child: bool,
    pub(crate) refers: Vec<(usize, &'static str)>,
    pub(crate) purpose: &'static str,
    pub(crate) partial: bool,
    pub(crate) unique: bool,
    pub(crate) covers: bool,
    pub(crate) transitions: bool,
    pub(crate) presence: bool,
    pub(crate) default_id: bool,
}

pub(crate) fn field() -> impl Strategy<Value = Field> {
    (
        select(NAMES),
        select(KINDS),
        any::<bool>(),
        any::<bool>(),
        select(TEXTS),
        0..6_u8,
    )
        .prop_map(|(name, kind, nullable, with_default, text, index)| Field {
            name,
            kind,
            nullable,
            with_default,
            text,
            index,
        })
}

pub(crate) fn made() -> impl Strategy<Value = Made> {
    let actions = select(&["RESTRICT", "CASCADE", "SET NULL"][..]);
    (
        prop::collection::vec(field(), 0..8),
        any::<bool>(),
        prop::collection::vec((0..6_usize, actions), 0..3),
        select(TEXTS),
        any::<[bool; 6]>(),
    )
        .prop_map(
            |(
                mut fields,
                child,
                refers,
                purpose,
                [partial, unique, covers, transitions, presence, default_id],
            )| {
                let mut known = std::collections::BTreeSet::new();
                fields.retain(|field| known.insert(field.name));
                Made {
                    fields,
                    child,
                    refers,
                    purpose,
                    partial,
                    unique,
                    covers,
                    transitions,
                    presence,
                    default_id,
                }
            },
        )
}
