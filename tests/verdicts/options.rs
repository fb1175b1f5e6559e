//! What may be absent; times; truth values and enums.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use proptest::prelude::*;
use tablewright::{Aggregate, Id, ValueObject};
use uuid::Uuid;

use crate::row::{AsCell, Row, Subject, maybe, often, values};

/// Options of all kinds.
#[derive(Aggregate, Clone, Debug)]
#[invariant("OPT-SOM-001: It is there", check(self.first.is_some()))]
#[invariant("OPT-NON-001: It is not", check(self.second.is_none()))]
#[invariant("OPT-AND-001: There, and so", check(self.first.is_some_and(|it| it > 5)))]
#[invariant("OPT-ORR-001: Not there, or so", check(self.third.is_none_or(|it| it > 5)))]
#[invariant("OPT-NOT-001: Not so", check(!self.fourth.is_some_and(|it| it > 5)))]
#[invariant("OPT-NOT-002: Neither absent nor so", check(!self.fifth.is_none_or(|it| it > 5)))]
#[invariant("OPT-TWO-001: One in the other", check(self.first.is_none_or(|left| self.second.is_some_and(|right| left < right))))]
#[invariant("OPT-TWO-002: Both or none", check(self.first.is_some() == self.second.is_some()))]
#[invariant("OPT-TWO-003: Exactly one", check(self.first.is_some() != self.text.is_some()))]
#[invariant("OPT-CNT-001: Exactly one of these", check([self.first.is_some(), self.text.is_some(), self.flag, self.fourth.is_some_and(|it| it > 5)].into_iter().filter(|is| *is).count() == 1))]
#[invariant("OPT-CNT-002: Exactly one of those", check([self.first, self.second, self.third].into_iter().filter(|it| it.is_some()).count() == 1))]
#[invariant("OPT-CNT-003: At most one", check([&self.text].iter().filter(|&&it| it.is_none()).count() + [self.flag, self.maybe == Some(true)].iter().filter(|&&is| is).count() * 2 <= 2))]
#[invariant("OPT-CNT-004: Two or three", check(!(2..=3).contains(&[self.first.is_some() && self.flag, self.second.is_none() || self.flag, !self.flag].into_iter().filter(|&is| is).count())))]
#[invariant("OPT-IFF-001: A flag", check(self.flag == self.text.is_some()))]
#[invariant("OPT-FLG-001: An optional flag", check(self.maybe.is_some_and(|it| it) || self.flag))]
#[invariant("OPT-FLG-002: Denied", check(!self.maybe.is_none_or(|it| !it == self.flag)))]
#[invariant("OPT-REF-001: By reference", check(self.text.as_ref().is_some_and(|it| !it.is_empty()) && self.first.as_ref().is_none_or(|&it| it != 0)))]
#[invariant("OPT-IFF-002: If there", check(if self.text.is_some() { self.first.is_some_and(|it| (1..=9).contains(&it)) } else { true }))]
#[invariant("OPT-UID-001: Ids", check(self.owner != self.other && self.tag == self.last))]
struct OptionAggregate {
    id: Id<OptionAggregate>,
    first: Option<i32>,
    second: Option<i32>,
    third: Option<i32>,
    fourth: Option<i32>,
    fifth: Option<i32>,
    #[column(length = 10)]
    text: Option<String>,
    flag: bool,
    maybe: Option<bool>,
    #[reference(soft)]
    owner: Id<Somebody>,
    #[reference(soft)]
    other: Id<Somebody>,
    tag: Uuid,
    last: Uuid,
}

struct Somebody;

fn option() -> impl Strategy<Value = OptionAggregate> {
    let number = || maybe(often(&[0, 1, 5, 6, 9, 10], any::<i32>()));
    let text = maybe(often(&[String::new(), " ".to_owned()], "[a-z]{1,5}"));
    let uuid = || {
        often(
            &[1, 2].map(Uuid::from_u128),
            any::<[u8; 16]>().prop_map(|bytes| uuid::Builder::from_random_bytes(bytes).into_uuid()),
        )
    };
    let ids = (uuid(), uuid(), uuid(), uuid());
    let numbers = (number(), number(), number(), number(), number());
    let of = (numbers, text, any::<bool>(), maybe(any::<bool>()), ids);
    of.prop_map(
        |((first, second, third, fourth, fifth), text, flag, maybe, (owner, other, tag, last))| {
            OptionAggregate {
                id: Id::new(),
                first,
                second,
                third,
                fourth,
                fifth,
                text,
                flag,
                maybe,
                owner: owner.into(),
                other: other.into(),
                tag,
                last,
            }
        },
    )
}

pub(crate) const OPTIONS: Subject = Subject {
    rows: |count| {
        let row = |of: OptionAggregate| {
            let cells = vec![
                ("first", of.first.cell()),
                ("second", of.second.cell()),
                ("third", of.third.cell()),
                ("fourth", of.fourth.cell()),
                ("fifth", of.fifth.cell()),
                ("text", of.text.cell()),
                ("flag", of.flag.cell()),
                ("maybe", of.maybe.cell()),
                ("owner", of.owner.as_uuid().cell()),
                ("other", of.other.as_uuid().cell()),
                ("tag", of.tag.cell()),
                ("last", of.last.cell()),
            ];
            Row::of("option_aggregates", cells, of.check_invariants())
        };
        values(count, option()).into_iter().map(row).collect()
    },
};

/// Points in time.
#[derive(Aggregate, Clone, Debug)]
#[invariant("TIM-LT-001: Instants", check(self.begun < self.ended))]
#[invariant("TIM-OPT-001: Perhaps", check(self.paid.is_none_or(|at| at >= self.begun)))]
#[invariant("TIM-EQ-001: Civil times", check(self.local != self.locally))]
#[invariant("TIM-LE-001: Dates", check(self.day <= self.due))]
#[invariant("TIM-GT-001: Times of day", check(self.opens < self.closes))]
#[invariant("TIM-RNG-001: A range of times", check((self.opens..=self.closes).contains(&self.noon)))]
#[invariant("TIM-DUR-001: Durations", check(self.short <= self.long))]
struct Time {
    id: Id<Time>,
    begun: DateTime<Utc>,
    ended: DateTime<Utc>,
    paid: Option<DateTime<Utc>>,
    local: NaiveDateTime,
    locally: NaiveDateTime,
    day: NaiveDate,
    due: NaiveDate,
    opens: NaiveTime,
    noon: NaiveTime,
    closes: NaiveTime,
    short: Duration,
    long: Duration,
}

fn time() -> impl Strategy<Value = Time> {
    // From the year 1000 to the end of 9999.
    const FIRST: i64 = -30_610_224_000_000_000;
    const LAST: i64 = 253_402_300_799_999_999;
    let instant = || {
        let these = [FIRST, LAST, 0, -1, 1, 1_000_000, 1_709_164_800_000_000];
        let micros = often(&these, FIRST..=LAST);
        micros
            .prop_map(|micros| DateTime::from_timestamp_micros(micros).expect("in range"))
            .boxed()
    };
    let day = || instant().prop_map(|instant| instant.date_naive());
    let clock = || {
        let micros = often(
            &[0_u64, 1, 999_999, 43_200_000_000, 86_399_999_999],
            0..86_400_000_000_u64,
        );
        micros.prop_map(|micros| {
            let seconds = u32::try_from(micros / 1_000_000).expect("a day");
            let nanos = u32::try_from(micros % 1_000_000 * 1_000).expect("a second");
            NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanos).expect("a time")
        })
    };
    let duration = || {
        let most = u64::try_from(i64::MAX).expect("positive");
        often(&[0, 1, most - 1, most], 0..=most).prop_map(Duration::from_micros)
    };
    let instants = (instant(), instant(), maybe(instant()), instant(), instant());
    let days = (
        day(),
        day(),
        clock(),
        clock(),
        clock(),
        duration(),
        duration(),
    );
    (instants, days).prop_map(|((begun, ended, paid, local, locally), days)| {
        let (day, due, opens, noon, closes, short, long) = days;
        Time {
            id: Id::new(),
            begun,
            ended,
            paid,
            local: local.naive_utc(),
            locally: locally.naive_utc(),
            day,
            due,
            opens,
            noon,
            closes,
            short,
            long,
        }
    })
}

pub(crate) const TIMES: Subject = Subject {
    rows: |count| {
        let row = |of: Time| {
            let cells = vec![
                ("begun", of.begun.cell()),
                ("ended", of.ended.cell()),
                ("paid", of.paid.cell()),
                ("local", of.local.cell()),
                ("locally", of.locally.cell()),
                ("day", of.day.cell()),
                ("due", of.due.cell()),
                ("opens", of.opens.cell()),
                ("noon", of.noon.cell()),
                ("closes", of.closes.cell()),
                ("short", of.short.cell()),
                ("long", of.long.cell()),
            ];
            Row::of("times", cells, of.check_invariants())
        };
        values(count, time()).into_iter().map(row).collect()
    },
};

/// Where something stands.
#[derive(ValueObject, Clone, Copy, Debug, PartialEq)]
enum Stage {
    Draft,
    #[value_object(rename = "it's open")]
    Open,
    Closed,
}

impl Stage {
    const FIRST: Self = Self::Draft;
}

/// Truth values and enums.
#[derive(Aggregate, Clone, Debug)]
#[invariant("STA-EQ-001: A variant", check(self.stage == Stage::Open))]
#[invariant("STA-NE-001: A constant", check(self.stage != Stage::FIRST))]
#[invariant("STA-EQ-002: Two enums", check(self.stage == self.before))]
#[invariant("STA-MAT-001: Some variants", check(matches!(self.stage, Stage::Open | Stage::Closed)))]
#[invariant("STA-MAT-002: Not one", check(!matches!(self.before, Stage::Open)))]
#[invariant("STA-LST-001: A list", check([Stage::Draft, Stage::Closed].contains(&self.before)))]
#[invariant("STA-OPT-001: Perhaps", check(self.maybe.is_some_and(|it| matches!(it, Stage::Draft | Stage::Open))))]
#[invariant("STA-OPT-002: Perhaps not", check(self.maybe.as_ref().is_none_or(|it| *it == self.stage)))]
#[invariant("BOO-TRU-001: A flag", check(self.flag))]
#[invariant("BOO-FAL-001: No flag", check(!self.other))]
#[invariant("BOO-EQ-001: Two flags", check(self.flag == self.other))]
#[invariant("BOO-EQ-002: A literal", check(self.flag != true || self.other == Self::YES))]
#[invariant("BOO-LOG-001: A flag among conditions", check(self.flag && self.stage == Stage::Open || !self.other && matches!(self.before, Stage::Closed)))]
#[invariant("BOO-IFF-001: A flag as a condition", check(self.flag == (self.stage == Stage::Open)))]
#[invariant("BOO-IFE-002: If it is a constant", check(if self.stage == Stage::FIRST { self.flag } else { true }))]
#[invariant("BOO-IFE-001: If", check(if self.flag { self.other } else { matches!(self.stage, Stage::Draft) }))]
struct State {
    id: Id<State>,
    stage: Stage,
    before: Stage,
    maybe: Option<Stage>,
    flag: bool,
    other: bool,
}

impl State {
    const YES: bool = true;
}

fn state() -> impl Strategy<Value = State> {
    let stage = || proptest::sample::select(vec![Stage::Draft, Stage::Open, Stage::Closed]);
    let of = (
        stage(),
        stage(),
        maybe(stage()),
        any::<bool>(),
        any::<bool>(),
    );
    of.prop_map(|(stage, before, maybe, flag, other)| State {
        id: Id::new(),
        stage,
        before,
        maybe,
        flag,
        other,
    })
}

impl AsCell for Stage {
    fn cell(&self) -> crate::row::Cell {
        match self {
            Self::Draft => "draft",
            Self::Open => "it's open",
            Self::Closed => "closed",
        }
        .cell()
    }
}

pub(crate) const STATES: Subject = Subject {
    rows: |count| {
        let row = |of: State| {
            let cells = vec![
                ("stage", of.stage.cell()),
                ("before", of.before.cell()),
                ("maybe", of.maybe.cell()),
                ("flag", of.flag.cell()),
                ("other", of.other.cell()),
            ];
            Row::of("states", cells, of.check_invariants())
        };
        values(count, state()).into_iter().map(row).collect()
    },
};
