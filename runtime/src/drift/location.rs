//! Where in the code a change stands by itself.

use super::change::{Change, What};

use super::holder::{Sought, field_that_holds, holds, is_of_one_crate, is_path, is_type};
use super::object::{Kind, Object, key};
use super::object::{is, nth, position};
use super::spot::{Location, Spot};
use super::table::is_in;
use super::value::Value;
use crate::fingerprint;
use crate::mapping::draft::{CollectionDraft, Found};
use crate::shape::{EntityShape, EnumShape};
use crate::text::{self, Buffer};

/// Two readings of an aggregate, what differs, and the code.
pub(crate) struct Compared<'c, 'a> {
    pub(crate) found: &'c Found<'a>,
    pub(crate) before: &'c [Object<'a>],
    pub(crate) after: &'c [Object<'a>],
    pub(crate) of_before: &'c [Option<usize>],
    pub(crate) changes: &'c [Change],
    /// Whether the accepted record is as it was written.
    pub(crate) intact: bool,
}

/// The places of changes by themselves.
impl Compared<'_, '_> {
    pub(super) const fn own_spot(&self, change: &Change) -> Option<Spot> {
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
        if let Some(spot) = self.spot_of_collection(entity) {
            return Some(spot);
        }
        let shape = self.found.entity(entity);
        let place = match change.kind {
            Kind::Aggregate | Kind::Entity => Location::Type,
            Kind::Table => match (change.what, self.holder(Sought::Child(shape))) {
                (What::Added, Some(holder)) => return Some(holder),
                _ => Location::Type,
            },
            Kind::Column => self.place_of_column(after),
            Kind::Index => self.place_of_index(change.what, after),
            Kind::ForeignKey => self.place_of_columns(entity, object.values[0]),
            Kind::Check => self.place_of_check(entity, object),
            // The record has the order of the mapping.
            Kind::Rule => self.place_of_rule(entity, ordinal(self.after, after)),
            Kind::Rename => self.place_of_columns(entity, object.values[key::RENAME_COLUMN]),
            Kind::Script => self.place_of_script(entity, after),
            Kind::Enum | Kind::EnumType => {
                // What its derive compares.
                let from_enum = matches!(
                    (change.kind, change.what),
                    (Kind::Enum, What::Value(key::NAME | key::ENUM_VALUES))
                        | (
                            Kind::EnumType,
                            What::Value(key::TYPE_ENUM | key::TYPE_NATIVE)
                        )
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
                Kind::Rule | Kind::Rename | Kind::Script => match kind.table_key() {
                    Some(name) => self.entity_called(object.text(name)),
                    None => 0,
                },
                _ => 0,
            },
        };
        if let Some(spot) = self.spot_of_collection(entity) {
            return spot;
        }
        let place = match kind {
            Kind::Index => self.place_of_columns(entity, object.values[key::INDEX_COLUMNS]),
            // What it carries besides stands before the reference.
            Kind::ForeignKey => match object.values[key::NAME] {
                Some(columns) => self.place_of_column_called(entity, columns.last()),
                None => Location::Type,
            },
            Kind::Check => self.place_of_check(entity, object),
            Kind::Rename => self.place_of_columns(entity, object.values[key::RENAME_COLUMN]),
            _ => Location::Type,
        };
        Spot { entity, place }
    }

    /// What is in the table of a collection stands at its owner's field.
    const fn spot_of_collection(&self, table: usize) -> Option<Spot> {
        let table = &self.found.tables[table];
        match (table.collection, table.parent) {
            (Some(CollectionDraft { field, .. }), Some(owner)) => Some(Spot {
                entity: owner,
                place: Location::Field(field),
            }),
            _ => None,
        }
    }

    /// The position of the entity that an object belongs to.
    pub(super) const fn entity_of(&self, object: &Object<'_>) -> usize {
        match (object.table, object.kind) {
            (Some(table), _) => position(self.after, table),
            (None, Kind::Entity | Kind::Rename) => self.entity_called(object.text(0)),
            (None, Kind::Rule) => self.entity_called(object.text(key::RULE_TABLE)),
            (None, Kind::Script) => self.entity_called(object.text(key::SCRIPT_TABLE)),
            _ => 0,
        }
    }

    /// The position of the entity of a table, of the root where there is none.
    const fn entity_called(&self, table: &str) -> usize {
        let mut index = 0;
        while index < self.found.tables.len() {
            if text::equal(self.found.read(self.found.tables[index].name), table) {
                return index;
            }
            index += 1;
        }
        0
    }

    pub(super) const fn field_of(&self, column: usize) -> Option<usize> {
        let mut count = 0;
        let mut index = 0;
        while index < column {
            if is(&self.after[index], Kind::Column) {
                count += 1;
            }
            index += 1;
        }
        self.found.columns[count].field
    }

    const fn place_of_column(&self, column: usize) -> Location {
        match self.field_of(column) {
            Some(field) => Location::Field(field),
            None => Location::Type,
        }
    }

    /// The field of the first of these columns.
    const fn place_of_columns(&self, entity: usize, columns: Option<Value<'_>>) -> Location {
        match columns {
            Some(columns) => self.place_of_column_called(entity, columns.first()),
            None => Location::Type,
        }
    }

    const fn place_of_column_called(&self, entity: usize, name: &str) -> Location {
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
        Location::Type
    }

    /// An index stands where it is declared: as a rule, as an index, or as a field that needs one.
    const fn place_of_index(&self, what: What, after: usize) -> Location {
        let object = &self.after[after];
        let entity = self.entity_of(object);
        let declared = self.found.indexes[ordinal(self.after, after)].declared;
        let is_of_rule = matches!(what, What::Value(key::INDEX_UNIQUE | key::INDEX_COLUMNS));
        if let Some(index) = declared
            && !is_of_rule
        {
            return Location::Index(index);
        }
        match self.rule_of(entity, object.text(key::NAME)) {
            Some(rule) => self.place_of_rule(entity, rule),
            None => match declared {
                Some(index) => Location::Index(index),
                None => self.place_of_columns(entity, object.values[key::INDEX_COLUMNS]),
            },
        }
    }

    /// Statements stand where they are said: those of an entity follow each other.
    const fn place_of_script(&self, entity: usize, after: usize) -> Location {
        let (mut count, mut index) = (0, after - 1);
        while is(&self.after[index], Kind::Script) && self.entity_of(&self.after[index]) == entity {
            count += 1;
            index -= 1;
        }
        Location::Script(count)
    }

    /// A check stands at its rule; that of a shape at its field.
    const fn place_of_check(&self, entity: usize, object: &Object<'_>) -> Location {
        let shape = self.found.entity(entity);
        if let Some(rule) = self.rule_of(entity, object.text(key::NAME)) {
            return self.place_of_rule(entity, rule);
        }
        let source = object.text(key::CHECK_SOURCE);
        let mut field = 0;
        while field < shape.fields.len() {
            if is_path(source, shape.target.name, shape.fields.names[field]) {
                return Location::Field(field);
            }
            field += 1;
        }
        Location::Type
    }

    /// The position of the rule that a constraint enforces.
    const fn rule_of(&self, entity: usize, constraint: &str) -> Option<usize> {
        let mut index = 0;
        while index < self.found.rules.len() {
            let drafted = &self.found.rules[index];
            if drafted.table == entity
                && let Some(name) = drafted.constraint
                && text::equal(self.found.read(name), constraint)
            {
                return Some(index);
            }
            index += 1;
        }
        None
    }

    /// A rule of the entity stands at its invariant; that of a value object at the field of its
    /// columns, or the first one that embeds it.
    const fn place_of_rule(&self, entity: usize, position: usize) -> Location {
        let shape = self.found.entity(entity);
        let Some(rule) = self.found.rules[position].rule else {
            return Location::Type;
        };
        let mut index = 0;
        while index < shape.rules.len() {
            let own = &shape.rules[index];
            if own.position == rule.position && text::equal(own.text, rule.text) {
                return Location::Rule(own.position);
            }
            index += 1;
        }
        if let Some(of) = nth(self.after, Kind::Rule, position)
            && let Location::Field(field) =
                self.place_of_columns(entity, self.after[of].values[key::RULE_COLUMNS])
            && holds(shape.fields.shape(field), Sought::Rule(rule))
        {
            return Location::Field(field);
        }
        match field_that_holds(shape, Sought::Rule(rule)) {
            Some(field) => Location::Field(field),
            None => Location::Type,
        }
    }

    /// Whether the derive of an enum compares it by itself: it is in the crate of the aggregate,
    /// was accepted under its path, and has a name that the derive knows: not a shortened one.
    const fn enum_speaks(&self, ordinal: usize) -> bool {
        let shape = self.enum_shape(ordinal);
        let is_known = shape.document_name.len() < text::LONGEST_NAME;
        if !is_known || !is_of_one_crate(shape.module, self.found.entity(0).target.module) {
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

    const fn enum_shape(&self, ordinal: usize) -> &'static EnumShape {
        self.found.enums[ordinal]
            .shape
            .expect("an enum has a shape")
    }

    /// The first field that holds an enum.
    const fn spot_of_enum(&self, ordinal: usize) -> Spot {
        let name = self.enum_shape(ordinal).document_name;
        match self.holder(Sought::Enum(name)) {
            Some(spot) => spot,
            None => ROOT,
        }
    }

    /// A child entity speaks for itself where it was accepted, in the crate of the aggregate, and
    /// is not as it was: its derive has found that out then. Otherwise the field that holds it
    /// speaks.
    pub(super) const fn spoken_for(&self, spot: Spot) -> Spot {
        let mut spot = spot;
        while spot.entity > 0 && !self.entity_speaks(self.found.entity(spot.entity)) {
            let child = Sought::Child(self.found.entity(spot.entity));
            spot = match self.holder(child) {
                Some(holder) => holder,
                None => return ROOT,
            };
        }
        spot
    }

    const fn entity_speaks(&self, entity: &EntityShape) -> bool {
        let EntityShape { print, target, .. } = entity;
        if !is_of_one_crate(target.module, self.found.entity(0).target.module) {
            return false;
        }
        let mut position = 0;
        let mut index = 0;
        while index < self.before.len() {
            let object = &self.before[index];
            if is(object, Kind::Entity) {
                if is_type(object.text(key::ENTITY_TYPE), target.module, target.name) {
                    let now = fingerprint::of(*print, target, &entity.own());
                    return !self.intact || !self.was(position, now);
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
        text.len() >= start + 16 && text::begins(text.split_at(start).1, written.as_str())
    }

    /// The first field of an entity that holds something.
    const fn holder(&self, sought: Sought<'_>) -> Option<Spot> {
        let mut entity = 0;
        while entity < self.found.tables.len() {
            if let Some(field) = field_that_holds(self.found.entity(entity), sought) {
                return Some(Spot {
                    entity,
                    place: Location::Field(field),
                });
            }
            entity += 1;
        }
        None
    }
}

const ROOT: Spot = Spot {
    entity: 0,
    place: Location::Type,
};

/// The position of an object among all of its kind.
pub(super) const fn ordinal(objects: &[Object<'_>], of: usize) -> usize {
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
