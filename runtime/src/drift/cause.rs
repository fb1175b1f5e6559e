//! Where a change stands in the code, and which other change it only follows from.
//!
//! A column that is renamed takes its index, its checks and its sources with it: that is one
//! cause, and one error. Every change keeps a place of its own, so that one which follows from
//! nothing is reported there: none is lost.

use super::compare::{Change, What, is, nth, position};
use super::json;
use super::object::{Kind, Object, key};
use crate::fingerprint;
use crate::plan::Plan;
use crate::rule::Rule;
use crate::shape::{EntityShape, Fields, Shape, Target};
use crate::text::{self, Buffer};

/// Where in a type of the domain something is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The type as such.
    Type,
    /// The mapped field at this position.
    Field(usize),
    /// The `#[invariant]` at this position.
    Rule(usize),
    /// The `#[index]` at this position: those on fields first.
    Index(usize),
}

/// A place in one of the aggregate's entities, by its position.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) entity: usize,
    pub(crate) place: Place,
}

/// Two readings of an aggregate, what differs, and the code.
pub(crate) struct Compared<'c> {
    pub(crate) plan: &'static Plan,
    pub(crate) before: &'c [Object<'static>],
    pub(crate) after: &'c [Object<'static>],
    pub(crate) of_before: &'c [Option<usize>],
    pub(crate) changes: &'c [Change],
    /// Whether the accepted record is as it was written.
    pub(crate) intact: bool,
}

impl Compared<'_> {
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
            (Kind::Table, _) => self.is_inside(cause, change),
            (Kind::Entity, _) => {
                self.mention(cause, key::ENTITY_TYPE, change) || self.names_singular(cause, change)
            }
            (Kind::Enum | Kind::EnumType, _) => self.is_of_enum(cause, change),
            (Kind::Column, _) => {
                !matches!(change.kind, Kind::Table | Kind::Enum | Kind::EnumType)
                    && self.mention(cause, key::NAME, change)
            }
            (Kind::Rule, _) => self.is_of_rule(cause, change),
            (Kind::Index, _) => self.makes_unique(cause, change),
            _ => false,
        }
    }

    /// A rule is spoken of in sources, and makes checks, indexes, and columns unique.
    const fn is_of_rule(&self, rule: &Change, change: &Change) -> bool {
        match (change.kind, change.what) {
            (Kind::Column, What::Value(key::COLUMN_SOURCE))
            | (Kind::Table | Kind::Enum | Kind::Rule | Kind::Check, _) => {
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
                self.plan.entities[position(self.after, entity)].singular,
            ),
            _ => false,
        }
    }

    /// Whether a change is of a column that takes its values from an enum, or of its values.
    const fn is_of_enum(&self, cause: &Change, change: &Change) -> bool {
        let (Some(of), Some(after)) = (cause.after, change.after) else {
            return false;
        };
        let name = match cause.kind {
            Kind::EnumType => self.after[of].text(key::TYPE_ENUM),
            _ => self.after[of].text(key::NAME),
        };
        match (change.kind, change.what) {
            (Kind::Column, What::Value(key::COLUMN_TYPE | key::COLUMN_DEFAULT)) => {
                self.holds_enum(after, name)
            }
            (Kind::EnumType, _) => self.mention(cause, key::NAME, change),
            // They are sorted by name.
            (Kind::Enum, What::Order) => true,
            (Kind::Check | Kind::Rule, _) => speaks_of(&self.after[after], self.first_value(name)),
            _ => false,
        }
    }

    /// The first value of the enum of this name.
    const fn first_value(&self, name: &str) -> &str {
        let mut index = 0;
        while index < self.after.len() {
            let object = &self.after[index];
            if is(object, Kind::Enum)
                && text::equal(object.text(key::NAME), name)
                && let Some(values) = object.values[key::ENUM_VALUES]
            {
                return json::first(values);
            }
            index += 1;
        }
        ""
    }

    /// Whether the field of a column holds an enum of this name.
    const fn holds_enum(&self, column: usize, name: &str) -> bool {
        let entity = self.entity_of(&self.after[column]);
        match self.field_of(column) {
            Some(field) => holds_enum(self.plan.entities[entity].fields.shape(field), name),
            None => false,
        }
    }
}

/// What explains what: lower ranks go before.
const fn rank(change: &Change) -> u8 {
    match (change.kind, change.what) {
        (Kind::Aggregate, What::Value(_)) => 0,
        (Kind::Entity, What::Value(key::ENTITY_TYPE)) => 1,
        (Kind::Table, What::Value(key::NAME) | What::Added | What::Removed) => 2,
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
const fn is_unique(compared: &Compared<'_>, change: &Change) -> bool {
    let (Kind::Column, What::Value(key::COLUMN_CONSTRAINTS), Some(before), Some(after)) =
        (change.kind, change.what, change.before, change.after)
    else {
        return false;
    };
    let before = compared.before[before].text(key::COLUMN_CONSTRAINTS);
    let after = compared.after[after].text(key::COLUMN_CONSTRAINTS);
    let (long, short) = if before.len() > after.len() {
        (before, after)
    } else {
        (after, before)
    };
    long.len() == short.len() + " UNIQUE".len() && text::equal(long.split_at(short.len()).0, short)
}

const fn is_in(object: &Object<'_>, table: usize) -> bool {
    matches!(object.table, Some(of) if of == table)
}

/// Whether what changed of an object holds this word.
const fn change_speaks_of(change: &Change, object: &Object<'_>, word: &str) -> bool {
    match change.what {
        What::Value(key) => match object.values[key] {
            Some(value) => text::holds(value, word),
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
            && text::holds(value, word)
        {
            return true;
        }
        index += 1;
    }
    false
}

/// A shape without the `Option` around it.
const fn inner(shape: &Shape) -> Shape {
    match shape {
        Shape::Optional(shape) => inner(shape),
        shape => *shape,
    }
}

/// The places of changes by themselves.
impl Compared<'_> {
    const fn own_spot(&self, change: &Change) -> Option<Spot> {
        match change.after {
            Some(after) => self.spot_of_after(change, after),
            None => match change.before {
                Some(before) => Some(self.spot_of_before(change.kind, before)),
                None => Some(ROOT),
            },
        }
    }

    const fn spot_of_after(&self, change: &Change, after: usize) -> Option<Spot> {
        let object = &self.after[after];
        let entity = self.entity_of(object);
        let shape = self.plan.entities[entity];
        let place = match change.kind {
            Kind::Aggregate | Kind::Entity => Place::Type,
            Kind::Table => match (change.what, self.holder(entity)) {
                (What::Added, Some(holder)) => return Some(holder),
                _ => Place::Type,
            },
            Kind::Column => match change.what {
                What::Order => Place::Type,
                _ => self.place_of_column(after),
            },
            Kind::Index => self.place_of_index(change.what, after),
            Kind::ForeignKey => self.place_of_columns(entity, object.values[0]),
            Kind::Check => self.place_of_check(entity, object),
            Kind::Rule => match planned_rule(self.plan, after, self.after) {
                Some(position) => place_of_rule(shape, self.plan.rules[position].rule),
                None => Place::Type,
            },
            Kind::Rename => self.place_of_columns(entity, object.values[key::RENAME_COLUMN]),
            Kind::Enum | Kind::EnumType => {
                let from_enum = !matches!(change.what, What::Added | What::Order)
                    && !matches!(
                        (change.kind, change.what),
                        (Kind::Enum, What::Value(key::ENUM_SOURCE))
                    );
                let ordinal = position(self.after, after);
                if from_enum && self.enum_speaks(ordinal) {
                    return None;
                }
                return Some(self.spot_of_enum(ordinal));
            }
        };
        Some(Spot { entity, place })
    }

    /// Of what does not exist any more: what is left of where it was.
    const fn spot_of_before(&self, kind: Kind, before: usize) -> Spot {
        let object = &self.before[before];
        let table = match object.table {
            Some(table) => self.of_before[table],
            None => None,
        };
        let entity = match table {
            Some(table) => position(self.after, table),
            None => match kind {
                Kind::Rule | Kind::Rename => {
                    let name = if let Kind::Rule = kind {
                        key::RULE_TABLE
                    } else {
                        0
                    };
                    self.entity_called(object.text(name))
                }
                _ => 0,
            },
        };
        let place = match kind {
            Kind::Index | Kind::ForeignKey => {
                let columns = if let Kind::Index = kind {
                    key::INDEX_COLUMNS
                } else {
                    0
                };
                self.place_of_columns(entity, object.values[columns])
            }
            Kind::Check => self.place_of_check(entity, object),
            Kind::Rename => self.place_of_columns(entity, object.values[key::RENAME_COLUMN]),
            _ => Place::Type,
        };
        Spot { entity, place }
    }

    /// The position of the entity that an object belongs to.
    const fn entity_of(&self, object: &Object<'_>) -> usize {
        match (object.table, object.kind) {
            (Some(table), _) => position(self.after, table),
            (None, Kind::Entity | Kind::Rename) => self.entity_called(object.text(0)),
            (None, Kind::Rule) => self.entity_called(object.text(key::RULE_TABLE)),
            _ => 0,
        }
    }

    /// The position of the entity of a table, of the root where there is none.
    const fn entity_called(&self, table: &str) -> usize {
        let mut index = 0;
        while index < self.plan.tables.len() {
            if text::equal(self.plan.tables[index].name, table) {
                return index;
            }
            index += 1;
        }
        0
    }

    const fn field_of(&self, column: usize) -> Option<usize> {
        let mut count = 0;
        let mut index = 0;
        while index < column {
            if is(&self.after[index], Kind::Column) {
                count += 1;
            }
            index += 1;
        }
        self.plan.fields[count]
    }

    const fn place_of_column(&self, column: usize) -> Place {
        match self.field_of(column) {
            Some(field) => Place::Field(field),
            None => Place::Type,
        }
    }

    /// The field of the first of these columns.
    const fn place_of_columns(&self, entity: usize, columns: Option<&str>) -> Place {
        let Some(columns) = columns else {
            return Place::Type;
        };
        let name = json::first(columns);
        let table = nth(self.after, Kind::Table, entity);
        let mut index = 0;
        while index < self.after.len() {
            let object = &self.after[index];
            if let Some(table) = table
                && is(object, Kind::Column)
                && is_in(object, table)
                && text::equal(object.text(key::NAME), name)
            {
                return self.place_of_column(index);
            }
            index += 1;
        }
        Place::Type
    }

    /// An index stands where it is declared: as a rule, as an index, or as a field that needs one.
    const fn place_of_index(&self, what: What, after: usize) -> Place {
        let object = &self.after[after];
        let entity = self.entity_of(object);
        let declared = self.plan.declared[ordinal(self.after, after)];
        let is_of_rule = matches!(what, What::Value(key::INDEX_UNIQUE | key::INDEX_COLUMNS));
        if let Some(index) = declared
            && !is_of_rule
        {
            return Place::Index(index);
        }
        match self.rule_of(entity, object.text(key::NAME)) {
            Some(rule) => place_of_rule(self.plan.entities[entity], rule),
            None => match declared {
                Some(index) => Place::Index(index),
                None => self.place_of_columns(entity, object.values[key::INDEX_COLUMNS]),
            },
        }
    }

    /// A check stands at its rule; that of a shape at its field.
    const fn place_of_check(&self, entity: usize, object: &Object<'_>) -> Place {
        let shape = self.plan.entities[entity];
        if let Some(rule) = self.rule_of(entity, object.text(key::NAME)) {
            return place_of_rule(shape, rule);
        }
        let source = object.text(key::CHECK_SOURCE);
        let mut field = 0;
        while field < shape.fields.len() {
            if is_path(source, shape.target.name, shape.fields.names[field]) {
                return Place::Field(field);
            }
            field += 1;
        }
        Place::Type
    }

    /// The rule that a constraint enforces.
    const fn rule_of(&self, entity: usize, constraint: &str) -> Option<&'static Rule> {
        let mut index = 0;
        while index < self.plan.rules.len() {
            let planned = &self.plan.rules[index];
            if planned.table == entity
                && let Some(name) = planned.constraint
                && text::equal(name, constraint)
            {
                return Some(planned.rule);
            }
            index += 1;
        }
        None
    }

    /// Whether the derive of an enum compares it by itself: it is in the crate of the aggregate,
    /// and was accepted under its path.
    const fn enum_speaks(&self, ordinal: usize) -> bool {
        let shape = self.plan.enum_shapes[ordinal];
        if !is_of_one_crate(shape.module, self.plan.root.target.module) {
            return false;
        }
        let mut index = 0;
        while index < self.before.len() {
            if is(&self.before[index], Kind::EnumType)
                && is_type(self.before[index].text(key::NAME), shape.module, shape.name)
            {
                return true;
            }
            index += 1;
        }
        false
    }

    /// The first field that holds an enum.
    const fn spot_of_enum(&self, ordinal: usize) -> Spot {
        let shape = self.plan.enum_shapes[ordinal];
        let mut entity = 0;
        while entity < self.plan.entities.len() {
            let fields = self.plan.entities[entity].fields;
            let mut field = 0;
            while field < fields.len() {
                if holds_enum(fields.shape(field), shape.document_name) {
                    return Spot {
                        entity,
                        place: Place::Field(field),
                    };
                }
                field += 1;
            }
            entity += 1;
        }
        ROOT
    }

    /// A child entity speaks for itself where it was accepted, in the crate of the aggregate, and
    /// is not as it was: its derive has found that out then. Otherwise the field that holds it
    /// speaks.
    const fn spoken_for(&self, spot: Spot) -> Spot {
        let mut spot = spot;
        while spot.entity > 0 && !self.entity_speaks(self.plan.entities[spot.entity]) {
            spot = match self.holder(spot.entity) {
                Some(holder) => holder,
                None => return ROOT,
            };
        }
        spot
    }

    const fn entity_speaks(&self, entity: &EntityShape) -> bool {
        let EntityShape {
            print, target, own, ..
        } = entity;
        if !is_of_one_crate(target.module, self.plan.root.target.module) {
            return false;
        }
        let mut position = 0;
        let mut index = 0;
        while index < self.before.len() {
            let object = &self.before[index];
            if is(object, Kind::Entity) {
                if is_type(object.text(key::ENTITY_TYPE), target.module, target.name) {
                    return !self.intact
                        || !self.was(position, fingerprint::of(*print, target, own));
                }
                position += 1;
            }
            index += 1;
        }
        false
    }

    /// Whether this is the accepted fingerprint of the entity at a position.
    const fn was(&self, position: usize, fingerprint: u64) -> bool {
        let text = self.before[0].text(key::FINGERPRINT);
        let mut written = Buffer::<16>::new();
        written.push_hex(fingerprint, 16);
        // The seal, and for each entity two numbers: sixteen digits each, with blanks between.
        let start = 17 * (1 + 2 * position);
        text.len() >= start + 16
            && text::equal(json::part(text, start, start + 16), written.as_str())
    }

    /// The field of another entity that holds a child.
    const fn holder(&self, child: usize) -> Option<Spot> {
        let target = self.plan.entities[child].target;
        let mut entity = 0;
        while entity < self.plan.entities.len() {
            let fields = self.plan.entities[entity].fields;
            let mut field = 0;
            while field < fields.len() {
                if holds_child(fields.shape(field), target) {
                    return Some(Spot {
                        entity,
                        place: Place::Field(field),
                    });
                }
                field += 1;
            }
            entity += 1;
        }
        None
    }
}

const ROOT: Spot = Spot {
    entity: 0,
    place: Place::Type,
};

/// The position of an object among all of its kind.
const fn ordinal(objects: &[Object<'_>], of: usize) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < of {
        if is(&objects[index], objects[of].kind) {
            count += 1;
        }
        index += 1;
    }
    count
}

/// The position of a rule of the record among those of the plan, which has the same order.
const fn planned_rule(plan: &Plan, after: usize, objects: &[Object<'_>]) -> Option<usize> {
    let position = ordinal(objects, after);
    if position < plan.rules.len() {
        Some(position)
    } else {
        None
    }
}

/// A rule of the entity stands at its invariant; that of a value object at the first field that
/// embeds it.
const fn place_of_rule(entity: &EntityShape, rule: &Rule) -> Place {
    let mut index = 0;
    while index < entity.rules.len() {
        let own = &entity.rules[index];
        if own.position == rule.position && text::equal(own.text, rule.text) {
            return Place::Rule(own.position);
        }
        index += 1;
    }
    let mut field = 0;
    while field < entity.fields.len() {
        if holds_rule(entity.fields.shape(field), rule) {
            return Place::Field(field);
        }
        field += 1;
    }
    Place::Type
}

const fn holds_rule(shape: &Shape, rule: &Rule) -> bool {
    match inner(shape) {
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.rules.len() {
                if text::equal(value.rules[index].text, rule.text) {
                    return true;
                }
                index += 1;
            }
            let fields: Fields = value.fields;
            index = 0;
            while index < fields.len() {
                if holds_rule(fields.shape(index), rule) {
                    return true;
                }
                index += 1;
            }
            false
        }
        _ => false,
    }
}

const fn holds_enum(shape: &Shape, name: &str) -> bool {
    match inner(shape) {
        Shape::Enum(shape) => text::equal(shape.document_name, name),
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.fields.len() {
                if holds_enum(value.fields.shape(index), name) {
                    return true;
                }
                index += 1;
            }
            false
        }
        _ => false,
    }
}

const fn holds_child(shape: &Shape, target: &Target) -> bool {
    match inner(shape) {
        Shape::Child(child, _) => {
            text::equal(child.target.name, target.name)
                && text::equal(child.target.module, target.module)
        }
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.fields.len() {
                if holds_child(value.fields.shape(index), target) {
                    return true;
                }
                index += 1;
            }
            false
        }
        _ => false,
    }
}

/// Whether a source is `Owner.field`, or goes on from there.
const fn is_path(source: &str, owner: &str, field: &str) -> bool {
    let length = owner.len() + 1 + field.len();
    if source.len() < length || source.as_bytes()[owner.len()] != b'.' {
        return false;
    }
    let (path, rest) = source.split_at(length);
    let (begins, ends) = path.split_at(owner.len());
    text::equal(begins, owner)
        && text::equal(ends.split_at(1).1, field)
        && (rest.is_empty() || rest.as_bytes()[0] == b'.')
}

/// Whether a path is that of a type.
pub(super) const fn is_type(path: &str, module: &str, name: &str) -> bool {
    let length = module.len() + 2 + name.len();
    path.len() == length
        && text::equal(path.split_at(module.len()).0, module)
        && text::equal(path.split_at(module.len() + 2).1, name)
}

/// Whether two modules are of one crate.
const fn is_of_one_crate(left: &str, right: &str) -> bool {
    text::equal(crate_of(left), crate_of(right))
}

const fn crate_of(module: &str) -> &str {
    let bytes = module.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b':' {
        end += 1;
    }
    module.split_at(end).0
}
