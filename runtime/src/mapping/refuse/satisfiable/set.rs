//! Sets of integers in const evaluation.

use crate::rule::Comparison;
use crate::shape::interval::Interval;

/// How many intervals a set keeps apart.
const MOST: usize = 8;

/// Disjoint intervals in ascending order. Where there are too many, the set is larger than it
/// should be, never smaller.
#[derive(Clone, Copy)]
pub(super) struct Set {
    intervals: [Interval; MOST],
    length: usize,
}

impl Set {
    pub(super) const EMPTY: Self = Self {
        intervals: [Interval::new(0, 0); MOST],
        length: 0,
    };

    pub(super) const ALL: Self = Self::of(Interval::new(i128::MIN, i128::MAX));

    pub(super) const fn of(interval: Interval) -> Self {
        let mut set = Self::EMPTY;
        set.intervals[0] = interval;
        set.length = 1;
        set
    }

    pub(super) const fn one(value: i128) -> Self {
        Self::of(Interval::new(value, value))
    }

    /// All that compares so with a value.
    pub(super) const fn compared(comparison: Comparison, value: i128) -> Self {
        match comparison {
            Comparison::Equal => Self::one(value),
            Comparison::NotEqual => {
                let mut set = Self::of(Interval::new(i128::MIN, value.saturating_sub(1)));
                set.intervals[1] = Interval::new(value.saturating_add(1), i128::MAX);
                set.length = 2;
                set
            }
            Comparison::Less => Self::of(Interval::new(i128::MIN, value.saturating_sub(1))),
            Comparison::LessOrEqual => Self::of(Interval::new(i128::MIN, value)),
            Comparison::Greater => Self::of(Interval::new(value.saturating_add(1), i128::MAX)),
            Comparison::GreaterOrEqual => Self::of(Interval::new(value, i128::MAX)),
        }
    }

    const fn is_all(&self) -> bool {
        self.length == 1
            && self.intervals[0].least == i128::MIN
            && self.intervals[0].most == i128::MAX
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether both have the same intervals.
    pub(super) const fn equals(&self, other: &Self) -> bool {
        if self.length != other.length {
            return false;
        }
        let mut index = 0;
        while index < self.length {
            let (left, right) = (self.intervals[index], other.intervals[index]);
            if !left.is_within(right) || !right.is_within(left) {
                return false;
            }
            index += 1;
        }
        true
    }

    /// Adds an interval behind the others, or brings it together with the last.
    const fn push(&mut self, interval: Interval) {
        if interval.least > interval.most {
            return;
        }
        if self.length > 0 {
            let last = &mut self.intervals[self.length - 1];
            let touches = interval.least <= last.most.saturating_add(1);
            if touches || self.length == MOST {
                if interval.most > last.most {
                    last.most = interval.most;
                }
                return;
            }
        }
        self.intervals[self.length] = interval;
        self.length += 1;
    }

    /// What is in both.
    pub(super) const fn and(&self, other: &Self) -> Self {
        // Most conditions say nothing of a quantity: const evaluation is spared the rest.
        if self.is_all() {
            return *other;
        }
        if other.is_all() {
            return *self;
        }
        let mut both = Self::EMPTY;
        let (mut left, mut right) = (0, 0);
        while left < self.length && right < other.length {
            let (one, two) = (self.intervals[left], other.intervals[right]);
            both.push(one.within(two));
            if one.most < two.most {
                left += 1;
            } else {
                right += 1;
            }
        }
        both
    }

    /// What is in one of them.
    pub(super) const fn or(&self, other: &Self) -> Self {
        if self.is_all() || other.is_all() {
            return Self::ALL;
        }
        let mut either = Self::EMPTY;
        let (mut left, mut right) = (0, 0);
        while left < self.length || right < other.length {
            let takes_left = right >= other.length
                || left < self.length && self.intervals[left].least <= other.intervals[right].least;
            if takes_left {
                either.push(self.intervals[left]);
                left += 1;
            } else {
                either.push(other.intervals[right]);
                right += 1;
            }
        }
        either
    }

    /// The interval at a position; nothing behind the last.
    pub(super) const fn interval(&self, index: usize) -> Option<Interval> {
        if index < self.length {
            Some(self.intervals[index])
        } else {
            None
        }
    }
}
