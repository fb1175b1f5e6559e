//! State machines: what `transitions` asks of the field that it speaks of, in const evaluation.

mod path;

pub use path::{Always, States, Step, Turn, variant_of};

use std::marker::PhantomData;

use crate::rule::{Arrow, Literal};
use crate::shape::{Default, EnumShape};
use crate::text::Buffer;

/// The states of a machine, and its arrows.
const MOST: usize = 512;

/// Refuses a state machine over a field of another type than an enum.
///
/// # Panics
///
/// In const evaluation, naming the field.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn assert_machine(path: &str, of: &States, has_states: bool, arrows: usize) {
    if of.is_mistaken() {
        return;
    }
    if has_states && let Some(shape) = of.shape() {
        assert!(
            shape.values.len() <= MOST && arrows <= MOST,
            "a state machine has at most 512 states, and as many arrows: one from each state, to one or several"
        );
        return;
    }
    let mut message = Buffer::<512>::new();
    if of.leads_nowhere() {
        message.push("a state machine is over a column of its table, and `");
        message.push(path);
        message.push("` has none: what is in a child has its machine there, and what is in JSON or not stored has none");
        panic!("{}", message.as_str())
    }
    message.push(
        "`transitions` speaks of a field of an enum that derives `ValueObject`, or an `Option` of one, and `",
    );
    message.push(path);
    message.push("` is none");
    if of.shape().is_some() {
        message.push(": hold the enum itself, without a `Box`");
    }
    panic!("{}", message.as_str())
}

/// Refuses a state that the enum does not have, and an arrow from or to where there is none.
///
/// # Panics
///
/// In const evaluation, listing those that it has.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn assert_state(of: &States, name: &str, likely: usize, is_of_arrow: bool) {
    let Some(shape) = of.shape() else { return };
    // A type with mistakes has no names.
    if shape.names.is_empty() || place(shape.names, name, likely).is_some() {
        return;
    }
    if of.may_be_absent() && crate::text::equal(name, "None") {
        assert!(
            !is_of_arrow,
            "no arrow leads from `None` or to it: what an absent state may become is listed in `start(None, …)`, and no state becomes absent again"
        );
        return;
    }
    let mut message = Buffer::<1024>::new();
    message.push("`");
    message.push(shape.name);
    message.push("` has no state `");
    message.push(name);
    message.push("`: it has ");
    let mut index = 0;
    while index < shape.names.len() && message.length() < 800 {
        message.push(if index == 0 { "`" } else { ", `" });
        message.push(shape.names[index]);
        message.push("`");
        index += 1;
    }
    panic!("{}", message.as_str())
}

/// Where a name is in a list, in which it is looked for from a position on: most machines are written
/// in the order of their states.
const fn place(names: &[&str], name: &str, from: usize) -> Option<usize> {
    let mut count = 0;
    while count < names.len() {
        let index = (from + count) % names.len();
        if crate::text::equal(names[index], name) {
            return Some(index);
        }
        count += 1;
    }
    None
}

/// A state as the database has it, looked for from a position on; nothing where there is no such
/// state.
#[must_use]
pub const fn state(of: &States, name: &str, likely: usize) -> &'static str {
    let Some(shape) = of.shape() else { return "" };
    match place(shape.names, name, likely) {
        Some(place) => shape.values[place],
        None => "",
    }
}

/// A default as the database has it; nothing where it is no state.
#[must_use]
pub const fn state_of(default: &Default) -> &'static str {
    match default {
        Default::Value(Literal::Text(state)) => state,
        _ => "",
    }
}

/// The states of a type, asked of a concrete one: where it has constants, the inherent function wins
/// over the trait's.
pub struct Machine<T>(PhantomData<T>);

/// A value of an enum, perhaps in an `Option`.
#[diagnostic::on_unimplemented(
    message = "`transitions` speaks of a field of an enum that derives `ValueObject`, or an `Option` of one, and `{Self}` is none",
    label = "no enum whose states these could be",
    note = "the enum stands there itself, without a `Box`; of a newtype, name what is in it, as in `delivery.status.0`"
)]
pub trait Varied {
    /// The position of the variant that it is; nothing where it is absent.
    fn variant(&self) -> Option<usize>;
}

#[diagnostic::do_not_recommend]
impl<T: Varied> Varied for Option<T> {
    fn variant(&self) -> Option<usize> {
        self.as_ref().and_then(T::variant)
    }
}

/// The arrows of a field, the first of which leads from where there is no state yet: only an `Option`
/// has that one.
#[must_use]
pub const fn arrows(of: &States, all: &'static [Arrow]) -> &'static [Arrow] {
    match all {
        [_, others @ ..] if !of.may_be_absent() => others,
        all => all,
    }
}

/// The states that nothing needs to lead to: those that follow where there is none yet, or else those
/// that are listed.
#[must_use]
pub const fn starts(
    of: &States,
    listed: &'static [&'static str],
    first: &'static [&'static str],
) -> &'static [&'static str] {
    if of.may_be_absent() { first } else { listed }
}

impl<T: Varied> Machine<T> {
    /// Values of this type are states.
    pub const HAS_STATES: bool = true;

    /// Whether one of the arrows leads from this state to that one.
    #[must_use]
    pub fn can_become(of: &States, arrows: &[Arrow], from: &T, to: &T) -> bool {
        Turn::new(of, arrows, from.variant(), to.variant()).follows()
    }
}

/// The answer for a type without states: it has been refused.
pub trait NoMachine<T> {
    /// They are none.
    const HAS_STATES: bool = false;

    /// Nothing becomes anything.
    #[must_use]
    fn can_become(_: &States, _: &[Arrow], _: &T, _: &T) -> bool {
        false
    }
}

impl<T> NoMachine<T> for Machine<T> {}

/// Whether an unknown state has been refused. The first arrow may lead from where there is none yet.
const fn has_unknown(of: &States, shape: &EnumShape, starts: &[&str], arrows: &[Arrow]) -> bool {
    let mut index = 0;
    let mut unknown = shape.names.is_empty() || contains(starts, "");
    while index < arrows.len() {
        let is_absent = index == 0 && of.may_be_absent();
        unknown = unknown
            || arrows[index].from.is_empty() && !is_absent
            || contains(arrows[index].to, "");
        index += 1;
    }
    unknown
}

/// Refuses a state machine with states that nothing leads to.
///
/// # Panics
///
/// In const evaluation, naming the first such state.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn unreachable_states(of: &States, starts: &[&str], arrows: &[Arrow]) {
    let Some(shape) = of.shape() else { return };
    if has_unknown(of, shape, starts, arrows) {
        return;
    }
    let reached = reached(shape.values, starts, arrows);
    let mut index = 0;
    while index < shape.values.len() {
        if !reached[index] {
            let mut message = Buffer::<512>::new();
            message.push("nothing leads to the state `");
            message.push(shape.values[index]);
            message.push("` of `");
            message.push(shape.name);
            message.push("`: add an arrow to it, or list it in `start(…)`");
            panic!("{}", message.as_str());
        }
        index += 1;
    }
}

/// Which states are reached, by their positions.
const fn reached(values: &[&str], starts: &[&str], arrows: &[Arrow]) -> [bool; MOST] {
    let mut reached = Reached {
        states: [false; MOST],
        open: [0; MOST],
        length: 0,
        last: 0,
    };
    reached.add(values, starts);
    let (first, next) = by_state(values, arrows);
    while reached.length > 0 {
        reached.length -= 1;
        let mut arrow = first[reached.open[reached.length]];
        while arrow > 0 {
            reached.add(values, arrows[arrow - 1].to);
            arrow = next[arrow - 1];
        }
    }
    reached.states
}

/// Of each state its first arrow, and of each arrow the next one of its state; all counted from 1.
const fn by_state(values: &[&str], arrows: &[Arrow]) -> ([usize; MOST], [usize; MOST]) {
    let (mut first, mut next) = ([0; MOST], [0; MOST]);
    let (mut arrow, mut last) = (0, 0);
    while arrow < arrows.len() {
        if let Some(from) = place(values, arrows[arrow].from, last) {
            next[arrow] = first[from];
            first[from] = arrow + 1;
            last = from;
        }
        arrow += 1;
    }
    (first, next)
}

/// The states that are reached, and those of them whose arrows were not yet followed.
struct Reached {
    states: [bool; MOST],
    open: [usize; MOST],
    length: usize,
    /// The last one.
    last: usize,
}

impl Reached {
    const fn add(&mut self, values: &[&str], states: &[&str]) {
        let mut index = 0;
        while index < states.len() {
            if let Some(state) = place(values, states[index], self.last) {
                self.last = state;
                if !self.states[state] {
                    self.states[state] = true;
                    self.open[self.length] = state;
                    self.length += 1;
                }
            }
            index += 1;
        }
    }
}

const fn contains(names: &[&str], name: &str) -> bool {
    let mut index = 0;
    while index < names.len() {
        if crate::text::equal(names[index], name) {
            return true;
        }
        index += 1;
    }
    false
}
