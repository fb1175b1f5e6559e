//! What a running database holds: the query that asks its catalogue, and the schema that the answer
//! tells.

mod assemble;
mod error;
mod told;

pub use error::CatalogueError;

use crate::dialect::Dialect;
use crate::found::Found;
use crate::schema::Schema;

/// The query that asks a database of an engine for its schema: a script of statements, one of which
/// returns one row with one text, the JSON that [`read_catalogue`] reads.
///
/// It reads what connections find first: the current schema of PostgreSQL, the current database of
/// MySQL and MariaDB, and `main` of SQLite. It changes nothing: on PostgreSQL, MySQL and MariaDB it
/// begins and ends a read-only transaction of its own, takes no lock that writes wait for, ends
/// after a minute, pins the settings that change how an engine spells expressions, and takes them
/// back; on SQLite it is one `SELECT`. Run it outside of a transaction. The clients of the engines
/// print the JSON alone:
///
/// ```text
/// psql -XAtq -f query.sql DATABASE
/// mariadb --batch --raw --skip-column-names DATABASE < query.sql
/// sqlite3 FILE < query.sql
/// ```
///
/// Any role of PostgreSQL can read all of it. MySQL and MariaDB show what a user has privileges on:
/// SELECT on the tables, and TRIGGER for their triggers. They return no text longer than
/// `max_allowed_packet`, and NULL instead.
///
/// It is for PostgreSQL 15, MariaDB 10.11, MySQL 8.0.17 and SQLite 3.37 with its JSON functions,
/// and later ones. That of MySQL is written from its manual, and was run on none.
#[must_use]
pub fn catalogue_query(dialect: Dialect) -> String {
    dialect.engine().catalogue()
}

/// The schema that a database told when it was asked with [`catalogue_query`].
///
/// Tables, enums, keys, checks, indexes and triggers are sorted by name. There are no origins; see
/// [`Schema`] for what else a catalogue cannot tell.
///
/// # Errors
///
/// What is no answer to the query, with the path in the JSON.
///
/// ```
/// use tablewright_sql::{Dialect, catalogue_query, read_catalogue};
///
/// let query = catalogue_query(Dialect::Sqlite);
/// assert!(query.starts_with("SELECT json_object("));
/// // As `sqlite3` prints it:
/// let answer = r#"{
///     "dialect": "sqlite",
///     "tables": [{ "name": "books", "sql": "CREATE TABLE books (id BLOB NOT NULL)" }],
///     "columns": [{ "table": "books", "position": 0, "name": "id", "type": "BLOB", "nullable": 0 }],
///     "checks": [], "foreign_keys": [], "indexes": [], "triggers": []
/// }"#;
/// let schema = read_catalogue(answer)?;
/// assert_eq!(schema.table("books").unwrap().columns[0].ty, "BLOB");
///
/// let error = read_catalogue(r#"{ "dialect": "sqlite", "tables": [{ "name": 1 }] }"#).unwrap_err();
/// assert_eq!(error.path(), "tables[0].name");
/// # Ok::<(), tablewright_sql::CatalogueError>(())
/// ```
pub fn read_catalogue(json: &str) -> Result<Schema, CatalogueError> {
    let deserializer = &mut serde_json::Deserializer::from_str(json);
    let found: Found = serde_path_to_error::deserialize(&mut *deserializer)?;
    deserializer.end()?;
    assemble::schema(found)
}
