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

/// An operator class that is not the one that a type has by default.
pub struct OperatorClass {
    /// Its name.
    pub name: &'static str,
    /// The methods that have it.
    pub methods: &'static [&'static str],
    /// The types that it is for, by the words of the document.
    takes: &'static [&'static str],
    /// What has to be there for it.
    pub extension: Option<&'static str>,
}

const TEXTS: &[&str] = &["TEXT", "VARCHAR"];

const fn class(
    name: &'static str,
    methods: &'static [&'static str],
    takes: &'static [&'static str],
) -> OperatorClass {
    OperatorClass {
        name,
        methods,
        takes,
        extension: None,
    }
}

const fn of_trigrams(name: &'static str, methods: &'static [&'static str]) -> OperatorClass {
    OperatorClass {
        extension: Some("pg_trgm"),
        ..class(name, methods, TEXTS)
    }
}

const TREES: &[&str] = &["btree", "hash"];
const GIN: &[&str] = &["gin"];
const GIST: &[&str] = &["gist"];
const BRIN: &[&str] = &["brin"];

/// Those of PostgreSQL itself for types that columns have, and those of trigrams.
#[rustfmt::skip]
const CLASSES: &[OperatorClass] = &[
    class("text_pattern_ops", TREES, TEXTS),
    class("varchar_pattern_ops", TREES, TEXTS),
    class("jsonb_path_ops", GIN, &["JSON"]),
    of_trigrams("gin_trgm_ops", GIN),
    class("inet_ops", GIST, &["INET"]),
    of_trigrams("gist_trgm_ops", GIST),
    class("text_bloom_ops", BRIN, TEXTS),
    class("bytea_bloom_ops", BRIN, &["BYTES"]),
    class("uuid_bloom_ops", BRIN, &["UUID"]),
    class("uuid_minmax_multi_ops", BRIN, &["UUID"]),
    class("int2_bloom_ops", BRIN, &["SMALLINT"]),
    class("int2_minmax_multi_ops", BRIN, &["SMALLINT"]),
    class("int4_bloom_ops", BRIN, &["INTEGER"]),
    class("int4_minmax_multi_ops", BRIN, &["INTEGER"]),
    class("int8_bloom_ops", BRIN, &["BIGINT"]),
    class("int8_minmax_multi_ops", BRIN, &["BIGINT"]),
    class("numeric_bloom_ops", BRIN, &["DECIMAL"]),
    class("numeric_minmax_multi_ops", BRIN, &["DECIMAL"]),
    class("float4_bloom_ops", BRIN, &["REAL"]),
    class("float4_minmax_multi_ops", BRIN, &["REAL"]),
    class("float8_bloom_ops", BRIN, &["DOUBLE PRECISION"]),
    class("float8_minmax_multi_ops", BRIN, &["DOUBLE PRECISION"]),
    class("timestamptz_bloom_ops", BRIN, &["TIMESTAMP"]),
    class("timestamptz_minmax_multi_ops", BRIN, &["TIMESTAMP"]),
    class("timestamp_bloom_ops", BRIN, &["DATETIME"]),
    class("timestamp_minmax_multi_ops", BRIN, &["DATETIME"]),
    class("date_bloom_ops", BRIN, &["DATE"]),
    class("date_minmax_multi_ops", BRIN, &["DATE"]),
    class("time_bloom_ops", BRIN, &["TIME"]),
    class("time_minmax_multi_ops", BRIN, &["TIME"]),
    class("inet_bloom_ops", BRIN, &["INET"]),
    class("inet_minmax_ops", BRIN, &["INET"]),
    class("inet_minmax_multi_ops", BRIN, &["INET"]),
];

const fn is_in(list: &[&str], word: &str) -> bool {
    let mut index = 0;
    while index < list.len() {
        if text::equal(list[index], word) {
            return true;
        }
        index += 1;
    }
    false
}

impl OperatorClass {
    /// All of them.
    pub const ALL: &'static [Self] = CLASSES;

    /// The class of this name.
    #[must_use]
    pub const fn find(name: &str) -> Option<&'static Self> {
        let mut index = 0;
        while index < Self::ALL.len() {
            if text::equal(Self::ALL[index].name, name) {
                return Some(&Self::ALL[index]);
            }
            index += 1;
        }
        None
    }

    /// Whether a method has it.
    #[must_use]
    pub const fn is_of(&self, method: &str) -> bool {
        is_in(self.methods, method)
    }

    /// Whether it is for columns of the type that the document has this word for.
    #[must_use]
    pub const fn takes(&self, word: &str) -> bool {
        is_in(self.takes, word)
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
