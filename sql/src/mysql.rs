//! MySQL, and what MariaDB has in common with it.
//!
//! Text has a collation that compares bytes and pads nothing, so that `=` and `LIKE` mean what Rust
//! means. Points in time are kept in UTC, without a zone.

mod catalogue;
mod definition;
mod index;
mod inner;
mod key;
mod plan;
mod row;
mod trigger;
mod types;

pub(super) use inner::Guard;
pub(super) use trigger::MESSAGE;

use std::borrow::Cow;
use std::fmt::Write as _;

pub(super) use catalogue::Query;

use super::column::{Column, Default, Type};
use super::dialect::Unsupported;
use super::engine::{
    Apart, Definition, Engine, Exclusion, Indexed, Indexing, Inner, InnerKey, Key, Overlap,
    Remarked, Trigger, cut, literal_or_expression,
};
use super::schema::{self, Comment, Function, Generated, Sql};
use super::space::{Kind, Space, of_schema, of_table};
use super::writer::{End, Spelling, ends_of, not};
use tablewright_model::{Enum, Table};

/// What the two have not in common.
pub(super) struct MySql {
    pub(super) name: &'static str,
    pub(super) since: &'static str,
    /// A collation of utf8mb4.
    pub(super) collation: &'static str,
    pub(super) uuid: &'static str,
    /// A UUID of zeros.
    pub(super) nil: &'static str,
    pub(super) random_uuid: &'static str,
    /// Makes a generated column one that `SELECT *` leaves out.
    pub(super) invisible: &'static str,
    /// What of a schema has names of its own.
    pub(super) spaces: &'static [Space],
    /// The columns of an index.
    pub(super) parts: usize,
    /// The bytes of the definition of a table, where they are limited.
    pub(super) definition: Option<usize>,
    /// What its catalogue has of its own.
    pub(super) query: Query,
    /// The statement that creates a trigger.
    pub(super) trigger: fn(&MySql, &Trigger<'_>) -> String,
    /// The statement that creates a trigger which refuses a deletion.
    pub(super) guard: fn(&MySql, &Guard<'_>) -> String,
    /// That statement so that the command line client takes it whole.
    pub(super) create_trigger: fn(&MySql, &str) -> String,
    /// What a check is called where it is dropped.
    pub(super) check: &'static str,
    /// Whether a check goes on to read a column that gets another name.
    pub(super) renames_in_checks: bool,
    /// The statement that fails with a text where a query finds rows.
    pub(super) fail: fn(&MySql, &str, &str) -> String,
}

pub(super) static MYSQL: MySql = MySql {
    name: "MySQL",
    since: "MySQL 8.0.17",
    collation: "utf8mb4_0900_bin",
    uuid: "BINARY(16)",
    nil: "X'00000000000000000000000000000000'",
    random_uuid: "(UUID_TO_BIN(UUID()))",
    invisible: " /*!80023 INVISIBLE */",
    spaces: &SPACES,
    parts: 16,
    definition: None,
    query: catalogue::MYSQL,
    trigger: trigger::of,
    guard: inner::assigned,
    create_trigger: |_, statement| statement.to_owned(),
    check: "CHECK",
    renames_in_checks: false,
    fail: plan::assigned,
};

/// The names of checks are those of the schema, and apart from those of foreign keys.
const SPACES: [Space; 5] = [
    TABLES,
    COLUMNS,
    INDEXES,
    FOREIGN_KEYS,
    of_schema(&[Kind::Check]),
];

pub(super) const TABLES: Space = of_schema(&[Kind::Table]);

pub(super) const COLUMNS: Space = of_table(&[Kind::Column]);

/// A foreign key may get an index of its name.
pub(super) const INDEXES: Space = of_table(&[Kind::Index, Kind::ForeignKey]);

pub(super) const FOREIGN_KEYS: Space = of_schema(&[Kind::ForeignKey]);

/// The bytes of an index.
const INDEX: usize = 3_072;

/// The bytes of a character.
const CHARACTER: usize = 4;

/// The characters of a value of an enum, and the values.
const VALUE: usize = 255;
const VALUES: usize = 65_535;

/// The characters of the comment on a column or an index, which is half of one on a table.
const COMMENT: usize = 1_024;

/// The options of tables.
const ENGINE: &str = "engine";
const COLLATION: &str = "collation";

const OPENING: &str = "SET NAMES utf8mb4;
SET @tablewright_sql_mode = @@SESSION.sql_mode;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';";

const CLOSING: &str = "SET SESSION sql_mode = @tablewright_sql_mode;";

impl Spelling for MySql {
    fn name(&self, name: &str) -> String {
        format!("`{}`", name.replace('`', "``"))
    }

    /// A backslash is an escape there, unless the mode of the session says otherwise.
    fn text(&self, text: &str) -> String {
        format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
    }

    fn lowercase(&self, of: &str) -> String {
        key::lowercase(of)
    }

    /// The regular expressions of both have classes, and characters by number in them.
    fn only(&self, of: &str, ranges: &[(char, char)], negated: bool) -> String {
        let mut class = String::new();
        for end in ends_of(ranges) {
            match end {
                End::Character(character) if character.is_ascii_alphanumeric() => {
                    class.push(character);
                }
                End::Character(character) => {
                    let _ = write!(class, "\\x{{{:X}}}", u32::from(character));
                }
                End::To => class.push('-'),
            }
        }
        let not = not(!negated);
        let pattern = self.text(&format!("[^{class}]"));
        format!("{of} {not}REGEXP {pattern}")
    }
}

impl Engine for MySql {
    fn since(&self) -> &'static str {
        self.since
    }

    fn session(&self) -> (&'static str, &'static str) {
        (OPENING, CLOSING)
    }

    fn spaces(&self) -> &'static [Space] {
        self.spaces
    }

    fn keeps(&self, kind: Kind, name: &str) -> Option<&'static str> {
        match (kind, name) {
            (Kind::Column, "db_row_id" | "db_trx_id" | "db_roll_ptr" | "fts_doc_id") => {
                Some("a column of InnoDB")
            }
            (Kind::Check, "primary") => Some("the key of every table"),
            (Kind::Index, "primary" | "gen_clust_index") => Some("an index of the engine"),
            _ => None,
        }
    }

    fn values(&self, of: &Enum) -> Result<(), Unsupported> {
        let longest = of.values.iter().map(|value| value.chars().count()).max();
        let why = if longest.unwrap_or_default() > VALUE {
            format!("a value has at most {VALUE} characters there")
        } else if of.values.len() > VALUES {
            format!("an enum has at most {VALUES} values there")
        } else {
            return Ok(());
        };
        let cure = "say `storage = check`, or give the variants shorter values with `rename`";
        Err(Unsupported { why, cure })
    }

    fn lay_out(&self, table: &Table, columns: &mut [Column<'_>]) -> Result<(), Unsupported> {
        row::lay_out(table, columns)
    }

    fn define(
        &self,
        definition: &Definition<'_>,
        columns: &mut [Column<'_>],
    ) -> Result<Option<String>, Unsupported> {
        match self.definition {
            Some(most) => definition::fit(self, most, definition, columns),
            None => Ok(None),
        }
    }

    fn ty(&self, column: &Column<'_>) -> Result<String, Unsupported> {
        Ok(match column.ty {
            Type::Boolean => "BOOLEAN".to_owned(),
            Type::SmallInt => "SMALLINT".to_owned(),
            Type::Integer => "INTEGER".to_owned(),
            Type::BigInt => "BIGINT".to_owned(),
            Type::Unsigned => "BIGINT UNSIGNED".to_owned(),
            Type::Decimal { precision, scale } => format!("DECIMAL({precision},{scale})"),
            Type::Real => "FLOAT".to_owned(),
            Type::Double => "DOUBLE".to_owned(),
            Type::Varchar(_) if column.is_outside => "LONGTEXT".to_owned(),
            Type::Text => Self::long("LONGTEXT", column)?,
            Type::Varchar(length) => format!("VARCHAR({length})"),
            Type::Uuid => self.uuid.to_owned(),
            Type::Timestamp | Type::DateTime => "DATETIME(6)".to_owned(),
            Type::Date => "DATE".to_owned(),
            Type::Time => "TIME(6)".to_owned(),
            Type::Json => Self::long("JSON", column)?,
            Type::Bytes => match column.bytes {
                Some(length) if length <= INDEX => format!("VARBINARY({length})"),
                _ => Self::long("LONGBLOB", column)?,
            },
            Type::Inet => "VARBINARY(16)".to_owned(),
            Type::Enum(_) => self.native_enum(column.values)?,
        })
    }

    /// Zeros as months and days are dates there, a time may be days long, and text may hold U+0000.
    fn storable(&self, column: &Column<'_>, name: &str) -> Vec<String> {
        let has_no_zeros = || format!("MONTH({name}) > 0 AND DAYOFMONTH({name}) > 0");
        let no_nul = format!("LOCATE(X'00', {name}) = 0");
        match column.ty {
            Type::Boolean => vec![format!("{name} IN (0, 1)")],
            Type::Timestamp | Type::DateTime => vec![
                format!("{name} BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999'"),
                has_no_zeros(),
            ],
            Type::Date => vec![
                format!("{name} BETWEEN '1000-01-01' AND '9999-12-31'"),
                has_no_zeros(),
            ],
            Type::Time => vec![format!("{name} BETWEEN '00:00:00' AND '23:59:59.999999'")],
            Type::Varchar(length) if column.is_outside => {
                vec![format!("CHAR_LENGTH({name}) <= {length}"), no_nul]
            }
            Type::Text | Type::Varchar(_) if !column.is_listed => vec![no_nul],
            Type::Inet => vec![format!("OCTET_LENGTH({name}) IN (4, 16)")],
            _ => Vec::new(),
        }
    }

    fn default(&self, column: &Column<'_>, default: &Default) -> Result<String, Unsupported> {
        if column.ty == Type::Text || column.ty == Type::Bytes {
            return Err(Unsupported {
                why: "text and bytes without a length have no default there".to_owned(),
                cure: if column.ty == Type::Text {
                    "declare a length: `#[column(length = 255)]`, or set the value in Rust"
                } else {
                    "set the value in Rust"
                },
            });
        }
        Ok(match default {
            Default::Now if column.ty == Type::Timestamp => "(UTC_TIMESTAMP(6))".to_owned(),
            Default::Now => "(CURRENT_TIMESTAMP(6))".to_owned(),
            Default::RandomUuid => self.random_uuid.to_owned(),
            Default::Text(text) if column.ty == Type::Json => format!("({})", self.text(text)),
            Default::Text(text) => self.text(text),
            default => literal_or_expression(default),
        })
    }

    fn remark(&self, on: Remarked, text: &str, most: usize) -> Comment {
        match on {
            Remarked::Table => Some(cut(text, 2 * COMMENT)).into(),
            Remarked::Column | Remarked::Index if most > 0 => {
                Some(cut(text, most.min(COMMENT))).into()
            }
            Remarked::Column | Remarked::Index => Comment::None,
            Remarked::Enum | Remarked::Check => Comment::NoPlace,
        }
    }

    fn suffix(&self, comment: &Comment) -> String {
        let text = comment.text();
        text.map_or_else(String::new, |text| format!(" COMMENT {}", self.text(text)))
    }

    fn options(&self) -> Vec<(&'static str, &'static str)> {
        vec![(ENGINE, "InnoDB"), (COLLATION, self.collation)]
    }

    fn table_suffix(&self, table: &schema::Table) -> String {
        let option = |key, word: &str| {
            let value = table.options.get(key);
            value.map_or_else(String::new, |value| format!(" {word} {value}"))
        };
        format!(
            "{}{}\n    COMMENT = {}",
            option(ENGINE, "ENGINE ="),
            option(COLLATION, "DEFAULT CHARACTER SET utf8mb4 COLLATE"),
            self.text(table.comment.text().unwrap_or_default())
        )
    }

    fn collation(&self, column: &Column<'_>) -> Option<&'static str> {
        let is_text = matches!(column.ty, Type::Text | Type::Varchar(_) | Type::Enum(_));
        is_text.then_some(self.collation)
    }

    fn on_update(&self) -> schema::Action {
        schema::Action::Restrict
    }

    fn inner<'a>(&self, inner: &Inner<'a>) -> Result<InnerKey<'a>, Unsupported> {
        inner::of(self, inner)
    }

    fn overlap(&self, _: &Overlap<'_>) -> Result<Exclusion, Unsupported> {
        Err(Unsupported {
            why: "neither of two transactions sees the row that the other one inserts".to_owned(),
            cure: "say the rule in the SQL of engines that can, with `sql(postgres = \"…\")`, or assert it in Rust alone, and lock what both rows belong to",
        })
    }

    fn drop_foreign_key(&self, table: &str, name: &str) -> Option<String> {
        Some(format!("ALTER TABLE {table} DROP FOREIGN KEY {name}"))
    }

    fn refuses_checked_action(&self) -> bool {
        true
    }

    fn column_of_index(&self, apart: &Apart<'_>) -> Option<(&'static str, Generated)> {
        Some(key::apart(self, apart))
    }

    fn column_of_key(&self, column: &Column<'_>, key: Key) -> Option<Generated> {
        Some(key::of(self, column, key))
    }

    fn invisible(&self) -> &'static str {
        self.invisible
    }

    fn leaves_out(&self, indexed: &Indexed<'_>) -> Option<String> {
        index::leaves_out(self, indexed)
    }

    fn index(&self, indexed: &Indexed<'_>) -> Result<Indexing, Unsupported> {
        index::of(self, indexed)
    }

    fn trigger(&self, trigger: &Trigger<'_>) -> (String, Option<Function>) {
        ((self.trigger)(self, trigger), None)
    }

    fn create_trigger(&self, trigger: &schema::Trigger) -> Vec<String> {
        let statement = match &trigger.definition {
            Sql::Catalogue(told) => self.query.read_statement(told),
            Sql::Script(said) => Cow::Borrowed(said.as_str()),
        };
        vec![(self.create_trigger)(self, &statement)]
    }
}
