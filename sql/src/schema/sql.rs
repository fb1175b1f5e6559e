//! SQL, and whose words it is in.

use serde::{Deserialize, Serialize};

/// An expression or a statement of an engine.
///
/// PostgreSQL, MySQL and MariaDB spell what they are given anew: `a IN (1, 2)` is told as
/// `(a = ANY (ARRAY[1, 2]))`. So words of a script and words of a catalogue cannot be compared, and
/// differ; [`Schema::in_words_of`](super::Schema::in_words_of) takes those of a database that was
/// made by the script. SQLite keeps what it is given.
///
/// In JSON, words of a script are a string, and others an object: `{ "catalogue": "…" }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub enum Sql {
    /// As it is written in a script.
    Script(String),
    /// As the catalogue of an engine tells it.
    Catalogue(String),
}

impl Sql {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Script(text) | Self::Catalogue(text) => text,
        }
    }
}

/// As JSON has it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Words {
    Script(String),
    Catalogue { catalogue: String },
}

impl From<Words> for Sql {
    fn from(words: Words) -> Self {
        match words {
            Words::Script(text) => Self::Script(text),
            Words::Catalogue { catalogue } => Self::Catalogue(catalogue),
        }
    }
}

impl From<Sql> for Words {
    fn from(sql: Sql) -> Self {
        match sql {
            Sql::Script(text) => Self::Script(text),
            Sql::Catalogue(catalogue) => Self::Catalogue { catalogue },
        }
    }
}
