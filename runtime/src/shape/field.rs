//! Fields, and what attributes say of them.

use super::{FieldType, Shape, Unique};
use crate::rule::Literal;
use crate::table::OnDelete;

/// The fields of an entity or value object. In columns, because plain names and types are what
/// most fields are, and what a derive emits for each is what compiling it costs.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The Rust names, without `r#`; of a tuple struct's only field, nothing.
    pub names: &'static [&'static str],
    /// What the types contribute, and how values are checked.
    pub slots: &'static [&'static FieldType],
    /// What attributes say of some of them.
    pub said: &'static [FieldOptions],
}

impl Fields {
    /// No fields.
    pub const NONE: Self = Self {
        names: &[],
        slots: &[],
        said: &[],
    };

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether something in them refers to a child entity, or to what has a tenant.
    pub(crate) const fn refer(&self) -> bool {
        let mut index = 0;
        while index < self.slots.len() {
            if self.slots[index].refers {
                return true;
            }
            index += 1;
        }
        false
    }

    /// What the type of the field at a position contributes.
    #[must_use]
    pub const fn shape(&self, position: usize) -> &'static Shape {
        &self.slots[position].shape
    }

    /// The field at a position.
    #[must_use]
    pub const fn get(&self, position: usize) -> Field {
        let name = self.names[position];
        let mut rest = self.said;
        let said = loop {
            match rest {
                [first, ..] if first.position == position => break *first,
                [_, behind @ ..] => rest = behind,
                [] => break FieldOptions::at(position),
            }
        };
        Field {
            name,
            column: match said.column {
                Some(column) => column,
                None => name,
            },
            shape: self.shape(position),
            said,
        }
    }
}

/// One field of an entity or value object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The Rust name, without `r#`; of a tuple struct's only field, nothing.
    pub name: &'static str,
    /// The column's name; of a value object, what its columns begin with.
    pub column: &'static str,
    /// What the field's type contributes.
    pub shape: &'static Shape,
    /// What attributes say of it.
    pub said: FieldOptions,
}

/// What the attributes of a field say.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an attribute that is there or not"
)]
pub struct FieldOptions {
    /// The position of the field.
    pub position: usize,
    /// The column's name.
    pub column: Option<&'static str>,
    /// What to put before the leaves of a value object, instead of `{column}_`.
    pub prefix: Option<&'static str>,
    /// Whether a column says that an optional value object is there.
    pub presence: bool,
    /// The column's default.
    pub default: Option<Default>,
    /// Whether an index is planned where the shape asks for one.
    pub implied_index: bool,
    /// What happens to the row when what it refers to is deleted.
    pub on_delete: OnDelete,
    /// Whether something is said of a reference.
    pub reference: bool,
    /// Whether this is the foreign key to the parent.
    pub parent: bool,
    /// Whether something is said of children.
    pub has_children: bool,
    /// How children, or the values of a collection, are stored.
    pub children: Children,
    /// The column's previous name.
    pub renamed_from: Option<&'static str>,
}

impl FieldOptions {
    /// Nothing said of the field at this position.
    #[must_use]
    pub const fn at(position: usize) -> Self {
        Self {
            position,
            column: None,
            prefix: None,
            presence: false,
            default: None,
            implied_index: true,
            on_delete: OnDelete::Restrict,
            reference: false,
            parent: false,
            has_children: false,
            children: Children::DERIVED,
            renamed_from: None,
        }
    }

    /// What the owner of a newtype says of its field, and where it says nothing, what the newtype
    /// says of its own.
    #[must_use]
    pub const fn or(mut self, newtype: Self) -> Self {
        if self.prefix.is_none() {
            self.prefix = newtype.prefix;
        }
        self.presence = self.presence || newtype.presence;
        if self.default.is_none() {
            self.default = newtype.default;
        }
        self.implied_index = self.implied_index && newtype.implied_index;
        if matches!(self.on_delete, OnDelete::Restrict) {
            self.on_delete = newtype.on_delete;
        }
        self
    }

    /// Names the column.
    #[must_use]
    pub const fn column(mut self, name: &'static str) -> Self {
        self.column = Some(name);
        self
    }

    /// Puts this before the leaves of a value object.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'static str) -> Self {
        self.prefix = Some(prefix);
        self
    }

    /// Has a column say whether an optional value object is there.
    #[must_use]
    pub const fn presence(mut self) -> Self {
        self.presence = true;
        self
    }

    /// Gives the column a default.
    #[must_use]
    pub const fn default(mut self, default: Default) -> Self {
        self.default = Some(default);
        self
    }

    /// Plans no index for the column.
    #[must_use]
    pub const fn no_index(mut self) -> Self {
        self.implied_index = false;
        self
    }

    /// Speaks of a reference.
    #[must_use]
    pub const fn reference(mut self) -> Self {
        self.reference = true;
        self
    }

    /// Says what happens when what the field refers to is deleted.
    #[must_use]
    pub const fn on_delete(mut self, action: OnDelete) -> Self {
        self.on_delete = action;
        self
    }

    /// Marks the foreign key to the parent.
    #[must_use]
    pub const fn parent(mut self) -> Self {
        self.parent = true;
        self
    }

    /// Speaks of children.
    #[must_use]
    pub const fn has_children(mut self) -> Self {
        self.has_children = true;
        self
    }

    /// Says how children, or the values of a collection, are stored.
    #[must_use]
    pub const fn children(mut self, children: Children) -> Self {
        self.children = children;
        self
    }

    /// Records the column's previous name.
    #[must_use]
    pub const fn renamed_from(mut self, name: &'static str) -> Self {
        self.renamed_from = Some(name);
        self
    }
}

/// A column's default.
#[derive(Clone, Copy, Debug)]
pub enum Default {
    /// A value of the field's type.
    Value(Literal),
    /// An SQL expression, as written.
    Sql(&'static str),
}

/// What `#[children(...)]` or `#[collection(...)]` says; where it says nothing, the name is derived.
#[derive(Clone, Copy, Debug)]
pub struct Children {
    /// The table.
    pub table: Option<&'static str>,
    /// The column that points at the parent.
    pub foreign_key: Option<&'static str>,
    /// The name of that column's index.
    pub index: Option<&'static str>,
    /// The purpose: of that column's index, and of a collection, of its table.
    pub purpose: Option<&'static str>,
    /// The column of the order.
    pub ordered: Option<&'static str>,
    /// What no two values of one collection agree on.
    pub unique: Option<Unique>,
}

impl Children {
    /// All names derived, without an order.
    pub const DERIVED: Self = Self {
        table: None,
        foreign_key: None,
        index: None,
        purpose: None,
        ordered: None,
        unique: None,
    };
}
