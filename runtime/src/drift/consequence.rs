//! Which other change a change only follows from.
//!
//! A column that is renamed takes its index, its checks and its sources with it: that is one
//! cause, and one error. Every change keeps a place of its own, so that one which follows from
//! nothing is reported there: none is lost.

use super::change::{Change, What};

use super::holder::{Sought, holds};
use super::location::Compared;
use super::object::same_table;
use super::object::{Kind, Object, key};
use super::object::{is, position};
use super::spot::Spot;
use super::table::is_in;
use crate::table::constraints::Constraints;
use crate::text;

impl Compared<'_, '_> {
    /// Where a change is reported: at its cause. Nothing where an enum itself reports it.
    pub(crate) const fn spot(&self, of: usize) -> Option<Spot> {
        let mut cause = of;
        let mut steps = 0;
        while let Some(of) = self.cause(cause) {
            cause = of;
            steps += 1;
            if steps > 4 {
                break;
            }
        }
        match self.own_spot(&self.changes[cause]) {
            Some(spot) => Some(self.spoken_for(spot)),
            None => None,
        }
    }

    /// The change that this one follows from.
    const fn cause(&self, of: usize) -> Option<usize> {
        let change = &self.changes[of];
        let mut best = None;
        let mut best_rank = rank(change);
        let mut index = 0;
        while index < self.changes.len() {
            let other = &self.changes[index];
            if rank(other) < best_rank && self.explains(other, change) {
                best = Some(index);
                best_rank = rank(other);
            }
            index += 1;
        }
        best
    }

    const fn explains(&self, cause: &Change, change: &Change) -> bool {
        match (cause.kind, cause.what) {
            (Kind::Aggregate, _) => {
                matches!((change.kind, change.what), (Kind::Table, What::Value(_)))
            }
            (Kind::Table, What::Value(_)) => self.mention(cause, key::NAME, change),
            (Kind::Table, _) => {
                self.is_inside(cause, change)
                    // The tables behind it are counted anew.
                    || matches!(
                        (change.kind, change.what),
                        (Kind::Table, What::Value(key::TABLE_ID))
                    )
            }
            (Kind::Entity, _) => {
                self.mention(cause, key::ENTITY_TYPE, change) || self.names_singular(cause, change)
            }
            (Kind::Enum | Kind::EnumType, _) => self.is_of_enum(cause, change),
            (Kind::Column, _) => {
                !matches!(change.kind, Kind::Table | Kind::Enum | Kind::EnumType)
                    && self.are_of_one_table(cause, change)
                    && self.mention(cause, key::NAME, change)
            }
            (Kind::Rule, _) => self.is_of_rule(cause, change),
            (Kind::Index, _) => {
                self.are_of_one_table(cause, change) && self.makes_unique(cause, change)
            }
            _ => false,
        }
    }

    /// A rule is spoken of in sources, and makes checks, indexes, and columns unique.
    const fn is_of_rule(&self, rule: &Change, change: &Change) -> bool {
        match (change.kind, change.what) {
            (Kind::Column, What::Value(key::COLUMN_SOURCE))
                if self.are_of_one_table(rule, change) =>
            {
                self.is_mentioned(rule, key::NAME, change)
            }
            (Kind::Enum, _) => {
                self.mention(rule, key::NAME, change)
                    || self.mention(rule, key::RULE_CONSTRAINT, change)
            }
            _ if !self.are_of_one_table(rule, change) => false,
            (Kind::Table | Kind::Rule | Kind::Check, _) => {
                self.mention(rule, key::NAME, change)
                    || self.mention(rule, key::RULE_CONSTRAINT, change)
            }
            (Kind::Index, _) => {
                self.mention(rule, key::RULE_CONSTRAINT, change)
                    || self.mention(rule, key::RULE_SENTENCE, change)
            }
            (Kind::Column, _) => self.makes_unique(rule, change),
            _ => false,
        }
    }

    /// Whether two changes are of one table: a column of one table explains nothing in another.
    const fn are_of_one_table(&self, cause: &Change, change: &Change) -> bool {
        let before = match (cause.before, change.before) {
            (Some(cause), Some(of)) => same_table(self.before[cause].owner, self.before[of].owner),
            _ => false,
        };
        let after = match (cause.after, change.after) {
            (Some(cause), Some(of)) => same_table(self.after[cause].owner, self.after[of].owner),
            _ => false,
        };
        before || after
    }

    /// Whether all that changed of a column is that a rule or an index over it alone makes it
    /// unique.
    const fn makes_unique(&self, cause: &Change, change: &Change) -> bool {
        let Some(column) = change.after else {
            return false;
        };
        let name = self.after[column].text(key::NAME);
        let before = match cause.before {
            Some(cause) => speaks_of(&self.before[cause], name),
            None => false,
        };
        let after = match cause.after {
            Some(cause) => speaks_of(&self.after[cause], name),
            None => false,
        };
        is_unique(self, change) && (before || after)
    }

    /// Whether a change speaks, before and after, of what the cause is called there.
    const fn mention(&self, cause: &Change, name: usize, change: &Change) -> bool {
        let before = match (cause.before, change.before) {
            (Some(cause), Some(of)) => {
                let name = text::last_segment(self.before[cause].text(name));
                change_speaks_of(change, &self.before[of], name)
            }
            _ => true,
        };
        let after = match (cause.after, change.after) {
            (Some(cause), Some(of)) => {
                let name = text::last_segment(self.after[cause].text(name));
                change_speaks_of(change, &self.after[of], name)
            }
            _ => true,
        };
        let meet = (cause.before.is_some() && change.before.is_some())
            || (cause.after.is_some() && change.after.is_some());
        before && after && meet
    }

    /// Whether a change speaks, before or after, of what the cause is called there.
    const fn is_mentioned(&self, cause: &Change, name: usize, change: &Change) -> bool {
        let before = match (cause.before, change.before) {
            (Some(cause), Some(of)) => {
                change_speaks_of(change, &self.before[of], self.before[cause].text(name))
            }
            _ => false,
        };
        let after = match (cause.after, change.after) {
            (Some(cause), Some(of)) => {
                change_speaks_of(change, &self.after[of], self.after[cause].text(name))
            }
            _ => false,
        };
        before || after
    }

    /// Whether a change is of something inside of a table that is new or gone.
    const fn is_inside(&self, table: &Change, change: &Change) -> bool {
        match (table.before, table.after, change.before, change.after) {
            (Some(table), None, Some(of), None) => {
                let name = self.before[table].text(key::NAME);
                is_in(&self.before[of], table) || speaks_of(&self.before[of], name)
            }
            (None, Some(table), None, Some(of)) => {
                let name = self.after[table].text(key::NAME);
                is_in(&self.after[of], table) || speaks_of(&self.after[of], name)
            }
            _ => false,
        }
    }

    /// Whether a name now holds that of a renamed entity: `chk_purchase_…`, `purchase_id`.
    const fn names_singular(&self, entity: &Change, change: &Change) -> bool {
        match (entity.before, entity.after, change.after) {
            (Some(_), Some(entity), Some(change)) => speaks_of(
                &self.after[change],
                self.found.entity(position(self.after, entity)).singular,
            ),
            _ => false,
        }
    }

    /// Whether a change is of a column that takes its values from an enum, or of its values.
    const fn is_of_enum(&self, cause: &Change, change: &Change) -> bool {
        let Some(of) = cause.after else {
            return false;
        };
        let name = match cause.kind {
            Kind::EnumType => self.after[of].text(key::TYPE_ENUM),
            _ => self.after[of].text(key::NAME),
        };
        match (change.kind, change.what, change.before, change.after) {
            (Kind::Column, What::Value(key::COLUMN_TYPE | key::COLUMN_DEFAULT), _, Some(after)) => {
                self.holds_enum(after, name)
            }
            (Kind::EnumType, ..) => self.mention(cause, key::NAME, change),
            // They are sorted by name.
            (Kind::Enum, What::Order, ..) => true,
            (Kind::Check | Kind::Rule, _, _, Some(after)) => {
                speaks_of(&self.after[after], first_value(self.after, name))
            }
            (Kind::Check, _, Some(before), None) => {
                speaks_of(&self.before[before], first_value(self.before, name))
            }
            _ => false,
        }
    }

    /// Whether the field of a column holds an enum of this name.
    const fn holds_enum(&self, column: usize, name: &str) -> bool {
        let entity = self.entity_of(&self.after[column]);
        match self.field_of(column) {
            Some(field) => holds(
                self.found.entity(entity).fields.shape(field),
                Sought::Enum(name),
            ),
            None => false,
        }
    }
}

/// The first value of the enum of this name.
const fn first_value<'a>(objects: &[Object<'a>], name: &str) -> &'a str {
    let mut index = 0;
    while index < objects.len() {
        if is(&objects[index], Kind::Enum)
            && text::equal(objects[index].text(key::NAME), name)
            && let Some(values) = objects[index].values[key::ENUM_VALUES]
        {
            return values.first();
        }
        index += 1;
    }
    ""
}

/// What explains what: lower ranks go before.
const fn rank(change: &Change) -> u8 {
    match (change.kind, change.what) {
        (Kind::Aggregate, What::Value(_)) => 0,
        (Kind::Entity, What::Value(key::ENTITY_TYPE)) => 1,
        (Kind::Table, What::Value(key::NAME) | What::Added | What::Removed | What::Order) => 2,
        (Kind::Enum, What::Value(key::NAME | key::ENUM_VALUES)) => 3,
        (Kind::EnumType, What::Value(_)) => 4,
        (Kind::Column, What::Value(key::NAME) | What::Added | What::Removed) => 5,
        (
            Kind::Rule,
            What::Added
            | What::Removed
            | What::Value(key::NAME | key::RULE_SENTENCE | key::RULE_CONSTRAINT..),
        ) => 6,
        (Kind::Index, What::Added | What::Removed | What::Value(key::INDEX_UNIQUE)) => 7,
        _ => 8,
    }
}

/// Whether all that changes of a column is that it alone is unique.
const fn is_unique(compared: &Compared<'_, '_>, change: &Change) -> bool {
    let (Kind::Column, What::Value(key::COLUMN_CONSTRAINTS), Some(before), Some(after)) =
        (change.kind, change.what, change.before, change.after)
    else {
        return false;
    };
    let before = compared.before[before].constraints();
    let after = compared.after[after].constraints();
    matches!(
        (before, after),
        (Some(Constraints::NotNull), Some(Constraints::NotNullUnique))
            | (Some(Constraints::NotNullUnique), Some(Constraints::NotNull))
            | (Some(Constraints::Null), Some(Constraints::NullUnique))
            | (Some(Constraints::NullUnique), Some(Constraints::Null))
    )
}

/// Whether what changed of an object holds this word.
const fn change_speaks_of(change: &Change, object: &Object<'_>, word: &str) -> bool {
    match change.what {
        What::Value(key) => match object.values[key] {
            Some(value) => value.speaks_of(word),
            None => false,
        },
        _ => speaks_of(object, word),
    }
}

/// Whether one of the values of an object holds this word.
const fn speaks_of(object: &Object<'_>, word: &str) -> bool {
    let mut index = 0;
    while index < object.values.len() {
        if let Some(value) = object.values[index]
            && value.speaks_of(word)
        {
            return true;
        }
        index += 1;
    }
    false
}
