//! What people do to a database by hand is seen, and what they set for a session changes nothing.

use tablewright::Aggregate as _;
use tablewright_model::DataModel;
use tablewright_sql::{Dialect, Schema, catalogue_query};

use crate::database::{Database, is_empty};

/// Each of these changes the schema of the shop.
const POSTGRES: &[&str] = &[
    "ALTER TABLE orders DISABLE TRIGGER trg_orders_status",
    "ALTER TABLE orders ENABLE REPLICA TRIGGER trg_orders_status",
    "ALTER TABLE orders ENABLE ALWAYS TRIGGER trg_orders_status",
    "ALTER TABLE order_line_items DISABLE TRIGGER ALL",
    "ALTER FUNCTION trg_orders_status SECURITY DEFINER",
    "ALTER FUNCTION trg_orders_status SET search_path = public",
    "ALTER TABLE orders DROP CONSTRAINT fk_orders_customer_id, ADD CONSTRAINT fk_orders_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) MATCH FULL ON DELETE RESTRICT",
    "ALTER TABLE order_line_items DROP CONSTRAINT pk_order_line_items, ADD CONSTRAINT pk_order_line_items PRIMARY KEY (id) INCLUDE (quantity)",
    "ALTER TABLE order_line_items DROP CONSTRAINT pk_order_line_items, ADD CONSTRAINT pk_order_line_items PRIMARY KEY (id) DEFERRABLE",
    "ALTER TABLE order_line_items DROP CONSTRAINT chk_line_item_quantity, ADD CONSTRAINT chk_line_item_quantity CHECK (quantity > 0) NO INHERIT",
    "CREATE POLICY mine ON orders USING (version > 1)",
    "CREATE TYPE nothing AS ENUM ()",
    "CREATE OR REPLACE FUNCTION trg_orders_status() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER another BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION trg_orders_status()",
    "ALTER TABLE order_line_items DROP CONSTRAINT chk_line_item_quantity, ADD CONSTRAINT chk_line_item_quantity CHECK (quantity > 0) NOT VALID",
    "ALTER TABLE orders DROP CONSTRAINT fk_orders_customer_id, ADD CONSTRAINT fk_orders_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT NOT VALID",
    "ALTER TABLE orders DROP CONSTRAINT fk_orders_customer_id, ADD CONSTRAINT fk_orders_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT ON UPDATE CASCADE",
    "ALTER TABLE orders ALTER CONSTRAINT fk_orders_customer_id DEFERRABLE",
    "ALTER TABLE orders ADD UNIQUE (version)",
    "ALTER TABLE orders ADD EXCLUDE (status WITH =)",
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'idx_orders_status'::regclass",
    "DROP INDEX idx_orders_status; CREATE INDEX idx_orders_status ON orders (status COLLATE \"C\")",
    "DROP INDEX idx_orders_status; CREATE INDEX idx_orders_status ON orders (status varchar_pattern_ops)",
    "DROP INDEX idx_orders_status; CREATE INDEX idx_orders_status ON orders (status NULLS FIRST)",
    "DROP INDEX idx_orders_status; CREATE INDEX idx_orders_status ON orders USING hash (status)",
    "DROP INDEX idx_customers_email; CREATE UNIQUE INDEX idx_customers_email ON customers (email) NULLS NOT DISTINCT",
    "DROP INDEX idx_customers_email; CREATE UNIQUE INDEX idx_customers_email ON customers (lower(email))",
    "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE orders FORCE ROW LEVEL SECURITY",
    "ALTER TABLE order_line_items SET UNLOGGED",
    "CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING",
    "CREATE TABLE special () INHERITS (orders)",
    "CREATE TABLE many (id uuid) PARTITION BY HASH (id)",
    "CREATE TYPE mood AS ENUM ('good', 'bad')",
    "ALTER TABLE orders ADD COLUMN note text",
    "ALTER TABLE orders ADD COLUMN n integer GENERATED ALWAYS AS IDENTITY",
    "ALTER TABLE orders ADD COLUMN n integer GENERATED ALWAYS AS (version + 1) STORED",
    "ALTER TABLE customers ALTER COLUMN first_name TYPE varchar(100) COLLATE \"C\"",
    "ALTER TABLE orders ALTER COLUMN total_amount TYPE numeric(12,2)",
    "ALTER TABLE orders RENAME COLUMN status TO state",
    "ALTER TABLE orders RENAME TO purchases",
    "ALTER TABLE orders RENAME CONSTRAINT pk_orders TO orders_pkey",
    "COMMENT ON CONSTRAINT chk_line_item_quantity ON order_line_items IS 'something else'",
];

const MARIADB: &[&str] = &[
    "ALTER TABLE orders ALTER INDEX idx_orders_status IGNORED",
    "ALTER TABLE orders DROP INDEX idx_orders_status, ADD INDEX idx_orders_status (status(3)) COMMENT 'Filter by status'",
    "ALTER TABLE orders MODIFY status VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT 'pending' NOT NULL COMMENT 'INV-ORD-003: Valid state transitions'",
    "ALTER TABLE orders COLLATE = utf8mb4_bin",
    "ALTER TABLE orders ADD COLUMN n INTEGER AUTO_INCREMENT UNIQUE",
    "ALTER TABLE orders ADD COLUMN n INTEGER INVISIBLE",
    "ALTER TABLE orders ADD COLUMN n INTEGER GENERATED ALWAYS AS (version + 1) STORED",
    "ALTER TABLE orders MODIFY updated_at DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6) NOT NULL COMMENT 'Audit'",
    "ALTER TABLE orders MODIFY total_amount DECIMAL(12,2) NOT NULL COMMENT 'Order.total_amount'",
    "ALTER TABLE orders MODIFY version INTEGER UNSIGNED DEFAULT 1 NOT NULL COMMENT 'Optimistic locking'",
    "ALTER TABLE orders DROP FOREIGN KEY fk_orders_customer_id, ADD CONSTRAINT fk_orders_customer_id2 FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT ON UPDATE CASCADE",
    "ALTER TABLE orders DROP CONSTRAINT chk_orders_created_at_storable",
    "ALTER TABLE orders ADD CHECK (version > 0)",
    "CREATE TRIGGER another BEFORE INSERT ON orders FOR EACH ROW SET NEW.version = 1",
    "DROP TRIGGER trg_orders_status",
    "ALTER TABLE orders RENAME COLUMN version TO edition",
    "RENAME TABLE order_line_items TO order_lines",
    "CREATE TABLE another (id INTEGER)",
    "ALTER TABLE order_line_items ROW_FORMAT = COMPRESSED",
    "ALTER TABLE order_line_items ADD SYSTEM VERSIONING",
    "SET SESSION sql_mode = ''; DROP TRIGGER trg_orders_status; CREATE TRIGGER trg_orders_status AFTER UPDATE ON orders FOR EACH ROW SET @x = 1; SET SESSION sql_mode = DEFAULT",
    "CREATE TABLE another (a ENUM('back\\\\slash', 'it''s'))",
];

const SQLITE: &[&str] = &[
    "ALTER TABLE orders ADD COLUMN note TEXT",
    "ALTER TABLE orders ADD COLUMN note TEXT DEFAULT 'it''s' CHECK (note <> '')",
    "ALTER TABLE orders ADD COLUMN n INTEGER GENERATED ALWAYS AS (version + 1) VIRTUAL",
    "ALTER TABLE customers RENAME COLUMN first_name TO name",
    "ALTER TABLE order_line_items RENAME TO lines",
    "DROP INDEX idx_orders_status; CREATE INDEX idx_orders_status ON orders (status COLLATE NOCASE)",
    "DROP INDEX idx_orders_status; CREATE INDEX idx_orders_status ON orders (lower(status))",
    "DROP INDEX idx_orders_status; CREATE INDEX idx_orders_status ON orders (status) WHERE version > 1",
    "CREATE TRIGGER another AFTER INSERT ON orders BEGIN SELECT 1; END",
    "DROP TRIGGER trg_orders_status",
    "CREATE TABLE another (id INTEGER PRIMARY KEY)",
    "CREATE TABLE another (id INTEGER PRIMARY KEY AUTOINCREMENT)",
    "CREATE TABLE another (id INTEGER PRIMARY KEY, of BLOB REFERENCES orders) WITHOUT ROWID",
];

/// What a session may have set; the schema stays what it is.
fn settings(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Postgres => &[
            "SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET IntervalStyle = 'iso_8601'",
            "SET quote_all_identifiers = on; SET bytea_output = 'escape'; SET extra_float_digits = -5",
            "CREATE SCHEMA IF NOT EXISTS app; SET search_path = public, app, pg_catalog",
            "CREATE VIEW seen AS SELECT * FROM orders; CREATE SEQUENCE numbers; ANALYZE",
            "CREATE ROLE nobody; GRANT USAGE ON SCHEMA public TO nobody; SET ROLE nobody",
            "SET default_transaction_read_only = on",
            "SET client_encoding = 'LATIN1'",
        ],
        Dialect::MariaDb => &[
            "SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'",
            "SET SESSION group_concat_max_len = 64",
            "SET NAMES latin1",
            "SET SESSION TRANSACTION READ ONLY",
            "SET SESSION sql_mode = 'ORACLE'",
            "CREATE VIEW seen AS SELECT * FROM orders",
        ],
        _ => &[
            "PRAGMA query_only = ON",
            "PRAGMA foreign_keys = OFF",
            "CREATE TEMP TABLE orders (x INTEGER)",
            "CREATE VIEW v AS SELECT 1 AS a; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN SELECT 1; END",
        ],
    }
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    let shop = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];
    let model = DataModel::of(&shop).expect("a model");
    let schema = tablewright_sql::schema(&model, dialect).expect("a schema");
    let expected = fresh(database, &schema);
    let changes = match dialect {
        Dialect::Postgres => POSTGRES,
        Dialect::Sqlite => SQLITE,
        _ => MARIADB,
    };
    for change in changes {
        assert_eq!(fresh(database, &schema), expected, "before {change}");
        run(database, change);
        assert!(database.catalogue() != expected, "nobody sees {change}");
    }
    for setting in settings(dialect) {
        assert_eq!(fresh(database, &schema), expected, "before {setting}");
        run(database, setting);
        assert_eq!(database.catalogue(), expected, "{setting}");
        reset(database);
    }
    fresh(database, &schema);
    leaves_no_trace(database);
    empty(database);
}

fn run(database: &mut dyn Database, sql: &str) {
    if let Err(error) = database.run(sql) {
        panic!("{sql}: {error}");
    }
}

/// Makes the database anew, and asks it.
fn fresh(database: &mut dyn Database, schema: &Schema) -> Schema {
    empty(database);
    run(database, &schema.script());
    database.catalogue()
}

/// Drops whatever there is.
pub(crate) fn empty(database: &mut dyn Database) {
    match database.dialect() {
        Dialect::Postgres => run(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public"),
        Dialect::Sqlite => {
            let found = database.catalogue();
            run(database, &found.drop_script());
        }
        _ => run(
            database,
            "DROP DATABASE tests; CREATE DATABASE tests; USE tests",
        ),
    }
    let left = database.catalogue();
    assert!(is_empty(&left), "{left:?}");
}

/// The session as it was.
fn reset(database: &mut dyn Database) {
    match database.dialect() {
        Dialect::Postgres => run(database, "RESET ROLE; RESET ALL"),
        Dialect::Sqlite => run(
            database,
            "PRAGMA query_only = OFF; DROP TABLE IF EXISTS temp.orders; DROP VIEW IF EXISTS v",
        ),
        _ => run(
            database,
            "SET NAMES utf8mb4; SET SESSION sql_mode = DEFAULT, group_concat_max_len = DEFAULT; SET SESSION TRANSACTION READ WRITE",
        ),
    }
}

/// The query takes no lock that a write waits for, and leaves the session as it was.
fn leaves_no_trace(database: &mut dyn Database) {
    let query = catalogue_query(database.dialect());
    match database.dialect() {
        Dialect::Postgres => {
            run(database, &query.replace("COMMIT;", ""));
            let locks = "SELECT DISTINCT mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation'";
            let locks = database.read(locks);
            run(database, "ROLLBACK");
            assert_eq!(locks, [[Some("AccessShareLock".to_owned())]]);
        }
        Dialect::MariaDb => {
            let session = "SELECT CONCAT_WS(' ', @@sql_mode, @@group_concat_max_len, @@max_statement_time, @@in_transaction, @@character_set_client, @@character_set_results, @@collation_connection)";
            let before = database.read(session);
            database.answer(&query);
            assert_eq!(database.read(session), before);
        }
        _ => {
            let changes = "SELECT total_changes()";
            let before = database.read(changes);
            database.answer(&query);
            assert_eq!(database.read(changes), before);
        }
    }
}
