//! What changes with the code that a record is made from.

use std::fmt;

use super::text::{FromText, as_text};

/// The numbers of the code that a record is made from: equal ones mean that nothing need be
/// compared.
///
/// It is displayed as numbers of 16 hexadecimal digits, with spaces between them: the seal, if
/// there is one, then two for each entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fingerprint {
    /// In a lock file, the seal of the record's own text.
    pub seal: Option<u64>,
    /// Those of each entity, in the order of the tables.
    pub entities: Box<[EntityFingerprint]>,
}

/// The numbers of an entity; zeros of a collection, which is a part of its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntityFingerprint {
    /// Changes with all that the entity is mapped from.
    pub mapped: u64,
    /// Changes with the entity's own tokens.
    pub tokens: u64,
}

impl Fingerprint {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seal.is_none() && self.entities.is_empty()
    }
}

impl FromText for Fingerprint {
    const EXPECTED: &'static str =
        "a fingerprint: numbers of 16 hexadecimal digits, two for each entity";

    fn from_text(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        // The seal of a record without fingerprint has a space behind it.
        let words = text.strip_suffix(' ').unwrap_or(text).split(' ');
        let numbers: Vec<u64> = words.map(number).collect::<Option<_>>()?;
        let has_seal = numbers.len() % 2 == 1;
        let (seal, entities) = numbers.split_at(usize::from(has_seal));
        let (pairs, _) = entities.as_chunks::<2>();
        let entities = pairs
            .iter()
            .map(|&[mapped, tokens]| EntityFingerprint { mapped, tokens });
        let read = Self {
            seal: seal.first().copied(),
            entities: entities.collect(),
        };
        (text.ends_with(' ') == read.entities.is_empty()).then_some(read)
    }
}

/// A number as it is written: of 16 digits.
fn number(word: &str) -> Option<u64> {
    let is_digit = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
    let is_number = word.len() == 16 && word.bytes().all(is_digit);
    is_number
        .then(|| u64::from_str_radix(word, 16).ok())
        .flatten()
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(seal) = self.seal {
            write!(formatter, "{seal:016x} ")?;
        }
        for (position, EntityFingerprint { mapped, tokens }) in self.entities.iter().enumerate() {
            let space = if position > 0 { " " } else { "" };
            write!(formatter, "{space}{mapped:016x} {tokens:016x}")?;
        }
        Ok(())
    }
}

as_text!(Fingerprint);
