//! Integers, what is computed of them, decimals and floats.

use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Id};

use crate::row::{AsCell, Row, Subject, maybe, often, values};

mod limits {
    pub(crate) const LEAST: i64 = -9_000_000_000;
    pub(crate) const HALF: u64 = 1 << 63;
}

/// Integers of all widths.
#[derive(Aggregate, Clone, Debug)]
#[invariant("INT-EQ-001: Equal to a literal", check(self.byte == 100))]
#[invariant("INT-NE-001: Not a negative literal", check(self.short != -32768))]
#[invariant("INT-LT-001: Two columns", check(self.normal < self.other))]
#[invariant("INT-LE-001: A constant", check(self.long <= Self::MOST))]
#[invariant("INT-GT-001: A constant of a module", check(self.long > limits::LEAST))]
#[invariant("INT-GE-001: Unsigned", check(self.octet >= 128))]
#[invariant("INT-GT-002: Beyond 63 bits", check(self.huge > limits::HALF))]
#[invariant("INT-LE-002: The greatest", check(self.huge <= 18_446_744_073_709_551_614))]
#[invariant("INT-RNG-001: A range", check((1..=9).contains(&self.normal)))]
#[invariant("INT-RNG-002: A range without its end", check((-1..65_535).contains(&self.other)))]
#[invariant("INT-RNG-003: A range without a beginning", check(!(..=0).contains(&self.normal)))]
#[invariant("INT-RNG-004: A range of columns", check((self.normal..=self.other).contains(&self.third)))]
#[invariant("INT-LST-001: A list", check([0, 255, i32::MAX].contains(&self.third)))]
#[invariant("INT-LST-002: No list", check(![1, u32::MAX, self.word].contains(&self.wide)))]
#[invariant("INT-LOG-001: And, or, not", check(!(self.normal > 0 && self.other > 0) || self.third == 0))]
#[invariant("INT-LOG-002: The same", check((self.normal > 0) == (self.other > 0)))]
#[invariant("INT-LOG-003: Not the same", check((self.octet > 7) != (self.word > 7)))]
#[invariant("INT-LOG-004: If", check(if self.normal > 0 { self.other > 0 } else if self.third == 0 { self.octet == 0 } else { true }))]
struct Integer {
    id: Id<Integer>,
    byte: i8,
    short: i16,
    normal: i32,
    other: i32,
    third: i32,
    long: i64,
    octet: u8,
    half: u16,
    word: u32,
    wide: u32,
    huge: u64,
}

impl Integer {
    const MOST: i64 = i64::MAX - 1;
}

fn integer() -> impl Strategy<Value = Integer> {
    let normal = || {
        often(
            &[0, 1, 9, 10, -1, 255, 65_535, i32::MIN, i32::MAX],
            any::<i32>(),
        )
    };
    let signed = (
        often(&[0, 100, i8::MIN, i8::MAX], any::<i8>()),
        often(&[0, i16::MIN, i16::MAX], any::<i16>()),
        (normal(), normal(), normal()),
        often(
            &[
                0,
                limits::LEAST,
                limits::LEAST + 1,
                i64::MIN,
                i64::MAX,
                i64::MAX - 1,
            ],
            any::<i64>(),
        ),
    );
    let word = || often(&[0, 1, 7, 8, u32::MAX], any::<u32>());
    let unsigned = (
        often(&[0, 7, 8, 127, 128, u8::MAX], any::<u8>()),
        any::<u16>(),
        (word(), word()),
        often(
            &[0, limits::HALF, limits::HALF + 1, u64::MAX - 1, u64::MAX],
            any::<u64>(),
        ),
    );
    (signed, unsigned).prop_map(|(signed, unsigned)| {
        let (byte, short, (normal, other, third), long) = signed;
        let (octet, half, (word, wide), huge) = unsigned;
        Integer {
            id: Id::new(),
            byte,
            short,
            normal,
            other,
            third,
            long,
            octet,
            half,
            word,
            wide,
            huge,
        }
    })
}

pub(crate) const INTEGERS: Subject = Subject {
    rows: |count| {
        let row = |of: Integer| {
            let cells = vec![
                ("byte", of.byte.cell()),
                ("short", of.short.cell()),
                ("normal", of.normal.cell()),
                ("other", of.other.cell()),
                ("third", of.third.cell()),
                ("long", of.long.cell()),
                ("octet", of.octet.cell()),
                ("half", of.half.cell()),
                ("word", of.word.cell()),
                ("wide", of.wide.cell()),
                ("huge", of.huge.cell()),
            ];
            Row::of("integers", cells, of.check_invariants())
        };
        values(count, integer()).into_iter().map(row).collect()
    },
};

/// What is computed.
#[derive(Aggregate, Clone, Debug)]
#[invariant("SUM-ADD-001: A sum", check(self.left + self.right > 0))]
#[invariant("SUM-ADD-002: A sum of bytes", check(self.byte + self.octet <= 200))]
#[invariant("SUM-SUB-001: A difference of unsigned", check(self.byte - self.octet < 100))]
#[invariant("SUM-SUB-002: Less than nothing", check(self.left - 1 != self.right))]
#[invariant("SUM-MUL-001: A product", check(self.left * self.right >= 0))]
#[invariant("SUM-MUL-002: A product in a sum", check(self.small * 3 + 1 < self.tiny * 2 - 5))]
#[invariant("SUM-NEG-001: The contrary", check(-self.left <= self.right))]
#[invariant("SUM-NOT-001: No sum", check(!(self.left + self.right > 0)))]
#[invariant("SUM-OR-001: What comes before spares the sum", check(self.small > 0 || self.left + self.right > 0))]
#[invariant("SUM-OR-002: The sum comes first", check(self.left + self.right > 0 || self.small > 0))]
#[invariant("SUM-AND-001: No sum of both", check(!(self.left + 1 > 0 && self.right - 1 > 0)))]
#[invariant("SUM-IF-001: If a sum", check(if self.left + self.right > 10 { self.small > 0 } else { self.tiny > 0 }))]
#[invariant("SUM-SAM-001: The same of sums", check((self.left + 1 > 0) == (self.right + 1 > 0)))]
#[invariant("SUM-RNG-001: A range", check((0..=self.left + 1).contains(&(self.right * 2))))]
#[invariant("SUM-LST-001: A list", check([self.left, self.right + 1].contains(&(self.left - self.right))))]
#[invariant("SUM-OPT-001: Of what may be absent", check(self.maybe.is_none_or(|it| it + self.left > 0)))]
#[invariant("SUM-OPT-002: Of what is there", check(self.maybe.as_ref().is_some_and(|it| *it * 2 < self.right)))]
#[invariant("SUM-CON-001: A constant", check(self.left - Self::STEP * 2 > Self::STEP))]
#[invariant("SUM-REM-001: What is left", check(self.left % 7 == 0))]
#[invariant("SUM-REM-002: It has the sign of what is divided", check(self.left % 5 < 0))]
#[invariant("SUM-REM-003: The divisor has no say in that", check(self.right % -5 >= self.left % 2))]
#[invariant("SUM-REM-004: Of what is computed", check((self.left - self.right) % 10 != 3 && self.small * (self.tiny % 3) < 100))]
#[invariant("SUM-REM-005: Unsigned", check(self.byte % 100 + self.octet >= 150))]
#[invariant("SUM-REM-006: Of what is computed of what is left", check(self.left * 2 % 3 * 4 - 1 == 3 || (1..=3).contains(&(self.right % 10 % 4))))]
#[invariant("SUM-REM-007: Wide", check(self.long % 60 == 0))]
#[invariant("SUM-REM-008: By much", check([self.long, 0, -1].contains(&(self.long % 9_000_000_000))))]
#[invariant("SUM-REM-009: Of what may be absent", check(self.maybe.is_none_or(|it| it % 2 == 1 || it % 2 == -1)))]
struct Sum {
    id: Id<Sum>,
    long: i64,
    left: i32,
    right: i32,
    maybe: Option<i32>,
    small: i16,
    tiny: i16,
    byte: u8,
    octet: u8,
}

impl Sum {
    const STEP: i32 = 7;
}

fn sum() -> impl Strategy<Value = Sum> {
    let number = || {
        often(
            &[
                0,
                1,
                -1,
                2,
                10,
                13,
                14,
                21,
                22,
                i32::MIN,
                i32::MIN + 1,
                i32::MAX,
                i32::MAX - 1,
                1 << 16,
                46_341,
            ],
            any::<i32>(),
        )
    };
    let small = || {
        often(
            &[0, 1, -1, i16::MIN, i16::MAX, 10_922, 10_923, 16_384],
            any::<i16>(),
        )
    };
    let byte = || often(&[0, 1, 99, 100, 199, 200, 255], any::<u8>());
    let long = often(
        &[0, 60, -60, 59, i64::MIN, i64::MAX, 9_000_000_000, -1],
        any::<i64>(),
    );
    let of = (
        number(),
        number(),
        maybe(number()),
        small(),
        small(),
        byte(),
        byte(),
        long,
    );
    of.prop_map(|(left, right, maybe, small, tiny, byte, octet, long)| Sum {
        id: Id::new(),
        long,
        left,
        right,
        maybe,
        small,
        tiny,
        byte,
        octet,
    })
}

pub(crate) const SUMS: Subject = Subject {
    rows: |count| {
        let row = |of: Sum| {
            let cells = vec![
                ("long", of.long.cell()),
                ("left", of.left.cell()),
                ("right", of.right.cell()),
                ("maybe", of.maybe.cell()),
                ("small", of.small.cell()),
                ("tiny", of.tiny.cell()),
                ("byte", of.byte.cell()),
                ("octet", of.octet.cell()),
            ];
            Row::of("sums", cells, of.check_invariants())
        };
        values(count, sum()).into_iter().map(row).collect()
    },
};

/// Decimals of some scales.
#[derive(Aggregate, Clone, Debug)]
#[invariant("DEC-EQ-001: Equal to a literal", check(self.rate == dec!(10)))]
#[invariant("DEC-LT-001: Another scale", check(self.price < self.rate))]
#[invariant("DEC-NE-001: Of a longer literal", check(self.price != dec!(1.500)))]
#[invariant("DEC-GE-001: Between two that are stored", check(self.price >= dec!(0.005)))]
#[invariant("DEC-GT-001: A negative constant", check(self.price > Self::FLOOR))]
#[invariant("DEC-ADD-001: A sum of scales", check(self.price + self.rate <= dec!(100)))]
#[invariant("DEC-SUB-001: A difference", check(self.rate - self.whole > -self.price))]
#[invariant("DEC-MUL-001: A product", check(self.price * self.rate < self.whole))]
#[invariant("DEC-MUL-002: A product with a literal", check(self.price * dec!(0.19) >= dec!(1.9)))]
#[invariant("DEC-RNG-001: A range", check((dec!(0)..=dec!(9.99)).contains(&self.price)))]
#[invariant("DEC-LST-001: A list", check([dec!(1), dec!(2.5), Decimal::TEN].contains(&self.whole)))]
#[invariant("DEC-OPT-001: Perhaps", check(self.maybe.is_none_or(|it| it < self.price)))]
struct Amount {
    id: Id<Amount>,
    #[column(precision = 8, scale = 2)]
    price: Decimal,
    #[column(precision = 7, scale = 4)]
    rate: Decimal,
    #[column(precision = 5, scale = 0)]
    whole: Decimal,
    #[column(precision = 8, scale = 2)]
    maybe: Option<Decimal>,
}

impl Amount {
    const FLOOR: Decimal = dec!(-0.01);
}

fn decimals() -> impl Strategy<Value = Amount> {
    fn of(scale: u32, most: i64, these: &[i64]) -> BoxedStrategy<Decimal> {
        often(these, -most..=most)
            .prop_map(move |digits| Decimal::new(digits, scale))
            .boxed()
    }
    let price = || {
        of(
            2,
            99_999_999,
            &[0, 1, -1, 100, 150, 250, 999, 1_000, 99_999_999, -99_999_999],
        )
    };
    let rate = of(
        4,
        9_999_999,
        &[
            0, 1, -1, 10_000, 100_000, 99_999, 999_900, 15_000, 9_999_999,
        ],
    );
    let whole = of(0, 99_999, &[0, 1, -1, 10, 99_999, -99_999]);
    (price(), rate, whole, maybe(price())).prop_map(|(price, rate, whole, maybe)| Amount {
        id: Id::new(),
        price,
        rate,
        whole,
        maybe,
    })
}

pub(crate) const DECIMALS: Subject = Subject {
    rows: |count| {
        let row = |of: Amount| {
            let cells = vec![
                ("price", of.price.cell()),
                ("rate", of.rate.cell()),
                ("whole", of.whole.cell()),
                ("maybe", of.maybe.cell()),
            ];
            Row::of("amounts", cells, of.check_invariants())
        };
        values(count, decimals()).into_iter().map(row).collect()
    },
};

/// Floats of both widths.
#[derive(Aggregate, Clone, Debug)]
#[invariant("FLT-EQ-001: Single", check(self.single == 0.1))]
#[invariant("FLT-LT-001: Double", check(self.double < 0.1))]
#[invariant("FLT-GE-001: Negative", check(self.single >= -1.5e3))]
#[invariant("FLT-NE-001: Nothing", check(self.double != 0.0))]
#[invariant("FLT-LE-001: Two", check(self.double <= self.other))]
#[invariant("FLT-RNG-001: A range", check((0.3..=1e10).contains(&self.double)))]
#[invariant("FLT-LST-001: A list", check([0.1, 0.3, 1.5].contains(&self.single)))]
#[invariant("FLT-RNG-002: A range of single ones", check((self.single..=0.1).contains(&self.single)))]
#[invariant("FLT-LST-002: A literal in a list", check([self.single, 1.5].contains(&0.1)))]
#[invariant("FLT-OPT-001: Perhaps", check(self.maybe.is_some_and(|it| it > 0.3)))]
struct Float {
    id: Id<Float>,
    single: f32,
    double: f64,
    other: f64,
    maybe: Option<f32>,
}

fn float() -> impl Strategy<Value = Float> {
    let single = || {
        often(
            &[0.0, -0.0, 0.1, 0.3, 1.5, -1500.0, 0.100_000_01],
            -1e9_f32..1e9,
        )
    };
    let double = || {
        often(
            &[0.0, -0.0, 0.1, 0.3, 1e10, 0.300_000_000_000_000_04],
            -1e12..1e12,
        )
    };
    (single(), double(), double(), maybe(single())).prop_map(|(single, double, other, maybe)| {
        Float {
            id: Id::new(),
            single,
            double,
            other,
            maybe,
        }
    })
}

pub(crate) const FLOATS: Subject = Subject {
    rows: |count| {
        let row = |of: Float| {
            let cells = vec![
                ("single", of.single.cell()),
                ("double", of.double.cell()),
                ("other", of.other.cell()),
                ("maybe", of.maybe.cell()),
            ];
            Row::of("floats", cells, of.check_invariants())
        };
        values(count, float()).into_iter().map(row).collect()
    },
};
