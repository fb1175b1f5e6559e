//! What a column's values are held to.

/// What a column's values are held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraints {
    /// The primary key.
    PrimaryKey,
    /// Never NULL.
    NotNull,
    /// Never NULL, and never the same in two rows.
    NotNullUnique,
    /// Perhaps NULL.
    Null,
    /// Perhaps NULL, and otherwise never the same in two rows.
    NullUnique,
}

impl Constraints {
    pub(crate) const fn of(primary_key: bool, nullable: bool, unique: bool) -> Self {
        match (primary_key, nullable, unique) {
            (true, _, _) => Self::PrimaryKey,
            (false, false, false) => Self::NotNull,
            (false, false, true) => Self::NotNullUnique,
            (false, true, false) => Self::Null,
            (false, true, true) => Self::NullUnique,
        }
    }

    /// As the document words it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PrimaryKey => "PRIMARY KEY",
            Self::NotNull => "NOT NULL",
            Self::NotNullUnique => "NOT NULL UNIQUE",
            Self::Null => "NULL",
            Self::NullUnique => "NULL UNIQUE",
        }
    }

    /// What the document words so.
    pub(crate) const fn read(words: &str) -> Option<Self> {
        Some(match words.as_bytes() {
            b"PRIMARY KEY" => Self::PrimaryKey,
            b"NOT NULL" => Self::NotNull,
            b"NOT NULL UNIQUE" => Self::NotNullUnique,
            b"NULL" => Self::Null,
            b"NULL UNIQUE" => Self::NullUnique,
            _ => return None,
        })
    }

    /// Whether there may be no value.
    pub(crate) const fn is_nullable(self) -> bool {
        matches!(self, Self::Null | Self::NullUnique)
    }

    /// Whether the column is unique by itself, beside the key.
    pub(crate) const fn is_unique(self) -> bool {
        matches!(self, Self::NotNullUnique | Self::NullUnique)
    }
}
