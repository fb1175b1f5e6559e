//! Positions in [`Kind::keys`](super::Kind::keys).

pub(crate) const NAME: usize = 0;
pub(crate) const ROOT_NAME: usize = 1;
pub(crate) const TABLE_ID: usize = 1;
/// Kept, but not compared.
pub(crate) const FINGERPRINT: usize = 6;
pub(crate) const ENTITY_TYPE: usize = 1;
pub(crate) const ENTITY_RENAMED_FROM: usize = 5;
pub(crate) const COLUMN_TYPE: usize = 1;
pub(crate) const COLUMN_CONSTRAINTS: usize = 2;
pub(crate) const COLUMN_DEFAULT: usize = 3;
pub(crate) const COLUMN_SOURCE: usize = 4;
pub(crate) const INDEX_COLUMNS: usize = 1;
pub(crate) const INDEX_UNIQUE: usize = 3;
pub(crate) const INDEX_LOWERCASE: usize = 7;
pub(crate) const INDEX_NULLS_EQUAL: usize = 9;
pub(crate) const INDEX_SQL: usize = 11;
pub(crate) const KEY_REFERENCES: usize = 1;
pub(crate) const CHECK_EXPRESSION: usize = 1;
pub(crate) const CHECK_SOURCE: usize = 2;
pub(crate) const RULE_TABLE: usize = 1;
pub(crate) const RULE_DECLARED_ON: usize = 2;
pub(crate) const RULE_SENTENCE: usize = 3;
pub(crate) const RULE_COLUMNS: usize = 4;
pub(crate) const RULE_CONSTRAINT: usize = 5;
pub(crate) const RULE_FORM: usize = 6;
pub(crate) const RULE_WHERE: usize = 7;
pub(crate) const RULE_ARROWS: usize = 8;
pub(crate) const RULE_SQL: usize = 9;
pub(crate) const SCRIPT_TABLE: usize = 1;
pub(crate) const RENAME_COLUMN: usize = 1;
pub(crate) const RENAME_FROM: usize = 2;
pub(crate) const TYPE_ENUM: usize = 1;
pub(crate) const TYPE_NATIVE: usize = 2;
pub(crate) const ENUM_VALUES: usize = 1;
