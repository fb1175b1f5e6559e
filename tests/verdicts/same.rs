//! Value objects that are compared as a whole.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tablewright::{Aggregate, Id, ValueObject};

use crate::row::{AsCell, Cell, Row, Subject, maybe, often, values};

/// Of all kinds of columns.
#[derive(ValueObject, Clone, Debug, PartialEq)]
struct Part {
    #[column(precision = 6, scale = 2)]
    amount: Decimal,
    code: Code,
    size: Option<i32>,
    reach: Option<Reach>,
    #[embed(presence)]
    extra: Option<Extra>,
    tone: Tone,
    share: f32,
    huge: u64,
    payment: Settlement,
}

#[derive(ValueObject, Clone, Debug, PartialEq)]
struct Code(#[column(length = 4)] String);

#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
struct Reach {
    least: i32,
    most: Option<i32>,
}

#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
struct Extra {
    weight: Option<i32>,
}

#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
enum Tone {
    Light,
    Dark,
}

#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
enum Settlement {
    Free,
    Cash(i32),
    Card { limit: Option<i32>, number: i32 },
}

/// From one to another, which is another one.
#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
#[invariant("SAM-END-001: Not the same", check(self.from != self.to))]
#[invariant("SAM-END-002: The same", check(self.from == self.to))]
struct Ends {
    from: Reach,
    to: Reach,
}

/// Two of the same type.
#[derive(Aggregate, Clone, Debug)]
#[invariant("SAM-EQ-001: The same", check(self.left == self.right))]
#[invariant("SAM-NE-001: Not the same", check(self.left != self.right))]
#[invariant("SAM-NOT-001: Denied", check(!(self.left == self.right) || self.flag))]
#[invariant("SAM-EQ-002: Newtypes", check(self.left.code == self.right.code))]
#[invariant("SAM-EQ-003: Enums with data", check(self.left.payment == self.right.payment))]
#[invariant("SAM-NE-002: Other enums with data", check(self.left.payment != self.right.payment))]
#[invariant("SAM-OPT-001: Perhaps the same", check(self.maybe.as_ref() == Some(&self.left)))]
#[invariant("SAM-OPT-002: Perhaps another", check(self.maybe.as_ref() != Some(&self.left)))]
#[invariant("SAM-OPT-003: Parts of what may be absent", check(self.maybe.as_ref().is_none_or(|it| it.reach.is_some_and(|reach| self.right.reach == Some(reach)) || it.payment == self.left.payment)))]
#[invariant("SAM-CNT-001: One of these", check([self.left == self.right, self.left.code != self.right.code].into_iter().filter(|is| *is).count() == 1))]
struct Couple {
    id: Id<Couple>,
    left: Part,
    right: Part,
    maybe: Option<Part>,
    ends: Option<Ends>,
    flag: bool,
}

fn reach() -> BoxedStrategy<Reach> {
    (often(&[0, 1], any::<i32>()), maybe(0..2_i32))
        .prop_map(|(least, most)| Reach { least, most })
        .boxed()
}

fn part() -> BoxedStrategy<Part> {
    let payment = prop_oneof![
        Just(Settlement::Free),
        (0..2_i32).prop_map(Settlement::Cash),
        (maybe(0..2_i32), 0..2_i32).prop_map(|(limit, number)| Settlement::Card { limit, number })
    ];
    let of = (
        0..2_i64,
        often(&["EUR", "eur", "EUR "].map(str::to_owned), "[A-Z]{3}"),
        maybe(0..2_i32),
        maybe(reach()),
        maybe(maybe(0..2_i32).prop_map(|weight| Extra { weight })),
        prop_oneof![Just(Tone::Light), Just(Tone::Dark)],
        prop_oneof![Just(0.1_f32), Just(0.0), Just(-0.0)],
        often(&[0, u64::MAX], any::<u64>()),
        payment,
    );
    of.prop_map(
        |(amount, code, size, reach, extra, tone, share, huge, payment)| Part {
            amount: Decimal::new(amount, 2),
            code: Code(code),
            size,
            reach,
            extra,
            tone,
            share,
            huge,
            payment,
        },
    )
    .boxed()
}

/// Another part, in which few things are different.
fn beside(part: Part) -> BoxedStrategy<Part> {
    let of = (Just(part), self::part(), 0..12_u32);
    of.prop_map(|(part, other, change)| match change {
        0 => Part {
            amount: other.amount,
            ..part
        },
        1 => Part {
            code: other.code,
            ..part
        },
        2 => Part {
            size: other.size,
            ..part
        },
        3 => Part {
            reach: other.reach,
            ..part
        },
        4 => Part {
            extra: other.extra,
            ..part
        },
        5 => Part {
            tone: other.tone,
            ..part
        },
        6 => Part {
            share: other.share,
            ..part
        },
        7 => Part {
            huge: other.huge,
            ..part
        },
        8 => Part {
            payment: other.payment,
            ..part
        },
        9 => other,
        _ => part,
    })
    .boxed()
}

fn couple() -> impl Strategy<Value = Couple> {
    let ends = (reach(), reach(), any::<bool>()).prop_map(|(from, to, same)| Ends {
        from,
        to: if same { from } else { to },
    });
    let parts = part().prop_flat_map(|left| {
        let (right, third) = (beside(left.clone()), maybe(beside(left.clone())));
        (Just(left), right, third)
    });
    (parts, maybe(ends), any::<bool>()).prop_map(|((left, right, maybe), ends, flag)| Couple {
        id: Id::new(),
        left,
        right,
        maybe,
        ends,
        flag,
    })
}

fn reach_cells(cells: &mut Vec<(String, Cell)>, name: &str, of: Option<Reach>) {
    cells.push((format!("{name}_least"), of.map(|of| of.least).cell()));
    cells.push((format!("{name}_most"), of.and_then(|of| of.most).cell()));
}

fn part_cells(cells: &mut Vec<(String, Cell)>, name: &str, of: Option<&Part>) {
    let mut push = |column: &str, cell: Cell| cells.push((format!("{name}_{column}"), cell));
    push("amount", of.map(|of| of.amount).cell());
    push("code", of.map(|of| of.code.0.clone()).cell());
    push("size", of.and_then(|of| of.size).cell());
    let extra = of.map(|of| of.extra);
    push("extra_present", extra.map(|extra| extra.is_some()).cell());
    let weight = extra.flatten().and_then(|extra| extra.weight);
    push("extra_weight", weight.cell());
    let tone = of.map(|of| match of.tone {
        Tone::Light => "light",
        Tone::Dark => "dark",
    });
    push("tone", tone.cell());
    push("share", of.map(|of| of.share).cell());
    push("huge", of.map(|of| of.huge).cell());
    let (tag, cash, limit, number) = match of.map(|of| of.payment) {
        None => (None, None, None, None),
        Some(Settlement::Free) => (Some("free"), None, None, None),
        Some(Settlement::Cash(cash)) => (Some("cash"), Some(cash), None, None),
        Some(Settlement::Card { limit, number }) => (Some("card"), None, limit, Some(number)),
    };
    push("payment", tag.cell());
    push("payment_cash", cash.cell());
    push("payment_card_limit", limit.cell());
    push("payment_card_number", number.cell());
    let reach = of.and_then(|of| of.reach);
    reach_cells(cells, &format!("{name}_reach"), reach);
}

pub(crate) const COUPLES: Subject = Subject {
    rows: |count| {
        let row = |of: Couple| {
            let mut cells = Vec::new();
            part_cells(&mut cells, "left", Some(&of.left));
            part_cells(&mut cells, "right", Some(&of.right));
            part_cells(&mut cells, "maybe", of.maybe.as_ref());
            reach_cells(&mut cells, "ends_from", of.ends.map(|ends| ends.from));
            reach_cells(&mut cells, "ends_to", of.ends.map(|ends| ends.to));
            cells.push(("flag".to_owned(), of.flag.cell()));
            let cells = cells.iter();
            let cells = cells.map(|(name, cell)| (name.as_str(), cell.clone()));
            Row::of("couples", cells.collect(), of.check_invariants())
        };
        values(count, couple()).into_iter().map(row).collect()
    },
};
