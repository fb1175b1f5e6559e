//! Comments, for which not every engine has a place.

use serde::{Deserialize, Serialize};

/// The comment on an object.
///
/// In JSON it is a string, or `null` where there is none; where the engine has no place for one, the
/// key is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<String>", into = "Option<String>")]
pub enum Comment {
    /// The engine keeps no comments on such objects: nobody can tell.
    #[default]
    NoPlace,
    /// There is none.
    None,
    /// There is this one.
    Text(String),
}

impl Comment {
    /// The text, if there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether the engine keeps no comments on such objects.
    #[must_use]
    pub fn has_no_place(&self) -> bool {
        matches!(self, Self::NoPlace)
    }
}

/// A comment that was asked for: an empty text is none.
impl From<Option<String>> for Comment {
    fn from(text: Option<String>) -> Self {
        match text {
            Some(text) if !text.is_empty() => Self::Text(text),
            _ => Self::None,
        }
    }
}

impl From<Comment> for Option<String> {
    fn from(comment: Comment) -> Self {
        match comment {
            Comment::Text(text) => Some(text),
            _ => None,
        }
    }
}
