//! What of an object changed.

use tablewright::__workspace::drift::Kind;

/// What of an object is another than it was: a field of it, or of what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Fact {
    /// Its name: [`Table::name`](crate::Table::name), [`Column::name`](crate::Column::name) …
    Name,
    /// Of an aggregate, an entity or the type of an enum, the Rust path; of a column, the SQL type.
    Type,
    /// The id of an aggregate, a table or a rule.
    Id,
    /// The column of an aggregate that refers to whose it is.
    Tenant,
    /// The package that declares an aggregate.
    Package,
    /// The version of the form of records.
    Format,
    /// The aggregate of a table.
    Aggregate,
    /// What a table or an index is for.
    Purpose,
    /// What a table has its sources in.
    SourceRefs,
    /// The columns of a table's primary key.
    PrimaryKey,
    /// The table that an entity, a rule or a previous name is of.
    Table,
    /// The column of an entity's version.
    Version,
    /// The column of the time at which a row was created.
    Created,
    /// The column of the time at which a row was last changed.
    Updated,
    /// A previous name, of a table or a column.
    RenamedFrom,
    /// What a column is held to.
    Constraints,
    /// The default of a column.
    Default,
    /// What a column, a check or an enum comes from.
    Source,
    /// The columns of an index, a foreign key or a rule.
    Columns,
    /// Whether an index is unique.
    Unique,
    /// The columns that an index covers besides.
    Include,
    /// The rows that an index holds, or a unique rule is about.
    Filter,
    /// The access method of an index.
    Method,
    /// The columns of an index whose letters count alike, whatever their case.
    Lowercase,
    /// The columns of an index of which the last comes first.
    Descending,
    /// Whether NULL is the same as NULL for an index.
    NullsEqual,
    /// The operator classes of an index.
    OperatorClasses,
    /// What a foreign key refers to.
    References,
    /// What a foreign key does when the row that it refers to is deleted.
    OnDelete,
    /// The condition of a check.
    Expression,
    /// The type that declares a rule.
    DeclaredOn,
    /// The sentence of a rule.
    Sentence,
    /// What enforces a rule.
    Constraint,
    /// What form a rule has.
    Form,
    /// The arrows of a state machine.
    Arrows,
    /// The conditions of a rule, or the definition of an index, in the SQL of engines.
    Sql,
    /// What creates something beside a table.
    Create,
    /// What drops it.
    Drop,
    /// The column that a previous name is of.
    Column,
    /// The values of an enum.
    Values,
    /// Whether an enum is one of the database.
    Native,
}

impl Fact {
    /// The fact at the position of a key: see [`Kind::keys`].
    pub(super) fn of(kind: Kind, key: usize) -> Option<Self> {
        all(kind).get(key).copied()
    }

    /// Its key in the record.
    pub(super) fn key(self, kind: Kind) -> Option<&'static str> {
        let position = all(kind).iter().position(|fact| *fact == self)?;
        kind.keys().get(position).copied()
    }
}

/// Those of an index.
const INDEX: [Fact; 12] = [
    Fact::Name,
    Fact::Columns,
    Fact::Purpose,
    Fact::Unique,
    Fact::Include,
    Fact::Filter,
    Fact::Method,
    Fact::Lowercase,
    Fact::Descending,
    Fact::NullsEqual,
    Fact::OperatorClasses,
    Fact::Sql,
];

/// The facts of a kind, in the order of its keys.
const fn all(kind: Kind) -> &'static [Fact] {
    match kind {
        Kind::Aggregate => &[
            Fact::Type,
            Fact::Name,
            Fact::Id,
            Fact::Tenant,
            Fact::Package,
            Fact::Format,
        ],
        Kind::Table => &[
            Fact::Name,
            Fact::Id,
            Fact::Aggregate,
            Fact::Purpose,
            Fact::SourceRefs,
            Fact::PrimaryKey,
        ],
        Kind::Entity => &[
            Fact::Table,
            Fact::Type,
            Fact::Version,
            Fact::Created,
            Fact::Updated,
            Fact::RenamedFrom,
        ],
        Kind::Column => &[
            Fact::Name,
            Fact::Type,
            Fact::Constraints,
            Fact::Default,
            Fact::Source,
        ],
        Kind::Index => &INDEX,
        Kind::ForeignKey => &[Fact::Columns, Fact::References, Fact::OnDelete],
        Kind::Check => &[Fact::Name, Fact::Expression, Fact::Source],
        Kind::Rule => &[
            Fact::Id,
            Fact::Table,
            Fact::DeclaredOn,
            Fact::Sentence,
            Fact::Columns,
            Fact::Constraint,
            Fact::Form,
            Fact::Filter,
            Fact::Arrows,
            Fact::Sql,
        ],
        Kind::Rename => &[Fact::Table, Fact::Column, Fact::RenamedFrom],
        Kind::Script => &[
            Fact::Name,
            Fact::Table,
            Fact::Purpose,
            Fact::Create,
            Fact::Drop,
        ],
        Kind::Enum => &[Fact::Name, Fact::Values, Fact::Source],
        Kind::EnumType => &[Fact::Type, Fact::Name, Fact::Native],
    }
}

/// A key that is compared is a fact; the last key of an aggregate, its fingerprint, is not compared.
const _: () = {
    let mut index = 0;
    while index < Kind::ALL.len() {
        let kind = Kind::ALL[index];
        let others = matches!(kind, Kind::Aggregate) as usize;
        assert!(
            all(kind).len() + others == kind.keys().len(),
            "each key is a fact"
        );
        index += 1;
    }
};
