//! What MySQL and MariaDB tell of their schemas.

use std::borrow::Cow;

use super::MySql;
use crate::engine::{Catalogued, neutral};
use crate::found::FoundColumn;
use crate::schema::{Action, Column, Comment, Enum, Index, IndexColumn, Sql, Table};
use crate::writer::Spelling as _;
use tablewright_model::ColumnType;

/// What the catalogues of the two have not in common.
pub(crate) struct Query {
    pub(crate) dialect: &'static str,
    /// The variable that limits the time of a statement, and its value for a minute.
    pub(crate) timeout: &'static str,
    pub(crate) limit: &'static str,
    /// Where checks are found.
    pub(crate) checks: &'static str,
    /// What an index is sorted by where it is not a column.
    pub(crate) expression: &'static str,
    /// Whether no query uses an index.
    pub(crate) invisible: &'static str,
    /// Whether defaults are SQL, and JSON is text with a check; otherwise, defaults are values but
    /// where `DEFAULT_GENERATED` says that they are expressions.
    pub(crate) is_mariadb: bool,
}

impl Query {
    /// The statement of a trigger that the catalogue tells. MariaDB tells the values of texts there, in
    /// which a backslash is one.
    pub(super) fn read_statement<'t>(&self, told: &'t str) -> Cow<'t, str> {
        if self.is_mariadb {
            Cow::Owned(told.replace('\\', "\\\\"))
        } else {
            Cow::Borrowed(told)
        }
    }
}

/// From the manual of MySQL 8.0, "`INFORMATION_SCHEMA` Tables"; not run.
pub(super) const MYSQL: Query = Query {
    dialect: "mysql",
    timeout: "max_execution_time",
    limit: "60000",
    checks: "SELECT c.table_name, c.constraint_name, k.check_clause,
                IF(c.enforced = 'NO', 'none', 'full') AS enforcement
            FROM information_schema.table_constraints c
            JOIN information_schema.check_constraints k
                ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name
            WHERE c.table_schema = DATABASE() AND c.constraint_type = 'CHECK'",
    expression: "CONCAT('(', s.expression, ')')",
    invisible: "s.is_visible = 'NO'",
    is_mariadb: false,
};

/// Types with a width that says nothing.
const INTEGERS: [&str; 5] = ["tinyint", "smallint", "mediumint", "int", "bigint"];

impl Catalogued for MySql {
    fn catalogue(&self) -> String {
        let query = &self.query;
        let mut sql = include_str!("catalogue.sql").to_owned();
        for (name, text) in [
            ("{dialect}", query.dialect),
            ("{timeout}", query.timeout),
            ("{limit}", query.limit),
            ("{checks}", query.checks),
            ("{expression}", query.expression),
            ("{invisible}", query.invisible),
        ] {
            sql = sql.replace(name, text);
        }
        sql
    }

    fn read_type(&self, column: &FoundColumn) -> String {
        let ty = column.ty.as_str();
        if ty == "tinyint(1)" {
            return "BOOLEAN".to_owned();
        }
        if let Some(values) = values(ty) {
            let values: Vec<String> = values.iter().map(|value| self.text(value)).collect();
            return format!("ENUM({})", values.join(", "));
        }
        let word = ty.split(['(', ' ']).next().unwrap_or(ty);
        if ty.contains('\'') {
            return word.to_uppercase() + &ty[word.len()..];
        }
        if !INTEGERS.contains(&word) {
            return ty.to_uppercase();
        }
        let behind = ty
            .split_once(')')
            .map_or(&ty[word.len()..], |(_, behind)| behind);
        let word = if word == "int" { "integer" } else { word };
        format!("{word}{behind}").to_uppercase()
    }

    /// One type keeps texts without a length, and one both kinds of times.
    fn neutral(&self, ty: &str, _: &[Enum]) -> Option<ColumnType> {
        let (word, arguments) = ty.split_at(ty.find('(').unwrap_or(ty.len()));
        let word = match word {
            "LONGTEXT" => "TEXT",
            "FLOAT" => "REAL",
            "DOUBLE" => "DOUBLE PRECISION",
            "VARCHAR" | "DECIMAL" | "SMALLINT" | "INTEGER" | "BIGINT" | "BOOLEAN" | "DATE" => word,
            _ => return None,
        };
        neutral(word, arguments)
    }

    fn read_column(&self, column: &mut Column, extra: &str) {
        let extra = extra.to_ascii_lowercase();
        column.invisible = extra.contains("invisible");
        let default = column.default.take().filter(|_| column.generated.is_none());
        column.default = default.and_then(|default| {
            let text = default.text();
            if !self.query.is_mariadb {
                let is_expression = extra.contains("default_generated");
                let sql = if is_expression {
                    format!("({text})")
                } else {
                    self.text(text)
                };
                return Some(Sql::Catalogue(sql));
            }
            // A column without a default has NULL for one.
            (!text.eq_ignore_ascii_case("null")).then_some(default)
        });
        if extra.contains("auto_increment") {
            column.default = Some(Sql::Catalogue("AUTO_INCREMENT".to_owned()));
        }
        if let Some((_, behind)) = extra.split_once("on update ") {
            let default = column.default.as_ref().map_or("NULL", Sql::text);
            column.default = Some(Sql::Catalogue(format!("{default} ON UPDATE {behind}")));
        }
    }

    /// The two mean the same there.
    fn read_action(&self, action: Action) -> Action {
        match action {
            Action::NoAction => Action::Restrict,
            action => action,
        }
    }

    /// JSON of MariaDB is text with a check.
    fn read_table(&self, table: &mut Table, _: &str) {
        let is_json = |of: &&mut Column| {
            self.query.is_mariadb
                && of.ty == "LONGTEXT"
                && of.collation.as_deref() == Some("utf8mb4_bin")
        };
        for column in table.columns.iter_mut().filter(is_json) {
            let valid = format!("json_valid({})", self.name(&column.name));
            let of_type = table.checks.iter().position(|check| {
                check.name.as_ref() == Some(&column.name) && check.expression.text() == valid
            });
            if let Some(of_type) = of_type {
                table.checks.remove(of_type);
                "JSON".clone_into(&mut column.ty);
                column.collation = None;
            }
        }
    }

    /// A primary key has no name, a foreign key an index, and comments are shown in characters of at
    /// most three bytes.
    fn tell_table(&self, table: &mut Table) {
        if let Some(key) = &mut table.primary_key {
            key.name = Some("PRIMARY".to_owned());
        }
        add_indexes_of_keys(table);
        show(&mut table.comment);
        for column in &mut table.columns {
            show(&mut column.comment);
            column.ty = column.ty.chars().map(shown).collect();
        }
        for index in &mut table.indexes {
            show(&mut index.comment);
        }
    }
}

/// A foreign key gets an index of its name, unless there is one that begins with its columns.
pub(super) fn add_indexes_of_keys(table: &mut Table) {
    let mut implicit = Vec::new();
    for key in &table.foreign_keys {
        let is_indexed = |index: &Index| {
            let names = index.columns.iter().map(IndexColumn::name);
            let of_key = key.columns.iter().map(|name| Some(name.as_str()));
            names.take(key.columns.len()).eq(of_key)
        };
        let primary = table.primary_key.as_ref();
        let is_primary = primary.is_some_and(|of| {
            let names = of.columns.iter().filter_map(IndexColumn::name);
            names.take(key.columns.len()).eq(key.columns.iter())
        });
        if !is_primary && !table.indexes.iter().chain(&implicit).any(is_indexed) {
            implicit.push(index_of_key(key.name.as_deref(), &key.columns));
        }
    }
    table.indexes.extend(implicit);
}

fn index_of_key(name: Option<&str>, columns: &[String]) -> Index {
    Index {
        name: name.unwrap_or_default().to_owned(),
        unique: false,
        method: None,
        nulls_equal: false,
        columns: columns.iter().cloned().map(IndexColumn::Column).collect(),
        definition: None,
        extension: None,
        include: Vec::new(),
        condition: None,
        valid: true,
        deferrable: false,
        comment: Comment::None,
        notes: Vec::new(),
        origin: None,
    }
}

fn show(comment: &mut Comment) {
    if let Comment::Text(text) = comment {
        *text = text.chars().map(shown).collect();
    }
}

fn shown(character: char) -> char {
    if character > '\u{FFFF}' {
        '?'
    } else {
        character
    }
}

/// The values of `enum('a','b')`.
fn values(ty: &str) -> Option<Vec<String>> {
    let mut rest = ty
        .strip_prefix("enum(")?
        .strip_suffix(')')?
        .chars()
        .peekable();
    let (mut values, mut value) = (Vec::new(), None::<String>);
    while let Some(character) = rest.next() {
        match (&mut value, character) {
            (Some(text), '\'') if rest.peek() == Some(&'\'') => {
                rest.next();
                text.push('\'');
            }
            (Some(_), '\'') => values.extend(value.take()),
            // Some characters are escaped there.
            (Some(text), '\\') => text.extend(rest.next().map(|escaped| match escaped {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' => '\0',
                other => other,
            })),
            (Some(text), character) => text.push(character),
            (None, '\'') => value = Some(String::new()),
            (None, _) => {}
        }
    }
    Some(values)
}
