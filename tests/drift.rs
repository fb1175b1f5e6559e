//! Drift, as the compiler reports it: of a crate outside of the workspace, where its cause stands.
//!
//! `DRIFT=overwrite cargo test -p tablewright-tests --test drift` writes `drift/*.txt` anew: read
//! the difference before you commit it.

#[path = "drift/project.rs"]
#[allow(dead_code, reason = "two tests share it")]
mod project;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use project::{Done, Project};

const DOMAIN: &str = include_str!("drift/domain.rs");
const LEDGER: &str = include_str!("drift/uses.rs");
const FILE: &str = "data-model.lock.json";

/// Compares with a file of expected output.
fn assert_golden(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("drift")
        .join(file);
    if std::env::var("DRIFT").is_ok_and(|value| value == "overwrite") {
        fs::write(&path, text).expect("written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    for (golden, line) in golden.lines().zip(text.lines()) {
        assert_eq!(golden, line, "{file}");
    }
    assert_eq!(golden.lines().count(), text.lines().count(), "{file}");
}

/// The errors of a compile: what each caret marks, in which line, and what is said.
fn told(project: &Project, done: &Done) -> String {
    let mut text = String::new();
    for report in &done.reports {
        let message = report.message.replace('\n', "\n        ");
        let message = message.replace("evaluation panicked: ", "");
        let root = project.root.to_str().expect("UTF-8");
        let message = message.replace(root, "$DIR");
        let _ = writeln!(
            text,
            "    {} in `{}`\n        {message}",
            report.at, report.line
        );
    }
    text
}

/// The source with an edit: what is between the first and the second of three dashes and what is
/// behind it.
fn edited(source: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(source.to_owned(), |source, (from, to)| {
        assert!(source.contains(from), "the domain holds {from}");
        source.replace(from, to)
    })
}

/// Of each kind of value in a lock file the first one, changed: where it is, and the whole file.
fn mutations(lock: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = lock.lines().collect();
    let mut path: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    let mut mutations = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        // Two blanks for each level, of which the first is the file itself.
        path.truncate(((line.len() - trimmed.len()) / 2).saturating_sub(1));
        let (key, value) = match trimmed.split_once("\": ") {
            Some((key, value)) => (&key[1..], value),
            None => ("", trimmed),
        };
        if value.ends_with(['{', '[']) {
            path.push(key.to_owned());
            continue;
        }
        let bare = value.trim_end_matches(',');
        let comma = &value[bare.len()..];
        let changed = match bare {
            "true" => "false".to_owned(),
            "false" => "true".to_owned(),
            "[]" => "[\"more\"]".to_owned(),
            text if text.starts_with('"') => format!("{}x\"", &text[..text.len() - 1]),
            number if number.parse::<u32>().is_ok() => format!("{number}0"),
            _ => continue,
        };
        let keys = path.iter().map(String::as_str).chain([key]);
        let keys: Vec<&str> = keys.filter(|key| !key.is_empty()).collect();
        let place = keys.join(".");
        if known.insert(place.clone()) {
            let line = line.replace(value, &format!("{changed}{comma}"));
            let mut lines = lines.clone();
            lines[number] = &line;
            mutations.push((place, lines.join("\n") + "\n"));
        }
    }
    mutations
}

#[test]
fn what_changed_in_the_lock_file_is_reported_where_it_stands() {
    let project = Project::of_domain("lock", DOMAIN);
    project.accept();
    let lock = project.read(FILE);
    let mut text = String::new();
    let mutations = mutations(&lock);
    assert!(mutations.len() > 50, "{}", mutations.len());
    for (place, mutated) in mutations {
        project.write(FILE, &mutated);
        let done = project.check();
        assert!(!done.is_success, "{place} is not reported");
        assert!(!done.reports.is_empty(), "{place}: {}", done.stderr);
        let _ = writeln!(text, "{place}:\n{}", told(&project, &done));
    }
    assert_golden("lock.txt", &text);
    project.write(FILE, &lock);
    assert!(project.check().is_success);
}

/// Edits of the domain: what each is, and what is written for what.
const EDITS: &[(&str, &[(&str, &str)])] = &[
    ("a length", &[("length = 200", "length = 300")]),
    ("a shorter length", &[("length = 30)", "length = 20)")]),
    ("a type", &[("pub number: u16", "pub number: u32")]),
    ("optional", &[("pub pages: i32", "pub pages: i64")]),
    ("not optional", &[("pub fee: Option<i64>", "pub fee: i64")]),
    ("a name", &[("pub language", "pub tongue")]),
    (
        "a name that is said",
        &[(
            "    #[column(default(sql = \"'en'\"), length = 2)]\n    pub language",
            "    #[renamed_from(\"language\")]\n    #[column(default(sql = \"'en'\"), length = 2)]\n    pub tongue",
        )],
    ),
    (
        "a new field",
        &[("pub number: u16,", "pub number: u16,\n    pub lost: bool,")],
    ),
    ("a field that is gone", &[("    pub note: String,\n", "")]),
    (
        "the order of fields",
        &[(
            "    pub number: u16,\n    pub price: Money,\n",
            "    pub price: Money,\n    pub number: u16,\n",
        )],
    ),
    ("a default", &[("default = false", "default = true")]),
    (
        "a default of an enum",
        &[
            ("LoanState::Asked)", "LoanState::Lent)"),
            ("Asked => Lent,", "Asked => Lent, start(Asked),"),
        ],
    ),
    ("a default in SQL", &[("'en'", "'de'")]),
    (
        "a value object's field",
        &[("length = 254", "length = 100")],
    ),
    (
        "the digits of a value object's field, in two aggregates",
        &[("precision = 10", "precision = 12")],
    ),
    (
        "the name of a nested column",
        &[("name = \"name\"", "name = \"town\"")],
    ),
    (
        "a new field of a value object",
        &[(
            "    pub place: Place,\n}",
            "    pub place: Place,\n    pub house: i32,\n}",
        )],
    ),
    ("a prefix", &[("prefix = \"at_\"", "prefix = \"home_\"")]),
    (
        "a reference",
        &[("#[reference(on_delete = set_null)]\n", "")],
    ),
    (
        "what a reference refers to",
        &[("pub title: Id<Title>", "pub title: Id<Loan>")],
    ),
    (
        "a reference that is soft",
        &[(
            "    pub title: Id<Title>",
            "    #[reference(soft)]\n    pub title: Id<Title>",
        )],
    ),
    (
        "values of an enum",
        &[(
            "    Open,\n    Closed,\n",
            "    Open,\n    Closed,\n    Cellar,\n",
        )],
    ),
    (
        "the name of a value",
        &[("rename = \"sterling\"", "rename = \"gbp\"")],
    ),
    ("the name of an enum", &[("fee_currency", "money_currency")]),
    (
        "how an enum is stored",
        &[("fee_currency\", storage = native", "fee_currency\"")],
    ),
    ("a sentence", &[("A title has pages", "No title is empty")]),
    ("an id of a rule", &[("INV-TIT-001", "INV-TIT-009")]),
    (
        "a condition",
        &[("self.pages < 30000", "self.pages < 40000")],
    ),
    ("arrows", &[("Asked => Lent,", "Asked => Lent | Returned,")]),
    (
        "a new rule",
        &[(
            "#[invariant(\"INV-TIT-002",
            "#[invariant(\"INV-TIT-003: Not too thick\", check(self.pages < 5000))]\n#[invariant(\"INV-TIT-002",
        )],
    ),
    (
        "a rule that is gone",
        &[(
            "#[invariant(\"INV-MEM-002: Nobody guarantees for himself\")]\n",
            "",
        )],
    ),
    (
        "what is unique",
        &[("unique(parent, number)", "unique(number)")],
    ),
    (
        "the rows that are compared",
        &[("unique(email) where(!self.left)", "unique(email)")],
    ),
    (
        "the method of an index",
        &[("method = \"hash\"", "method = \"btree\"")],
    ),
    (
        "the purpose of an index",
        &[("Find members who stay", "List members who stay")],
    ),
    (
        "what an index covers",
        &[("include(nickname)", "include(interests)")],
    ),
    (
        "the order of children",
        &[("#[children(ordered,", "#[children(")],
    ),
    (
        "the purpose of a child's index",
        &[("List the copies of a title", "Load copies")],
    ),
    (
        "a table",
        &[("table = \"title_copies\"", "table = \"copies\"")],
    ),
    (
        "a purpose",
        &[("/// One copy of a title.", "/// A copy of a title.")],
    ),
    ("an id of an aggregate", &[("AGG-MEM-001", "AGG-MBR-001")]),
    (
        "the column of the version",
        &[("version = \"revision\"", "version = \"edition\"")],
    ),
    (
        "the columns of the audit",
        &[("created = \"joined_at\"", "created = \"entered_at\"")],
    ),
    (
        "what a name was",
        &[("renamed_from(\"alias\")", "renamed_from(\"handle\")")],
    ),
    (
        "what a new column never was",
        &[(
            "pub number: u16,",
            "pub number: u16,\n    #[renamed_from(\"serial\")]\n    pub lost: bool,",
        )],
    ),
    (
        "a name that is said wrongly",
        &[(
            "    #[column(default(sql = \"'en'\"), length = 2)]\n    pub language",
            "    #[renamed_from(\"lingo\")]\n    #[column(default(sql = \"'en'\"), length = 2)]\n    pub tongue",
        )],
    ),
    (
        "what a column never was, said late",
        &[(
            "    pub pages: i32,",
            "    #[renamed_from(\"sheets\")]\n    pub pages: i32,",
        )],
    ),
    (
        "names that are exchanged",
        &[(
            "    pub code: String,\n    #[column(name = \"name\", length = 60)]\n    pub town: String,",
            "    #[renamed_from(\"name\")]\n    pub code: String,\n    #[renamed_from(\"code\")]\n    #[column(name = \"name\", length = 60)]\n    pub town: String,",
        )],
    ),
    (
        "what a table was",
        &[("renamed_from(\"readers\")", "renamed_from(\"users\")")],
    ),
    (
        "several causes",
        &[
            ("length = 254", "length = 100"),
            ("pub pages: i32", "pub pages: i64"),
            ("prefix = \"at_\"", "prefix = \"home_\""),
            ("A title has pages", "No title is empty"),
            ("    Open,\n    Closed,\n", "    Open,\n"),
        ],
    ),
    (
        "a new aggregate",
        &[(
            "/// How far a loan",
            "/// A fine.\n#[derive(Aggregate)]\npub struct Fine { pub id: Id<Fine> }\n\n/// How far a loan",
        )],
    ),
    (
        "a new aggregate that never was another one",
        &[(
            "/// How far a loan",
            "/// A fine.\n#[derive(Aggregate)]\n#[renamed_from(\"penalties\")]\npub struct Fine { pub id: Id<Fine> }\n\n/// How far a loan",
        )],
    ),
    (
        "a new child",
        &[
            (
                "pub damages: Vec<Damage>,",
                "pub damages: Vec<Damage>,\n    pub stains: Vec<Stain>,",
            ),
            (
                "/// What is broken.",
                "/// A stain.\n#[derive(Entity)]\npub struct Stain { pub id: Id<Stain> }\n\n/// What is broken.",
            ),
        ],
    ),
    (
        "a child that is gone",
        &[("    pub damages: Vec<Damage>,\n", "")],
    ),
    (
        "an aggregate that is another one now",
        &[("Loan", "Lending")],
    ),
    (
        "an aggregate that says what it was",
        &[
            ("Loan", "Lending"),
            (
                "#[aggregate(version = false)]",
                "#[aggregate(version = false)]\n#[renamed_from(\"loans\")]",
            ),
        ],
    ),
    ("a child that is another one now", &[("Damage", "Defect")]),
];

#[test]
fn what_changed_in_the_code_is_reported_where_it_stands() {
    let project = Project::of_domain("code", DOMAIN);
    project.accept();
    let accepted = project.check();
    assert!(
        accepted.is_success,
        "{}{}",
        accepted.stderr,
        told(&project, &accepted)
    );

    let mut text = String::new();
    for (name, edits) in EDITS {
        project.write("src/lib.rs", &edited(DOMAIN, edits));
        let done = project.check();
        assert!(!done.is_success, "{name} is not reported");
        assert!(!done.reports.is_empty(), "{name}: {}", done.stderr);
        let _ = writeln!(text, "{name}:\n{}", told(&project, &done));
    }
    assert_golden("code.txt", &text);
}

/// What is written for what.
type Edits = &'static [(&'static str, &'static str)];

/// Edits of a domain in which one value object with rules is used many times: what is written for
/// what, and where the errors stand.
const USES: &[(Edits, &[&str])] = &[
    (
        &[("pub number: i64,", "pub number: i64,\n    pub note: i16,")],
        &["note"],
    ),
    (
        &[(
            "    pub state: BillState,",
            "    pub note: i16,\n    pub state: BillState,",
        )],
        &["note"],
    ),
    (
        &[("    pub payer:", "    pub rest: Money,\n    pub payer:")],
        &["rest"],
    ),
    (
        &[(
            "    pub number: i64,",
            "    pub rest: Money,\n    pub number: i64,",
        )],
        &["rest"],
    ),
    (
        &[
            ("    pub total: Money,", "    pub sum: Money,"),
            ("self.total", "self.sum"),
        ],
        &["sum"],
    ),
    (&[("    pub tip: Option<Money>,\n", "")], &["Bill"]),
    (
        &[
            ("    pub tip: Option<Money>,\n", ""),
            ("    pub payer:", "    pub rest: Money,\n    pub payer:"),
        ],
        &["Bill", "rest"],
    ),
    (
        &[(
            "    pub price: Money,\n    pub cut: Money,",
            "    pub cut: Money,\n    pub price: Money,",
        )],
        &["cut"],
    ),
    (
        &[
            (
                "    pub price: Money,",
                "    pub note: i16,\n    pub price: Money,",
            ),
            ("pub limit: Money", "pub cap: Money"),
        ],
        &["cap", "note"],
    ),
    (
        &[(
            "    pub lines: Vec<BillLine>,",
            "    #[collection]\n    pub more: Vec<Money>,\n    pub lines: Vec<BillLine>,",
        )],
        &["more"],
    ),
    (
        &[(
            "#[invariant(\"INV-BIL-002: The total is known\", check(self.total.cents < 1_000_000))]\n",
            "",
        )],
        &["Bill"],
    ),
    (
        &[(
            "    #[collection]\n    pub fees: Vec<Money>,\n    #[collection]\n    pub marks: Vec<i32>,\n",
            "    #[collection]\n    pub marks: Vec<i32>,\n    #[collection]\n    pub fees: Vec<Money>,\n",
        )],
        &["marks"],
    ),
];

#[test]
fn what_did_not_change_has_no_error() {
    let project = Project::of_domain("uses", LEDGER);
    project.accept();
    let mut wrong = String::new();
    for (edits, expected) in USES {
        project.write("src/lib.rs", &edited(LEDGER, edits));
        let done = project.check();
        let reports = done.reports.iter();
        let mut at: Vec<&str> = reports.map(|report| report.at.as_str()).collect();
        at.sort_unstable();
        if at != *expected {
            let _ = writeln!(wrong, "{edits:?}: {}{}", told(&project, &done), done.stderr);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Edits of a value object that is used many times: each line of the command line stands for a use.
#[test]
fn a_change_of_a_value_object_has_one_line_for_each_use() {
    let project = Project::of_domain("lines", LEDGER);
    project.accept();
    let lines_of = |edits: Edits| {
        project.write("src/lib.rs", &edited(LEDGER, edits));
        let listed = project.export(&["check"]).stdout;
        let lines: Vec<String> = listed.lines().map(str::to_owned).collect();
        let distinct: BTreeSet<&String> = lines.iter().collect();
        assert_eq!(distinct.len(), lines.len(), "{listed}");
        lines
    };
    let count = |lines: &[String], said: &str| {
        let lines = lines.iter();
        lines.filter(|line| line.starts_with(said)).count()
    };

    let lines = lines_of(&[(
        "#[invariant(\"INV-MON-001:",
        "#[invariant(\"INV-MON-004: Few\", check(self.cents < 900))]\n#[invariant(\"INV-MON-005: New\")]\n#[invariant(\"INV-MON-001:",
    )]);
    for said in [
        "bills: the rule INV-MON-004 is new for discount_cents: it was not accepted",
        "bills: the rule INV-MON-004 is new for tip_cents: it was not accepted",
        "bill_fees: the rule INV-MON-004 is new for cents: it was not accepted",
        "bills: the rule INV-MON-005 is new: it was not accepted",
    ] {
        assert_eq!(count(&lines, said), 1, "{said}: {lines:#?}");
    }

    let lines = lines_of(&[("#[invariant(\"INV-MON-002: Counted by two people\")]\n", "")]);
    let said = "bills: the rule INV-MON-002 was accepted, but nothing maps to it any more";
    assert_eq!(count(&lines, said), 1, "{lines:#?}");

    // A column that a rule is the source of has no path in a record; one that has changes its path
    // with its name.
    let lines = lines_of(&[
        ("pub cents: i32", "pub pence: i32"),
        ("pub unit: Unit", "pub coin: Unit"),
        (".cents", ".pence"),
    ]);
    let said = "bills.total_cents was accepted as INTEGER NOT NULL, but Bill now maps it to bills.total_pence INTEGER NOT NULL";
    assert_eq!(count(&lines, said), 1, "{lines:#?}");
    let said = "bills.total_unit was accepted as VARCHAR(20) NOT NULL, but Bill.total.coin now maps to bills.total_coin VARCHAR(20) NOT NULL";
    assert_eq!(count(&lines, said), 1, "{lines:#?}");
    assert!(
        lines.iter().all(|line| !line.contains("the source")),
        "{lines:#?}"
    );
}

#[test]
fn a_file_that_is_of_no_use_is_one_error() {
    let project = Project::of_domain("file", DOMAIN);
    project.accept();
    let lock = project.read(FILE);
    let marked = lock.replacen("      \"package\"", "<<<<<<< HEAD\n      \"package\"", 1);
    let reindented = lock.replace("  ", "    ");
    let (first, rest) = lock.split_once("\n    },\n    {").expect("two records");
    let (second, rest) = rest.split_once("\n    },\n    {").expect("three records");
    let head = first.find("\n    {").expect("a record") + 6;
    let reordered = format!(
        "{}{second}\n    }},\n    {{{}\n    }},\n    {{{rest}",
        &first[..head],
        &first[head..]
    );
    let reordered_keys = lock.replacen("\"name\": \"domain\"", "\"name\" : \"domain\"", 1);
    let cases = [
        ("empty", String::new()),
        ("blank", " \n".to_owned()),
        ("cut off", lock[..lock.len() / 2].to_owned()),
        ("not JSON", lock.replacen(": \"Loan\"", ": Loan", 1)),
        ("a mark of a merge", marked),
        (
            "another document",
            "{\"tables\": [], \"enums\": []}\n".to_owned(),
        ),
        ("a list", "[]\n".to_owned()),
        (
            "a future version",
            lock.replacen("\"format\": 1", "\"format\": 2", 1),
        ),
        (
            "more than records",
            lock.replacen("\"format\": 1,", "\"format\": 1,\n  \"more\": 1,", 1),
        ),
        ("another spelling", reindented),
        ("another order", reordered),
        ("another spelling of a key", reordered_keys),
    ];
    let mut text = String::new();
    for (name, file) in cases {
        project.write(FILE, &file);
        let done = project.check();
        let said = told(&project, &done);
        assert_eq!(done.reports.len(), 1, "{name}: {said}{}", done.stderr);
        let _ = writeln!(text, "{name}:\n{}", told(&project, &done));
        let checked = project.export(&["check"]);
        assert!(!checked.is_success, "{name}");
        let said = (checked.stderr + &checked.stdout)
            .replace(project.root.to_str().expect("UTF-8"), "$DIR");
        let said = said.lines().filter(|line| !line.starts_with("warning"));
        let _ = writeln!(
            text,
            "    check:\n        {}\n",
            said.collect::<Vec<_>>().join("\n        ")
        );
    }
    fs::remove_file(project.path(FILE)).expect("removed");
    fs::create_dir(project.path(FILE)).expect("a directory");
    let done = project.check();
    assert_eq!(done.reports.len(), 1, "a directory");
    let _ = writeln!(text, "a directory:\n{}", told(&project, &done));
    fs::remove_dir(project.path(FILE)).expect("removed");

    fs::write(project.path(FILE), b"{\"format\": 1, \xff").expect("written");
    let done = project.check();
    assert_eq!(done.reports.len(), 1, "not UTF-8");
    let _ = writeln!(text, "not UTF-8:\n{}", told(&project, &done));
    assert_golden("file.txt", &text);
}

#[test]
fn a_mistake_is_one_error_and_no_drift() {
    let project = Project::of_domain("mistakes", DOMAIN);
    project.accept();
    let mistakes = [
        (
            "    #[column(precision = 10, scale = 2)]",
            "    #[column(precision = 10, scale = 2, unit = 3)]",
        ),
        (
            "#[entity(table = \"title_copies\")]",
            "#[entity(table = \"Title-Copies\")]",
        ),
        ("pub code: String,", "pub code: std::rc::Rc<u8>,"),
        ("    Returned,\n}", "    Returned(i32),\n}"),
    ];
    for (from, to) in mistakes {
        project.write("src/lib.rs", &edited(DOMAIN, &[(from, to)]));
        let done = project.check();
        assert!(!done.reports.is_empty(), "{to}");
        let told = told(&project, &done);
        assert!(!told.contains("accepted"), "{to}: {told}");
    }
}
