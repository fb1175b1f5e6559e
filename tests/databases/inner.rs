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

/// A number below another one, by chance.
fn below(state: &mut u64, most: u32) -> u32 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    u32::try_from(*state >> 33).expect("31 bits") % most
}

/// The ids that a reference may have: some of what it may name, one of another talk, and one of
/// nothing.
fn some_of<T>(state: &mut u64, own: &[Id<T>], other: Option<u32>) -> Id<T> {
    let chosen = below(state, 10);
    match other {
        Some(other) if chosen == 0 => id_of(other),
        _ if chosen == 1 || own.is_empty() => id_of(9_999),
        _ => {
            let count = u32::try_from(own.len()).expect("few");
            own[below(state, count) as usize]
        }
    }
}

fn perhaps<T>(state: &mut u64, of: impl FnOnce(&mut u64) -> Id<T>) -> Option<Id<T>> {
    (below(state, 2) == 0).then(|| of(state))
}

fn id_of<T>(number: u32) -> Id<T> {
    Id::from_uuid(crate::values::uuid(number))
}

/// A talk of any references: it may name what is of the talk 200, where the key tells that apart.
fn talk_by_chance(state: &mut u64) -> Talk {
    let topics = [401, 402].map(id_of);
    let remarks: Vec<Id<Remark>> = (0..=below(state, 3)).map(|of| id_of(410 + of)).collect();
    let links = [id_of(430)];
    let reaction = |state: &mut u64, number| Reaction {
        id: id_of(number),
        about: some_of(state, &topics, None),
        after: perhaps(state, |state| some_of(state, &links, None)),
    };
    let of_remark = |state: &mut u64, id| Remark {
        id,
        reply_to: perhaps(state, |state| some_of(state, &remarks, Some(210))),
        topic: perhaps(state, |state| some_of(state, &topics, Some(201))),
        reactions: Vec::new(),
    };
    let mut all: Vec<Remark> = remarks.iter().map(|id| of_remark(state, *id)).collect();
    all[0].reactions = vec![reaction(state, 440)];
    Talk {
        id: id_of(400),
        pinned: perhaps(state, |state| some_of(state, &remarks, Some(210))),
        topics: topics.into_iter().map(|id| Topic { id }).collect(),
        remarks: all,
        links: vec![Link {
            id: links[0],
            from: some_of(state, &remarks, Some(210)),
            to: some_of(state, &remarks, Some(210)),
        }],
        watched: perhaps(state, |state| some_of(state, &topics, Some(201)))
            .into_iter()
            .collect(),
    }
}

impl Talks<'_> {
    fn of<T>(&self, of: Id<T>) -> String {
        crate::values::written(self.dialect, *of.as_uuid())
    }

    fn of_any<T>(&self, of: Option<Id<T>>) -> String {
        of.map_or_else(|| "NULL".to_owned(), |of| self.of(of))
    }

    /// Stores a talk: first what is there, and then what refers.
    fn store(&mut self, talk: &Talk) -> Result<(), String> {
        let own = self.of(talk.id);
        let mut sql = vec![format!("INSERT INTO talks (id) VALUES ({own})")];
        for Topic { id } in &talk.topics {
            sql.push(format!(
                "INSERT INTO subjects (id, talk_id) VALUES ({}, {own})",
                self.of(*id)
            ));
        }
        for remark in &talk.remarks {
            let id = self.of(remark.id);
            sql.push(format!(
                "INSERT INTO remarks (id, talk_id) VALUES ({id}, {own})"
            ));
        }
        for Link { id, from, to } in &talk.links {
            let ids = [self.of(*id), self.of(*from), self.of(*to)].join(", ");
            let quote = if self.dialect == Dialect::MariaDb {
                "`"
            } else {
                "\""
            };
            sql.push(format!(
                "INSERT INTO links (talk_id, id, {quote}from{quote}, {quote}to{quote}) VALUES ({own}, {ids})"
            ));
        }
        for remark in &talk.remarks {
            let id = self.of(remark.id);
            sql.push(format!(
                "UPDATE remarks SET reply_to = {}, topic = {} WHERE id = {id}",
                self.of_any(remark.reply_to),
                self.of_any(remark.topic),
            ));
            for of in &remark.reactions {
                sql.push(format!(
                    "INSERT INTO reactions (id, remark_id, about, after) VALUES ({}, {id}, {}, {})",
                    self.of(of.id),
                    self.of(of.about),
                    self.of_any(of.after),
                ));
            }
        }
        for topic in &talk.watched {
            let topic = self.of(*topic);
            sql.push(format!(
                "INSERT INTO talk_watched (talk_id, value) VALUES ({own}, {topic})"
            ));
        }
        let pinned = self.of_any(talk.pinned);
        sql.push(format!(
            "UPDATE talks SET pinned = {pinned} WHERE id = {own}"
        ));
        sql.iter()
            .try_for_each(|sql| self.run(sql).map_err(|error| format!("{sql}: {error}")))
    }
}

/// What Rust judges of references is what the database takes, and all of it can be deleted.
fn verdicts_are_one(talks: &mut Talks<'_>) {
    let (mut state, mut sound) = (7, 0);
    for number in 0..300 {
        let talk = talk_by_chance(&mut state);
        let judged = talk.check_invariants();
        let stored = talks.store(&talk);
        let (dialect, found) = (talks.dialect, stored.is_ok());
        assert_eq!(
            judged.is_ok(),
            found,
            "{number} on {dialect}: {judged:?}, {stored:?}"
        );
        sound += u32::from(found);
        let sql = talks.delete("talks", 400);
        talks.does(&sql);
        let left = id(dialect, 410);
        assert_eq!(
            talks.count(&format!("remarks WHERE id = {left}")),
            0,
            "{number}"
        );
    }
    assert!((40..260).contains(&sound), "{sound} are sound");
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
    verdicts_are_one(talks);
    parts_are_deleted(talks);
    aggregates_are_deleted(talks);
    talks.does(&schema.drop_script());
}
