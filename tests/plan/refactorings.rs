//! What teams do to a model, each over a thousand rows: all values are kept, and nobody is asked.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use tablewright::{Aggregate, Entity, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;
use tablewright_sql::plan::{PlanOptions, plan};

use crate::database::{Database, Rows};
use crate::pairs;
use crate::servers;

/// Where an order stands.
#[derive(ValueObject)]
enum State {
    Open,
    Paid,
    Shipped,
}

/// How an order is sent.
#[derive(ValueObject)]
#[value_object(storage = native)]
enum Way {
    Slow,
    Fast,
    Secret,
}

/// An amount of money.
#[derive(ValueObject)]
struct Money {
    #[column(precision = 10, scale = 2)]
    amount: Decimal,
    #[column(length = 3)]
    currency: String,
}

/// What somebody has bought.
#[derive(Aggregate)]
#[aggregate(audit = false)]
#[invariant("INV-ORD-001: Some are there", check(self.pieces < 100_000))]
#[invariant("INV-ORD-002: States follow each other", transitions(state, Open => Paid, Paid => Shipped))]
struct Order {
    id: Id<Order>,
    #[column(length = 20)]
    code: String,
    #[column(length = 80)]
    note: Option<String>,
    pieces: i32,
    #[column(default = State::Open)]
    state: State,
    way: Way,
    price: Money,
    parts: Vec<Part>,
}

/// One of the things.
#[derive(Entity)]
#[entity(audit = false)]
struct Part {
    id: Id<Part>,
    place: i16,
}

/// What is done to a model, and how its values are read before and afterwards.
struct Refactoring {
    name: &'static str,
    /// Words of the record, and others in their place.
    edits: &'static [(&'static str, &'static str)],
    /// Columns that have another name: table, column, and what it was.
    renames: &'static [[&'static str; 3]],
    /// A table that has another name, and what it was.
    table: Option<[&'static str; 2]>,
    read: [&'static str; 2],
}

const fn edited(
    name: &'static str,
    edits: &'static [(&'static str, &'static str)],
    read: &'static str,
) -> Refactoring {
    Refactoring {
        name,
        edits,
        renames: &[],
        table: None,
        read: [read, read],
    }
}

const REFACTORINGS: &[Refactoring] = &[
    Refactoring {
        renames: &[["orders", "remark", "note"]],
        read: ["note FROM orders", "remark FROM orders"],
        ..edited("a field is renamed", &[("\"note\"", "\"remark\"")], "")
    },
    Refactoring {
        table: Some(["purchases", "orders"]),
        read: [
            "code, note, pieces, state FROM orders",
            "code, note, pieces, state FROM purchases",
        ],
        ..edited(
            "a type is renamed",
            &[
                ("\"orders", "\"purchases"),
                ("\"order_id\"", "\"purchase_id\""),
                ("chk_order_", "chk_purchase_"),
                ("idx_parts_order_id", "idx_parts_purchase_id"),
            ],
            "",
        )
    },
    Refactoring {
        table: Some(["items", "parts"]),
        read: ["place, order_id FROM parts", "place, order_id FROM items"],
        ..edited("a child is renamed", &[("\"parts\"", "\"items\"")], "")
    },
    Refactoring {
        renames: &[
            ["orders", "cost_amount", "price_amount"],
            ["orders", "cost_currency", "price_currency"],
        ],
        read: [
            "price_amount, price_currency FROM orders",
            "cost_amount, cost_currency FROM orders",
        ],
        ..edited(
            "a field of a value object is renamed",
            &[("price_", "cost_")],
            "",
        )
    },
    Refactoring {
        renames: &[["orders", "code", "note"], ["orders", "note", "code"]],
        read: ["code, note FROM orders", "note, code FROM orders"],
        ..edited(
            "two fields take each other's name",
            &[
                ("\"name\":\"code\"", "\"name\":\"x\""),
                ("\"name\":\"note\"", "\"name\":\"code\""),
                ("\"name\":\"x\"", "\"name\":\"note\""),
            ],
            "",
        )
    },
    edited(
        "a required field becomes optional",
        &[(
            "\"type\":\"VARCHAR(20)\",\"constraints\":\"NOT NULL\",\"source\":\"Order.code",
            "\"type\":\"VARCHAR(20)\",\"constraints\":\"NULL\",\"source\":\"Order.code",
        )],
        "code FROM orders",
    ),
    edited(
        "an optional field becomes required, and always was there",
        &[(
            "\"type\":\"VARCHAR(80)\",\"constraints\":\"NULL\"",
            "\"type\":\"VARCHAR(80)\",\"constraints\":\"NOT NULL\"",
        )],
        "note FROM orders",
    ),
    edited(
        "a text is longer",
        &[("VARCHAR(80)", "VARCHAR(200)")],
        "note FROM orders",
    ),
    edited(
        "a text has no length",
        &[("VARCHAR(80)", "TEXT")],
        "note FROM orders",
    ),
    edited(
        "a text is shorter, and all of it fits",
        &[("VARCHAR(80)", "VARCHAR(30)")],
        "note FROM orders",
    ),
    edited(
        "a number is wider",
        &[("SMALLINT", "BIGINT")],
        "place FROM parts",
    ),
    edited(
        "a number is narrower, and all of it fits",
        &[(
            "\"INTEGER\",\"constraints\":\"NOT NULL\",\"source\":\"INV",
            "\"SMALLINT\",\"constraints\":\"NOT NULL\",\"source\":\"INV",
        )],
        "pieces FROM orders",
    ),
    edited(
        "a scale is wider",
        &[("DECIMAL(10,2)", "DECIMAL(14,4)")],
        "price_amount FROM orders",
    ),
    edited(
        "a scale is narrower, and all of it fits",
        &[("DECIMAL(10,2)", "DECIMAL(10,1)")],
        "price_amount FROM orders",
    ),
    edited(
        "an enum has one value more",
        &[
            ("'shipped')", "'shipped', 'gone')"),
            (
                "{\"text\":\"shipped\"}]",
                "{\"text\":\"shipped\"},{\"text\":\"gone\"}]",
            ),
        ],
        "state FROM orders",
    ),
    edited(
        "an enum has one value less, which no row has",
        &[
            (", 'shipped')", ")"),
            (",{\"text\":\"shipped\"}]", "]"),
            ("\"paid\",\"shipped\"]", "\"paid\"]"),
        ],
        "state FROM orders",
    ),
    edited(
        "an enum of the database has one value more",
        &[(
            "\"slow\",\"fast\",\"secret\"",
            "\"slow\",\"swift\",\"fast\",\"secret\"",
        )],
        "way FROM orders",
    ),
    edited(
        "an enum of the database has one value less, which no row has",
        &[("\"slow\",\"fast\",\"secret\"", "\"slow\",\"fast\"")],
        "way FROM orders",
    ),
    edited(
        "a rule is wider",
        &[("100000", "200000")],
        "pieces FROM orders",
    ),
    edited(
        "a rule has another sentence",
        &[("Some are there", "Not too many are there")],
        "pieces FROM orders",
    ),
    edited(
        "children are several no more",
        &[(
            "\"purpose\":\"Load orders with parts\"",
            "\"purpose\":\"One\",\"unique\":true",
        )],
        "order_id FROM parts",
    ),
];

fn model(of: Option<&Refactoring>) -> DataModel {
    let mut record = Order::DATA_MODEL.to_owned();
    let Some(of) = of else {
        return DataModel::of(&[&record]).expect("a model");
    };
    for (old, new) in of.edits {
        assert!(record.contains(old), "{}: {old}\n{record}", of.name);
        record = record.replace(old, new);
    }
    let mut record: Value = serde_json::from_str(&record).expect("JSON");
    let renames = of.renames.iter();
    let renames = renames
        .map(|[table, column, from]| json!({"table": table, "column": column, "from": from}));
    record["renames"] = renames.collect();
    for entity in record["entities"].as_array_mut().expect("a list") {
        if let Some([table, from]) = of.table
            && entity["table"] == table
        {
            entity["renamed_from"] = json!(from);
        }
    }
    let model = DataModel::of(&[&record.to_string()]);
    model.unwrap_or_else(|problems| panic!("{}: {problems}", of.name))
}

/// The rows of each table.
const ROWS: u32 = 1_000;

fn insert(database: &mut dyn Database) {
    let dialect = database.dialect();
    let id = |row: u32| match dialect {
        Dialect::Sqlite => format!("X'{row:032x}'"),
        _ => format!("'00000000-0000-0000-0000-{row:012x}'"),
    };
    let orders = (0..ROWS).map(|row| {
        let amount = match dialect {
            Dialect::Sqlite => format!("{}", row * 150),
            _ => format!("{}.{}0", row * 3 / 2, if row % 2 == 0 { 0 } else { 5 }),
        };
        let (state, way) = [("open", "slow"), ("paid", "fast")][row as usize % 2];
        let id = id(row);
        format!("({id}, 'c{row}', 'note {row}', {row}, '{state}', '{way}', {amount}, 'EUR')")
    });
    let parts = (0..ROWS).map(|row| format!("({}, {}, {row})", id(row + ROWS), id(row)));
    let [orders, parts] = [orders.collect::<Vec<_>>(), parts.collect()];
    let columns = "id, code, note, pieces, state, way, price_amount, price_currency";
    for sql in [
        format!(
            "INSERT INTO orders ({columns}) VALUES {}",
            orders.join(", ")
        ),
        format!(
            "INSERT INTO parts (id, order_id, place) VALUES {}",
            parts.join(", ")
        ),
    ] {
        database.run(&sql).expect("the rows are taken");
    }
}

/// Numbers are the same whatever their scale.
fn read(database: &mut dyn Database, of: &str) -> Rows {
    let mut rows = database.read(&format!(
        "SELECT {} ORDER BY id",
        texts(of, database.dialect())
    ));
    for cell in rows.iter_mut().flatten().flatten() {
        if let Ok(number) = cell.parse::<f64>() {
            *cell = number.to_string();
        }
    }
    rows
}

/// The columns as text.
fn texts(of: &str, dialect: Dialect) -> String {
    let (columns, table) = of.split_once(" FROM ").expect("a table");
    let columns = columns.split(", ").map(|column| match dialect {
        Dialect::MariaDb => format!("CAST({column} AS CHAR)"),
        Dialect::Sqlite if column == "order_id" => format!("HEX({column})"),
        _ => format!("CAST({column} AS TEXT)"),
    });
    let columns: Vec<String> = columns.collect();
    format!("{} FROM {table}", columns.join(", "))
}

pub(crate) fn keep_all_values(database: &mut dyn Database) {
    let dialect = database.dialect();
    let before = model(None);
    for of in REFACTORINGS {
        let after = model(Some(of));
        let planned = plan(&before, &after, dialect, &PlanOptions::default());
        let planned = planned.unwrap_or_else(|problems| panic!("{}: {problems}", of.name));
        assert!(planned.loses.is_empty(), "{}", of.name);
        let fresh = pairs::fresh(database, &after);
        pairs::create(database, &before);
        insert(database);
        let [mut stored, kept] = of.read;
        if stored.is_empty() {
            stored = kept;
        }
        let mut stored = read(database, stored);
        assert_eq!(stored.len(), ROWS as usize);
        pairs::run(database, &planned, of.name);
        pairs::same(&fresh, &database.catalogue(), &planned, of.name);
        scale(&mut stored, dialect, of.name);
        assert_eq!(
            read(database, kept),
            stored,
            "{}\n{}",
            of.name,
            planned.script()
        );
        pairs::empty(database);
    }
    let count = REFACTORINGS.len();
    servers::tell(&format!(
        "{dialect}: {count} refactorings keep the values of {ROWS} rows, and ask nobody"
    ));
}

/// A decimal of SQLite is an integer of its last digits.
fn scale(stored: &mut Rows, dialect: Dialect, name: &str) {
    let unit = match name {
        "a scale is wider" => 100.0,
        "a scale is narrower, and all of it fits" => 0.1,
        _ => return,
    };
    if dialect == Dialect::Sqlite {
        for cell in stored.iter_mut().flatten().flatten() {
            let number: f64 = cell.parse().expect("a number");
            *cell = (number * unit).round().to_string();
        }
    }
}
