//! Statements beside the tables of a model: run when all else is there, and taken back before
//! anything is dropped.

use tablewright::{Aggregate, Entity, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::database::{Database, load, run_by_client};
use crate::values::id;

/// What was sold.
#[derive(Aggregate)]
#[aggregate(
    version = false,
    audit = false,
    sql(
        purpose = "What each sale comes to",
        postgres(
            create = "CREATE VIEW sale_sums AS SELECT sale_id, SUM(price) AS total
                FROM sale_lines GROUP BY sale_id -- of its lines",
            drop = "DROP VIEW sale_sums",
        ),
        mysql(
            create = "CREATE VIEW sale_sums AS SELECT sale_id, SUM(price) AS total FROM sale_lines GROUP BY sale_id;",
            drop = "DROP VIEW sale_sums; ",
        ),
        sqlite(
            create = "CREATE VIEW sale_sums AS SELECT sale_id, SUM(price) AS total FROM sale_lines GROUP BY sale_id",
            drop = "DROP VIEW sale_sums -- first",
        ),
    ),
    sql(
        name = "sale_log",
        postgres(
            create = "CREATE TABLE sale_log (word text NOT NULL);
                CREATE INDEX idx_sale_log ON sale_log (word);
                CREATE FUNCTION log_sale() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO sale_log VALUES (NEW.word); RETURN NEW; END $$;
                CREATE TRIGGER log_sale AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION log_sale()",
            drop = "DROP TRIGGER log_sale ON sales; DROP FUNCTION log_sale(); DROP TABLE sale_log",
        ),
        sqlite(
            create = "CREATE TABLE sale_log (word TEXT NOT NULL) STRICT;
                CREATE TRIGGER log_sale AFTER INSERT ON sales
                BEGIN INSERT INTO sale_log VALUES (NEW.word); END",
            drop = "DROP TRIGGER log_sale; DROP TABLE sale_log",
        ),
        mysql(
            create = "CREATE TABLE sale_log (word TEXT NOT NULL);
                CREATE FULLTEXT INDEX idx_sales_word_parts ON sales (word);
                CREATE TRIGGER log_sale AFTER INSERT ON sales FOR EACH ROW INSERT INTO sale_log VALUES (NEW.word)",
            drop = "DROP TRIGGER log_sale; DROP INDEX idx_sales_word_parts ON sales; DROP TABLE sale_log",
        ),
    )
)]
struct Sale {
    id: Id<Sale>,
    word: String,
    lines: Vec<SaleLine>,
}

/// A line of a sale.
#[derive(Entity)]
#[entity(
    audit = false,
    sql(
        purpose = "Only what is sold for something is seen",
        postgres(
            create = "ALTER TABLE sale_lines ENABLE ROW LEVEL SECURITY;
                CREATE POLICY sold ON sale_lines USING (price > 0);",
            drop = "DROP POLICY sold ON sale_lines",
        )
    )
)]
struct SaleLine {
    id: Id<SaleLine>,
    price: i32,
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Sale::DATA_MODEL]).expect("a model");
    load(database, &model, "sales");
    run_by_client(database, &model, "sales");
    let schema = tablewright_sql::schema(&model, dialect).expect("a schema");
    let script = schema.script();
    let (tables, beside) = script
        .split_once("-- Sale: What each sale comes to")
        .expect("a view");
    assert!(
        tables.contains("pk_sale_lines") || tables.contains("PRIMARY KEY"),
        "{tables}"
    );
    assert!(!beside.contains("PRIMARY KEY"), "{beside}");
    let note = "sql_sale_lines (Only what is sold for something is seen)";
    assert_eq!(
        script.contains(note),
        dialect != Dialect::Postgres,
        "{script}"
    );
    database.run(&script).expect("a database");
    let row = |number| id(dialect, number);
    let (sale, pen, cap) = (row(1), row(2), row(3));
    database
        .run(&format!(
            "INSERT INTO sales (id, word) VALUES ({sale}, 'pen');
            INSERT INTO sale_lines (id, sale_id, price) VALUES ({pen}, {sale}, 2), ({cap}, {sale}, 3)"
        ))
        .expect("a sale");
    let sums = database.read("SELECT CAST(total AS CHAR(3)) FROM sale_sums");
    let sums: Vec<String> = sums.into_iter().flatten().flatten().collect();
    assert_eq!(sums.join(" ").trim(), "5");
    let words = database.read("SELECT word FROM sale_log");
    assert_eq!(words, [[Some("pen".to_owned())]]);
    database.run(&schema.drop_script()).expect("all is dropped");
    let gone = database.run("DROP VIEW sale_sums");
    gone.expect_err("it is dropped");
}
