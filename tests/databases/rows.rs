//! What is unique in a collection: `check_invariants` refuses the rows that the database refuses, and
//! no others. Each collection is filled by chance, row by row.

use std::collections::BTreeMap;

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::database::{Database, load};
use crate::values::id;

#[derive(ValueObject, Clone, Copy, Debug)]
enum State {
    Open,
    Closed,
}

#[derive(ValueObject, Clone, Debug)]
enum Paid {
    Cash,
    Card {
        number: i32,
        #[column(length = 20)]
        name: Option<String>,
    },
}

#[derive(ValueObject, Clone, Debug)]
struct Tag(#[column(length = 20)] String);

#[derive(ValueObject, Clone, Debug)]
struct Link {
    #[column(length = 20)]
    name: String,
    of: Option<i32>,
}

#[derive(ValueObject, Clone, Debug)]
struct Spot {
    x: i32,
    y: Option<i32>,
}

#[derive(ValueObject, Clone, Debug)]
struct Stay {
    #[column(length = 20)]
    tag: String,
    state: State,
    count: i32,
    spot: Option<Spot>,
    paid: Paid,
    #[column(precision = 6, scale = 2)]
    price: Option<rust_decimal::Decimal>,
}

/// Somebody with lists of all kinds.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
struct Holder {
    id: Id<Holder>,
    #[collection(unique(value.to_ascii_lowercase()))]
    tags: Vec<Tag>,
    #[collection(unique(name.to_ascii_lowercase(), of), nulls(equal))]
    links: Vec<Link>,
    #[collection(unique(name, of))]
    loose: Vec<Link>,
    #[collection(unique(value), where(self.key % 2 == 0 || self.value.0.to_ascii_lowercase() == "b"))]
    named: BTreeMap<i32, Tag>,
    #[collection(unique(tag, state), where(self.count + 1 > 2 && !self.tag.starts_with("a") && self.spot.is_some()))]
    stays: Vec<Stay>,
    #[collection(unique(spot, state), nulls(equal))]
    spots: Vec<Stay>,
    #[collection(unique(paid.Card.number, spot.y), nulls(equal), where(!matches!(self.state, State::Closed) || matches!(self.paid, Paid::Card { .. })))]
    paid: Vec<Stay>,
    #[collection(unique(paid.Card.number, price))]
    cards: Vec<Stay>,
    #[collection(unique(paid.Card.name, price), nulls(equal))]
    names: Vec<Stay>,
    #[collection(unique(spot.y, price))]
    prices: Vec<Stay>,
}

/// Numbers by chance, always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }

    fn text(&mut self) -> String {
        ["a", "A", "b", "B", "é", "É", "b "][self.below(7)].to_owned()
    }

    fn maybe(&mut self) -> Option<i32> {
        [None, Some(1), Some(2)][self.below(3)]
    }

    fn link(&mut self) -> Link {
        Link {
            name: self.text(),
            of: self.maybe(),
        }
    }

    fn stay(&mut self) -> Stay {
        let paid = match self.below(3) {
            0 => Paid::Cash,
            _ => Paid::Card {
                number: i32::from(self.below(2) == 0),
                name: [None, Some("a".to_owned()), Some("A".to_owned())][self.below(3)].clone(),
            },
        };
        let price = [None, Some("1.5"), Some("1.50"), Some("2")][self.below(4)];
        Stay {
            tag: self.text(),
            state: [State::Open, State::Closed][self.below(2)],
            count: [0, 1, 2, i32::MAX][self.below(4)],
            spot: match self.below(3) {
                0 => None,
                x => Some(Spot {
                    x: i32::try_from(x).expect("small"),
                    y: self.maybe(),
                }),
            },
            paid,
            price: price.map(|price| price.parse().expect("a price")),
        }
    }
}

/// A value, or NULL.
fn sql<T: ToString>(of: Option<T>) -> String {
    of.map_or_else(|| "NULL".to_owned(), |of| of.to_string())
}

fn quoted(text: &str) -> String {
    format!("'{text}'")
}

const STAY: &str =
    "tag, state, count, spot_x, spot_y, paid, paid_card_number, paid_card_name, price";

fn stay(of: &Stay, dialect: Dialect) -> String {
    let state = match of.state {
        State::Open => "'open'",
        State::Closed => "'closed'",
    };
    let paid = match &of.paid {
        Paid::Cash => "'cash', NULL, NULL".to_owned(),
        Paid::Card { number, name } => {
            format!("'card', {number}, {}", sql(name.as_deref().map(quoted)))
        }
    };
    let price = of.price.map(|mut price| {
        price.rescale(2);
        // SQLite has the digits alone.
        match dialect {
            Dialect::Sqlite => price.to_string().replace('.', ""),
            _ => price.to_string(),
        }
    });
    format!(
        "{}, {state}, {}, {}, {}, {paid}, {}",
        quoted(&of.tag),
        of.count,
        sql(of.spot.as_ref().map(|spot| spot.x)),
        sql(of.spot.as_ref().and_then(|spot| spot.y)),
        sql(price)
    )
}

/// A collection: its table, the columns, how a value is added by chance, and how one is taken away.
struct Subject {
    table: &'static str,
    columns: &'static str,
    add: fn(&mut Holder, &mut Chance, Dialect) -> Option<String>,
    take: fn(&mut Holder),
}

macro_rules! stays {
    ($field:ident) => {
        Subject {
            table: concat!("holder_", stringify!($field)),
            columns: STAY,
            add: |holder, chance, dialect| {
                holder.$field.push(chance.stay());
                holder.$field.last().map(|of| stay(of, dialect))
            },
            take: |holder| drop(holder.$field.pop()),
        }
    };
}

macro_rules! links {
    ($field:ident) => {
        Subject {
            table: concat!("holder_", stringify!($field)),
            columns: "name, of",
            add: |holder, chance, dialect| {
                holder.$field.push(chance.link());
                let last = holder.$field.last();
                let _ = dialect;
                last.map(|of| format!("{}, {}", quoted(&of.name), sql(of.of)))
            },
            take: |holder| drop(holder.$field.pop()),
        }
    };
}

fn subjects() -> Vec<Subject> {
    vec![
        Subject {
            table: "holder_tags",
            columns: "value",
            add: |holder, chance, _| {
                holder.tags.push(Tag(chance.text()));
                holder.tags.last().map(|tag| quoted(&tag.0))
            },
            take: |holder| drop(holder.tags.pop()),
        },
        links!(links),
        links!(loose),
        Subject {
            table: "holder_named",
            columns: "key, value",
            add: |holder, chance, _| {
                let key = i32::try_from(holder.named.len() * 3).expect("small")
                    + 100 * i32::try_from(chance.below(9)).expect("small");
                let value = chance.text();
                let row = format!("{key}, {}", quoted(&value));
                let is_new = holder.named.insert(key, Tag(value)).is_none();
                assert!(is_new, "a key of its own");
                LAST.set(key);
                Some(row)
            },
            take: |holder| drop(holder.named.remove(&LAST.get())),
        },
        stays!(stays),
        stays!(spots),
        stays!(paid),
        stays!(cards),
        stays!(names),
        stays!(prices),
    ]
}

std::thread_local! {
    /// The key of a map that was added last.
    static LAST: std::cell::Cell<i32> = const { std::cell::Cell::new(0) };
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Holder::DATA_MODEL]).expect("a model");
    load(database, &model, "holders");
    let schema = tablewright_sql::schema(&model, dialect).expect("a schema");
    database.run(&schema.script()).expect("a database");
    let name = |name: &str| match dialect {
        Dialect::MariaDb | Dialect::MySql => format!("`{name}`"),
        _ => format!("\"{name}\""),
    };
    let (mut taken, mut refused) = (0, 0);
    for subject in subjects() {
        let mut chance = Chance(7);
        let columns = subject.columns.split(", ").map(name);
        let columns = columns.collect::<Vec<_>>().join(", ");
        let before = (taken, refused);
        for number in 1..=12 {
            let parent = id(dialect, number);
            let insert = format!("INSERT INTO holders (id) VALUES ({parent})");
            database.run(&insert).expect("a holder");
            let mut holder = empty();
            for row in 0..15 {
                let values = (subject.add)(&mut holder, &mut chance, dialect).expect("a row");
                let row = id(dialect, 1000 * number + row);
                let done = database.run(&format!(
                    "INSERT INTO {} (id, holder_id, {columns}) VALUES ({row}, {parent}, {values})",
                    name(subject.table)
                ));
                let judged = holder.check_invariants();
                assert_eq!(
                    judged.is_ok(),
                    done.is_ok(),
                    "{dialect}: {}: {values}: {judged:?}: {done:?}",
                    subject.table
                );
                if done.is_ok() {
                    taken += 1;
                } else {
                    refused += 1;
                    (subject.take)(&mut holder);
                }
            }
            database
                .run(&format!("DELETE FROM {}", name(subject.table)))
                .expect("no rows");
            database.run("DELETE FROM holders").expect("no holders");
        }
        assert!(
            taken > before.0 && refused > before.1,
            "{}: {before:?}",
            subject.table
        );
    }
    crate::servers::tell(&format!(
        "{dialect}: of rows of collections {taken} are taken and {refused} are refused, by Rust too"
    ));
    database.run(&schema.drop_script()).expect("all is dropped");
}

fn empty() -> Holder {
    Holder {
        id: Id::new(),
        tags: Vec::new(),
        links: Vec::new(),
        loose: Vec::new(),
        named: BTreeMap::new(),
        stays: Vec::new(),
        spots: Vec::new(),
        paid: Vec::new(),
        cards: Vec::new(),
        names: Vec::new(),
        prices: Vec::new(),
    }
}

/// What is said of a row that is there already.
#[test]
fn a_row_that_is_there_already_is_told() {
    let mut holder = empty();
    let texts = ["a", "b", "B", "a"];
    holder.tags = texts.map(|text| Tag(text.to_owned())).into();
    let link = |name: &str| Link {
        name: name.to_owned(),
        of: None,
    };
    holder.links = vec![link("x"), link("X")];
    let told = holder
        .check_invariants()
        .expect_err("three are there already");
    assert_eq!(
        told.to_string(),
        "tags[2]: must be unique in its collection to be stored, found \"B\"\n\
         tags[3]: must be unique in its collection to be stored, found \"a\"\n\
         links[1]: must be unique in its collection to be stored, found name: \"X\", of: None"
    );
    assert!(told.iter().all(|violation| violation.rule().is_none()));
}
