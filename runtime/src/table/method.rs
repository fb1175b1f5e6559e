//! The access methods of indexes, as PostgreSQL has them: what they can do
//! (`pg_indexam_has_property`), and which types have an operator class of theirs by default
//! (`pg_opclass`).

use crate::table::SqlType;
use crate::text;

/// An access method.
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// Whether it can be unique.
    pub unique: bool,
    /// Whether it has several columns.
    pub several: bool,
    /// Whether it covers others.
    pub include: bool,
    takes: &'static [Kind],
}

/// What methods tell types apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Truth values.
    Boolean,
    /// Text of any length.
    Text,
    /// JSON.
    Json,
    /// Addresses of networks.
    Inet,
    /// Values of an enum.
    Enum,
    /// Numbers, times, UUIDs and bytes: what has an order and no parts.
    Ordered,
}

use Kind::{Boolean, Enum, Inet, Json, Ordered, Text};

const METHODS: [Method; 6] = [
    Method {
        name: "btree",
        unique: true,
        several: true,
        include: true,
        takes: &[Boolean, Text, Json, Inet, Enum, Ordered],
    },
    Method {
        name: "hash",
        unique: false,
        several: false,
        include: false,
        takes: &[Boolean, Text, Json, Inet, Enum, Ordered],
    },
    Method {
        name: "gin",
        unique: false,
        several: true,
        include: false,
        takes: &[Json],
    },
    Method {
        name: "gist",
        unique: false,
        several: true,
        include: true,
        takes: &[],
    },
    Method {
        name: "spgist",
        unique: false,
        several: false,
        include: true,
        takes: &[Text, Inet],
    },
    Method {
        name: "brin",
        unique: false,
        several: true,
        include: false,
        takes: &[Text, Inet, Ordered],
    },
];

impl Method {
    /// The method of this name.
    #[must_use]
    pub const fn find(name: &str) -> Option<&'static Self> {
        const ALL: &[Method] = &METHODS;
        let mut index = 0;
        while index < ALL.len() {
            if text::equal(ALL[index].name, name) {
                return Some(&ALL[index]);
            }
            index += 1;
        }
        None
    }

    /// Whether it is over columns of this kind.
    #[must_use]
    pub const fn takes(&self, kind: Kind) -> bool {
        let mut index = 0;
        while index < self.takes.len() {
            if self.takes[index] as u8 == kind as u8 {
                return true;
            }
            index += 1;
        }
        false
    }
}

impl Kind {
    pub(crate) const fn of(ty: SqlType<'_>) -> Self {
        match ty {
            SqlType::Boolean => Boolean,
            SqlType::Text | SqlType::Varchar(_) => Text,
            SqlType::Json => Json,
            SqlType::Inet => Inet,
            SqlType::Enum(_) => Enum,
            _ => Ordered,
        }
    }
}
