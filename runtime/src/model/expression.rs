//! Conditions as trees: what every engine's rendering is made from.

use serde::{Deserialize, Serialize};

/// A condition over the columns of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Expression {
    /// A column.
    Column(String),
    /// An integer, in decimal: JSON's own numbers are too small for some.
    Integer(String),
    /// A number as it was written.
    Number(String),
    /// A truth value.
    Boolean(bool),
    /// A text, or a value of an enum.
    Text(String),
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
    /// Both hold.
    And(Pair),
    /// One of them holds.
    Or(Pair),
    /// It does not hold.
    Not([Box<Expression>; 1]),
}

/// Two operands.
pub type Pair = [Box<Expression>; 2];
