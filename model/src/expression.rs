//! Conditions as trees: what every engine's rendering is made from.

use serde::{Deserialize, Serialize};

/// A condition over the columns of one row, or a part of one.
///
/// A condition is true or false for every row that its table's other checks accept, never NULL:
/// what may be NULL is asked for where it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Expression {
    /// A column.
    Column(String),
    /// An integer, in decimal: JSON's own numbers are too small for some.
    Integer(String),
    /// A decimal or a float, as it is written.
    Number(String),
    /// A truth value.
    Boolean(bool),
    /// A text, or a value of an enum.
    Text(String),
    /// An integer, computed with in 64 bits.
    Wide(Unary),
    /// A text with small letters for capital ones: those of ASCII alone.
    Lowercase(Unary),
    /// How many bytes a text has, or bytes are.
    OctetLength(Unary),
    /// How many characters a text has.
    CharLength(Unary),
    /// A sum.
    Add(Pair),
    /// A difference.
    Subtract(Pair),
    /// A product.
    Multiply(Pair),
    /// What is left of the first when it is divided by the second, with the sign of the first.
    Remainder(Pair),
    /// How many of these conditions hold.
    Count(Vec<Expression>),
    /// Both are the same.
    Equal(Pair),
    /// They are not the same.
    NotEqual(Pair),
    /// The first is less than the second.
    Less(Pair),
    /// The first is at most the second.
    LessOrEqual(Pair),
    /// The first is greater than the second.
    Greater(Pair),
    /// The first is at least the second.
    GreaterOrEqual(Pair),
    /// The first is between the second and the third, or one of them.
    Between([Box<Expression>; 3]),
    /// The first is one of the others.
    In(Vec<Expression>),
    /// It is NULL.
    IsNull(Unary),
    /// A text begins with another one.
    StartsWith(Pair),
    /// A text ends with another one.
    EndsWith(Pair),
    /// A text has another one in it.
    Contains(Pair),
    /// A text is another one, but for the case of letters: of those of ASCII alone.
    EqualIgnoringCase(Pair),
    /// All characters of a text are in some ranges.
    Only {
        /// The text.
        of: Box<Expression>,
        /// The first and the last character of each range.
        characters: Vec<(char, char)>,
    },
    /// All of them hold.
    And(Vec<Expression>),
    /// One of them holds.
    Or(Vec<Expression>),
    /// It does not hold.
    Not(Unary),
}

/// One operand.
pub type Unary = [Box<Expression>; 1];

/// Two operands.
pub type Pair = [Box<Expression>; 2];

impl Expression {
    /// Whether a column is read.
    #[must_use]
    pub fn reads(&self, column: &str) -> bool {
        match self {
            Self::Column(name) => name == column,
            Self::Integer(_) | Self::Number(_) | Self::Boolean(_) | Self::Text(_) => false,
            Self::Wide([of])
            | Self::Lowercase([of])
            | Self::OctetLength([of])
            | Self::CharLength([of])
            | Self::IsNull([of])
            | Self::Only { of, .. }
            | Self::Not([of]) => of.reads(column),
            Self::Add(of)
            | Self::Subtract(of)
            | Self::Multiply(of)
            | Self::Remainder(of)
            | Self::Equal(of)
            | Self::NotEqual(of)
            | Self::Less(of)
            | Self::LessOrEqual(of)
            | Self::Greater(of)
            | Self::GreaterOrEqual(of)
            | Self::StartsWith(of)
            | Self::EndsWith(of)
            | Self::Contains(of)
            | Self::EqualIgnoringCase(of) => of.iter().any(|of| of.reads(column)),
            Self::Between(of) => of.iter().any(|of| of.reads(column)),
            Self::Count(of) | Self::In(of) | Self::And(of) | Self::Or(of) => {
                of.iter().any(|of| of.reads(column))
            }
        }
    }
}
