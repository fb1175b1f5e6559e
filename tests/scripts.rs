//! The scripts of all engines: what they say, and what they refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::path::Path;

use rust_decimal::Decimal;
use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

fn model<const N: usize>(records: [&str; N]) -> DataModel {
    DataModel::of(&records).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The problems of a script, as they are displayed.
fn refused(model: &DataModel, dialect: Dialect) -> String {
    match tablewright_sql::script(model, dialect) {
        Ok(script) => panic!("it is not refused:\n{script}"),
        Err(problems) => problems.to_string(),
    }
}

/// `SCRIPTS=overwrite` writes them anew.
#[test]
fn the_shop_is_written_as_it_was() {
    let model = model([shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]);
    for (dialect, name) in [
        (Dialect::Postgres, "postgres"),
        (Dialect::MySql, "mysql"),
        (Dialect::MariaDb, "mariadb"),
        (Dialect::Sqlite, "sqlite"),
    ] {
        let scripts = [
            (
                format!("shop-{name}.sql"),
                tablewright_sql::script(&model, dialect),
            ),
            (
                format!("shop-{name}-drop.sql"),
                tablewright_sql::drop_script(&model, dialect),
            ),
        ];
        for (file, script) in scripts {
            let path = Path::new("golden").join(file);
            let script = script.expect("every engine takes the shop");
            if std::env::var_os("SCRIPTS").is_some_and(|mode| mode == "overwrite") {
                std::fs::write(&path, &script).expect("the file is written");
            }
            let golden = std::fs::read_to_string(&path).expect("the file is read");
            assert_eq!(script, golden, "{}", path.display());
        }
    }
}

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

/// A table that is called as an index is.
#[derive(Aggregate)]
#[aggregate(table = "idx_taken")]
#[index(size, name = "idx_taken", purpose = "By size")]
struct Taken {
    id: Id<Taken>,
    size: i32,
    money: Money,
    line: Line,
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Money {
    Coin,
    Note,
}

#[derive(ValueObject)]
#[value_object(storage = native, name = "idx_taken")]
enum Line {
    Here,
    There,
}

#[test]
fn names_are_told_apart() {
    let model = model([Taken::DATA_MODEL]);
    assert_eq!(
        refused(&model, Dialect::Postgres),
        "DM301 idx_taken: PostgreSQL cannot tell two things apart: a table has this name, and an enum\n  \
         help: name one of them: `#[value_object(name = \"…\")]`, `table = \"…\"`\n\
         DM301 idx_taken: PostgreSQL cannot tell two things apart: a table has this name, and an index\n  \
         help: name one of them: `name = \"…\"`, `table = \"…\"`\n\
         DM301 money: PostgreSQL cannot tell two things apart: a type of the engine has this name, and an enum\n  \
         help: name the enum: `#[value_object(name = \"…\")]`"
    );
    let of_sqlite = refused(&model, Dialect::Sqlite);
    assert_eq!(of_sqlite.matches("DM301").count(), 1, "{of_sqlite}");
    assert!(tablewright_sql::script(&model, Dialect::MariaDb).is_ok());
}

/// What is written.
#[derive(Aggregate)]
#[invariant("INV-WRT-001: Somebody or a name", check(self.author.is_some() || self.named))]
struct Writing {
    id: Id<Writing>,
    #[reference(on_delete = set_null)]
    author: Option<Id<Writer>>,
    named: bool,
}

/// Who writes.
#[derive(Aggregate)]
struct Writer {
    id: Id<Writer>,
}

/// What is kept somewhere.
#[derive(ValueObject)]
#[expect(dead_code, reason = "it is only mapped")]
enum Place {
    Nowhere,
    Somewhere {
        row: i32,
        #[reference(on_delete = set_null)]
        keeper: Option<Id<Writer>>,
    },
}

/// What a shape, a rule in SQL, and a rule in the SQL of others say of a reference.
#[derive(Aggregate)]
#[invariant(
    "INV-KPT-001: In SQL",
    sql(mysql = "`lender` IS NULL OR copies > 1", postgres = "copies > 1")
)]
#[invariant("INV-KPT-002: In its text", sql(mysql = "note <> 'reader'"))]
struct Kept {
    id: Id<Kept>,
    place: Place,
    copies: i32,
    #[column(length = 20)]
    note: String,
    #[reference(on_delete = set_null)]
    lender: Option<Id<Writer>>,
    #[reference(on_delete = set_null)]
    reader: Option<Id<Writer>>,
}

#[test]
fn mysql_and_mariadb_do_not_act_on_what_is_checked() {
    let model = model([Writing::DATA_MODEL, Writer::DATA_MODEL, Kept::DATA_MODEL]);
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let expected = "DM301 kepts.chk_kept_inv_kpt_001: NAME cannot check a column: it becomes NULL when the row that it refers to is deleted\n  \
             help: assert the rule in Rust alone, or restrict the deletion\n\
             DM301 kepts.chk_kept_place_somewhere_shape: NAME cannot check a column: it becomes NULL when the row that it refers to is deleted\n  \
             help: restrict the deletion: `#[reference(on_delete = restrict)]`\n\
             DM301 writings.chk_writing_author_named: NAME cannot check a column: it becomes NULL when the row that it refers to is deleted\n  \
             help: assert the rule in Rust alone, or restrict the deletion";
        assert_eq!(
            refused(&model, dialect),
            expected.replace("NAME", &dialect.to_string())
        );
    }
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert!(tablewright_sql::script(&model, dialect).is_ok());
    }
}

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
            let word = format!("no B-tree over such columns: idx_pages_{index} is left out.");
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

/// Everything that an engine may lack.
#[derive(Aggregate)]
#[invariant("INV-LCK-001: One that is on", unique(code) where(self.on))]
#[invariant(
    "INV-LCK-002: As the engine says",
    sql(postgres = "code ~ '^[a-z]+$'", sqlite = "code GLOB '[a-z]*'")
)]
#[index(place, purpose = "By place", where(self.on), include(code, note))]
#[index(from, purpose = "By sender", method = "hash")]
struct Lack {
    id: Id<Lack>,
    #[column(length = 10)]
    code: String,
    on: bool,
    place: i32,
    note: String,
    from: IpAddr,
}

#[test]
fn nothing_is_left_out_without_a_word() {
    let model = model([Lack::DATA_MODEL]);
    let script = |dialect| tablewright_sql::script(&model, dialect).expect("a script");
    let has = |dialect, lines: &[&str]| {
        let script = script(dialect);
        for line in lines {
            assert!(script.contains(line), "no `{line}` in:\n{script}");
        }
    };
    has(
        Dialect::Postgres,
        &[
            "CREATE UNIQUE INDEX idx_lacks_code ON lacks (code) WHERE \"on\";",
            "CREATE INDEX idx_lacks_place ON lacks (place) INCLUDE (code, note) WHERE \"on\";",
            "CREATE INDEX idx_lacks_from ON lacks USING hash (\"from\");",
            "CONSTRAINT chk_lack_inv_lck_002 CHECK (code ~ '^[a-z]+$')",
        ],
    );
    has(
        Dialect::MariaDb,
        &[
            "-- Not enforced here, since nothing says it in the SQL of MariaDB: INV-LCK-002: As the engine says",
            "`idx_lacks_code` BOOLEAN GENERATED ALWAYS AS (CASE WHEN `on` THEN 1 END) VIRTUAL INVISIBLE",
            "CREATE UNIQUE INDEX `idx_lacks_code` ON `lacks` (`code`, `idx_lacks_code`)",
            "-- MariaDB has no INCLUDE: what is covered follows the columns of idx_lacks_place.",
            "-- MariaDB has no INCLUDE: idx_lacks_place does not cover note.",
            "-- MariaDB has no partial indexes: idx_lacks_place holds all rows.",
            "CREATE INDEX `idx_lacks_place` ON `lacks` (`place`, `code`)",
            "-- MariaDB has no indexes of the method hash: idx_lacks_from is a B-tree.",
        ],
    );
    has(
        Dialect::MySql,
        &["VIRTUAL /*!80023 INVISIBLE */", "COLLATE utf8mb4_0900_bin"],
    );
    has(
        Dialect::Sqlite,
        &[
            "CREATE UNIQUE INDEX \"idx_lacks_code\" ON \"lacks\" (\"code\") WHERE \"on\";",
            "-- SQLite has no INCLUDE: what is covered follows the columns of idx_lacks_place.",
            "CREATE INDEX \"idx_lacks_place\" ON \"lacks\" (\"place\", \"code\", \"note\") WHERE \"on\";",
            "CONSTRAINT \"chk_lack_inv_lck_002\" CHECK (code GLOB '[a-z]*')",
        ],
    );
}

/// More text than a row of MySQL has room for.
#[derive(Aggregate)]
#[invariant("INV-LNG-001: One name", unique(name))]
struct Long {
    id: Id<Long>,
    #[column(length = 700)]
    name: String,
    #[column(length = 9000)]
    first: String,
    #[column(length = 8000)]
    second: String,
    #[column(length = 300, default = "x")]
    third: String,
}

#[test]
fn long_text_moves_out_of_a_full_row() {
    let script =
        tablewright_sql::script(&model([Long::DATA_MODEL]), Dialect::MySql).expect("a script");
    assert!(script.contains("`first` LONGTEXT NOT NULL"), "{script}");
    assert!(
        script.contains("CHECK (CHAR_LENGTH(`first`) <= 9000"),
        "{script}"
    );
    assert!(
        script.contains("`second` VARCHAR(8000) NOT NULL"),
        "{script}"
    );
}

/// Text that is longer than a row, and has to be in it.
#[derive(Aggregate)]
struct Longer {
    id: Id<Longer>,
    #[column(length = 9000, default = "x")]
    first: String,
    #[column(length = 8000, default = "y")]
    second: String,
}

#[test]
fn what_has_no_room_in_a_row_is_refused() {
    assert_eq!(
        refused(&model([Longer::DATA_MODEL]), Dialect::MariaDb),
        "DM301 longers: MariaDB cannot store a row: it has room for 65535 bytes, and its columns may have 68046: 4 a character\n  \
         help: declare shorter lengths where text is in an index or has a default"
    );
}

#[test]
fn dialects_have_names() {
    for (name, dialect) in [
        ("postgres", Dialect::Postgres),
        ("mysql", Dialect::MySql),
        ("mariadb", Dialect::MariaDb),
        ("sqlite", Dialect::Sqlite),
    ] {
        assert_eq!(name.parse(), Ok(dialect));
    }
    let error = "oracle".parse::<Dialect>().expect_err("no dialect");
    assert_eq!(
        error.to_string(),
        "no SQL is written for `oracle`: there are postgres, mysql, mariadb and sqlite"
    );
}
