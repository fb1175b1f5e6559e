//! Conditions that compute, inside of each other: what decides whether a number is computed, and
//! what overflows where.

use proptest::prelude::*;
use tablewright::{Aggregate, Id};

use crate::row::{AsCell, Row, Subject, often, values};

/// Most of these rules were drawn at random.
#[derive(Aggregate, Clone, Debug)]
#[invariant("TRE-RND-001: Drawn at random", check(((self.octet < (1 + self.octet) || [(self.small - -1), self.small].contains(&(self.small + self.small))) || (((self.left + self.right) - self.left) >= (self.right + -1) || [(0 + self.tiny), 127].contains(&(self.tiny * (127 * self.tiny)))) || (((self.left - self.right) - (self.right + 0)) <= (self.left + self.left) && ((self.tiny * self.tiny) - (self.tiny - self.tiny)) != (self.tiny + self.tiny) && self.octet == (self.octet + 1)))))]
#[invariant("TRE-RND-003: Drawn at random", check(((((-1 * self.small) + (self.small * self.small)) > (self.small - self.small) || self.half > (self.half + 7) || [(self.tiny - 0), (self.tiny - 1)].contains(&(self.tiny - (self.tiny + self.tiny)))) || ((((self.tiny + self.tiny) + (self.tiny + self.tiny)) < (self.tiny - self.tiny)) != (self.octet == (self.octet - self.octet))) || ([self.tiny, (self.tiny - 1)].contains(&(self.tiny * (self.tiny - self.tiny))) || [(self.half - self.half), (self.half - 0)].contains(&((7 + self.half) - (self.half + 7)))))))]
#[invariant("TRE-RND-005: Drawn at random", check((((self.octet - (self.octet + self.octet)) >= (self.octet * 0) && [(0 + self.small), (3 + self.small)].contains(&(self.small - (self.small + 0)))) || ((self.right + (self.left + self.left)) <= (self.right + 0) && ((self.tiny + self.tiny) * (self.tiny + self.tiny)) <= (self.tiny - self.tiny) && ((7 + self.half) + (self.half + 0)) < (7 + self.half)))))]
#[invariant("TRE-RND-006: Drawn at random", check((if (self.half > (self.half + self.half) && [(self.small + self.small), (self.small + self.small)].contains(&self.small)) { (if ((self.small + self.small) - (self.small * self.small)) < self.small { self.tiny < (self.tiny - self.tiny) } else if [3, (self.small + self.small)].contains(&(self.small * self.small)) { (1..=2147483647).contains(&((self.right + -1) + (self.right + self.right))) } else { ((self.right - 1) - -1) < self.right }) } else { (((self.half + self.half) + self.half) <= (self.half + self.half) && ((1 + self.tiny) + (self.tiny * 127)) != (self.tiny * 127)) })))]
#[invariant("TRE-RND-008: Drawn at random", check((if ((1..=2147483647).contains(&self.right) || [(self.octet + self.octet), (self.octet * self.octet)].contains(&((self.octet * self.octet) + (self.octet * self.octet))) || (7..=self.half).contains(&((self.half + self.half) - 7))) { (((self.octet * self.octet) + self.octet) > (self.octet + self.octet) && ((self.tiny + self.tiny) * self.tiny) == (self.tiny * 0)) } else { !(((self.half + self.half) + (self.half - 7)) == (self.half + 7)) })))]
#[invariant("TRE-RND-009: Drawn at random", check((if ((0..=self.half).contains(&self.half) && self.octet >= (self.octet + 0) && ((0 * self.small) - (self.small + 3)) <= self.small) { ((3 * (-1 - self.small)) > (3 - self.small) || (self.half + (self.half - self.half)) > 0) } else if ((0..=32767).contains(&((-1 + self.small) - (self.small - self.small))) || [(self.right + self.right), (self.right + self.left)].contains(&((0 + self.right) + self.left))) { (((7..=65535).contains(&(self.half - (self.half + 0)))) == (((self.half + 0) - (self.half - 0)) > 7)) } else { ((self.octet != (self.octet + self.octet)) != (((self.tiny * self.tiny) + 127) < (self.tiny * 1))) })))]
#[invariant("TRE-RND-010: Drawn at random", check(((((self.half + self.half) + (self.half + self.half)) > (self.half - self.half) || [(self.right - self.right), (self.right + self.right)].contains(&((self.left - self.right) + self.left))) && (if self.tiny < (self.tiny * self.tiny) { [(self.octet * 1), (self.octet * self.octet)].contains(&((self.octet + self.octet) + (self.octet * 1))) } else { [(self.half - self.half), self.half].contains(&self.half) }))))]
#[invariant("TRE-IFS-001: More ifs than are nested", check(if self.tiny + 0 > self.tiny * 2 { self.octet - 0 > 3 } else if self.tiny + 1 > self.tiny * 2 { self.octet - 1 > 3 } else if self.tiny + 2 > self.tiny * 2 { self.octet - 2 > 3 } else if self.tiny + 3 > self.tiny * 2 { self.octet - 3 > 3 } else if self.tiny + 4 > self.tiny * 2 { self.octet - 4 > 3 } else if self.tiny + 5 > self.tiny * 2 { self.octet - 5 > 3 } else if self.tiny + 6 > self.tiny * 2 { self.octet - 6 > 3 } else if self.tiny + 7 > self.tiny * 2 { self.octet - 7 > 3 } else if self.tiny + 8 > self.tiny * 2 { self.octet - 8 > 3 } else if self.tiny + 9 > self.tiny * 2 { self.octet - 9 > 3 } else { self.half + 1 > 9 }))]
#[invariant("TRE-ORS-001: Many sums", check(self.tiny + 0 == self.tiny * 0 || self.tiny + 13 == self.tiny * 1 || self.tiny + 26 == self.tiny * 2 || self.tiny + 39 == self.tiny * 0 || self.tiny + 52 == self.tiny * 1 || self.tiny + 65 == self.tiny * 2 || self.tiny + 78 == self.tiny * 0 || self.tiny + 91 == self.tiny * 1 || self.tiny + 104 == self.tiny * 2))]
#[invariant("TRE-AND-001: None of many", check(!(self.octet - 0 != self.octet * 0 && self.octet - 9 != self.octet * 1 && self.octet - 18 != self.octet * 2 && self.octet - 27 != self.octet * 0 && self.octet - 36 != self.octet * 1 && self.octet - 45 != self.octet * 2 && self.octet - 54 != self.octet * 0 && self.octet - 63 != self.octet * 1 && self.octet - 72 != self.octet * 2)))]
#[invariant("TRE-SUM-001: A sum of unsigned", check(self.octet + self.octet + self.octet * 2 + 5 > self.octet))]
#[invariant("TRE-SUM-002: A sum of signed", check(self.tiny + self.tiny + self.tiny - 100 + self.tiny <= 90))]
#[invariant("TRE-SAM-001: The same of the same", check((((self.tiny + 1 > 0) == (self.tiny + 90 > 3)) == (self.octet - 5 > 9)) != (self.half + 5 > 9)))]
struct Tree {
    id: Id<Tree>,
    left: i32,
    right: i32,
    small: i16,
    tiny: i8,
    octet: u8,
    half: u16,
}

fn tree() -> impl Strategy<Value = Tree> {
    let number = || often(&[0, 1, -1, i32::MIN, i32::MAX, i32::MAX - 1], any::<i32>());
    let of = (
        number(),
        number(),
        often(&[0, 3, -1, 181, i16::MIN, i16::MAX], any::<i16>()),
        often(&[0, 1, 11, 63, i8::MIN, i8::MAX, i8::MAX - 1], any::<i8>()),
        often(&[0, 1, 15, 16, 127, 254, 255], any::<u8>()),
        often(&[0, 7, 8, 65_534, 65_535], any::<u16>()),
    );
    of.prop_map(|(left, right, small, tiny, octet, half)| Tree {
        id: Id::new(),
        left,
        right,
        small,
        tiny,
        octet,
        half,
    })
}

pub(crate) const TREES: Subject = Subject {
    rows: |count| {
        let row = |of: Tree| {
            let cells = vec![
                ("left", of.left.cell()),
                ("right", of.right.cell()),
                ("small", of.small.cell()),
                ("tiny", of.tiny.cell()),
                ("octet", of.octet.cell()),
                ("half", of.half.cell()),
            ];
            Row::of("trees", cells, of.check_invariants())
        };
        values(count, tree()).into_iter().map(row).collect()
    },
};
