//! The ids of rules.

use std::fmt;
use std::ops::Deref;

use super::text::{FromText, as_text};

/// The id of a rule, such as `INV-ORD-001`: capitals and digits, with hyphens between them.
///
/// It is a text wherever one is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(Box<str>);

impl RuleId {
    /// The id as a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for RuleId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for RuleId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for RuleId {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for RuleId {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl FromText for RuleId {
    const EXPECTED: &'static str =
        "the id of a rule: capitals, digits and hyphens, such as `INV-ORD-001`";

    /// As the attribute takes it.
    fn from_text(text: &str) -> Option<Self> {
        let is_part = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        };
        let is_id = text.starts_with(|first: char| first.is_ascii_uppercase())
            && text.contains('-')
            && text.split('-').all(is_part);
        is_id.then(|| Self(text.into()))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

as_text!(RuleId);
