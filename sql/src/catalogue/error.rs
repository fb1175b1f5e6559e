//! Why the answer of a catalogue cannot be read.

use std::fmt;

/// Why a text is not the answer of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError {
    path: String,
    what: String,
}

impl CatalogueError {
    pub(super) fn new(path: String, what: impl Into<String>) -> Self {
        Self {
            path,
            what: what.into(),
        }
    }

    /// Where in the JSON, such as `columns[3].type`; nothing where the text as a whole is meant.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the catalogue cannot be read")?;
        if !self.path.is_empty() {
            write!(formatter, " at `{}`", self.path)?;
        }
        write!(
            formatter,
            ": {}; pass what the catalogue query of this version of tablewright returned, unchanged",
            self.what
        )
    }
}

impl std::error::Error for CatalogueError {}

impl From<serde_path_to_error::Error<serde_json::Error>> for CatalogueError {
    fn from(error: serde_path_to_error::Error<serde_json::Error>) -> Self {
        let path = match error.path().to_string() {
            path if path == "." => String::new(),
            path => path,
        };
        Self::new(path, error.into_inner().to_string())
    }
}

impl From<serde_json::Error> for CatalogueError {
    fn from(error: serde_json::Error) -> Self {
        Self::new(String::new(), error.to_string())
    }
}
