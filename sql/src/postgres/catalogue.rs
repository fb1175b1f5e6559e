//! What PostgreSQL tells of its schema.

use super::words::as_first_told;
use super::{Postgres, type_name};
use crate::engine::{Catalogued, neutral};
use crate::found::FoundColumn;
use crate::schema::{Enum, Table};
use tablewright_model::ColumnType;

impl Catalogued for Postgres {
    fn catalogue(&self) -> String {
        include_str!("catalogue.sql").to_owned()
    }

    /// `format_type` has longer names than scripts.
    fn read_type(&self, column: &FoundColumn) -> String {
        if let Some(name) = &column.of_enum {
            return type_name(name);
        }
        let ty = column.ty.as_str();
        for (long, short, zone) in [
            ("character varying", "varchar", ""),
            ("timestamp", "timestamptz", " with time zone"),
            ("timestamp", "timestamp", " without time zone"),
            ("time", "time", " without time zone"),
        ] {
            let arguments = ty.strip_prefix(long).and_then(|of| of.strip_suffix(zone));
            let is_arguments = |of: &&str| of.is_empty() || of.starts_with('(');
            if let Some(arguments) = arguments.filter(is_arguments) {
                return format!("{short}{arguments}");
            }
        }
        ty.to_owned()
    }

    fn neutral(&self, ty: &str, enums: &[Enum]) -> Option<ColumnType> {
        if let Some(of) = enums.iter().find(|of| type_name(&of.name) == ty) {
            return Some(ColumnType::Enum(of.name.as_str().into()));
        }
        let (word, arguments) = ty.split_at(ty.find('(').unwrap_or(ty.len()));
        let word = match word {
            "varchar" => "VARCHAR",
            "numeric" => "DECIMAL",
            "timestamptz" => "TIMESTAMP",
            "timestamp" => "DATETIME",
            "jsonb" => "JSON",
            "bytea" => "BYTES",
            other => &other.to_uppercase(),
        };
        neutral(word, arguments)
    }

    fn read_condition(&self, text: String) -> String {
        as_first_told(&text)
    }

    fn tell_table(&self, table: &mut Table) {
        for index in &mut table.indexes {
            index.method = index.method.take().filter(|method| method != "btree");
        }
    }
}
