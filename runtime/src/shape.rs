//! The shape of a domain: a constant graph of what each type contributes to the tables.
//!
//! A derive describes one struct and sees only its tokens; what a field's type contributes is
//! looked up through [`Stored`](crate::stored::Stored), by rustc. Nothing here is relational
//! yet: [`mapping`](crate::mapping) maps shapes to tables.

pub(crate) mod excess;
mod field;
mod field_type;
pub(crate) mod flaw;
mod identity;
mod index;
pub(crate) mod interval;
pub(crate) mod leaf;
pub(crate) mod options;
mod value;
mod variants;
pub(crate) mod walk;

pub(crate) use field::Field;
pub use field::{Children, Default, FieldOptions, Fields};
pub use field_type::FieldType;
pub(crate) use field_type::FlatColumn;
pub use identity::IdentityType;
pub use index::{IndexShape, ScriptShape, Unique};
pub use value::ValueShape;
pub use variants::{VariantShape, VariantsShape};

use crate::rule::Rule;
use crate::table::{OnDelete, SqlType};

/// What a field's type becomes in its owner's table, or beside it.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One column.
    Scalar(Scalar),
    /// One column that takes the values of a unit-only enum.
    Enum(&'static EnumShape),
    /// One column that holds the identity of another aggregate's root.
    Reference(&'static Target),
    /// The columns of a value object, inside the owner's table.
    Value(&'static ValueShape),
    /// The columns of an enum with data, inside the owner's table: a tag, and those of each variant.
    Variants(&'static VariantsShape),
    /// Rows of a table of their own.
    Child(&'static EntityShape, Many),
    /// Rows of values, in a table of their own.
    Collection(&'static Rows),
    /// The same, or nothing.
    Optional(&'static Shape),
}

impl Shape {
    /// The fields of a value object, or of the variant at a position of an enum with data: what a
    /// walk through a domain goes into. Nothing behind the last.
    pub(crate) const fn part(&self, position: usize) -> Option<Fields> {
        match self {
            Self::Value(value) if position == 0 => Some(value.fields),
            Self::Variants(of) if position < of.variants.len() => {
                Some(of.variants[position].fields)
            }
            _ => None,
        }
    }

    /// The rules that are declared on a value object or an enum.
    pub(crate) const fn rules(&self) -> &'static [Rule] {
        match self {
            Self::Value(value) => value.rules,
            Self::Enum(of) | Self::Variants(VariantsShape { tag: of, .. }) => of.rules,
            _ => &[],
        }
    }
}

/// The column of an id without a foreign key.
pub const UUID: Shape = Shape::Scalar(Scalar::full(SqlType::Uuid));

/// What a type with mistakes contributes: some column.
pub const MISTAKEN: Shape = Shape::Scalar(Scalar::narrowed(SqlType::Uuid, Narrowed::Unknown("")));

/// The fields of a value object, or of the variant at this position of an enum with data; none of
/// anything else.
#[must_use]
pub const fn fields_of(shape: &Shape, variant: usize) -> Fields {
    match shape.part(variant) {
        Some(fields) => fields,
        None => Fields::NONE,
    }
}

/// The rules that are declared on a value object or an enum.
#[must_use]
pub const fn rules_of(shape: &Shape) -> &'static [Rule] {
    shape.rules()
}

/// How many children one field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// At most one child: the foreign key is unique.
    One,
    /// Any number.
    Any,
}

/// The values of a collection, each a row.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// What keeps its rows apart.
    pub kind: RowsKind,
    /// The keys of a map.
    pub key: Option<&'static FieldType>,
    /// The values.
    pub value: &'static FieldType,
}

/// The kinds of collections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsKind {
    /// Any values, some of them perhaps the same.
    List,
    /// No two values are the same.
    Set,
    /// No two keys are the same.
    Map,
    /// No two values of one key are the same.
    MapOfSets,
}

/// A column's type and how far the Rust type is narrower than it.
#[derive(Clone, Copy, Debug)]
pub struct Scalar {
    /// The neutral SQL type.
    pub ty: SqlType<'static>,
    /// What the Rust type excludes of it.
    pub narrowed: Narrowed,
}

/// What a Rust type excludes of its SQL type: the reason of a column's CHECK.
#[derive(Clone, Copy, Debug)]
pub enum Narrowed {
    /// Nothing.
    No,
    /// Nobody knows: the type has mistakes, or has no mapping on purpose, for this reason.
    Unknown(&'static str),
    /// Integers outside of these bounds, both inclusive.
    Range(&'static str, &'static str),
    /// Integers below this bound.
    AtLeast(&'static str),
    /// Zero, and integers outside of these bounds, where the column holds more.
    Zero(Option<(&'static str, &'static str)>),
    /// Text that has not exactly this many characters.
    Characters(u32),
    /// Bytes that are not exactly this many.
    Octets(usize),
}

impl Scalar {
    /// A scalar that fills its SQL type.
    #[must_use]
    pub const fn full(ty: SqlType<'static>) -> Self {
        Self {
            ty,
            narrowed: Narrowed::No,
        }
    }

    /// A scalar whose Rust type is narrower than the column.
    #[must_use]
    pub const fn narrowed(ty: SqlType<'static>, narrowed: Narrowed) -> Self {
        Self { ty, narrowed }
    }
}

/// The entity that a typed id names. Apart from the entity's own shape, so that two aggregates
/// can refer to each other.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The entity's Rust name.
    pub name: &'static str,
    /// The module that declares it.
    pub module: &'static str,
    /// Its table, where the entity that holds it calls it no other name.
    pub table: &'static str,
    /// Whether it is the root of an aggregate: others are referred to inside of their own alone.
    pub root: bool,
    /// Whose the aggregate is, if it is somebody's.
    pub tenant: Option<&'static Tenant>,
    /// A hash of the above, as far as the derive knows it.
    pub print: u64,
    /// What its tokens say, as it is carried: see `flat`.
    pub flat: &'static str,
}

/// Whose an aggregate is: what refers to it from another one of the same tenant says so.
#[derive(Clone, Copy, Debug)]
pub struct Tenant {
    /// The column of the root's table that refers to the tenant.
    pub column: &'static str,
    /// The tenant.
    pub target: &'static Target,
}

/// A unit-only enum.
#[derive(Clone, Copy, Debug)]
pub struct EnumShape {
    /// The Rust name.
    pub name: &'static str,
    /// The module that declares it.
    pub module: &'static str,
    /// The name in the document, and of a native type.
    pub document_name: &'static str,
    /// The Rust names of its variants in declaration order.
    pub names: &'static [&'static str],
    /// How each is stored.
    pub values: &'static [&'static str],
    /// Whether the column's type is a database enum.
    pub native: bool,
    /// The rules declared on it.
    pub rules: &'static [Rule],
    /// A hash of all that the derive knows of it.
    pub print: u64,
    /// What its tokens say, as it is carried: see `flat`.
    pub flat: &'static str,
}

impl EnumShape {
    /// Of a type with mistakes.
    pub const EMPTY: Self = Self {
        name: "",
        module: "",
        document_name: "",
        names: &[],
        values: &[],
        native: false,
        rules: &[],
        print: 0,
        flat: "",
    };
}

/// A root or a child entity.
#[derive(Clone, Copy, Debug)]
pub struct EntityShape {
    /// What an id of it names.
    pub target: &'static Target,
    /// The name in `snake_case`, singular: the middle of the names of checks.
    pub singular: &'static str,
    /// The first paragraph of the doc comment, or what `purpose` says.
    pub purpose: &'static str,
    /// The entity that `id` identifies: this one, or the one whose identity it shares.
    pub identity: &'static IdentityType,
    /// What deleting the entity whose identity it shares does to it.
    pub on_delete: OnDelete,
    /// The defaults that are values, and the constants that rules name.
    pub values: &'static [Default],
    /// The columns of the audit, unless switched off.
    pub audit: Option<Audit>,
    /// The fields other than `id`, in declaration order.
    pub fields: Fields,
    /// The rules in declaration order.
    pub rules: &'static [Rule],
    /// The indexes declared on fields, then those declared on the type.
    pub indexes: &'static [IndexShape],
    /// Statements beside its table.
    pub scripts: &'static [ScriptShape],
    /// The table's previous name.
    pub renamed_from: Option<&'static str>,
    /// What only a root has.
    pub root: Option<Root>,
    /// A hash of all that the derive knows of it.
    pub print: u64,
    /// A hash of how the types of its fields are spelled. It decides nothing but where a change is
    /// reported: here, or where such a type is declared.
    pub spelling: u64,
    /// What its tokens say, as it is carried: see `flat`.
    pub flat: &'static str,
}

/// What of an entity its derive cannot know: apart from the rest, because a check of drift asks
/// for no more.
#[derive(Clone, Copy, Debug)]
pub struct TypeFacts {
    /// The entity that `id` identifies: this one, or the one whose identity it shares.
    pub identity: &'static Target,
    /// What the types of the fields contribute.
    pub slots: &'static [&'static FieldType],
    /// The defaults that are values, and the constants that rules name.
    pub values: &'static [Default],
}

impl EntityShape {
    /// Of a type with mistakes, and what a derive leaves out.
    pub const EMPTY: Self = Self {
        target: &Target::EMPTY,
        singular: "",
        purpose: "",
        identity: &IdentityType::carried(&Target::EMPTY),
        on_delete: OnDelete::Restrict,
        values: &[],
        audit: None,
        fields: Fields::NONE,
        rules: &[],
        indexes: &[],
        scripts: &[],
        renamed_from: None,
        root: None,
        print: 0,
        spelling: 0,
        flat: "",
    };

    /// What of it its derive cannot know. It is no part of the shape, which would lead to each
    /// slot by two ways: rustc makes code of a constant by following each, so that this would
    /// double with every child in a child.
    pub(crate) const fn own(&self) -> TypeFacts {
        TypeFacts {
            identity: self.identity.target,
            slots: self.fields.slots,
            values: self.values,
        }
    }
}

impl Target {
    /// Of a type with mistakes.
    pub const EMPTY: Self = Self {
        name: "",
        module: "",
        table: "",
        root: true,
        tenant: None,
        print: 0,
        flat: "",
    };
}

/// What only the root of an aggregate has.
#[derive(Clone, Copy, Debug)]
pub struct Root {
    /// The aggregate's id, such as `AGG-ORD-001`.
    pub id: Option<&'static str>,
    /// The middle of the ids of its tables.
    pub code: &'static str,
    /// The column of optimistic locking, unless switched off.
    pub version: Option<&'static str>,
    /// The name of the package that declares it.
    pub package: &'static str,
    /// That package's version.
    pub package_version: &'static str,
}

impl Audit {
    /// The names that nobody declared.
    pub const DERIVED: Option<Self> = Some(Self {
        created: "created_at",
        updated: "updated_at",
    });
}

/// The names of the audit columns.
#[derive(Clone, Copy, Debug)]
pub struct Audit {
    /// When the row was created.
    pub created: &'static str,
    /// When it was last changed.
    pub updated: &'static str,
}
