//! What the checks of the model hold a column to.

use crate::expression::Expression;

/// What a column is held to by checks that are about it alone, if it is: known from the conditions
/// of its record, and no part of its JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing(Option<Box<Held>>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Held {
    range: Option<(i128, i128)>,
    values: Box<[Box<str>]>,
    bytes: Option<usize>,
}

/// What one check holds one column to.
pub(super) enum Fact {
    Range(i128, i128),
    Values(Box<[Box<str>]>),
    Bytes(usize),
}

impl Narrowing {
    /// The least and the greatest integer.
    #[must_use]
    pub fn range(&self) -> Option<(i128, i128)> {
        self.0.as_ref()?.range
    }

    /// The values that it may have, without quotes; none where they are not listed.
    #[must_use]
    pub fn values(&self) -> &[Box<str>] {
        self.0.as_ref().map_or(&[], |held| &held.values)
    }

    /// How many bytes each of its values has.
    #[must_use]
    pub fn bytes(&self) -> Option<usize> {
        self.0.as_ref()?.bytes
    }

    /// Whether its integers are those of a `u64`, with zero or without.
    #[must_use]
    pub fn is_unsigned(&self) -> bool {
        let most = u64::MAX.into();
        [Some((0, most)), Some((1, most))].contains(&self.range())
    }

    /// Notes a fact. Of two of a kind, the first counts: it is that of the type.
    pub(super) fn note(&mut self, fact: Fact) {
        let held = self.0.get_or_insert_default();
        match fact {
            Fact::Range(least, most) => _ = held.range.get_or_insert((least, most)),
            Fact::Values(values) if held.values.is_empty() => held.values = values,
            Fact::Values(_) => {}
            Fact::Bytes(count) => _ = held.bytes.get_or_insert(count),
        }
    }
}

/// The column that a condition is about, if it is about one in a way that is known, and what it
/// says of it.
pub(super) fn of(condition: &Expression) -> Option<(&str, Fact)> {
    match condition {
        Expression::Between([of, least, most]) => {
            let fact = Fact::Range(integer(least)?, integer(most)?);
            Some((column(of)?, fact))
        }
        Expression::In(operands) => {
            let (of, values) = operands.split_first()?;
            let values: Option<_> = values.iter().map(constant).collect();
            Some((column(of)?, Fact::Values(values?)))
        }
        Expression::Equal([length, count]) => match &**length {
            Expression::OctetLength([of]) => {
                let count = integer(count)?.try_into().ok()?;
                Some((column(of)?, Fact::Bytes(count)))
            }
            _ => None,
        },
        _ => None,
    }
}

fn column(of: &Expression) -> Option<&str> {
    match of {
        Expression::Column(name) => Some(name),
        _ => None,
    }
}

fn integer(of: &Expression) -> Option<i128> {
    match of {
        Expression::Integer(digits) => digits.parse().ok(),
        _ => None,
    }
}

fn constant(of: &Expression) -> Option<Box<str>> {
    match of {
        Expression::Text(text) | Expression::Integer(text) | Expression::Number(text) => {
            Some(text.as_str().into())
        }
        _ => None,
    }
}
