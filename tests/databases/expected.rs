//! What a database has to hold, said of the model by other means than the script's.

use std::collections::BTreeSet;

use tablewright_model as model;
use tablewright_model::DataModel;
use tablewright_model::{ColumnType, Constraints, OnDelete, RuleForm};
use tablewright_sql::Dialect;

use crate::database::{Catalogue, Column, Database, ForeignKey, Index, Table};

pub(crate) fn catalogue(database: &dyn Database, model: &DataModel) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for table in model.tables() {
        catalogue
            .tables
            .insert(table.name.clone(), self::table(database, model, table));
    }
    for rule in model.rules() {
        if let RuleForm::Transitions { .. } = rule.rule {
            let name = short(&format!("trg_{}_{}", rule.table, rule.columns[0]));
            catalogue.triggers.insert(name.clone(), rule.table.clone());
            if database.dialect() == Dialect::Postgres {
                catalogue.functions.insert(name);
            }
        }
    }
    if database.dialect() == Dialect::Postgres {
        let records = model.aggregates().iter();
        for of in records
            .flat_map(|record| &record.types)
            .filter(|of| of.native)
        {
            let document = model.to_document();
            let of = document
                .enums
                .iter()
                .find(|known| known.name == of.name)
                .expect("an enum");
            catalogue.enums.insert(of.name.clone(), of.values.clone());
        }
    }
    catalogue
}

fn table(database: &dyn Database, model: &DataModel, table: &model::Table) -> Table {
    let (has_partial, has_include) = database.has_all_indexes();
    let mut columns: Vec<Column> = table
        .columns
        .iter()
        .map(|field| column(database, model, table, field))
        .collect();
    let mut indexes = std::collections::BTreeMap::new();
    for index in &table.indexes {
        let mut keys = index.columns.clone();
        let is_partial = index.filter.is_some();
        if is_partial && !has_partial && index.unique {
            keys.push(index.name.clone());
            columns.push(Column {
                name: index.name.clone(),
                ty: "tinyint(1)".to_owned(),
                is_nullable: true,
                default: Some("NULL".to_owned()),
                comment: Some(index.purpose.replace(|of: char| of > '\u{FFFF}', "?")),
            });
        }
        if !has_include && !index.unique {
            let fits = |name: &&String| {
                let field = table.column(name).expect("a column");
                database.dialect() == Dialect::Sqlite
                    || length_of(table, field).is_some()
                    || !["TEXT", "JSON", "BYTES"].contains(&&*field.ty.text())
            };
            keys.extend(index.include.iter().filter(fits).cloned());
        }
        let index_of = Index {
            columns: keys,
            include: if has_include {
                index.include.clone()
            } else {
                Vec::new()
            },
            is_unique: index.unique,
            is_partial: is_partial && has_partial,
        };
        indexes.insert(index.name.clone(), index_of);
    }
    Table {
        columns,
        key: table.primary_key.columns.clone(),
        checks: checks(database, table),
        foreign_keys: table
            .foreign_keys
            .iter()
            .map(|key| foreign_key(table, key))
            .collect(),
        indexes,
    }
}

fn column(
    database: &dyn Database,
    model: &DataModel,
    table: &model::Table,
    field: &model::Column,
) -> Column {
    let is_unsigned = is_unsigned(table, field);
    let mut ty = database.ty(&field.ty.text(), is_unsigned);
    let document = model.to_document();
    if let Some(of) = document
        .enums
        .iter()
        .find(|of| field.ty.as_enum() == Some(&of.name))
        && database.dialect() == Dialect::MariaDb
    {
        let values: Vec<String> = of.values.iter().map(|value| format!("'{value}'")).collect();
        ty = format!("enum({})", values.join(","));
    }
    if let Some(length) = length_of(table, field)
        && database.dialect() == Dialect::MariaDb
    {
        ty = format!("varbinary({length})");
    }
    let is_nullable = matches!(
        field.constraints,
        Constraints::Null | Constraints::NullUnique
    );
    let mut default = field
        .default
        .as_ref()
        .map(|default| database.default(&field.ty.text(), &default.to_string()));
    if default.is_none() && is_nullable && database.dialect() == Dialect::MariaDb {
        default = Some("NULL".to_owned());
    }
    let comment = match database.dialect() {
        Dialect::Sqlite => None,
        // Its own tables have characters of at most three bytes.
        Dialect::MariaDb => Some(field.source.text().replace(|of: char| of > '\u{FFFF}', "?")),
        _ => Some(field.source.to_string()),
    };
    Column {
        name: field.name.clone(),
        ty,
        is_nullable,
        default,
        comment,
    }
}

/// The bytes that a check asks for.
fn length_of(table: &model::Table, field: &model::Column) -> Option<usize> {
    let of = [
        format!("OCTET_LENGTH({}) = ", field.name),
        format!("OCTET_LENGTH(\"{}\") = ", field.name),
    ];
    let mut checks = table.checks.iter();
    checks.find_map(|check| {
        of.iter()
            .find_map(|of| check.expression.strip_prefix(of)?.parse().ok())
    })
}

fn is_unsigned(table: &model::Table, field: &model::Column) -> bool {
    field.ty.text() == "DECIMAL(20,0)"
        && table.checks.iter().any(|check| {
            check
                .expression
                .trim_start_matches('"')
                .starts_with(&field.name)
                && check
                    .expression
                    .ends_with(" BETWEEN 0 AND 18446744073709551615")
        })
}

fn checks(database: &dyn Database, table: &model::Table) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = table
        .checks
        .iter()
        .map(|check| check.name.clone())
        .collect();
    for field in &table.columns {
        let of = |word: &str| {
            table.checks.iter().any(|check| {
                let bare = check
                    .expression
                    .trim_start_matches('"')
                    .replacen("\" ", " ", 1);
                bare.starts_with(&format!("{} {word}", field.name))
            })
        };
        let is_listed = matches!(field.ty, ColumnType::Varchar(_)) && of("IN (");
        let is_ranged =
            matches!(field.ty, ColumnType::SmallInt | ColumnType::Integer) && of("BETWEEN ");
        if database.narrows(&field.ty.text(), is_unsigned(table, field)) && !is_listed && !is_ranged
        {
            names.insert(short(&format!(
                "chk_{}_{}_storable",
                table.name, field.name
            )));
        }
        // MariaDB's JSON is text with a check of its own.
        if field.ty == ColumnType::Json && database.dialect() == Dialect::MariaDb {
            names.insert(field.name.clone());
        }
    }
    names
}

fn foreign_key(table: &model::Table, key: &model::ForeignKey) -> (String, ForeignKey) {
    let name = short(&format!("fk_{}_{}", table.name, key.columns.join("_")));
    let of = ForeignKey {
        columns: key.columns.clone(),
        target: key.references.table.to_string(),
        on_delete: match key.on_delete {
            OnDelete::Restrict => "RESTRICT",
            OnDelete::Cascade => "CASCADE",
            OnDelete::SetNull => "SET NULL",
            _ => "another",
        }
        .to_owned(),
    };
    (name, of)
}

/// 54 bytes and eight hexadecimal digits of FNV-1a, where a name is too long.
pub(crate) fn short(name: &str) -> String {
    if name.len() <= 63 {
        return name.to_owned();
    }
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{}_{hash:08x}", &name[..54])
}
