//! Problems of a model: what is wrong, where, and how to cure it.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong with a model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// What kind of problem it is.
    pub code: Code,
    /// Where it is: `orders.customer_id`, or a path inside of a record's JSON.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// How to cure it.
    pub help: String,
}

impl Problem {
    /// A problem of this kind, in this place, and how to cure it.
    pub fn new(
        code: Code,
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            path: path.into(),
            message: message.into(),
            help: help.into(),
        }
    }
}

/// `DM203 orders.customer_id: …`, and the cure in a line of its own.
impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code.as_str())?;
        if !self.path.is_empty() {
            write!(formatter, " {}", self.path)?;
        }
        write!(formatter, ": {}\n  help: {}", self.message, self.help)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// The kinds of problems. The codes are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// All codes in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code, as `DM201`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

codes! {
    /// DM101: a record cannot be read.
    Unreadable = "DM101",
    /// DM102: a record is of a version that this crate does not know.
    UnknownFormat = "DM102",
    /// DM103: two versions of one crate are linked.
    TwoVersions = "DM103",
    /// DM104: one type has two records that differ.
    TwoRecords = "DM104",
    /// DM105: no aggregate is linked, or this platform collects none.
    NothingLinked = "DM105",
    /// DM201: an aggregate without a table.
    NoTable = "DM201",
    /// DM202: a table lacks a column that every such table has.
    MissingColumn = "DM202",
    /// DM203: a name that is not `snake_case`.
    NotSnakeCase = "DM203",
    /// DM204: a name of more than 63 bytes.
    NameTooLong = "DM204",
    /// DM205: two tables of one name.
    TableTwice = "DM205",
    /// DM206: two columns of one name in one table.
    ColumnTwice = "DM206",
    /// DM207: two indexes or constraints of one name.
    ConstraintTwice = "DM207",
    /// DM208: two tables of one id.
    IdTwice = "DM208",
    /// DM209: two enums of one name.
    EnumTwice = "DM209",
    /// DM210: a table, index or check that does not say what it is for.
    Unexplained = "DM210",
    /// DM211: a foreign key or index over a column that does not exist.
    UnknownColumn = "DM211",
    /// DM212: a foreign key to a table that does not exist.
    UnknownTable = "DM212",
    /// DM213: a foreign key between columns of different types.
    TypeMismatch = "DM213",
    /// DM214: required references in a circle.
    Circle = "DM214",
    /// DM215: one rule id with two sentences.
    TwoSentences = "DM215",
    /// DM216: one entity in two places.
    EntityTwice = "DM216",
    /// DM217: a previous name that something else has, or says that it had.
    FormerTaken = "DM217",
    /// DM301: something that an engine cannot do.
    NotOnEngine = "DM301",
    /// DM401: a plan would drop what is stored, and nobody said that it may.
    Lost = "DM401",
    /// DM402: a new column of a table that is there is required, and nothing says what its rows have.
    Unfilled = "DM402",
    /// DM403: what is stored does not become the other type.
    NotConverted = "DM403",
}

/// The code, as `DM201`.
impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// All problems of a model: never empty, sorted by code and path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The value, unless there are problems.
    ///
    /// # Errors
    ///
    /// The problems, if there are any.
    pub fn or<T>(value: T, problems: Vec<Problem>) -> Result<T, Self> {
        if problems.is_empty() {
            Ok(value)
        } else {
            Err(Self::of(problems))
        }
    }

    /// Problems as they were found, of which there is at least one.
    pub(super) fn of(mut problems: Vec<Problem>) -> Self {
        problems.sort();
        problems.dedup();
        Self(problems)
    }

    /// The problems.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// All problems, each with its cure.
impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            problem.fmt(formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
