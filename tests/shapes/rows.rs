//! Rows that belong to the entity that holds them, through whatever.

use std::collections::BTreeMap;

use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::names;

#[derive(ValueObject)]
#[invariant("BR-ROW-001: No empty words", assert(!self.0.is_empty()))]
struct Word(#[column(length = 5)] String);

#[derive(ValueObject)]
struct Text {
    title: Word,
    #[collection(ordered)]
    words: Vec<Word>,
    #[children(table = "margin_notes")]
    notes: Vec<Note>,
}

#[derive(ValueObject)]
enum Content {
    Empty,
    Written(Box<Text>),
    Drawn {
        #[collection(table = "strokes", foreign_key = "page", purpose = "What was drawn")]
        strokes: BTreeMap<u8, Word>,
    },
}

/// A page.
#[derive(Aggregate)]
#[aggregate(audit(created = "made_at"))]
struct Page {
    id: Id<Page>,
    content: Option<Content>,
}

/// A note.
#[derive(Entity)]
struct Note {
    id: Id<Note>,
    text: Word,
}

#[test]
fn have_tables_after_their_way() {
    let tables: Vec<(&str, &str, Vec<&str>)> = Page::TABLES
        .iter()
        .map(|table| (table.name, table.purpose, names(table)))
        .collect();
    assert_eq!(
        tables,
        [
            (
                "pages",
                "A page.",
                vec![
                    "id",
                    "content",
                    "content_written_title",
                    "version",
                    "made_at",
                    "updated_at"
                ]
            ),
            (
                "page_content_written_words",
                "words of page",
                vec![
                    "id",
                    "page_id",
                    "position",
                    "value",
                    "made_at",
                    "updated_at"
                ]
            ),
            (
                "margin_notes",
                "A note.",
                vec!["id", "page_id", "text", "created_at", "updated_at"]
            ),
            (
                "strokes",
                "What was drawn",
                vec!["id", "page", "key", "value", "made_at", "updated_at"]
            ),
        ]
    );
    for table in Page::TABLES {
        assert_eq!(table.source_refs, ["BR-ROW-001"], "{}", table.name);
    }
}

#[test]
fn are_checked_on_their_way() {
    let word = |text: &str| Word(text.to_owned());
    let page = Page {
        id: Id::new(),
        content: Some(Content::Written(Box::new(Text {
            title: word("too long"),
            words: vec![word("fine"), word("")],
            notes: vec![Note {
                id: Id::new(),
                text: word("\0"),
            }],
        }))),
    };
    let violations = page.check_invariants().expect_err("three mistakes");
    assert_eq!(
        violations.to_string(),
        "content.Written.title: the text is longer than its declared length, found \"too long\"\n\
         content.Written.words[1]: No empty words (BR-ROW-001)\n\
         content.Written.notes[0].text: text cannot hold the character U+0000 to be stored, found \"\\0\""
    );
    let page = Page {
        id: Id::new(),
        content: Some(Content::Drawn {
            strokes: [(1, word("")), (2, word("fine")), (3, word("\0"))].into(),
        }),
    };
    let violations = page.check_invariants().expect_err("two mistakes");
    assert_eq!(
        violations.to_string(),
        "content.Drawn.strokes: text cannot hold the character U+0000 to be stored, found \"\\0\"\n\
         content.Drawn.strokes: No empty words (BR-ROW-001)"
    );
    for content in [None, Some(Content::Empty)] {
        let id = Id::new();
        assert_eq!(Page { id, content }.check_invariants(), Ok(()));
    }
}
