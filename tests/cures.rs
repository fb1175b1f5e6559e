//! A cure that a message offers can be followed: each is compiled here, as the message says it, and
//! the message says it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tablewright::{Aggregate, Entity, Id, ValueObject};

/// Two columns of which none is required.
#[derive(ValueObject)]
struct Loose {
    a: Option<i32>,
    b: Option<i32>,
}

/// A card, or cash.
#[derive(ValueObject)]
#[expect(dead_code, reason = "nobody pays here")]
enum Payment {
    Cash,
    Card { number: i32, year: i32 },
}

/// An answer in a tree of comments: the cure of a child in itself.
#[derive(Entity)]
struct Comment {
    id: Id<Comment>,
    above: Option<Id<Comment>>,
}

/// A value in itself, as JSON.
#[derive(ValueObject)]
struct Link {
    size: i32,
    #[column(json)]
    next: Option<Box<Link>>,
}

/// A word of a comment, whose parent is no root.
#[derive(Entity)]
struct Word {
    id: Id<Word>,
    #[reference(parent)]
    note_id: Id<Note>,
}

/// A note with words.
#[derive(Entity)]
struct Note {
    id: Id<Note>,
    words: Vec<Word>,
}

/// Where a folder is.
#[derive(ValueObject)]
enum State {
    Nowhere,
    Open,
    Closed,
}

/// Every cure that is an attribute of an entity.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
#[aggregate(sql(postgres(
    create = "CREATE VIEW named AS SELECT version FROM folders",
    drop = "DROP VIEW named"
)))]
#[index(version gin_trgm_ops, method = "gin")]
#[invariant("INV-FLD-001: No folder is in itself", assert(self.parent.is_none_or(|parent| parent != self.id)))]
#[invariant(
    "INV-FLD-002: Nor in the database",
    sql(
        postgres = "parent <> id",
        mysql = "parent <> id",
        sqlite = "parent <> id"
    )
)]
#[invariant("INV-FLD-003: One card", unique(payment.Card.number))]
#[invariant("INV-FLD-004: Open or closed", transitions(state, Nowhere => Open, Open => Closed))]
#[invariant("INV-FLD-005: Discounts are small", check(self.discount.is_none_or(|x| x > 0) && self.note.is_some_and(|x| x > 1)))]
struct Folder {
    id: Id<Folder>,
    parent: Option<Id<Folder>>,
    above: Option<Id<Folder>>,
    payment: Payment,
    state: State,
    discount: Option<i32>,
    note: Option<i32>,
    #[embed(presence)]
    loose: Option<Loose>,
    #[embed(prefix = "other_")]
    other: Loose,
    #[column(default(sql = "'{}'"))]
    values: serde_json::Value,
    #[column(precision = 10, scale = 2, default(sql = "0.00"))]
    total: rust_decimal::Decimal,
    #[collection]
    tags: BTreeSet<String>,
    #[column(json)]
    names: Vec<String>,
    #[column(skip)]
    _cache: std::rc::Rc<String>,
    // Named as columns of the audit, which is switched off.
    version: String,
    created_at: i64,
    comments: Vec<Comment>,
    link: Link,
    notes: Vec<Note>,
}

/// What messages offer, each with a case whose message does, and which this file does too.
const CURES: [(&str, &str); 16] = [
    ("aggregate/scripts", "`drop = \"DROP …\"`"),
    ("index/class_of_type", "`method = \"gin\"`"),
    ("entity/endless", "`above: Option<Id<…>>`"),
    ("value_object/endless", "`#[column(json)]`"),
    ("generic/endless", "`#[column(json)]`"),
    ("children/parent_key", "`#[reference(parent)]`"),
    ("rule/identity", "`assert(…)`"),
    ("optional/nothing_required", "`#[embed(presence)]`"),
    ("field/collision", "`#[embed(prefix = \"…\")]`"),
    ("default/json", "`default(sql = \"'{}'\")`"),
    ("default/of_no_constants", "`default(sql = \"'{}'\")`"),
    ("default/decimal", "`default(sql = \"0.00\")`"),
    ("field/version_and_audit_types", "`audit = false`"),
    ("field/version_and_audit_types", "`version = false`"),
    ("field/no_mapping", "`#[collection]`"),
    ("condition/comparable", "`.is_none_or(|x| …)`"),
];

#[test]
fn messages_offer_what_compiles() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = fs::read_to_string(tests.join("cures.rs")).unwrap();
    let (code, _) = here.split_once("/// What messages offer").unwrap();
    for (case, cure) in CURES {
        let stderr = fs::read_to_string(tests.join("ui").join(case).with_extension("stderr"));
        let stderr = stderr.unwrap();
        assert!(stderr.contains(cure), "{case} does not offer {cure}");
        // What the user has to fill in stands for anything.
        for part in cure.trim_matches('`').split('…') {
            assert!(
                part.split("] ").all(|part| code.contains(part)),
                "no cure is {cure}"
            );
        }
    }
    assert_eq!(Folder::TABLES[0].name, "folders");
}
