//! MariaDB, as far as it is not MySQL.

use super::engine::{Trigger, cut};
use super::mysql::{COLUMNS, FOREIGN_KEYS, Guard, INDEXES, MESSAGE, MySql, Query, TABLES};
use super::space::{Kind, Space, of_table};
use super::writer::Spelling as _;

/// In a table, the names of checks are those of foreign keys too, and that of each column of JSON,
/// which has a check of its own.
const SPACES: [Space; 5] = [
    TABLES,
    COLUMNS,
    INDEXES,
    FOREIGN_KEYS,
    of_table(&[Kind::Json, Kind::Check, Kind::ForeignKey]),
];

const QUERY: Query = Query {
    dialect: "mariadb",
    timeout: "max_statement_time",
    limit: "60",
    checks: "SELECT table_name, constraint_name, check_clause, 'full' AS enforcement
            FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()",
    expression: "''",
    invisible: "s.ignored = 'YES'",
    is_mariadb: true,
};

pub(super) static MARIADB: MySql = MySql {
    name: "MariaDB",
    since: "MariaDB 10.11",
    collation: "utf8mb4_nopad_bin",
    uuid: "UUID",
    nil: "'00000000-0000-0000-0000-000000000000'",
    random_uuid: "UUID()",
    invisible: " INVISIBLE",
    spaces: &SPACES,
    parts: 32,
    definition: Some(65_535),
    query: QUERY,
    trigger,
    guard,
    create_trigger,
    check: "CONSTRAINT",
    renames_in_checks: true,
    fail,
};

fn trigger(mariadb: &MySql, trigger: &Trigger<'_>) -> String {
    format!(
        "CREATE TRIGGER {name} AFTER UPDATE ON {table} FOR EACH ROW
    IF {condition} THEN
        SIGNAL SQLSTATE '45000' SET
            CONSTRAINT_NAME = {constraint}, TABLE_NAME = {of}, COLUMN_NAME = {column},
            MESSAGE_TEXT = {rule};
    END IF",
        name = mariadb.name(trigger.name),
        table = mariadb.name(trigger.table),
        condition = trigger.condition(mariadb),
        constraint = mariadb.text(trigger.constraint),
        of = mariadb.text(trigger.table),
        column = mariadb.text(trigger.column),
        rule = mariadb.text(&cut(&trigger.rule, MESSAGE)),
    )
}

fn guard(mariadb: &MySql, guard: &Guard<'_>) -> String {
    format!(
        "CREATE TRIGGER {name} BEFORE DELETE ON {on} FOR EACH ROW
    IF EXISTS (SELECT 1 FROM {referring} AS referring WHERE {condition}) THEN
        SIGNAL SQLSTATE '23000' SET TABLE_NAME = {of}, MESSAGE_TEXT = {refusal};
    END IF",
        name = mariadb.name(&guard.name),
        on = mariadb.name(guard.on),
        referring = mariadb.name(guard.referring),
        condition = guard.condition,
        of = mariadb.text(guard.on),
        refusal = mariadb.text(&cut(&guard.refusal, MESSAGE)),
    )
}

/// The command line client cuts at semicolons, but not in a text: it is executed as a statement.
fn create_trigger(mariadb: &MySql, statement: &str) -> String {
    format!("EXECUTE IMMEDIATE {}", mariadb.text(statement))
}

fn fail(mariadb: &MySql, rows: &str, why: &str) -> String {
    let why = mariadb.text(&cut(why, MESSAGE));
    let statement = format!(
        "BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM {rows}) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = {why};
    END IF;
END"
    );
    create_trigger(mariadb, &statement)
}
