//! Rules over fields, each of which is asked of once: no two rules leave nothing together.

use std::fmt::Write as _;

use super::field::{Field, Kind};
use crate::chance::Chance;

/// Conditions on a field `§`.
fn conditions(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Number => &[
            "§ > 1",
            "§ != -3",
            "(1..=9).contains(&§)",
            "[1, 5, 9].contains(&§)",
            "!(§ < -4)",
            "§ * 2 <= 19",
            "§ % 7 == 3",
            "[§ > 3, § < 9].into_iter().filter(|is| *is).count() <= 1",
            "§ + § - 3 > 8",
            "§ >= Self::LEAST",
        ],
        Kind::Integer => &[
            "§ > 1",
            "§ != 3",
            "(1..9).contains(&§)",
            "[1, 5].contains(&§)",
        ],
        Kind::PerhapsNumber => &[
            "§.is_some()",
            "§.is_none_or(|number| number > 2)",
            "§.is_some_and(|number| (1..=9).contains(&number))",
        ],
        Kind::Flag => &["§", "!§"],
        Kind::Text => &[
            "!§.is_empty()",
            "§.len() < 25",
            "§.chars().count() > 1",
            "§.starts_with(\"Ä\")",
            "§.ends_with(\"'\")",
            "§.contains(\"50%_\\\\\")",
            "§.eq_ignore_ascii_case(\"It's Ä\")",
            "§.to_ascii_lowercase() != \"it's Ä\"",
            "matches!(§.to_ascii_lowercase().as_str(), \"a\" | \"é\")",
            "§ != \"\"",
            "§.chars().all(|c| matches!(c, 'A'..='Z' | 'é'))",
        ],
        Kind::PerhapsText => &["§.is_some()", "§.is_none()"],
        Kind::State => &[
            "matches!(§, State::First | State::Third)",
            "§ == State::Second",
            "§ != State::First",
            "!matches!(§, State::Second)",
        ],
        Kind::Choice => &[
            "matches!(§, Choice::Unit | Choice::Named { .. })",
            "!matches!(§, Choice::One(..))",
        ],
        Kind::Decimal => &["§ > dec!(0.50)", "§ + dec!(1.5) < dec!(99)"],
        Kind::Instant | Kind::Nothing => &[],
        Kind::Object => &["§.open > 3", "§.open + 2 != 8"],
    }
}

/// What rules are made of, each taken once.
pub(crate) struct Askable<'f>(Vec<&'f Field>);

impl<'f> Askable<'f> {
    pub(crate) fn of(fields: &'f [Field]) -> Self {
        let askable = fields
            .iter()
            .filter(|field| !conditions(field.kind).is_empty());
        Self(askable.collect())
    }

    fn atom(&mut self, chance: &mut Chance) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.0.swap_remove(chance.below(self.0.len()));
        let condition = chance.text(conditions(field.kind));
        Some(condition.replace('§', &format!("self.{}", field.name)))
    }

    /// A condition over a few of the fields that are left.
    pub(crate) fn condition(&mut self, chance: &mut Chance) -> Option<String> {
        let first = self.atom(chance)?;
        let Some(second) = self.atom(chance) else {
            return Some(first);
        };
        Some(match chance.below(7) {
            0 => format!("{first} && {second}"),
            1 => format!("{first} || {second}"),
            2 => format!("!({first} && {second})"),
            3 => format!("({first}) == ({second})"),
            4 => format!("({first}) != ({second})"),
            5 => match self.atom(chance) {
                Some(third) => format!("if {first} {{ {second} }} else {{ {third} }}"),
                None => format!("({first}) || !({second})"),
            },
            _ => first,
        })
    }
}

/// The rules of an entity of these fields, each an attribute.
pub(crate) fn rules(chance: &mut Chance, fields: &[Field], module: usize, child: bool) -> String {
    let mut askable = Askable::of(fields);
    let mut rules = Vec::new();
    for _ in 0..chance.below(4) {
        rules.extend(
            askable
                .condition(chance)
                .map(|condition| format!("check({condition})")),
        );
    }
    if let Some(field) = fields.iter().find(|field| field.kind == Kind::Integer) {
        let parent = if child { "parent, " } else { "" };
        let filter = askable
            .condition(chance)
            .map(|condition| format!(" where({condition})"));
        rules.push(format!(
            "unique({parent}{}){}",
            field.name,
            filter.unwrap_or_default()
        ));
    }
    let is_text =
        |of: &&Field| of.kind == Kind::PerhapsText && of.declared().contains("Option<String>");
    if let Some(field) = fields.iter().find(is_text) {
        let parent = if child { "parent, " } else { "" };
        rules.push(format!(
            "unique({parent}{}.to_ascii_lowercase()) nulls(equal)",
            field.name
        ));
    }
    let choice = |field: &&Field| field.kind == Kind::Choice;
    if let Some(field) = fields.iter().find(choice)
        && chance.one_in(2)
    {
        rules.push(format!(
            "transitions({}, Unit => Empty | One, One => Two, Two => Named | OfState)",
            field.name
        ));
    }
    if let Some(field) = fields.iter().find(|field| field.kind == Kind::State)
        && chance.one_in(2)
    {
        let start = ["", ", start(Third)"][chance.below(2)];
        let arrows = if start.is_empty() {
            "First => Second | Third, Second => Third | First"
        } else {
            "First => Second, Second => First, Third => First"
        };
        rules.push(format!("transitions({}, {arrows}{start})", field.name));
    }
    if let Some(field) = fields.iter().find(|field| field.kind == Kind::Object)
        && chance.one_in(2)
    {
        rules.push(format!(
            "transitions({}.at, First => Second | Third, Third => First)",
            field.name
        ));
    }
    attributes_of(chance, rules, module, child)
}

/// The same rules, others beside them, as attributes.
fn attributes_of(
    chance: &mut Chance,
    mut rules: Vec<String>,
    module: usize,
    child: bool,
) -> String {
    if chance.one_in(4) {
        rules.push("assert(std::mem::size_of_val(self) > 0)".to_owned());
    }
    if chance.one_in(4) {
        rules.push(
            "sql(postgres = \"id IS NOT NULL\", mysql = \"id <> ''\", sqlite = \"id IS NOT NULL\")"
                .to_owned(),
        );
    }
    let mut attributes = String::new();
    for (at, rule) in rules.iter().enumerate() {
        let kind = if child { "CHI" } else { "ROO" };
        let sentence = chance.text(&["It holds", "Größe \\\"≥\\\" 0: so ist's 🦀", "x"]);
        let name = if chance.one_in(4) && !rule.starts_with("assert") && !rule.starts_with("sql") {
            format!("name = \"inv_{kind}_{module}_{at}\", ").to_lowercase()
        } else {
            String::new()
        };
        let _ = writeln!(
            attributes,
            "#[invariant(\"INV-{kind}{module}-{at:03}: {sentence}\", {name}{rule})]"
        );
    }
    if chance.one_in(3) {
        let _ = writeln!(
            attributes,
            "#[invariant(\"INV-SAID-{module}: Nobody enforces it\")]"
        );
    }
    attributes
}
