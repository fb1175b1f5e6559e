//! Types of what came last: states, types of others, references inside, tenants, ranges, and value
//! objects that are compared.

#![allow(dead_code, reason = "nobody makes a value of them")]

use std::borrow::Cow;
use std::num::{NonZeroI8, NonZeroI32, NonZeroU16, NonZeroU64};
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

use tablewright::{Aggregate, Entity, Id, ValueObject};

pub(crate) const RECORDS: [&str; 7] = [
    Errand::DATA_MODEL,
    Foreigner::DATA_MODEL,
    Talk::DATA_MODEL,
    Organiser::DATA_MODEL,
    Venue::DATA_MODEL,
    Stay::DATA_MODEL,
    Couple::DATA_MODEL,
];

/// Where something stands that has been asked for.
#[derive(ValueObject)]
enum Step {
    Asked { reason: u8, note: Option<u8> },
    Granted(u16),
    Denied,
}

#[derive(PartialEq, ValueObject)]
enum Check {
    Waiting,
    Passed,
}

#[derive(ValueObject)]
struct Journey {
    step: Step,
    check: Option<Check>,
    leg: Leg,
}

#[derive(PartialEq, ValueObject)]
struct Leg {
    check: Check,
    number: u8,
}

#[derive(ValueObject)]
struct Sealed(Check);

/// States in all places.
#[derive(Aggregate)]
#[invariant("INV-ERR-001: Answered once", transitions(step, Asked => Granted | Denied))]
#[invariant("INV-ERR-002: Checked once", transitions(check, Waiting => Passed, start(None, Waiting, Passed)))]
#[invariant("INV-ERR-003: On the way too", transitions(journey.step, Asked => Granted | Denied))]
#[invariant("INV-ERR-004: Checked on the way", transitions(journey.leg.check, Waiting => Passed))]
#[invariant("INV-ERR-005: On the way back", transitions(back.step, Asked => Granted | Denied))]
#[invariant("INV-ERR-006: Checked on the way back", transitions(back.check, Waiting => Passed))]
#[invariant("INV-ERR-007: Sealed", transitions(seal.0, Waiting => Passed))]
struct Errand {
    id: Id<Errand>,
    step: Step,
    check: Option<Check>,
    journey: Journey,
    back: Option<Journey>,
    seal: Sealed,
}

/// A word, whatever it is made of.
#[derive(Clone, ValueObject)]
#[value_object(as = String)]
struct Word {
    letters: Vec<char>,
}

impl From<Word> for String {
    fn from(word: Word) -> Self {
        word.letters.into_iter().collect()
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self {
            letters: text.chars().collect(),
        }
    }
}

/// A number of two halves.
#[derive(Clone, Copy, ValueObject)]
#[value_object(as = Number)]
struct Halves([u8; 2]);

#[derive(Clone, ValueObject)]
struct Number(u16);

impl From<Halves> for Number {
    fn from(halves: Halves) -> Self {
        Self(u16::from_be_bytes(halves.0))
    }
}

impl From<Number> for Halves {
    fn from(number: Number) -> Self {
        Self(number.0.to_be_bytes())
    }
}

#[derive(ValueObject)]
struct Both {
    word: Word,
    count: Option<NonZeroU16>,
    halves: Halves,
}

/// Types that are stored as others.
#[derive(Aggregate)]
struct Foreigner {
    id: Id<Foreigner>,
    word: Word,
    perhaps: Option<Word>,
    halves: Option<Halves>,
    count: NonZeroU16,
    small: Option<NonZeroI8>,
    number: NonZeroI32,
    large: NonZeroU64,
    boxed: Box<str>,
    shared: Arc<str>,
    counted: Option<Rc<str>>,
    borrowed: Cow<'static, str>,
    since: SystemTime,
    until: Option<SystemTime>,
    both: Option<Both>,
}

/// What people say to each other.
#[derive(Aggregate)]
struct Talk {
    id: Id<Talk>,
    pinned: Option<Id<Remark>>,
    last: Option<Said>,
    remarks: Vec<Remark>,
    topics: Vec<Topic>,
}

#[derive(ValueObject)]
struct Said {
    remark: Id<Remark>,
    times: u8,
}

/// Something said.
#[derive(Entity)]
struct Remark {
    id: Id<Remark>,
    reply_to: Option<Id<Remark>>,
    first: Id<Topic>,
    score: u8,
}

/// What they speak of.
#[derive(Entity)]
struct Topic {
    id: Id<Topic>,
}

/// Somebody who organises events.
#[derive(Aggregate)]
struct Organiser {
    id: Id<Organiser>,
}

/// A place for events.
#[derive(Aggregate)]
#[aggregate(tenant = organiser)]
#[invariant("INV-VEN-001: A number is given once", unique(number))]
#[invariant("INV-VEN-002: A name is given once", unique(name.to_ascii_lowercase(), floor) nulls(equal))]
struct Venue {
    id: Id<Venue>,
    organiser: Id<Organiser>,
    number: u8,
    #[column(length = 30)]
    name: String,
    floor: Option<u8>,
    beside: Option<Id<Venue>>,
}

/// From one to another.
#[derive(PartialEq, ValueObject)]
struct Range {
    from: u8,
    to: Option<u8>,
}

/// A stay in a venue.
#[derive(Aggregate)]
#[invariant("INV-STY-001: One at a time", no_overlap(room, range.from..range.to))]
struct Stay {
    id: Id<Stay>,
    room: u8,
    range: Range,
    kept: Option<Range>,
}

/// Two values of one type, which are compared.
#[derive(Aggregate)]
#[invariant("INV-COU-001: Two places", check(self.from != self.to))]
#[invariant("INV-COU-002: The same range", check(self.one == self.other || self.differs))]
struct Couple {
    id: Id<Couple>,
    from: Leg,
    to: Leg,
    one: Range,
    other: Range,
    differs: bool,
    word: Word,
}
