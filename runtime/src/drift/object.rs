//! What a record is made of, for comparing: objects with keys.
//!
//! This is the one list of what is compared. A key of a record that is not here is itself a
//! difference, and so is found by the first check of the first record that has it.

pub(crate) mod key;

use super::value::Value;
use crate::table::constraints::Constraints;

/// The kinds of objects in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The aggregate, and the package that declares it.
    Aggregate,
    /// A table.
    Table,
    /// The entity of a table.
    Entity,
    /// A column.
    Column,
    /// An index.
    Index,
    /// A foreign key.
    ForeignKey,
    /// A CHECK constraint.
    Check,
    /// A rule of the domain.
    Rule,
    /// The previous name of a column.
    Rename,
    /// Statements beside a table.
    Script,
    /// An enum.
    Enum,
    /// The Rust type of an enum.
    EnumType,
}

impl Kind {
    /// In the order in which changes are listed.
    pub const ALL: [Self; 12] = [
        Self::Aggregate,
        Self::Table,
        Self::Entity,
        Self::Column,
        Self::Index,
        Self::ForeignKey,
        Self::Check,
        Self::Rule,
        Self::Rename,
        Self::Script,
        Self::Enum,
        Self::EnumType,
    ];

    /// Its name in machine-readable output, such as `foreign_key`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aggregate => "aggregate",
            Self::Table => "table",
            Self::Entity => "entity",
            Self::Column => "column",
            Self::Index => "index",
            Self::ForeignKey => "foreign_key",
            Self::Check => "check",
            Self::Rule => "rule",
            Self::Rename => "rename",
            Self::Script => "script",
            Self::Enum => "enum",
            Self::EnumType => "enum_type",
        }
    }

    /// Its keys, those of objects inside of it with a dot. The first of them name it: several of a
    /// list may agree on these keys, as the uses of a rule do.
    #[must_use]
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Aggregate => &[
                "aggregate.type",
                "aggregate.name",
                "aggregate.id",
                "aggregate.tenant",
                "package.name",
                "format",
                "fingerprint",
            ],
            Self::Table => &[
                "name",
                "id",
                "aggregate",
                "purpose",
                "source_refs",
                "primaryKey.columns",
            ],
            Self::Entity => &[
                "table",
                "type",
                "version",
                "audit.created",
                "audit.updated",
                "renamed_from",
            ],
            Self::Column => &["name", "type", "constraints", "default", "source"],
            Self::Index => &[
                "name",
                "columns",
                "purpose",
                "unique",
                "include",
                "where",
                "method",
                "lowercase",
                "descending",
                "nullsEqual",
                "operatorClasses",
                "sql",
            ],
            Self::ForeignKey => &["columns", "references", "onDelete"],
            Self::Check => &["name", "expression", "source"],
            Self::Rule => &[
                "id",
                "table",
                "declared_on",
                "sentence",
                "columns",
                "constraint",
                "rule.form",
                "rule.where",
                "rule.arrows",
                "rule.sql",
            ],
            Self::Rename => &["table", "column", "from"],
            Self::Script => &["name", "table", "purpose", "create", "drop"],
            Self::Enum => &["name", "values", "source"],
            Self::EnumType => &["type", "enum", "native"],
        }
    }

    /// How many keys it has.
    pub(crate) const fn count(self) -> usize {
        const COUNTS: [usize; Kind::ALL.len()] = {
            let mut counts = [0; Kind::ALL.len()];
            let mut kind = 0;
            while kind < counts.len() {
                counts[kind] = Kind::ALL[kind].keys().len();
                kind += 1;
            }
            counts
        };
        COUNTS[self as usize]
    }

    /// How many of the first keys name an object among others of its list.
    pub(crate) const fn named_by(self) -> usize {
        match self {
            Self::Rule => 3,
            Self::Rename => 2,
            _ => 1,
        }
    }

    /// The key of the list that holds it, and whether that is inside of a table.
    pub(crate) const fn list(self) -> Option<(&'static str, bool)> {
        Some(match self {
            Self::Aggregate => return None,
            Self::Table => ("tables", false),
            Self::Entity => ("entities", false),
            Self::Column => ("fields", true),
            Self::Index => ("indexes", true),
            Self::ForeignKey => ("foreignKeys", true),
            Self::Check => ("checkConstraints", true),
            Self::Rule => ("rules", false),
            Self::Rename => ("renames", false),
            Self::Script => ("scripts", false),
            Self::Enum => ("enums", false),
            Self::EnumType => ("types", false),
        })
    }

    /// The key by which it names the table that it belongs to, if it is not inside of that.
    pub(crate) const fn table_key(self) -> Option<usize> {
        match self {
            Self::Entity | Self::Rename => Some(0),
            Self::Rule => Some(key::RULE_TABLE),
            Self::Script => Some(key::SCRIPT_TABLE),
            _ => None,
        }
    }

    /// What messages call a key: without the object that it is inside of.
    pub(crate) const fn label_of(self, key: usize) -> &'static str {
        let key = self.keys()[key];
        let bytes = key.as_bytes();
        let mut start = bytes.len();
        while start > 0 && bytes[start - 1] != b'.' {
            start -= 1;
        }
        match key.split_at(start).1.as_bytes() {
            b"source_refs" => "sources",
            b"declared_on" => "declaring type",
            b"onDelete" => "ON DELETE",
            b"renamed_from" | b"from" => "previous name",
            b"include" => "included columns",
            b"where" => "condition",
            b"unique" => "uniqueness",
            b"lowercase" => "lowercase columns",
            b"descending" => "descending columns",
            b"nullsEqual" => "comparison of NULL",
            b"operatorClasses" => "operator classes",
            b"sql" => "SQL",
            b"create" => "creating SQL",
            b"drop" => "dropping SQL",
            b"created" => "column of its creation",
            b"updated" => "column of its last change",
            b"version" => "column of its version",
            _ => key.split_at(start).1,
        }
    }

    /// What messages call several of it.
    pub(crate) const fn plural(self) -> &'static str {
        match self {
            Self::Aggregate => "aggregates",
            Self::Table => "tables",
            Self::Entity => "entities",
            Self::Column => "columns",
            Self::Index => "indexes",
            Self::ForeignKey => "foreign keys",
            Self::Check => "checks",
            Self::Rule => "rules",
            Self::Rename => "previous names",
            Self::Script => "scripts",
            Self::Enum => "enums",
            Self::EnumType => "types of enums",
        }
    }

    /// What messages call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Aggregate => "aggregate",
            Self::Table => "table",
            Self::Entity => "entity",
            Self::Column => "column",
            Self::Index => "index",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::Rule => "rule",
            Self::Rename => "previous name",
            Self::Script => "script",
            Self::Enum => "enum",
            Self::EnumType => "type",
        }
    }
}

/// The most keys that a kind has.
pub(crate) const KEYS: usize = 12;

/// One object of a record.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// Its kind.
    pub kind: Kind,
    /// The position of its table among the objects; of what is not inside of one, nothing.
    pub table: Option<usize>,
    /// The position of the table that it belongs to: the one that it is inside of, or names.
    pub owner: Option<usize>,
    /// What its keys say.
    pub values: [Option<Value<'a>>; KEYS],
    /// A key that nobody knows, or that is said twice, or a value that is no object.
    pub unknown: Option<Value<'a>>,
}

impl<'a> Object<'a> {
    /// Room for an object.
    pub const EMPTY: Self = Self::new(Kind::Aggregate, None);

    /// An object that says nothing yet; of a table, the position is its own.
    #[must_use]
    pub const fn new(kind: Kind, table: Option<usize>) -> Self {
        Self {
            kind,
            table,
            owner: table,
            values: [None; KEYS],
            unknown: None,
        }
    }

    /// The text of a key; nothing where it is no text.
    #[must_use]
    pub const fn text(&self, key: usize) -> &'a str {
        match self.values[key] {
            Some(value) => value.text(),
            None => "",
        }
    }

    /// What a column is held to.
    pub(super) const fn constraints(&self) -> Option<Constraints> {
        match self.values[key::COLUMN_CONSTRAINTS] {
            Some(Value::Constraints(constraints)) => Some(constraints),
            _ => None,
        }
    }
}

/// Whether an object is of this kind.
pub(super) const fn is(object: &Object<'_>, kind: Kind) -> bool {
    object.kind as u8 == kind as u8
}

/// Where the objects of each kind are: from the first one to the last one of it.
#[derive(Clone, Copy)]
pub(super) struct Ranges([(usize, usize); Kind::ALL.len()]);

impl Ranges {
    pub(super) const fn of(objects: &[Object<'_>]) -> Self {
        Self::within(objects, (0, objects.len()))
    }

    /// The same, of those between two positions.
    pub(super) const fn within(objects: &[Object<'_>], (start, end): (usize, usize)) -> Self {
        let mut ranges = [(0, 0); Kind::ALL.len()];
        let mut index = start;
        while index < end {
            let range = &mut ranges[objects[index].kind as usize];
            if range.1 == 0 {
                range.0 = index;
            }
            index += 1;
            range.1 = index;
        }
        Self(ranges)
    }

    /// Where those of a kind are; of none, nowhere.
    pub(super) const fn get(&self, kind: Kind) -> (usize, usize) {
        self.0[kind as usize]
    }
}

/// The position of an object among those of its kind and table.
pub(super) const fn position(objects: &[Object<'_>], of: usize) -> usize {
    let Object { kind, table, .. } = objects[of];
    let mut count = 0;
    let mut index = 0;
    // Of tables it is asked most.
    if matches!(kind, Kind::Table) {
        while index < of {
            if matches!(objects[index].kind, Kind::Table) {
                count += 1;
            }
            index += 1;
        }
        return count;
    }
    while index < of {
        if objects[index].kind as u8 == kind as u8 && same_table(objects[index].table, table) {
            count += 1;
        }
        index += 1;
    }
    count
}

/// The object at this position among those of its kind.
pub(super) const fn nth(objects: &[Object<'_>], kind: Kind, position: usize) -> Option<usize> {
    let mut left = position;
    let (kind, length) = (kind as u8, objects.len());
    let mut index = 0;
    while index < length {
        if objects[index].kind as u8 == kind {
            if left == 0 {
                return Some(index);
            }
            left -= 1;
        }
        index += 1;
    }
    None
}

/// Whether two objects are of the same table, or both of none.
pub(super) const fn same_table(left: Option<usize>, right: Option<usize>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => left == right,
        _ => false,
    }
}
