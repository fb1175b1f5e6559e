//! The types, and their records.

#![allow(dead_code, reason = "nobody makes a value of them")]
#![expect(clippy::disallowed_types, reason = "a table has no order")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use tablewright::{Aggregate, Entity, Id, ValueObject};

pub(crate) const RECORDS: [&str; 5] = [
    Words::DATA_MODEL,
    Nested::DATA_MODEL,
    Choices::DATA_MODEL,
    Lists::DATA_MODEL,
    Generic::DATA_MODEL,
];

macro_rules! value_objects {
    ($($name:ident { $($field:ident: $ty:ty),* $(,)? })*) => {$(
        #[derive(ValueObject)]
        struct $name { $($field: $ty),* }
    )*};
}

// Types that macros make.
value_objects! {
    Pair { a: u8, b: u16 }
    Half { a: u8, b: Option<u16> }
    Loose { a: Option<u8>, b: Option<bool> }
    Inner { x: bool, y: Option<Pair> }
    Middle { inner: Option<Inner>, z: u8 }
    OnlyInner { inner: Inner }
    Single { only: u8 }
}

type Perhaps<T> = Option<T>;

/// Wraps.
#[derive(ValueObject)]
struct Wrapped(Pair);

/// Wraps what may be absent.
#[derive(ValueObject)]
struct Maybe(Perhaps<Pair>);

/// Wraps what wraps.
#[derive(ValueObject)]
struct Twice(Wrapped);

pub(crate) trait Described {
    type Label;
}
impl Described for Pair {
    type Label = Option<Half>;
}

/// Holds nothing that is required, but what says whether it is there.
#[derive(ValueObject)]
struct Marked {
    #[embed(presence)]
    loose: Option<Loose>,
    c: Option<u8>,
}

/// Optional value objects in each other.
#[derive(Aggregate)]
struct Nested {
    id: Id<Nested>,
    pair: Option<Pair>,
    half: <Pair as Described>::Label,
    #[embed(presence)]
    loose: Option<Loose>,
    required: Loose,
    inner: Option<Inner>,
    middle: Option<Middle>,
    plain_middle: Middle,
    only: Option<OnlyInner>,
    single: Option<Single>,
    wrapped: Option<Wrapped>,
    maybe: Maybe,
    #[embed(prefix = "")]
    twice: Option<Twice>,
    marked: Option<Marked>,
    #[embed(presence)]
    sure: Option<Pair>,
    boxed: Option<Box<Half>>,
}

/// A unit-only enum.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord, ValueObject)]
enum Colour {
    Red,
    #[value_object(rename = "it's green")]
    Green,
}

/// A mixture.
#[derive(ValueObject)]
enum Mixed {
    Unit,
    Empty {},
    One(u8),
    Two(u8, Option<bool>),
    Named { a: Option<u8>, b: Pair },
    Colour(Colour),
}

/// Little of it is required.
#[derive(ValueObject)]
enum Vague {
    Optional(Option<u8>),
    OptionalObject(Option<Half>),
    Object(Half),
    AllOptional { a: Option<u8>, b: Option<Pair> },
}

/// One in another.
#[derive(ValueObject)]
enum Outer {
    Nothing,
    Mixed(Small),
    Perhaps { small: Option<Small>, c: u8 },
    Marked(Marked),
}

/// A small one, stored as a database enum.
#[derive(ValueObject)]
#[value_object(storage = native, rename_all = "UPPERCASE")]
enum Small {
    Yes(bool),
    No,
}

/// Holds one.
#[derive(ValueObject)]
struct Holder {
    small: Small,
    note: Option<Colour>,
}

/// Enums with data wherever they can be.
#[derive(Aggregate)]
struct Choices {
    id: Id<Choices>,
    mixed: Mixed,
    perhaps: Option<Mixed>,
    vague: Vague,
    maybe_vague: Option<Vague>,
    outer: Outer,
    maybe_outer: Option<Outer>,
    holder: Option<Holder>,
    #[embed(prefix = "")]
    bare: Small,
    #[embed(prefix = "x_")]
    named: Small,
}

/// Words of SQL.
#[derive(Aggregate)]
struct Words {
    id: Id<Words>,
    #[embed(prefix = "")]
    range: Option<Between>,
    order: u8,
    check: Colour,
    #[embed(prefix = "")]
    user: Option<Mode>,
}

/// From one to another.
#[derive(ValueObject)]
struct Between {
    from: u16,
    to: u16,
    #[column(name = "where")]
    place: Option<String>,
}

/// A mode.
#[derive(ValueObject)]
enum Mode {
    Off,
    On { group: u8, select: Option<bool> },
    Left(u8),
}

/// Collections of all kinds.
#[derive(Aggregate)]
struct Lists {
    id: Id<Lists>,
    #[collection(ordered)]
    numbers: Vec<Option<u8>>,
    #[collection]
    halves: Vec<Option<Half>>,
    #[collection]
    mixed: Vec<Mixed>,
    #[collection]
    colours: HashSet<Colour>,
    #[collection]
    pairs: BTreeMap<Colour, Pair>,
    #[collection]
    #[reference(soft)]
    friends: Friends,
    #[collection(unique(tag, pair.a))]
    tagged: Vec<Tagged>,
    nested: Shelf,
    other: Shelf,
    kids: Vec<Kid>,
}

/// An alias of a map of sets.
type Friends = HashMap<Id<Foreign>, HashSet<Id<Foreign>>>;

/// Nowhere.
struct Foreign;

/// Holds another one.
#[derive(ValueObject)]
struct Tagged {
    tag: String,
    pair: Pair,
    owner: Option<Id<Nested>>,
}

/// Holds lists.
#[derive(ValueObject)]
struct Shelf {
    name: String,
    #[collection]
    items: BTreeSet<u16>,
}

/// A child.
#[derive(Entity)]
struct Kid {
    id: Id<Kid>,
    shelf: Option<Half>,
}

/// From one to another.
#[derive(ValueObject)]
struct Range<T> {
    from: T,
    to: Option<T>,
}

/// One of two.
#[derive(ValueObject)]
enum Either<A, B> {
    Left(A),
    Right { value: B },
    Both(A, B),
}

/// So many bytes.
#[derive(ValueObject)]
struct Code<const N: usize>([u8; N]);

/// Generic ones in their concrete forms.
#[derive(Aggregate)]
struct Generic {
    id: Id<Generic>,
    small: Range<u8>,
    pairs: Option<Range<Pair>>,
    either: Either<bool, Pair>,
    perhaps: Option<Either<u8, Small>>,
    code: Option<Code<4>>,
}
