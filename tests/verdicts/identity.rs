//! Ids that are compared with the own one, and options that are compared with a value.

use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Id};
use uuid::Uuid;

use crate::row::{AsCell, Cell, Row, Subject, maybe, often, values};

/// What may be in another one.
#[derive(Aggregate, Clone, Debug)]
#[invariant("IDE-NOT-001: Not its own parent", check(self.parent != Some(self.id)))]
#[invariant("IDE-NOT-002: Neither that nor its twin", check(self.parent.is_none_or(|parent| parent != self.id && parent != self.twin)))]
#[invariant("IDE-EQ-001: Its own twin", check(self.twin == self.id))]
#[invariant("IDE-IF-001: If it is its twin's", check(if Some(self.twin) == self.parent { self.twin != self.id } else { true }))]
#[invariant("OPT-SAM-001: There, and so", check(self.size == Some(5)))]
#[invariant("OPT-SAM-002: Absent, or another", check(Some(self.least) != self.size))]
#[invariant("OPT-SAM-003: Not so", check(!(self.size == Some(self.least)) && self.least > 0))]
#[invariant("OPT-SAM-004: Neither absent nor another", check(!(self.more != Some(Self::USUAL))))]
#[invariant("OPT-SAM-005: Text", check(self.code.as_deref() == Some("EUR") || self.code.as_deref() == Some(self.name.as_str())))]
#[invariant("OPT-SAM-006: A decimal", check(self.rate != Some(dec!(1.5))))]
#[invariant("OPT-SAM-007: A float", check(self.part == Some(0.1)))]
struct Folder {
    id: Id<Folder>,
    parent: Option<Id<Folder>>,
    #[reference(soft)]
    twin: Id<Folder>,
    size: Option<i32>,
    more: Option<i32>,
    least: i32,
    #[column(length = 5)]
    code: Option<String>,
    #[column(length = 5)]
    name: String,
    #[column(precision = 5, scale = 2)]
    rate: Option<Decimal>,
    part: Option<f32>,
}

impl Folder {
    const USUAL: i32 = 6;
}

/// Ids in the order of their numbers: of RFC 9562, as all are.
fn id(number: u32) -> Id<Folder> {
    Uuid::from_u128(0x67e5_5044_10b1_426f_9247_0000_0000_0000 + u128::from(number)).into()
}

/// The id of another row, or often the own one.
#[derive(Clone, Copy, Debug)]
enum Whose {
    Own,
    Other(u32),
}

impl Whose {
    fn id(self, own: u32) -> Id<Folder> {
        match self {
            Self::Own => id(own),
            Self::Other(number) => id(number),
        }
    }
}

fn folder() -> impl Strategy<Value = (Option<Whose>, Whose, Folder)> {
    let whose = || {
        prop_oneof![
            Just(Whose::Own),
            (0..3_u32).prop_map(Whose::Other),
            any::<u32>().prop_map(Whose::Other)
        ]
    };
    let number = || often(&[0, 5, 6, -1], any::<i32>());
    let text = || {
        often(
            &["EUR", "eur", "EUR ", "", "x"].map(str::to_owned),
            "[A-Z]{0,3}",
        )
    };
    let rate = often(&[150, 151, -150, 0], -999..=999_i64);
    let of = (
        maybe(whose()),
        whose(),
        (maybe(number()), maybe(number())),
        number(),
        maybe(text()),
        text(),
        maybe(rate),
        maybe(often(&[0.1_f32, 0.0, -0.1], -1.0..=1.0_f32)),
    );
    of.prop_map(
        |(parent, twin, (size, more), least, code, name, rate, part)| {
            let folder = Folder {
                id: id(0),
                parent: None,
                twin: id(0),
                size,
                more,
                least,
                code,
                name,
                rate: rate.map(|rate| Decimal::new(rate, 2)),
                part,
            };
            (parent, twin, folder)
        },
    )
}

pub(crate) const FOLDERS: Subject = Subject {
    rows: |count| {
        let row = |(number, (parent, twin, of)): (u32, (Option<Whose>, Whose, Folder))| {
            let of = Folder {
                id: id(number),
                parent: parent.map(|parent| parent.id(number)),
                twin: twin.id(number),
                ..of
            };
            let parent = of.parent.map(|parent| *parent.as_uuid());
            let cells: Vec<(&str, Cell)> = vec![
                ("id", of.id.as_uuid().cell()),
                ("parent", parent.cell()),
                ("twin", of.twin.as_uuid().cell()),
                ("size", of.size.cell()),
                ("more", of.more.cell()),
                ("least", of.least.cell()),
                ("code", of.code.cell()),
                ("name", of.name.cell()),
                ("rate", of.rate.cell()),
                ("part", of.part.cell()),
            ];
            Row::of("folders", cells, of.check_invariants())
        };
        (0..).zip(values(count, folder())).map(row).collect()
    },
};
