//! What a draft holds of each table.

use super::pool::{Range, Str};
use crate::rule::Rule;
use crate::shape::{EntityShape, EnumShape, Fields, Shape, Target, Tenant};
use crate::table::{OnDelete, SqlType};

#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
pub(crate) struct ColumnDraft {
    pub(crate) name: Str,
    /// Whether expressions put the name in quotes.
    pub(crate) reserved: bool,
    pub(crate) ty: SqlType<'static>,
    pub(crate) primary_key: bool,
    pub(crate) unique: bool,
    pub(crate) default: Option<Str>,
    pub(crate) source: Str,
    /// Whether the source is rules.
    pub(crate) enforces: bool,
    /// Where it is declared, as `Order.total.amount`.
    pub(crate) path: Str,
    /// Where in the path the names begin that follow the field, or the collection: `amount`.
    pub(crate) tail: usize,
    /// How much of them a path must say to mean it: of the columns of a variant, the variant.
    pub(crate) least: usize,
    /// What it is a part of: see [`Draft::scopes`](super::Draft::scopes). 0 is the row itself.
    pub(crate) scope: usize,
    /// Whether it is filled wherever its scope is there.
    pub(crate) required: bool,
    /// What the field's type contributes, where it is more than the column's type.
    pub(crate) leaf: Option<&'static Shape>,
    /// The position of the entity's field that it comes from.
    pub(crate) field: Option<usize>,
    /// The index that its kind asks for.
    pub(crate) implied: Option<ImpliedIndex>,
    /// What it refers to.
    pub(crate) refers_to: Option<RefersTo>,
}

impl ColumnDraft {
    pub(crate) const EMPTY: Self = Self {
        name: Str::EMPTY,
        reserved: false,
        ty: SqlType::Uuid,
        primary_key: false,
        unique: false,
        default: None,
        source: Str::EMPTY,
        enforces: false,
        path: Str::EMPTY,
        tail: 0,
        least: 0,
        scope: 0,
        required: true,
        leaf: None,
        field: None,
        implied: None,
        refers_to: None,
    };

    /// Whether it may be NULL.
    pub(crate) const fn nullable(&self) -> bool {
        self.scope != 0 || !self.required
    }

    /// Whether it is a column of the field at this position.
    pub(crate) const fn is_of(&self, field: usize) -> bool {
        match self.field {
            Some(of) => of == field,
            None => false,
        }
    }
}

/// What a column refers to.
#[derive(Clone, Copy)]
pub(crate) struct RefersTo {
    pub(crate) table: &'static str,
    pub(crate) kind: Referred,
    /// What happens when the row there is deleted.
    pub(crate) on_delete: OnDelete,
}

/// The kinds of what is referred to: they tell what else is a part of the key, which is known when all
/// tables are drafted.
#[derive(Clone, Copy)]
pub(crate) enum Referred {
    /// The entity that the row hangs on.
    Parent,
    /// A child of the same aggregate.
    Child(&'static Target),
    /// The root of an aggregate, perhaps somebody's.
    Root(Option<&'static Tenant>),
}

impl RefersTo {
    /// The key of a parent's table.
    pub(crate) const fn parent(table: &'static str) -> Self {
        Self {
            table,
            kind: Referred::Parent,
            on_delete: OnDelete::Cascade,
        }
    }

    /// The id of an entity.
    pub(crate) const fn to(target: &'static Target, on_delete: OnDelete) -> Self {
        Self {
            table: target.table,
            kind: if target.root {
                Referred::Root(target.tenant)
            } else {
                Referred::Child(target)
            },
            on_delete,
        }
    }
}

/// Some columns of a row that may be absent together: those of an optional value object, or of one
/// variant of an enum.
#[derive(Clone, Copy)]
pub(crate) struct ScopeDraft {
    pub(crate) kind: ScopeKind,
    /// What it is a part of itself.
    pub(crate) parent: usize,
    /// What its check is called after: the field, or the field and the variant.
    pub(crate) name: Str,
    pub(crate) path: Str,
    /// Its columns, and those of what is inside of it.
    pub(crate) columns: Range,
}

impl ScopeDraft {
    pub(crate) const EMPTY: Self = Self {
        kind: ScopeKind::Optional,
        parent: 0,
        name: Str::EMPTY,
        path: Str::EMPTY,
        columns: Range::EMPTY,
    };
}

/// What tells that a scope is there.
#[derive(Clone, Copy)]
pub(crate) enum ScopeKind {
    /// Its required columns do.
    Optional,
    /// The column at this position does, which is true then.
    Present(usize),
    /// The column at this position does, which has this value then.
    Variant(usize, &'static str),
}

/// The indexes that nobody needs to declare.
#[derive(Clone, Copy)]
pub(crate) enum ImpliedIndex {
    Reference,
    Parent,
    /// Of the root, whose it is.
    Tenant,
    Enum,
}

#[derive(Clone, Copy)]
pub(crate) struct ForeignKeyDraft {
    pub(crate) name: Str,
    /// The column's position.
    pub(crate) column: usize,
    pub(crate) to: RefersTo,
    /// The names of its columns, and of those referred to, where the parent is a part of the key.
    pub(crate) column_names: Range,
    pub(crate) referred_names: Range,
}

impl ForeignKeyDraft {
    pub(crate) const EMPTY: Self = Self {
        name: Str::EMPTY,
        column: 0,
        to: RefersTo::parent(""),
        column_names: Range::EMPTY,
        referred_names: Range::EMPTY,
    };
}

#[derive(Clone, Copy)]
pub(crate) struct CheckDraft {
    pub(crate) name: Str,
    pub(crate) condition: Condition,
    pub(crate) source: Str,
}

impl CheckDraft {
    pub(crate) const EMPTY: Self = Self {
        name: Str::EMPTY,
        condition: Condition::EMPTY,
        source: Str::EMPTY,
    };
}

/// A condition over the columns of a row.
#[derive(Clone, Copy)]
pub(crate) struct Condition {
    /// As standard SQL.
    pub(crate) text: Str,
    /// The position of its first node: see [`Draft::nodes`](super::Draft::nodes).
    pub(crate) node: usize,
}

impl Condition {
    pub(crate) const EMPTY: Self = Self {
        text: Str::EMPTY,
        node: 0,
    };
}

/// A place in a row where a type is embedded that has rules.
#[derive(Clone, Copy)]
pub(crate) struct SiteDraft {
    pub(crate) rules: &'static [Rule],
    /// The Rust name of the type.
    pub(crate) declared_on: &'static str,
    /// Its fields, which the rules speak of.
    pub(crate) fields: Fields,
    /// Where it is, as `Order.total`.
    pub(crate) base: Str,
    /// What its columns begin with, without the underline.
    pub(crate) name: Str,
    pub(crate) columns: Range,
    /// What it is a part of: see [`Draft::scopes`](super::Draft::scopes).
    pub(crate) scope: usize,
    /// Whether it is filled wherever its scope is there.
    pub(crate) required: bool,
}

impl SiteDraft {
    pub(crate) const EMPTY: Self = Self {
        rules: &[],
        declared_on: "",
        fields: Fields::NONE,
        base: Str::EMPTY,
        name: Str::EMPTY,
        columns: Range::EMPTY,
        scope: 0,
        required: true,
    };
}

#[derive(Clone, Copy)]
pub(crate) struct EnumDraft {
    pub(crate) shape: Option<&'static EnumShape>,
    /// The rules that name it, as `ID: sentence`: a part of the names.
    pub(crate) rules: Range,
}

impl EnumDraft {
    pub(crate) const EMPTY: Self = Self {
        shape: None,
        rules: Range::EMPTY,
    };
}

#[derive(Clone, Copy)]
pub(crate) struct RuleDraft {
    pub(crate) rule: Option<&'static Rule>,
    /// The Rust name of the type that declares it.
    pub(crate) declared_on: &'static str,
    /// The table's position.
    pub(crate) table: usize,
    pub(crate) constraint: Option<Str>,
    pub(crate) columns: Range,
    /// Of a unique rule, the rows that it compares.
    pub(crate) filter: Option<Str>,
}

impl RuleDraft {
    pub(crate) const EMPTY: Self = Self {
        rule: None,
        declared_on: "",
        table: 0,
        constraint: None,
        columns: Range::EMPTY,
        filter: None,
    };
}

#[derive(Clone, Copy)]
pub(crate) struct RenameDraft {
    pub(crate) table: usize,
    pub(crate) column: Str,
    pub(crate) from: Str,
}

impl RenameDraft {
    pub(crate) const EMPTY: Self = Self {
        table: 0,
        column: Str::EMPTY,
        from: Str::EMPTY,
    };
}

/// A table of the values of a collection.
#[derive(Clone, Copy)]
pub(crate) struct CollectionDraft {
    /// The position of the owner's field that it is in.
    pub(crate) field: usize,
    /// From the owner to it, as `itinerary.legs`.
    pub(crate) path: Str,
    /// The same as it was called before, as the end of a table's name.
    pub(crate) renamed_from: Option<Str>,
}

#[derive(Clone, Copy)]
pub(crate) struct TableDraft {
    /// The entity whose rows these are, or that owns the collection.
    pub(crate) entity: Option<&'static EntityShape>,
    /// The position of the table of the entity around it.
    pub(crate) parent: Option<usize>,
    pub(crate) collection: Option<CollectionDraft>,
    pub(crate) id: Str,
    pub(crate) name: Str,
    pub(crate) purpose: Str,
    pub(crate) columns: Range,
    pub(crate) indexes: Range,
    pub(crate) foreign_keys: Range,
    pub(crate) checks: Range,
    pub(crate) source_refs: Range,
    /// The name and the purpose of each script of its entity: a part of the names.
    pub(crate) scripts: Range,
}

impl TableDraft {
    pub(crate) const EMPTY: Self = Self {
        entity: None,
        parent: None,
        collection: None,
        id: Str::EMPTY,
        name: Str::EMPTY,
        purpose: Str::EMPTY,
        columns: Range::EMPTY,
        indexes: Range::EMPTY,
        foreign_keys: Range::EMPTY,
        checks: Range::EMPTY,
        source_refs: Range::EMPTY,
        scripts: Range::EMPTY,
    };
}
