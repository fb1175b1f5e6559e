//! State machines: what `transitions` asks of the field that it speaks of, in const evaluation.

use std::marker::PhantomData;

use super::constant::position;
use super::{Constant, ConstantKind, Slot};
use crate::rule::{Arrow, Literal};
use crate::shape::{Default, EnumShape, Narrowed, Scalar, Shape};
use crate::text::Buffer;

/// The enum that a slot is of; nothing where it is of another type, which is refused once.
const fn states(of: &Slot) -> Option<&'static EnumShape> {
    match of.shape {
        Shape::Enum(shape) => Some(shape),
        _ => None,
    }
}

/// Refuses a state machine over a field of another type than a unit-only enum.
///
/// # Panics
///
/// In const evaluation, naming the field.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn assert_machine(field: &str, of: &Slot, has_states: bool) {
    let is_mistaken = matches!(
        of.shape,
        Shape::Scalar(Scalar {
            narrowed: Narrowed::Unknown,
            ..
        })
    );
    if is_mistaken || has_states && states(of).is_some() {
        return;
    }
    let mut message = Buffer::<512>::new();
    message.push(
        "`transitions` speaks of a field of a unit-only enum that derives `ValueObject`, and `",
    );
    message.push(field);
    message.push("` is none");
    if let Shape::Optional(Shape::Enum(_)) = of.shape {
        message.push(": make what `None` means a variant of the enum");
    } else if states(of).is_some() {
        message.push(": hold the enum itself, without a `Box`");
    }
    panic!("{}", message.as_str())
}

/// Refuses a state that the enum does not have.
///
/// # Panics
///
/// In const evaluation, listing those that it has.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn assert_state(of: &Slot, name: &str) {
    let Some(shape) = states(of) else { return };
    // A type with mistakes has no names.
    if shape.names.is_empty() || place(shape.names, name).is_some() {
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

const fn place(names: &[&str], name: &str) -> Option<usize> {
    let mut index = 0;
    while index < names.len() {
        if crate::text::equal(names[index], name) {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// A state as the database has it; nothing where there is no such state.
#[must_use]
pub const fn state(of: &Slot, name: &str) -> &'static str {
    let Some(shape) = states(of) else { return "" };
    match place(shape.names, name) {
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

impl<T: Constant> Machine<T> {
    /// Values of this type are states.
    pub const HAS_STATES: bool = true;

    /// Whether one of the arrows leads from this state to that one.
    #[must_use]
    pub fn can_become(arrows: &[Arrow], from: &T, to: &T) -> bool {
        let ConstantKind::Variant(shape) = T::KIND else {
            return false;
        };
        let (from, to) = (shape.values[position(from)], shape.values[position(to)]);
        arrows
            .iter()
            .any(|arrow| arrow.from == from && arrow.to.contains(&to))
    }
}

/// The answer for a type without states: it has been refused.
pub trait NoMachine<T> {
    /// They are none.
    const HAS_STATES: bool = false;

    /// Nothing becomes anything.
    #[must_use]
    fn can_become(_: &[Arrow], _: &T, _: &T) -> bool {
        false
    }
}

impl<T> NoMachine<T> for Machine<T> {}

/// Whether an unknown state has been refused.
const fn has_unknown(shape: &EnumShape, starts: &[&str], arrows: &[Arrow]) -> bool {
    let mut index = 0;
    let mut unknown = shape.names.is_empty() || contains(starts, "");
    while index < arrows.len() {
        unknown = unknown || arrows[index].from.is_empty() || contains(arrows[index].to, "");
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
pub const fn unreachable_states(of: &Slot, starts: &[&str], arrows: &[Arrow]) {
    let Some(shape) = states(of) else { return };
    if has_unknown(shape, starts, arrows) {
        return;
    }
    let mut reached = [false; 256];
    let mut changed = true;
    while changed {
        changed = false;
        let mut index = 0;
        while index < shape.values.len() && index < reached.len() {
            if !reached[index] && is_reached(shape, index, starts, arrows, &reached) {
                reached[index] = true;
                changed = true;
            }
            index += 1;
        }
    }
    let mut index = 0;
    while index < shape.values.len() && index < reached.len() {
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

const fn is_reached(
    shape: &EnumShape,
    state: usize,
    starts: &[&str],
    arrows: &[Arrow],
    reached: &[bool; 256],
) -> bool {
    let name = shape.values[state];
    if contains(starts, name) {
        return true;
    }
    let mut index = 0;
    while index < arrows.len() {
        if contains(arrows[index].to, name) {
            let mut from = 0;
            while from < shape.values.len() && from < reached.len() {
                if reached[from] && crate::text::equal(shape.values[from], arrows[index].from) {
                    return true;
                }
                from += 1;
            }
        }
        index += 1;
    }
    false
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
