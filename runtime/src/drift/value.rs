//! The values of a record, as they are compared.

use super::column_type;
use super::list::{
    Arrow, SqlCondition, Texts, are_same_arrows, are_same_conditions, arrows_speak_of,
    conditions_speak_of,
};
use crate::table::SqlType;
use crate::table::constraints::Constraints;
use crate::text;

/// What a key of an object says.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A name, a sentence, a path, a condition.
    Text(&'a str),
    /// Whether something is so.
    Flag(bool),
    /// A number.
    Number(u32),
    /// Names, or the values of an enum.
    Texts(Texts<'a>),
    /// The type of a column.
    Type(SqlType<'a>),
    /// What a column is held to.
    Constraints(Constraints),
    /// The arrows of a state machine.
    Arrows(&'a [Arrow<'a>]),
    /// A condition in the SQL of several engines.
    SqlConditions(&'a [SqlCondition<'a>]),
    /// What no record says of this key, as JSON without blanks.
    Other(&'a str),
}

impl<'a> Value<'a> {
    /// A text; nothing of anything else.
    pub(super) const fn text(self) -> &'a str {
        match self {
            Self::Text(text) | Self::Other(text) => text,
            _ => "",
        }
    }

    /// A text, or the first of several.
    pub(super) const fn first(self) -> &'a str {
        match self {
            Self::Texts(texts) => match texts.first() {
                Some(first) => first,
                None => "",
            },
            _ => self.text(),
        }
    }

    /// A text, or the last of several.
    pub(super) const fn last(self) -> &'a str {
        match self {
            Self::Texts(texts) => match texts.last() {
                Some(last) => last,
                None => "",
            },
            _ => self.text(),
        }
    }

    /// Whether it holds this word.
    pub(super) const fn speaks_of(self, word: &str) -> bool {
        match self {
            Self::Text(text) | Self::Other(text) => text::holds(text, word),
            Self::Texts(texts) => texts.speak_of(word),
            Self::Type(ty) => text::holds(ty.parts().0, word),
            Self::Arrows(arrows) => arrows_speak_of(arrows, word),
            Self::SqlConditions(conditions) => conditions_speak_of(conditions, word),
            Self::Constraints(_) | Self::Flag(_) | Self::Number(_) => false,
        }
    }

    const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) | (Self::Other(one), Self::Other(other)) => {
                text::equal(one, other)
            }
            (Self::Flag(one), Self::Flag(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Texts(one), Self::Texts(other)) => one.are(other),
            (Self::Type(one), Self::Type(other)) => column_type::are_same(one, other),
            (Self::Constraints(one), Self::Constraints(other)) => one as u8 == other as u8,
            (Self::Arrows(one), Self::Arrows(other)) => are_same_arrows(one, other),
            (Self::SqlConditions(one), Self::SqlConditions(other)) => {
                are_same_conditions(one, other)
            }
            _ => false,
        }
    }
}

/// Whether two values are there, and the same.
pub(super) const fn are_known(left: Option<Value<'_>>, right: Option<Value<'_>>) -> bool {
    left.is_some() && same(left, right)
}

/// Whether two values are the same.
pub(super) const fn same(left: Option<Value<'_>>, right: Option<Value<'_>>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => left.is(right),
        _ => false,
    }
}
