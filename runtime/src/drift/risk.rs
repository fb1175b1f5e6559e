//! What a change does to data that is stored already.

mod keeps;

use super::change::{Change, What};

use super::column_type;
use super::former;
use super::line::Sides;
use super::object::is;
use super::object::{Kind, Object, key};
use super::value::Value;
use crate::text;

/// What a change may do to data that is stored already: the worse, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// All of it is kept.
    None,
    /// The database may refuse the change, or the code rows that it reads, until they are mended.
    Refused,
    /// Some of it may be lost.
    Lost,
}

impl Risk {
    /// Its name in machine-readable output: `none`, `refused` or `lost`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Refused => "refused",
            Self::Lost => "lost",
        }
    }
}

/// What a change does.
#[derive(Clone, Copy)]
pub struct Loss {
    /// How bad it is.
    pub risk: Risk,
    /// One sentence without a full stop.
    pub sentence: &'static str,
}

const UNTOUCHED: Loss = none("no stored value is touched");

const fn none(sentence: &'static str) -> Loss {
    Loss {
        risk: Risk::None,
        sentence,
    }
}

const fn refused(sentence: &'static str) -> Loss {
    Loss {
        risk: Risk::Refused,
        sentence,
    }
}

const fn lost(sentence: &'static str) -> Loss {
    Loss {
        risk: Risk::Lost,
        sentence,
    }
}

/// What a change does to data that is stored already.
#[must_use]
pub const fn of(sides: Sides<'_>, change: &Change) -> Loss {
    match (change.kind, change.what) {
        (Kind::Table, What::Removed) => lost("its rows are lost when the table is dropped"),
        (Kind::Column, What::Removed) => of_gone_column(sides, change),
        (Kind::Table | Kind::Column, What::Value(key::NAME)) => of_name(sides, change),
        (Kind::Column, What::Added) => of_new_column(sides, change),
        (Kind::Column, What::Value(key::COLUMN_TYPE)) => of_type(sides, change),
        (Kind::Column, What::Value(key::COLUMN_CONSTRAINTS)) => of_constraints(sides, change),
        (Kind::Check, What::Value(of @ key::CHECK_EXPRESSION))
        | (Kind::Enum, What::Value(of @ key::ENUM_VALUES))
            if keeps::of(sides, change, of) =>
        {
            UNTOUCHED
        }
        (Kind::Check, What::Added | What::Value(key::CHECK_EXPRESSION))
        | (Kind::Rule, What::Value(key::RULE_WHERE)) => {
            refused("rows that break the new condition will be refused")
        }
        (
            Kind::Index,
            What::Added | What::Value(key::INDEX_COLUMNS | key::INDEX_UNIQUE | key::INDEX_SQL),
        ) if is_unique(sides, change) => refused("rows that agree on its columns may be refused"),
        (Kind::Index, What::Value(of @ (key::INDEX_LOWERCASE | key::INDEX_NULLS_EQUAL)))
            if is_unique(sides, change) && is_said(sides, change, of) =>
        {
            refused("rows that agree on its columns now may be refused")
        }
        (Kind::ForeignKey, What::Added | What::Value(key::NAME | key::KEY_REFERENCES)) => {
            refused("rows that refer to nothing will be refused")
        }
        (Kind::Enum, What::Value(key::ENUM_VALUES)) => {
            refused("rows that hold a value which is gone can no longer be read")
        }
        (Kind::Script, _) => none("what its statements do to stored rows, they say themselves"),
        _ => UNTOUCHED,
    }
}

/// Whether rows may agree on its columns: those that have the identity among them never do.
const fn is_unique(sides: Sides<'_>, change: &Change) -> bool {
    match change.after {
        Some(after) => {
            let values = &sides.after[after].values;
            let has_identity = match values[key::INDEX_COLUMNS] {
                Some(columns) => text::equal(columns.last(), "id"),
                None => false,
            };
            values[key::INDEX_UNIQUE].is_some() && !has_identity
        }
        None => false,
    }
}

/// Whether the code says something that a key has room for.
const fn is_said(sides: Sides<'_>, change: &Change, key: usize) -> bool {
    match change.after {
        Some(after) => sides.after[after].values[key].is_some(),
        None => false,
    }
}

const fn of_gone_column(sides: Sides<'_>, change: &Change) -> Loss {
    match change.before {
        Some(before) if takes_former_name(&sides.before[before]) => lost(
            "its values are lost when the column is dropped; a field that was renamed keeps them with `#[renamed_from(\"…\")]`",
        ),
        _ => lost("its values are lost when the column is dropped"),
    }
}

const fn of_name(sides: Sides<'_>, change: &Change) -> Loss {
    let (Some(before), Some(after)) = (change.before, change.after) else {
        return UNTOUCHED;
    };
    let from = sides.before[before].text(key::NAME);
    if let Some(said) = former::of(sides.after, after) {
        return if text::equal(said, from) {
            none("the data is kept: the previous name is said")
        } else {
            lost("the data is lost: `#[renamed_from(\"…\")]` says another name than this one")
        };
    }
    if takes_former_name(&sides.after[after]) {
        lost("the data is lost unless `#[renamed_from(\"…\")]` says the previous name")
    } else {
        lost("the data is lost unless a migration renames the column")
    }
}

/// Whether `#[renamed_from]` can say what it was: of a table, and of the column of a field, also
/// inside of a value object. Of what is generated, its source tells.
const fn takes_former_name(object: &Object<'_>) -> bool {
    let source = object.text(key::COLUMN_SOURCE).as_bytes();
    let is_generated = matches!(source, b"Optimistic locking" | b"Audit" | b"Position");
    !is(object, Kind::Column) || !is_generated
}

const fn of_new_column(sides: Sides<'_>, change: &Change) -> Loss {
    let Some(after) = change.after else {
        return UNTOUCHED;
    };
    let column = &sides.after[after];
    let is_nullable = matches!(column.constraints(), Some(of) if of.is_nullable());
    if is_nullable || column.values[key::COLUMN_DEFAULT].is_some() {
        UNTOUCHED
    } else {
        refused(
            "existing rows have no value for it: it needs a default, or a migration that fills it",
        )
    }
}

/// Whether all values of one type fit the other one.
const fn of_type(sides: Sides<'_>, change: &Change) -> Loss {
    let (Some(before), Some(after)) = (change.before, change.after) else {
        return UNTOUCHED;
    };
    let old = sides.before[before].values[key::COLUMN_TYPE];
    let new = sides.after[after].values[key::COLUMN_TYPE];
    match (old, new) {
        (Some(Value::Type(old)), Some(Value::Type(new))) if column_type::fits(old, new) => {
            if column_type::has_other_scale(old, new) {
                // SQLite keeps a decimal as an integer of its last digits.
                none(
                    "every value fits the new type; on SQLite each stored one has to be converted, as a plan does",
                )
            } else {
                none("every stored value fits the new type")
            }
        }
        _ => lost("stored values may be lost: not all of them fit the new type"),
    }
}

const fn of_constraints(sides: Sides<'_>, change: &Change) -> Loss {
    let (Some(before), Some(after)) = (change.before, change.after) else {
        return UNTOUCHED;
    };
    let old = sides.before[before].constraints();
    let Some(new) = sides.after[after].constraints() else {
        return UNTOUCHED;
    };
    let was_nullable = matches!(old, Some(old) if old.is_nullable());
    let was_unique = matches!(old, Some(old) if old.is_unique());
    if was_nullable && !new.is_nullable() {
        refused("rows without a value will be refused")
    } else if new.is_unique() && !was_unique {
        refused("rows of equal values will be refused")
    } else {
        UNTOUCHED
    }
}
