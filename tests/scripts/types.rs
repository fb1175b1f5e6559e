//! Numbers and texts that an engine has no type for.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use tablewright::{Aggregate, Id, ValueObject};
use tablewright_sql::Dialect;

use crate::{model, refused};

/// Many digits, and a name that is long.
#[derive(Aggregate)]
#[invariant("INV-NUM-001: Not less", check(self.precise >= self.other))]
struct Number {
    id: Id<Number>,
    #[column(precision = 20, scale = 4)]
    precise: Decimal,
    #[column(precision = 28, scale = 0)]
    other: Decimal,
}

#[test]
fn sqlite_refuses_decimals_of_more_than_18_digits() {
    let model = model([Number::DATA_MODEL]);
    assert_eq!(
        refused(&model, Dialect::Sqlite),
        "DM301 numbers.chk_number_precise_other: SQLite cannot judge a condition: its decimals may have 32 digits, and an integer has room for 18\n  \
         help: declare fewer digits with `precision`, or assert the rule in Rust alone\n\
         DM301 numbers.other: SQLite cannot store a column: a decimal of SQLite is an integer of its last digits, which has room for 18 and not for 28\n  \
         help: declare fewer digits with `precision`\n\
         DM301 numbers.precise: SQLite cannot store a column: a decimal of SQLite is an integer of its last digits, which has room for 18 and not for 20\n  \
         help: declare fewer digits with `precision`"
    );
    for dialect in [Dialect::Postgres, Dialect::MySql, Dialect::MariaDb] {
        assert!(tablewright_sql::script(&model, dialect).is_ok());
    }
}

/// Text without a length.
#[derive(Aggregate)]
#[invariant("INV-LTR-001: One subject", unique(subject))]
#[invariant("INV-LTR-002: One long title", unique(title))]
struct Letter {
    id: Id<Letter>,
    subject: String,
    #[column(length = 800)]
    title: String,
    #[column(default = "nothing")]
    body: String,
}

#[test]
fn mysql_and_mariadb_ask_for_lengths() {
    let model = model([Letter::DATA_MODEL]);
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let expected = "DM301 letters.body: NAME cannot have a default: text and bytes without a length have no default there\n  \
             help: declare a length: `#[column(length = 255)]`, or set the value in Rust\n\
             DM301 letters.idx_letters_title: NAME cannot have an index: it has room for 3072 bytes, and its columns may have 3200: 4 a character\n  \
             help: declare shorter lengths, or index fewer columns\n\
             DM301 letters.subject: NAME cannot store a column: an index takes no LONGTEXT\n  \
             help: declare a length that fits: `#[column(length = 255)]`, for text in a collection on the field of a newtype: `struct Word(#[column(length = 255)] String)`; or do without the index";
        assert_eq!(
            refused(&model, dialect),
            expected.replace("NAME", &dialect.to_string())
        );
    }
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert!(tablewright_sql::script(&model, dialect).is_ok());
    }
}

/// A word, as long as every engine takes it in a set.
#[derive(ValueObject, PartialEq, Eq, PartialOrd, Ord)]
struct Word(#[column(length = 255)] String);

/// With words of no length, with words that have one, and with what has none.
#[derive(Aggregate)]
#[index(json, purpose = "Look into", method = "gin")]
#[index(bytes, purpose = "Look up")]
struct Vocabulary {
    id: Id<Vocabulary>,
    #[collection]
    words: BTreeSet<String>,
    #[collection]
    labels: BTreeMap<String, String>,
    #[collection]
    short_words: BTreeSet<Word>,
    #[collection]
    short_labels: BTreeMap<Word, Word>,
    json: serde_json::Value,
    bytes: Vec<u8>,
}

#[test]
fn what_is_to_be_done_about_long_text_can_be_done() {
    let model = model([Vocabulary::DATA_MODEL]);
    let newtype = "for text in a collection on the field of a newtype: `struct Word(#[column(length = 255)] String)`; or do without the index";
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let problems = refused(&model, dialect);
        for (place, cure) in [
            ("vocabulary_words.value", newtype),
            ("vocabulary_labels.key", newtype),
            (
                "vocabularies.bytes",
                "say how many bytes there are, at most 3072: `[u8; 32]`, or do without the index",
            ),
        ] {
            let problem = problems
                .split("DM301 ")
                .find(|problem| problem.starts_with(place));
            let problem = problem.unwrap_or_else(|| panic!("{place}: {problems}"));
            assert!(problem.contains(cure), "{problem}");
        }
        assert!(!problems.contains("short_"), "{problems}");
    }
    let script = tablewright_sql::script(&model, Dialect::Postgres).expect("a script");
    for note in [
        "-- PostgreSQL refuses rows in which value takes more room than a row of idx_vocabulary_words_vocabulary_id_value has, 2704 bytes: declare `#[column(length = 669)]`, for text in a collection on the field of a newtype.\nCREATE UNIQUE INDEX idx_vocabulary_words_vocabulary_id_value",
        "-- PostgreSQL refuses rows in which key takes more room than a row of idx_vocabulary_labels_vocabulary_id_key has, 2704 bytes: declare `#[column(length = 669)]`, for text in a collection on the field of a newtype.\nCREATE UNIQUE INDEX idx_vocabulary_labels_vocabulary_id_key",
        "-- PostgreSQL refuses rows in which bytes takes more room than a row of idx_vocabularies_bytes has, 2704 bytes: leave out what has no length.\nCREATE INDEX idx_vocabularies_bytes",
    ] {
        assert!(script.contains(note), "{script}");
    }
    assert_eq!(
        script.matches("PostgreSQL refuses rows").count(),
        3,
        "{script}"
    );
}
