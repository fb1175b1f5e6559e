//! Where in a row a column is, while a shape is followed down to its columns.

use crate::mapping::draft::{Draft, Str};
use crate::mapping::provenance;
use crate::rule::Rule;
use crate::shape::Field;
use crate::text::{self, Buffer};

/// A Rust path, as `Order.total.amount`.
pub(super) type RustPath = Buffer<512>;

/// Where in a row a column is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The position of the entity's field.
    pub(super) field: usize,
    /// The entity's own field, not one of a value object of several fields.
    pub(super) own: bool,
    /// Whether it is filled wherever its scope is there.
    pub(super) required: bool,
    pub(super) scope: usize,
    /// As Rust has it.
    pub(super) path: RustPath,
    /// Where in the path the names begin that follow the field.
    pub(super) tail: usize,
    /// How much of them a path must say to mean the column: it must name the variant.
    pub(super) least: usize,
    /// What the names of columns begin with.
    pub(super) prefix: Str,
    /// What they began with before a field was renamed.
    pub(super) former: Option<Str>,
    /// The rules of the entity.
    pub(super) rules: &'static [Rule],
}

impl Place {
    /// In the row itself, in the field at a position, which has this path.
    pub(super) const fn of(field: usize, path: &RustPath) -> Self {
        Self {
            field,
            own: false,
            required: true,
            scope: 0,
            path: *path,
            tail: path.length() + 1,
            least: 0,
            prefix: Str::EMPTY,
            former: None,
            rules: &[],
        }
    }

    /// Of something inside of it. What has no name adds nothing to the path.
    pub(super) const fn step(&self, name: &str) -> Self {
        let mut place = *self;
        if !name.is_empty() {
            place.path.push(".");
            place.path.push(name);
        }
        place
    }

    /// The state machine over the enum that is here. A variant may hold enums too.
    pub(super) const fn machine(&self) -> Option<&'static Rule> {
        if self.least != 0 {
            return None;
        }
        let names = text::from(self.path.as_str(), self.tail);
        provenance::transitions(self.rules, self.field, names)
    }

    /// What goes before the columns of a value object, or of the variants of an enum.
    pub(super) const fn group<const N: usize>(&self, draft: &mut Draft<N>, field: Field) -> Str {
        group(draft, field, self.prefix)
    }

    /// What went before them, if something was renamed.
    pub(super) const fn former_group<const N: usize>(
        &self,
        draft: &mut Draft<N>,
        field: Field,
    ) -> Option<Str> {
        match (field.said.renamed_from, self.former) {
            (Some(_), _) => match self.former_name(draft, field) {
                Some(former) => Some(draft.join(former, "_", Str::EMPTY)),
                None => None,
            },
            (None, Some(former)) => Some(group(draft, field, former)),
            (None, None) => None,
        }
    }

    /// What a field was called, if something was renamed.
    pub(super) const fn former_name<const N: usize>(
        &self,
        draft: &mut Draft<N>,
        field: Field,
    ) -> Option<Str> {
        match (field.said.renamed_from, self.former) {
            (Some(from), Some(former)) => Some(draft.join(former, "", Str::Static(from))),
            (Some(from), None) => Some(draft.join(self.prefix, "", Str::Static(from))),
            (None, Some(former)) => Some(draft.join(former, "", Str::Static(field.column))),
            (None, None) => None,
        }
    }
}

const fn group<const N: usize>(draft: &mut Draft<N>, field: Field, prefix: Str) -> Str {
    match field.said.prefix {
        Some(said) => draft.join(prefix, "", Str::Static(said)),
        None => draft.group(prefix, field.column),
    }
}
