//! What has a name, and which names an engine tells apart.

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Table,
    Column,
    /// A column of JSON, beside that it is a column.
    Json,
    Index,
    Check,
    Enum,
    PrimaryKey,
    ForeignKey,
}

impl Kind {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Table => "a table",
            Self::Column => "a column",
            Self::Json => "a column of JSON",
            Self::Index => "an index",
            Self::Check => "a check",
            Self::Enum => "an enum",
            Self::PrimaryKey => "a primary key",
            Self::ForeignKey => "a foreign key",
        }
    }

    /// How it is named in the domain.
    pub(super) fn cure(self) -> &'static str {
        match self {
            Self::Table => "`table = \"…\"`",
            Self::Column | Self::Json => "`#[column(name = \"…\")]`",
            Self::Enum => "`#[value_object(name = \"…\")]`",
            Self::Index | Self::Check | Self::PrimaryKey | Self::ForeignKey => "`name = \"…\"`",
        }
    }
}

/// Kinds of things of which an engine has no two of one name.
pub(super) struct Space {
    pub(super) kinds: &'static [Kind],
    /// Whether in a whole schema, or in each table.
    pub(super) is_of_schema: bool,
}

pub(super) const fn of_schema(kinds: &'static [Kind]) -> Space {
    Space {
        kinds,
        is_of_schema: true,
    }
}

pub(super) const fn of_table(kinds: &'static [Kind]) -> Space {
    Space {
        kinds,
        is_of_schema: false,
    }
}
