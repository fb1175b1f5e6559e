//! Where columns, checks and enums come from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::rule::Rule;
use super::rule_id::RuleId;
use super::text::{FromText, as_text};

/// Where a column, a check or an enum comes from.
///
/// It is displayed as the document says it: rules as `ID: sentence`, with `; ` between them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// It enforces these rules, or is named by them.
    Rules(Box<[SourceRule]>),
    /// It is declared here, as `Order.total.amount`, or as the Rust name of an enum. Whatever is
    /// none of the others is here as it is written.
    Declared(Box<str>),
    /// The identity of an entity.
    Identity,
    /// The key of this parent.
    Parent(Box<str>),
    /// The tenant of this name, whose the aggregate is.
    Tenant(Box<str>),
    /// The place in a list.
    Position,
    /// Optimistic locking.
    Version,
    /// When a row was created, or last changed.
    Audit,
}

/// A rule that a source names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct SourceRule {
    /// The id, such as `INV-ORD-001`.
    pub id: RuleId,
    /// The sentence behind the id.
    pub sentence: Box<str>,
}

/// `ID: sentence`, as sources say it.
impl fmt::Display for SourceRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.id, self.sentence)
    }
}

/// What stands between two rules.
const BETWEEN: &str = "; ";

// How the derive words what it generates.
const IDENTITY: &str = "Identity";
const POSITION: &str = "Position";
const VERSION: &str = "Optimistic locking";
const AUDIT: &str = "Audit";

/// What stands before the name of a parent.
const PARENT: &str = "Parent ";
/// What stands before the name of a tenant.
const TENANT: &str = "Tenant ";

impl Source {
    /// As it is displayed.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Rules(rules) => {
                let rules: Vec<String> = rules.iter().map(ToString::to_string).collect();
                return Cow::Owned(rules.join(BETWEEN));
            }
            Self::Parent(parent) => return Cow::Owned(format!("{PARENT}{parent}")),
            Self::Tenant(tenant) => return Cow::Owned(format!("{TENANT}{tenant}")),
            Self::Declared(text) => text,
            Self::Identity => IDENTITY,
            Self::Position => POSITION,
            Self::Version => VERSION,
            Self::Audit => AUDIT,
        })
    }

    /// The rules that it names, if any.
    #[must_use]
    pub fn rules(&self) -> &[SourceRule] {
        match self {
            Self::Rules(rules) => rules,
            _ => &[],
        }
    }

    /// The rules of both, each once; what is no rule counts only where there is none.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let mut rules = self.rules().to_vec();
        for rule in other.rules() {
            if !rules.contains(rule) {
                rules.push(rule.clone());
            }
        }
        if rules.is_empty() {
            self.clone()
        } else {
            Self::Rules(rules.into())
        }
    }

    /// Whether it is this rule, and no other.
    pub(crate) fn is(&self, rule: &Rule) -> bool {
        let is = |of: &SourceRule| of.id == rule.id && *of.sentence == *rule.sentence;
        matches!(self.rules(), [of] if is(of))
    }

    /// Whether it says nothing.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Declared(text) if text.trim().is_empty())
    }

    /// Recognises rules that are known in what was read as a text.
    pub(super) fn link(&mut self, known: &[Rule]) {
        if let Self::Declared(text) = self
            && let Some(rules) = named(text, known)
        {
            *self = Self::Rules(rules);
        }
    }
}

/// The rules that a text names from its beginning to its end. A sentence may hold whatever stands
/// between rules, so that only the texts of the rules tell where one ends.
fn named(text: &str, known: &[Rule]) -> Option<Box<[SourceRule]>> {
    if !text.contains(": ") {
        return None;
    }
    // How the text was read up to each position; of several ways, that of the longest texts.
    let mut read_to: BTreeMap<usize, (usize, &Rule)> = BTreeMap::new();
    let mut next = Some(0);
    while let Some(start) = next {
        let rest = &text[start..];
        for rule in known {
            let Some(behind) = rule.after(rest) else {
                continue;
            };
            let end = text.len() - behind.len();
            if behind.is_empty() {
                read_to.entry(end).or_insert((start, rule));
            } else if behind.starts_with(BETWEEN) {
                read_to.entry(end + BETWEEN.len()).or_insert((start, rule));
            }
        }
        next = read_to
            .range(start + 1..text.len())
            .next()
            .map(|(at, _)| *at);
    }
    let mut rules = Vec::new();
    let mut at = text.len();
    while at > 0 {
        let (start, rule) = read_to.get(&at)?;
        rules.push(SourceRule {
            id: rule.id.clone(),
            sentence: rule.sentence.as_str().into(),
        });
        at = *start;
    }
    rules.reverse();
    Some(rules.into())
}

impl FromText for Source {
    const EXPECTED: &'static str = "where it comes from, such as `Order.total`";

    fn from_text(text: &str) -> Option<Self> {
        Some(match text {
            IDENTITY => Self::Identity,
            POSITION => Self::Position,
            VERSION => Self::Version,
            AUDIT => Self::Audit,
            _ => match (text.strip_prefix(PARENT), text.strip_prefix(TENANT)) {
                (Some(parent), _) => Self::Parent(parent.into()),
                (_, Some(tenant)) => Self::Tenant(tenant.into()),
                _ => Self::Declared(text.into()),
            },
        })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

as_text!(Source);
