//! What types contribute, and the entities that they lead to.

use super::writer::Writer;
use crate::shape::{
    EntityShape, EnumShape, Fields, Many, Rows, RowsKind, Shape, Target, VariantsShape,
};
use crate::text;

/// The tags of shapes.
pub mod shape {
    /// A scalar, its type and how far it is narrowed.
    pub const SCALAR: u8 = 0;
    /// An enum.
    pub const ENUM: u8 = 1;
    /// What a reference names.
    pub const REFERENCE: u8 = 2;
    /// A value object.
    pub const VALUE: u8 = 3;
    /// An enum with data.
    pub const VARIANTS: u8 = 4;
    /// One child entity.
    pub const CHILD: u8 = 5;
    /// Any number of them.
    pub const CHILDREN: u8 = 6;
    /// What may be absent.
    pub const OPTIONAL: u8 = 7;
    /// A list without a key, a set, a map, and a map of sets: the key of the latter two, and the
    /// value.
    pub const LIST: u8 = 8;
    /// See [`LIST`].
    pub const SET: u8 = 9;
    /// See [`LIST`].
    pub const MAP: u8 = 10;
    /// See [`LIST`].
    pub const MAP_OF_SETS: u8 = 11;
}

impl<const SIZE: usize> Writer<SIZE> {
    /// A root, or a child.
    pub(crate) const fn entity(&mut self, entity: &EntityShape) {
        self.room.table();
        let before = self.room.begin();
        self.target(entity.target);
        self.named(entity.flat);
        self.identity(entity.identity.target, entity.target);
        self.defaults(entity.values);
        self.fields(&entity.fields);
        self.rules(entity.rules, &entity.fields);
        self.indexes(entity.indexes, &entity.fields);
        self.scripts(entity.scripts);
        self.room.end(before);
    }

    const fn target(&mut self, target: &Target) {
        self.text(target.module);
        self.flat(target.flat);
        // Its derive has written whether there is one, and by which column.
        if let Some(tenant) = target.tenant {
            self.target(tenant.target);
        }
    }

    /// What the tokens of a type say, the names of its fields among it.
    const fn named(&mut self, flat: &str) {
        self.room.text += 2 * flat.len();
        self.flat(flat);
    }

    /// Most entities have an identity of their own.
    const fn identity(&mut self, identity: &Target, own: &Target) {
        let is_own = identity.print == own.print && text::equal(identity.module, own.module);
        self.flag(!is_own);
        if !is_own {
            self.target(identity);
        }
    }

    /// The types of fields, and what attributes say of some. Their names are in what the derive has
    /// written.
    const fn fields(&mut self, fields: &Fields) {
        let (mut index, count) = (0, fields.slots.len());
        while index < count {
            let slot = fields.slots[index];
            if slot.flat.length > 0 {
                self.room.column();
                self.column(&slot.flat);
            } else {
                let before = self.room.enter(fields.names[index]);
                self.shape(&slot.shape);
                self.room.path = before;
            }
            index += 1;
        }
        self.number(fields.said.len() as u128);
        let mut index = 0;
        while index < fields.said.len() {
            self.said(&fields.said[index]);
            index += 1;
        }
    }

    pub(super) const fn shape(&mut self, of: &Shape) {
        match of {
            Shape::Scalar(scalar) => {
                self.room.column();
                self.small(shape::SCALAR);
                self.scalar(scalar);
            }
            Shape::Enum(of) => {
                self.small(shape::ENUM);
                self.enumeration(of);
            }
            Shape::Reference(target) => {
                self.room.column();
                if !target.root || target.tenant.is_some() {
                    // The key has two columns on both sides, and the index perhaps too.
                    self.room.index();
                }
                self.small(shape::REFERENCE);
                self.target(target);
            }
            Shape::Value(value) => {
                self.small(shape::VALUE);
                let before = self.room.begin();
                self.named(value.flat);
                self.literals(value.constants);
                self.fields(&value.fields);
                self.rules(value.rules, &value.fields);
                self.room.end(before);
            }
            Shape::Variants(of) => {
                self.small(shape::VARIANTS);
                self.variants(of);
            }
            Shape::Child(child, many) => {
                self.small(match many {
                    Many::One => shape::CHILD,
                    Many::Any => shape::CHILDREN,
                });
                self.entity(child);
            }
            Shape::Collection(rows) => self.rows(rows),
            Shape::Optional(of) => {
                self.small(shape::OPTIONAL);
                let before = self.room.columns;
                // Of a value object, whether it is there.
                self.room.column();
                self.shape(of);
                self.room.conditions_since(before, 2);
            }
        }
    }

    const fn enumeration(&mut self, of: &EnumShape) {
        self.room.column();
        // The condition has its values.
        self.room.condition(of.values.len(), 0, 0);
        self.named(of.flat);
        self.text(of.module);
        self.rules(of.rules, &Fields::NONE);
    }

    /// The derive has written whether it is generic, and what its variants are called.
    const fn variants(&mut self, of: &VariantsShape) {
        let before = self.room.columns;
        self.enumeration(of.tag);
        self.named(of.flat);
        let mut index = 0;
        while index < of.variants.len() {
            let variant = &of.variants[index];
            let way = self.room.enter(variant.name);
            self.fields(&variant.fields);
            self.room.path = way;
            index += 1;
        }
        self.room.conditions_since(before, of.variants.len());
    }

    const fn rows(&mut self, rows: &Rows) {
        self.room.table();
        self.small(match rows.kind {
            RowsKind::List => shape::LIST,
            RowsKind::Set => shape::SET,
            RowsKind::Map => shape::MAP,
            RowsKind::MapOfSets => shape::MAP_OF_SETS,
        });
        if let Some(key) = rows.key {
            self.shape(&key.shape);
        }
        self.shape(&rows.value.shape);
    }
}
