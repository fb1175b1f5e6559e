//! Operands of all kinds, and what is asked of them.

/// An operand, and a place of its type.
pub(crate) type Operand = (&'static str, &'static str);

pub(crate) const PLACES: &[Operand] = &[
    ("self.flag", "self.flag"),
    ("self.n", "self.m"),
    ("self.u", "self.u"),
    ("self.word", "self.word"),
    ("self.f", "self.f"),
    ("self.d", "self.d"),
    ("self.amount", "self.amount"),
    ("self.text", "self.text"),
    ("self.c", "self.c"),
    ("self.bytes", "self.bytes"),
    ("self.status", "self.status"),
    ("self.money", "self.money"),
    ("self.code", "self.code"),
    ("self.code.0", "self.code.0"),
    ("self.opt", "self.opt"),
    ("self.list", "self.list"),
];

pub(crate) const OTHERS: &[Operand] = &[
    ("true", "self.flag"),
    ("5", "self.n"),
    ("0x05", "self.n"),
    ("1_u32", "self.u"),
    ("-5", "self.n"),
    ("0.5", "self.d"),
    ("0.1", "self.f"),
    ("1f32", "self.f"),
    ("-0.0", "self.d"),
    ("\"ab\"", "self.text"),
    ("'a'", "self.c"),
    ("b'a'", "self.u"),
    ("b\"ab\"", "self.bytes"),
    ("Self::B", "self.flag"),
    ("Self::I", "self.n"),
    ("Self::U", "self.u"),
    ("Self::W", "self.word"),
    ("Self::F", "self.f"),
    ("Self::D", "self.d"),
    ("Self::A", "self.amount"),
    ("dec!(0.5)", "self.amount"),
    ("Self::T", "self.text"),
    ("Self::C", "self.c"),
    ("Self::Y", "self.bytes"),
    ("Self::S", "self.status"),
    ("Status::Open", "self.status"),
    ("(self.n + 1)", "self.m"),
    ("self.text.len()", "self.text.len()"),
    ("(self.n > 0)", "self.flag"),
    ("self.text.is_empty()", "self.flag"),
    ("self.text.as_str()", "\"ab\""),
    ("self.status.as_str()", "\"OPEN\""),
    ("self.status.as_ref()", "\"OPEN\""),
    ("self.text.to_ascii_lowercase()", "self.text"),
    ("self.text.to_ascii_lowercase().as_str()", "\"ab\""),
];

/// With an operand as `X`, and a place of its type as `P`.
const OF_ONE: &[&str] = &[
    "P == !X",
    "P != !!X",
    "!X && self.flag",
    "[!X].contains(&P)",
    "(!X..=X).contains(&P)",
    "P == !(X)",
    "P == -X",
    "P <= -(-X)",
    "(-X..=X).contains(&P)",
    "P == *X",
    "X && self.flag",
    "X == (self.n > 0)",
    "if X { self.flag } else { self.n > 0 }",
    "P < X",
    "P + X == P",
    "P - X != P",
    "P * X == X",
    "X < X || self.flag",
    "(X..).contains(&self.n)",
    "(X..=20).contains(&self.n)",
    "[X].contains(&self.n)",
];

const METHODS: &[&str] = &[
    "X.len() == 2",
    "X.is_empty()",
    "X.is_some()",
    "X.is_some_and(|x| x == 5)",
    "X.is_none_or(|x| !x == 5)",
    "X.0 == 5",
    "X.starts_with(\"a\")",
    "X.starts_with('a')",
    "X.ends_with(Self::C)",
    "X.eq_ignore_ascii_case(\"Ab\")",
    "X.contains(Self::T)",
    "X.to_ascii_lowercase() == \"ab\"",
    "matches!(X, \"ab\" | \"b\")",
    "X.contains(&X)",
    "X.contains(!Self::B)",
    "X.chars().count() == 2",
    "X.as_str() == \"OPEN\"",
    "X.as_ref() == \"ab\"",
    "X.as_deref() == X",
];

/// All combinations.
pub(crate) fn conditions() -> Vec<String> {
    let mut conditions = Vec::new();
    for (operand, place) in PLACES.iter().chain(OTHERS) {
        let forms = OF_ONE.iter();
        conditions.extend(forms.map(|form| form.replace('X', operand).replace('P', place)));
    }
    // One of each kind is enough here: each combination costs time.
    let alike = ["self.u", "self.word", "self.d", "self.code.0"];
    for (place, _) in PLACES.iter().filter(|(place, _)| !alike.contains(place)) {
        conditions.extend(METHODS.iter().map(|form| form.replace('X', place)));
        conditions.extend(
            OTHERS
                .iter()
                .map(|(other, _)| format!("{place} == {other}")),
        );
    }
    let kinds = PLACES.iter().map(|(place, _)| place);
    let kinds: Vec<_> = kinds.filter(|place| !alike.contains(place)).collect();
    for left in &kinds {
        conditions.extend(kinds.iter().map(|right| format!("{left} == {right}")));
        conditions.extend(
            kinds
                .iter()
                .map(|right| format!("{left} + {right} == {left}")),
        );
    }
    // What reads nothing of the row is refused for that.
    conditions.retain(|condition| condition.contains("self."));
    conditions.sort();
    conditions.dedup();
    conditions
}
