//! What PostgreSQL tells of its schema.

use super::{Postgres, type_name};
use crate::engine::Catalogued;
use crate::found::FoundColumn;
use crate::schema::Table;

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

    fn tell_table(&self, table: &mut Table) {
        for index in &mut table.indexes {
            index.method = index.method.take().filter(|method| method != "btree");
        }
    }
}
