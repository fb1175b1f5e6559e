//! State machines: what leads where.

use super::constant::{Constant, ConstantKind, position};
use crate::text::Buffer;

/// The states of a machine, and its arrows.
const MOST: usize = 1024;

/// Whether one of the arrows leads from this state to that one.
#[must_use]
pub fn follows<T: Constant>(arrows: &[(T, &[T])], from: &T, to: &T) -> bool {
    arrows.iter().any(|(state, next)| {
        position(state) == position(from) && next.iter().any(|next| position(next) == position(to))
    })
}

/// Refuses a machine with a state that nothing leads to.
///
/// # Panics
///
/// In const evaluation, naming the first such state.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn unreachable_states<T: Constant>(starts: &[&T], arrows: &[(T, &[T])]) {
    let ConstantKind::Variant(shape) = T::KIND else {
        panic!("`transitions` speaks of a field of a unit-only enum")
    };
    assert!(
        shape.values.len() <= MOST && arrows.len() <= MOST,
        "a state machine has at most 1024 states"
    );
    let reached = reached(starts, arrows);
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
const fn reached<T: Constant>(starts: &[&T], arrows: &[(T, &[T])]) -> [bool; MOST] {
    let mut reached = Reached {
        states: [false; MOST],
        open: [0; MOST],
        length: 0,
    };
    let mut start = 0;
    while start < starts.len() {
        reached.add(position(starts[start]));
        start += 1;
    }
    let (first, next) = by_state(arrows);
    while reached.length > 0 {
        reached.length -= 1;
        let mut arrow = first[reached.open[reached.length]];
        while arrow > 0 {
            let (_, to) = &arrows[arrow - 1];
            let mut index = 0;
            while index < to.len() {
                reached.add(position(&to[index]));
                index += 1;
            }
            arrow = next[arrow - 1];
        }
    }
    reached.states
}

/// Of each state its first arrow, and of each arrow the next one of its state; all counted from 1.
const fn by_state<T: Constant>(arrows: &[(T, &[T])]) -> ([usize; MOST], [usize; MOST]) {
    let (mut first, mut next) = ([0; MOST], [0; MOST]);
    let mut arrow = 0;
    while arrow < arrows.len() {
        let from = position(&arrows[arrow].0);
        next[arrow] = first[from];
        first[from] = arrow + 1;
        arrow += 1;
    }
    (first, next)
}

/// The states that are reached, and those of them whose arrows were not yet followed.
struct Reached {
    states: [bool; MOST],
    open: [usize; MOST],
    length: usize,
}

impl Reached {
    const fn add(&mut self, state: usize) {
        if !self.states[state] {
            self.states[state] = true;
            self.open[self.length] = state;
            self.length += 1;
        }
    }
}
