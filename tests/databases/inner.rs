//! References to children of the same aggregate: what they refuse, and that an aggregate is deleted
//! whatever its parts refer to.

use std::collections::BTreeSet;

use tablewright::{Aggregate, Entity, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::database::{Database, load};
use crate::values::id;

/// What people say to each other.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
struct Talk {
    id: Id<Talk>,
    pinned: Option<Id<Remark>>,
    #[children(table = "subjects")]
    topics: Vec<Topic>,
    remarks: Vec<Remark>,
    links: Vec<Link>,
    #[collection]
    watched: BTreeSet<Id<Topic>>,
}

/// What a remark is about.
#[derive(Entity)]
#[entity(audit = false)]
struct Topic {
    id: Id<Topic>,
}

/// Something said.
#[derive(Entity)]
#[entity(audit = false)]
struct Remark {
    id: Id<Remark>,
    reply_to: Option<Id<Remark>>,
    #[reference(on_delete = set_null)]
    topic: Option<Id<Topic>>,
    reactions: Vec<Reaction>,
}

/// What somebody thinks of it.
#[derive(Entity)]
#[entity(audit = false)]
struct Reaction {
    id: Id<Reaction>,
    about: Id<Topic>,
    #[reference(on_delete = set_null)]
    after: Option<Id<Link>>,
}

/// A remark that leads to another one.
#[derive(Entity)]
#[entity(audit = false)]
struct Link {
    id: Id<Link>,
    from: Id<Remark>,
    #[reference(on_delete = cascade)]
    to: Id<Remark>,
}

/// More than cascades of some engines are deep.
const REPLIES: u32 = 30;

struct Talks<'d> {
    database: &'d mut dyn Database,
    dialect: Dialect,
}

impl Talks<'_> {
    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.database.run(sql)
    }

    fn does(&mut self, sql: &str) {
        let dialect = self.dialect;
        let done = self.run(sql);
        done.unwrap_or_else(|error| panic!("{dialect}: {sql}: {error}"));
    }

    fn refuses(&mut self, sql: &str) {
        let dialect = self.dialect;
        self.run(sql)
            .expect_err(&format!("{dialect}: {sql} is to be refused"));
    }

    fn id(&self, number: u32) -> String {
        id(self.dialect, number)
    }

    fn insert(&mut self, table: &str, columns: &str, ids: &[u32]) {
        let sql = self.insertion(table, columns, ids);
        self.does(&sql);
    }

    fn insertion(&self, table: &str, columns: &str, ids: &[u32]) -> String {
        let ids: Vec<String> = ids.iter().map(|number| self.id(*number)).collect();
        format!(
            "INSERT INTO {table} ({columns}) VALUES ({})",
            ids.join(", ")
        )
    }

    fn count(&mut self, rows: &str) -> usize {
        let rows = self.database.read(&format!("SELECT 1 FROM {rows}"));
        rows.len()
    }

    /// A talk whose ids are these and those behind: two topics, a chain of remarks, of which the first
    /// is pinned and the last two are linked, a reaction, and a topic that is watched.
    fn fill(&mut self, talk: u32) {
        let (topic, remark) = (talk + 1, talk + 10);
        self.insert("talks", "id", &[talk]);
        self.insert("subjects", "id, talk_id", &[topic, talk]);
        self.insert("subjects", "id, talk_id", &[topic + 1, talk]);
        self.insert("remarks", "id, talk_id, topic", &[remark, talk, topic]);
        for reply in remark + 1..remark + REPLIES {
            let columns = "id, talk_id, reply_to";
            self.insert("remarks", columns, &[reply, talk, reply - 1]);
        }
        let last = remark + REPLIES - 1;
        let columns = "id, talk_id, \"from\", \"to\"";
        let columns = match self.dialect {
            Dialect::MySql | Dialect::MariaDb => columns.replace('"', "`"),
            _ => columns.to_owned(),
        };
        self.insert("links", &columns, &[talk + 3, talk, last - 1, last]);
        let columns = "id, remark_id, about, after";
        self.insert(
            "reactions",
            columns,
            &[talk + 4, remark, topic + 1, talk + 3],
        );
        self.insert("talk_watched", "talk_id, value", &[talk, topic + 1]);
        let (talk, remark) = (self.id(talk), self.id(remark));
        self.does(&format!(
            "UPDATE talks SET pinned = {remark} WHERE id = {talk}"
        ));
    }

    fn delete(&self, table: &str, number: u32) -> String {
        format!("DELETE FROM {table} WHERE id = {}", self.id(number))
    }
}

/// What is of another parent cannot be meant.
fn parents_are_compared(talks: &mut Talks<'_>) {
    let of_another = [
        ("remarks", "id, talk_id, reply_to", [300, 100, 210]),
        ("remarks", "id, talk_id, topic", [300, 100, 201]),
        ("remarks", "id, talk_id, reply_to", [300, 100, 101]),
    ];
    for (table, columns, ids) in of_another {
        let sql = talks.insertion(table, columns, &ids);
        talks.refuses(&sql);
    }
    let sql = talks.insertion("talk_watched", "talk_id, value", &[100, 201]);
    talks.refuses(&sql);
    let (own, other) = (talks.id(100), talks.id(210));
    talks.refuses(&format!(
        "UPDATE talks SET pinned = {other} WHERE id = {own}"
    ));
}

/// What is deleted by itself is refused, forgotten or followed, as the reference says.
fn parts_are_deleted(talks: &mut Talks<'_>) {
    let last = 110 + REPLIES - 1;
    // It is pinned, answered, linked from, and what a reaction is about.
    for (table, number) in [
        ("remarks", 110),
        ("remarks", 111),
        ("remarks", last - 1),
        ("subjects", 102),
    ] {
        let sql = talks.delete(table, number);
        talks.refuses(&sql);
    }
    let sql = talks.delete("remarks", last);
    talks.does(&sql);
    let talk = talks.id(100);
    assert_eq!(talks.count(&format!("links WHERE talk_id = {talk}")), 0);
    let of = talks.id(104);
    assert_eq!(
        talks.count(&format!("reactions WHERE id = {of} AND after IS NULL")),
        1
    );
    let sql = talks.delete("subjects", 101);
    talks.does(&sql);
    let of = talks.id(110);
    assert_eq!(
        talks.count(&format!("remarks WHERE id = {of} AND topic IS NULL")),
        1
    );
}

/// All of an aggregate goes with its root, and nothing of another one.
fn aggregates_are_deleted(talks: &mut Talks<'_>) {
    let tables = [
        "talks",
        "subjects",
        "remarks",
        "reactions",
        "links",
        "talk_watched",
    ];
    let before: Vec<usize> = tables.iter().map(|table| talks.count(table)).collect();
    talks.fill(400);
    let sql = talks.delete("talks", 400);
    talks.does(&sql);
    let after: Vec<usize> = tables.iter().map(|table| talks.count(table)).collect();
    assert_eq!(before, after, "{}", talks.dialect);
    talks.does("DELETE FROM talks");
    for table in tables {
        assert_eq!(talks.count(table), 0, "{}: {table}", talks.dialect);
    }
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Talk::DATA_MODEL]).expect("a model");
    load(database, &model, "talks");
    let schema = tablewright_sql::schema(&model, dialect).expect("a schema");
    database.run(&schema.script()).expect("a database");
    let talks = &mut Talks { database, dialect };
    talks.fill(100);
    talks.fill(200);
    parents_are_compared(talks);
    parts_are_deleted(talks);
    aggregates_are_deleted(talks);
    talks.does(&schema.drop_script());
}
