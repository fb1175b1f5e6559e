//! Text, characters and bytes.

use proptest::prelude::*;
use tablewright::{Aggregate, Id};

use crate::row::{AsCell, Row, Subject, maybe, often, values};

const PREFIX: &str = "100%";

/// Texts of all kinds.
#[derive(Aggregate, Clone, Debug)]
#[invariant("TXT-EQ-001: Equal to a literal", check(self.code == "EUR"))]
#[invariant("TXT-NE-001: Trailing blanks count", check(self.code != "a "))]
#[invariant("TXT-EQ-002: Two texts", check(self.code == self.other))]
#[invariant("TXT-EQ-003: Quotes and backslashes", check(self.other != "it's a \\ 'quote'"))]
#[invariant("TXT-EMP-001: Something", check(!self.code.is_empty()))]
#[invariant("TXT-LEN-001: Bytes", check(self.other.len() <= 5))]
#[invariant("TXT-CNT-001: Characters", check(self.other.chars().count() > 2))]
#[invariant("TXT-LEN-002: More bytes than characters", check(self.code.len() > self.code.chars().count()))]
#[invariant("TXT-LEN-003: What is computed of lengths", check(self.code.len() * 2 - 1 < self.other.len() + Self::MORE))]
#[invariant("TXT-LEN-004: A range of lengths", check((1..=3).contains(&self.code.chars().count())))]
#[invariant("TXT-STA-001: A beginning", check(self.code.starts_with("a_")))]
#[invariant("TXT-STA-002: A constant with a percent sign", check(self.other.starts_with(PREFIX)))]
#[invariant("TXT-END-001: An end", check(self.other.ends_with("ß")))]
#[invariant("TXT-END-002: No end", check(!self.code.ends_with(" ")))]
#[invariant("TXT-CON-001: What is a pattern elsewhere", check(self.other.contains("%_!")))]
#[invariant("TXT-CON-002: A backslash", check(self.other.contains("\\")))]
#[invariant("TXT-CON-003: A character", check(!self.code.contains('É')))]
#[invariant("TXT-CON-004: A quote", check(self.other.contains("'")))]
#[invariant("TXT-STA-003: Case counts", check(!self.code.starts_with("EU")))]
#[invariant("TXT-ALI-001: Letters count alike", check(self.code.eq_ignore_ascii_case("EuR")))]
#[invariant("TXT-ALI-002: No quote in any case", check(!self.other.eq_ignore_ascii_case("It's A \\ 'QUOTE'")))]
#[invariant("TXT-ALI-003: The letters of ASCII alone", check(self.code.eq_ignore_ascii_case("éUR") || self.other.eq_ignore_ascii_case(Self::KELVIN)))]
#[invariant("TXT-ALI-004: Trailing blanks count", check(self.maybe.as_deref().is_some_and(|it| it.eq_ignore_ascii_case("A "))))]
#[invariant("TXT-ALL-001: Capitals and digits", check(self.code.chars().all(|c| matches!(c, 'A'..='Z' | '0'..='9'))))]
#[invariant("TXT-ALL-002: What means something in a class", check(self.other.chars().all(|c| matches!(c, ']' | '[' | '^' | '-' | '\\' | '\'' | '%' | '_' | '!' | 'a'..='z' | ' '))))]
#[invariant("TXT-ALL-003: Other letters", check(self.other.chars().all(|c| matches!(c, 'à'..='ÿ' | 'ß' | '€' | '\u{1F600}'..='\u{1F64F}' | 'A'..='_'))))]
#[invariant("TXT-ALL-004: Not all", check(!self.code.chars().all(|c| matches!(c, ' ' | '\t' | '\n'))))]
#[invariant("TXT-ALL-005: One that closes", check(self.code.chars().all(|c| matches!(c, '^' | ']' | 'a'))))]
#[invariant("TXT-ALL-006: From a sign to a sign", check(self.other.chars().all(|c| matches!(c, '!'..='-' | 'X'..='^'))))]
#[invariant("TXT-OPT-001: Perhaps", check(self.maybe.as_deref().is_none_or(|it| it.starts_with("E") && it.len() == 3)))]
#[invariant("TXT-OPT-002: Equal to what is there", check(self.maybe.as_ref().is_some_and(|it| *it == self.code)))]
#[invariant("CHR-EQ-001: A character", check(self.letter == 'é' || self.letter == ' '))]
#[invariant("CHR-NE-001: No quote", check(self.letter != '\'' && self.letter != '\\'))]
#[invariant("CHR-LST-001: Some characters", check(['a', 'A', '%'].contains(&self.letter)))]
#[invariant("BYT-LEN-001: Bytes", check(self.bytes.len() <= 2 && !self.bytes.is_empty()))]
struct Text {
    id: Id<Text>,
    #[column(length = 20)]
    code: String,
    other: String,
    #[column(length = 20)]
    maybe: Option<String>,
    letter: char,
    bytes: Vec<u8>,
}

impl Text {
    const MORE: usize = 3;
    const KELVIN: &'static str = "K";
}

/// Texts that engines compare, measure and match in ways of their own.
const SOME: [&str; 43] = [
    "éur",
    "k",
    "\u{212A}",
    "",
    " ",
    "a",
    "A",
    "a ",
    "a  ",
    " a",
    "EUR",
    "EU",
    "eur",
    "EUR ",
    "ÉUR",
    "É",
    "é",
    "e\u{301}",
    "a_",
    "a_b",
    "ab",
    "aXb",
    "100%",
    "100% b",
    "1000",
    "%_!",
    "x%_!y",
    "%x!",
    "\\",
    "a\\b",
    "'",
    "it's a \\ 'quote'",
    "ß",
    "Straße",
    "STRASSE",
    "ss",
    "]",
    "a]",
    "^-",
    "[^-]",
    "😀",
    "\t\n",
    "\n",
];

fn text() -> impl Strategy<Value = Text> {
    let characters = proptest::sample::select(
        "aAbZzEUR019éÉßà€😀 %_!\\'\"[]^-\t\n"
            .chars()
            .collect::<Vec<_>>(),
    );
    let made = move || {
        let made = proptest::collection::vec(characters.clone(), 0..6);
        made.prop_map(|characters| characters.into_iter().collect::<String>())
    };
    let some = SOME.map(str::to_owned);
    let of = {
        let (some, made) = (some.clone(), made.clone());
        move || often(&some, made())
    };
    let letter = often(
        &['a', 'A', 'é', 'É', ' ', '%', '\'', '\\', '😀'],
        proptest::char::range(' ', '~'),
    );
    let bytes = proptest::collection::vec(any::<u8>(), 0..4);
    (of(), of(), maybe(of()), letter, bytes, any::<bool>()).prop_map(
        |(code, other, maybe, letter, bytes, same)| Text {
            id: Id::new(),
            other: if same { code.clone() } else { other },
            maybe: if same {
                maybe.map(|_| code.clone())
            } else {
                maybe
            },
            code,
            letter,
            bytes,
        },
    )
}

pub(crate) const TEXTS: Subject = Subject {
    rows: |count| {
        let row = |of: Text| {
            let cells = vec![
                ("code", of.code.cell()),
                ("other", of.other.cell()),
                ("maybe", of.maybe.cell()),
                ("letter", of.letter.cell()),
                ("bytes", of.bytes.cell()),
            ];
            Row::of("texts", cells, of.check_invariants())
        };
        values(count, text()).into_iter().map(row).collect()
    },
};
