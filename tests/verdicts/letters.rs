//! Text with small letters for capital ones.

use proptest::prelude::*;
use tablewright::{Aggregate, Id, ValueObject};

use crate::row::{AsCell, Row, Subject, maybe, often, values};

const HOME: &str = "home";

#[derive(ValueObject, Clone, Debug)]
struct Mail(String);

#[derive(ValueObject, Clone, Debug)]
#[invariant("LET-IN-001: Not in any case", check(self.code.to_ascii_lowercase() != "É"))]
struct Place {
    code: String,
    floor: i32,
}

/// Texts whose letters count alike, those of ASCII alone.
#[derive(Aggregate, Clone, Debug)]
#[invariant("LET-EQ-001: As a literal", check(self.name.to_ascii_lowercase() == "eur"))]
#[invariant("LET-EQ-002: As a constant that nothing is like", check(self.name.to_ascii_lowercase() != Self::CAPITALS && self.other.to_ascii_lowercase() != "a "))]
#[invariant("LET-EQ-003: As another one with small letters", check(self.name.to_ascii_lowercase() == self.other.to_ascii_lowercase()))]
#[invariant("LET-EQ-004: As another one as it is", check(self.name.to_ascii_lowercase() == self.other))]
#[invariant("LET-EQ-005: As it is", check(self.mail.0 == self.mail.0.to_ascii_lowercase()))]
#[invariant("LET-EQ-006: As a constant", check(self.place.code.to_ascii_lowercase() == HOME || self.mail.0.to_ascii_lowercase() == Self::KELVIN))]
#[invariant("LET-LST-001: One of some", check(["eur", "éur", HOME, "it's a \\ 'quote'"].contains(&self.name.to_ascii_lowercase().as_str())))]
#[invariant("LET-LST-002: One of these patterns", check(matches!(self.place.code.to_ascii_lowercase().as_str(), "eur" | "É" | "é" | "ss ")))]
#[invariant("LET-LST-003: One of these patterns as it is", check(!matches!(self.name.as_str(), "EUR" | "É" | "a  " | "\\")))]
#[invariant("LET-LEN-001: Bytes", check(self.name.to_ascii_lowercase().len() <= 3))]
#[invariant("LET-LEN-002: Characters", check(self.mail.0.to_ascii_lowercase().chars().count() > 2))]
#[invariant("LET-EMP-001: Something", check(!self.place.code.to_ascii_lowercase().is_empty()))]
#[invariant("LET-STA-001: A beginning", check(self.name.to_ascii_lowercase().starts_with("eu")))]
#[invariant("LET-STA-002: A beginning with capitals", check(!self.other.to_ascii_lowercase().starts_with("É")))]
#[invariant("LET-END-001: An end", check(self.name.to_ascii_lowercase().ends_with("r")))]
#[invariant("LET-CON-001: In it", check(self.mail.0.to_ascii_lowercase().contains("u") || self.other.to_ascii_lowercase().contains("%_!")))]
#[invariant("LET-ALL-001: Small letters", check(self.name.to_ascii_lowercase().chars().all(|c| matches!(c, 'a'..='z' | 'é'))))]
#[invariant("LET-ALI-001: Whatever the case", check(self.name.to_ascii_lowercase().eq_ignore_ascii_case("EuR")))]
#[invariant("LET-OPT-001: Perhaps", check(self.maybe.as_deref().is_none_or(|it| it.to_ascii_lowercase() == "k" || it.to_ascii_lowercase().len() > 2)))]
#[invariant("LET-OPT-002: As what is there", check(self.maybe.as_ref().is_some_and(|it| it.to_ascii_lowercase() == self.name.to_ascii_lowercase())))]
struct Letter {
    id: Id<Letter>,
    #[column(length = 20)]
    name: String,
    other: String,
    mail: Mail,
    place: Place,
    maybe: Option<String>,
}

impl Letter {
    const KELVIN: &'static str = "\u{212A}";
    const CAPITALS: &'static str = "EUR";
}

/// Among them some whose small letters are no others of ASCII, or have another length.
const SOME: [&str; 26] = [
    "eur",
    "EUR",
    "EuR",
    "ÉUR",
    "éUR",
    "éur",
    "É",
    "é",
    "K",
    "k",
    "\u{212A}",
    "İ",
    "ẞ",
    "HOME",
    "Home",
    "home",
    "",
    "a ",
    "A ",
    "A  ",
    "SS ",
    "It's a \\ 'Quote'",
    "IT'S A \\ 'QUOTE'",
    "x%_!Y",
    "\\",
    "ZÀ",
];

fn letter() -> impl Strategy<Value = Letter> {
    let made = || {
        let characters =
            proptest::sample::select("aAbBzZeEuUrRéÉıİ %'\\[@`{".chars().collect::<Vec<_>>());
        let made = proptest::collection::vec(characters, 0..5);
        made.prop_map(|characters| characters.into_iter().collect::<String>())
    };
    let of = move || often(&SOME.map(str::to_owned), made());
    let same = 0..4_u8;
    (of(), of(), of(), of(), maybe(of()), same).prop_map(
        |(name, other, mail, code, perhaps, same)| {
            let other = match same {
                0 => name.clone(),
                1 => name.to_ascii_lowercase(),
                2 => name.to_lowercase(),
                _ => other,
            };
            let perhaps = perhaps.map(|perhaps| {
                if same == 0 {
                    name.to_ascii_uppercase()
                } else {
                    perhaps
                }
            });
            Letter {
                id: Id::new(),
                name,
                other,
                mail: Mail(mail),
                place: Place { code, floor: 1 },
                maybe: perhaps,
            }
        },
    )
}

pub(crate) const LETTERS: Subject = Subject {
    rows: |count| {
        let row = |of: Letter| {
            let cells = vec![
                ("name", of.name.cell()),
                ("other", of.other.cell()),
                ("mail", of.mail.0.cell()),
                ("place_code", of.place.code.cell()),
                ("place_floor", of.place.floor.cell()),
                ("maybe", of.maybe.cell()),
            ];
            Row::of("letters", cells, of.check_invariants())
        };
        values(count, letter()).into_iter().map(row).collect()
    },
};
