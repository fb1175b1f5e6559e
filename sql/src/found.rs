//! What the query over a catalogue finds: lists of flat rows, the same of every engine.
//!
//! The rows stand in any order, since MySQL sorts none of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use crate::dialect::Dialect;
use crate::schema::{Action, Enforcement, Function};

/// All rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Found {
    pub(super) dialect: Dialect,
    pub(super) tables: Vec<FoundTable>,
    pub(super) columns: Vec<FoundColumn>,
    #[serde(default)]
    pub(super) checks: Vec<FoundCheck>,
    pub(super) foreign_keys: Vec<KeyColumn>,
    pub(super) indexes: Vec<IndexPart>,
    pub(super) triggers: Vec<FoundTrigger>,
    #[serde(default)]
    pub(super) enums: Vec<EnumValue>,
    #[serde(default)]
    pub(super) functions: Vec<Function>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FoundTable {
    pub(super) name: String,
    #[serde(default)]
    pub(super) comment: Option<String>,
    #[serde(default)]
    pub(super) options: BTreeMap<String, Option<String>>,
    /// The statement that created it, where the engine keeps that.
    #[serde(default)]
    pub(super) sql: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FoundColumn {
    pub(super) table: String,
    pub(super) position: u32,
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) ty: String,
    /// The enum that its type is, by its name.
    #[serde(default, rename = "enum")]
    pub(super) of_enum: Option<String>,
    #[serde(deserialize_with = "flag")]
    pub(super) nullable: bool,
    #[serde(default)]
    pub(super) default: Option<String>,
    #[serde(default)]
    pub(super) generated: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) stored: bool,
    #[serde(default)]
    pub(super) collation: Option<String>,
    #[serde(default)]
    pub(super) comment: Option<String>,
    /// What else the engine says of it, in its words.
    #[serde(default)]
    pub(super) extra: Option<String>,
    /// Its place in the primary key, from 1 on, where no index tells.
    #[serde(default)]
    pub(super) key: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FoundCheck {
    pub(super) table: String,
    pub(super) name: String,
    pub(super) expression: String,
    #[serde(default)]
    pub(super) comment: Option<String>,
    #[serde(default)]
    pub(super) enforcement: Enforcement,
    /// Whether it excludes rows.
    #[serde(default, deserialize_with = "flag")]
    pub(super) excludes: bool,
}

/// A column of a foreign key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyColumn {
    pub(super) table: String,
    /// What tells it from other keys of its table: its name, where the engine has one.
    pub(super) key: String,
    pub(super) position: u32,
    pub(super) column: String,
    pub(super) target: String,
    /// Nothing where the primary key is meant.
    #[serde(default)]
    pub(super) references: Option<String>,
    pub(super) on_delete: Action,
    #[serde(default)]
    pub(super) set_null: Vec<String>,
    pub(super) on_update: Action,
    #[serde(default, deserialize_with = "flag")]
    pub(super) deferrable: bool,
    #[serde(default)]
    pub(super) enforcement: Enforcement,
    /// What else the engine says of it, in its words.
    #[serde(default)]
    pub(super) extra: Option<String>,
}

/// A column of an index, or of the primary key.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own in the answer"
)]
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndexPart {
    pub(super) table: String,
    pub(super) index: String,
    pub(super) position: u32,
    #[serde(default)]
    pub(super) column: Option<String>,
    /// What it is instead of a whole column in ascending order.
    #[serde(default)]
    pub(super) sql: Option<String>,
    /// Whether it is only covered.
    #[serde(default, deserialize_with = "flag")]
    pub(super) included: bool,
    #[serde(default, deserialize_with = "flag")]
    pub(super) primary: bool,
    #[serde(deserialize_with = "flag")]
    pub(super) unique: bool,
    #[serde(default)]
    pub(super) method: Option<String>,
    /// Whether NULL is the same as NULL.
    #[serde(default, deserialize_with = "flag")]
    pub(super) nulls_equal: bool,
    #[serde(default)]
    pub(super) condition: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) invalid: bool,
    #[serde(default, deserialize_with = "flag")]
    pub(super) deferrable: bool,
    #[serde(default)]
    pub(super) comment: Option<String>,
    /// The statement that created it, where the engine keeps that.
    #[serde(default)]
    pub(super) statement: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FoundTrigger {
    pub(super) table: String,
    pub(super) name: String,
    pub(super) definition: String,
    #[serde(default)]
    pub(super) function: Option<Function>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) disabled: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnumValue {
    #[serde(rename = "enum")]
    pub(super) of: String,
    pub(super) position: u32,
    /// Nothing where the enum has none.
    pub(super) value: Option<String>,
    #[serde(default)]
    pub(super) comment: Option<String>,
}

/// A truth value, which some engines write as a number.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a boolean, 0 or 1")]
    enum Flag {
        Boolean(bool),
        Number(u8),
    }
    Ok(match Flag::deserialize(deserializer)? {
        Flag::Boolean(value) => value,
        Flag::Number(value) => value != 0,
    })
}
