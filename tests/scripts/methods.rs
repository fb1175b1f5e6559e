//! Methods of indexes.

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_sql::Dialect;

use crate::{model, refused};

/// A page with tags.
#[derive(Aggregate)]
#[index(words, purpose = "By words", method = "spgist")]
struct Page {
    id: Id<Page>,
    #[index(method = "gin", purpose = "By tag")]
    #[column(json)]
    tags: Vec<String>,
    words: String,
    #[index(method = "brin", purpose = "By number")]
    number: i32,
}

/// A page whose record will ask of methods what no derive lets it ask.
#[derive(Aggregate)]
#[invariant("INV-WRG-001: One code", unique(code))]
#[index(place, purpose = "By place")]
struct Wrong {
    id: Id<Wrong>,
    #[index(method = "brin", purpose = "By number")]
    number: i32,
    #[index(method = "hash", purpose = "By code")]
    code: i32,
    place: Corner,
}

#[derive(ValueObject)]
struct Corner {
    x: i32,
    y: i32,
}

#[test]
fn methods_are_left_out_with_a_word_or_refused() {
    let page = model([Page::DATA_MODEL]);
    let script = tablewright_sql::script(&page, Dialect::Postgres).expect("a script");
    assert!(script.contains("USING gin (tags)") && script.contains("USING spgist (words)"));
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let script = tablewright_sql::script(&page, dialect).expect("a script");
        for index in ["tags", "words"] {
            let word = format!("no B-tree that serves the same: idx_pages_{index} is left out.");
            assert!(script.contains(&word), "{script}");
            assert!(!script.contains(&format!("INDEX `idx_pages_{index}`")));
        }
        assert!(script.contains("INDEX `idx_pages_number` ON `pages` (`number`)"));
    }
    let script = tablewright_sql::script(&page, Dialect::Sqlite).expect("a script");
    assert!(
        script.contains("idx_pages_tags is left out.") && !script.contains("\"idx_pages_tags\"")
    );
    assert!(script.contains("\"idx_pages_words\""));
    assert!(tablewright_sql::script(&model([Wrong::DATA_MODEL]), Dialect::Postgres).is_ok());
    let wrong = Wrong::DATA_MODEL
        .replace(r#""method":"brin""#, r#""method":"gin""#)
        .replace(
            r#""purpose":"By place""#,
            r#""purpose":"By place","method":"hash""#,
        );
    let wrong = model([&wrong]);
    assert_eq!(
        refused(&wrong, Dialect::Postgres),
        "DM301 wrongs.idx_wrongs_number: PostgreSQL cannot have an index: the method gin takes no INTEGER as `number` is\n  \
         help: leave out `method`\n\
         DM301 wrongs.idx_wrongs_place_x_place_y: PostgreSQL cannot have an index: the method hash is of one column\n  \
         help: leave out `method`, or declare one index for each column"
    );
    for dialect in [Dialect::MySql, Dialect::MariaDb, Dialect::Sqlite] {
        assert!(tablewright_sql::script(&wrong, dialect).is_ok());
    }
}
