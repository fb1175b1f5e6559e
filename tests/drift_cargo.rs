//! What Cargo sees of the lock file, and which crates are checked.

#[path = "drift/project.rs"]
#[allow(dead_code, reason = "two tests share it")]
mod project;

use std::fs;

use project::{Project, dependency, export, manifest, tool};

const FILE: &str = "data-model.lock.json";

const DOMAIN: &str = "
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A book that can be borrowed.
#[derive(Aggregate)]
pub struct Book {
    pub id: Id<Book>,
    pub title: Title,
    pub pages: Vec<Page>,
}

/// One leaf.
#[derive(Entity)]
pub struct Page {
    pub id: Id<Page>,
    pub number: i32,
}

/// What a book is called.
#[derive(ValueObject)]
pub struct Title(#[column(length = 100)] pub String);
";

fn longer() -> String {
    DOMAIN.replace("length = 100", "length = 200")
}

#[test]
fn cargo_checks_again_when_the_file_or_a_variable_changes_and_not_otherwise() {
    let mut project = Project::of_domain("seen", DOMAIN);
    // Without a file there is no check.
    assert!(project.check().is_success);
    assert_eq!(project.export(&["check"]).stdout, "");
    assert_eq!(project.compiles("domain"), None);

    // Accepting brings it about that the new file is seen.
    assert!(project.accept().starts_with("created "));
    assert_ne!(project.compiles("domain"), None);
    assert_eq!(project.compiles("domain"), None);
    let accepted = project.read(FILE);

    project.write(FILE, &accepted.replace("VARCHAR(100)", "VARCHAR(90)"));
    assert_eq!(project.check().reports.len(), 1, "the file was edited");
    project.write(FILE, &accepted);
    assert!(project.check().is_success, "the edit was taken back");
    assert_eq!(project.compiles("domain"), None);

    project.write("src/lib.rs", &longer());
    assert!(!project.check().is_success);
    fs::remove_file(project.path(FILE)).expect("removed");
    assert!(project.check().is_success, "the file was deleted");
    project.write(FILE, &accepted);
    project.write("src/lib.rs", &(longer() + "\n"));
    assert!(
        !project.check().is_success,
        "created, and the crate was compiled"
    );

    project.set("TABLEWRIGHT_DRIFT", Some("allow"));
    assert!(project.check().is_success);
    project.set("TABLEWRIGHT_DRIFT", Some("yes"));
    let reports = project.check().reports;
    assert_eq!(reports.len(), 1);
    assert_eq!(
        reports[0].message,
        "`TABLEWRIGHT_DRIFT` is `allow` or not set; it is `yes`"
    );
    project.set("TABLEWRIGHT_DRIFT", None);
    assert!(!project.check().is_success);
    project.set("TABLEWRIGHT_LOCK", Some("elsewhere.json"));
    assert!(project.check().is_success, "there is no such file");
    fs::copy(project.path(FILE), project.path("elsewhere.json")).expect("copied");
    project.write("src/lib.rs", &longer());
    assert!(!project.check().is_success, "there is one now");
    project.set("TABLEWRIGHT_LOCK", None);

    let changes = project.accept();
    assert_eq!(
        changes.lines().next(),
        Some(
            "books.title was accepted as VARCHAR(100) NOT NULL, but Book.title now maps to VARCHAR(200) NOT NULL (every stored value fits the new type)"
        )
    );
    assert_eq!(changes.lines().count(), 2, "{changes}");
    assert!(project.check().is_success);
    assert_eq!(project.compiles("domain"), None);
    assert!(project.accept().ends_with("nothing to accept\n"));
    assert_eq!(project.compiles("domain"), None);

    // In another target directory, everything is as it is in the first one.
    project.target(project.path("elsewhere"));
    assert!(project.check().is_success);
    project.write("src/lib.rs", DOMAIN);
    assert!(!project.check().is_success);
}

#[test]
fn a_check_tells_what_accepting_would() {
    let project = Project::of_domain("told", DOMAIN);
    let before = project.export(&["check"]);
    assert!(!before.is_success);
    assert!(
        before.stderr.contains("nothing is accepted yet"),
        "{}",
        before.stderr
    );
    project.accept();
    let accepted = project.read(FILE);
    assert!(project.export(&["check"]).is_success);

    project.write(
        "src/lib.rs",
        &longer().replace("number: i32", "number: i64"),
    );
    let checked = project.export(&["check"]);
    assert!(!checked.is_success);
    assert_eq!(project.read(FILE), accepted, "a check writes nothing");
    let told = project.accept();
    assert!(
        told.starts_with(&checked.stdout),
        "{told}{}",
        checked.stdout
    );
    assert_eq!(
        checked.stdout,
        "books.title was accepted as VARCHAR(100) NOT NULL, but Book.title now maps to VARCHAR(200) NOT NULL (every stored value fits the new type)\n\
         pages.number was accepted as INTEGER NOT NULL, but Page.number now maps to BIGINT NOT NULL (every stored value fits the new type)\n"
    );
    // A value a line: a review shows what has changed, and the fingerprint.
    let now = project.read(FILE);
    let changed = accepted.lines().zip(now.lines());
    assert_eq!(changed.filter(|(before, now)| before != now).count(), 3);
    assert_eq!(accepted.lines().count(), now.lines().count());
    assert!(project.export(&["check"]).is_success);
}

#[test]
fn tests_benches_examples_and_what_is_configured_out_are_not_checked() {
    let project = Project::of_domain("parts", DOMAIN);
    let another = |name: &str| {
        format!(
            "/// Another.\n#[derive(tablewright::Aggregate)]\npub struct {name} {{ pub id: tablewright::Id<{name}> }}\n"
        )
    };
    project.write("tests/one.rs", &another("InTest"));
    project.write("benches/one.rs", &(another("InBench") + "fn main() {}\n"));
    project.write(
        "examples/toy.rs",
        &(another("InExample") + "fn main() {}\n"),
    );
    let inside = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", another("InUnitTest"));
    project.write("src/lib.rs", &(DOMAIN.to_owned() + &inside));
    project.accept();
    let done = project.cargo(&[
        "check",
        "--offline",
        "--quiet",
        "--all-targets",
        "--message-format=json",
    ]);
    assert!(done.is_success, "{:?}", done.reports);
    assert!(
        !project.read(FILE).contains("In"),
        "only the library was accepted"
    );

    // An example that accepts has opted in.
    let domain =
        another("InExample") + "fn main() -> std::process::ExitCode { tablewright_cli::main() }\n";
    project.write("examples/toy.rs", &domain);
    let run = |arguments: &[&str]| {
        let run = ["run", "--offline", "--quiet", "--example", "toy", "--"];
        project.cargo(&[&run, arguments].concat())
    };
    assert!(run(&["--accept"]).is_success);
    assert!(project.read(FILE).contains("toy::InExample"));
    assert!(project.read(FILE).contains("domain::Book"), "others stay");
    let check = [
        "check",
        "--offline",
        "--quiet",
        "--examples",
        "--message-format=json",
    ];
    assert!(project.cargo(&check).is_success);
    project.write(
        "examples/toy.rs",
        &domain.replace("/// Another.", "/// Yet another."),
    );
    let reports = project.cargo(&check).reports;
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(reports[0].at, "InExample");
}

#[test]
fn the_only_binary_of_a_package_is_checked() {
    let main = "\nfn main() -> std::process::ExitCode { tablewright_cli::main() }\n";
    let project = Project::new("binary");
    let manifest = manifest("domain", "[workspace]\n").replace(
        &dependency("\"rust_decimal\""),
        &(dependency("\"rust_decimal\"") + &tool("cli")),
    );
    project.write("Cargo.toml", &manifest);
    project.write("src/main.rs", &(DOMAIN.to_owned() + main));
    let accepted = project.cargo(&["run", "--offline", "--quiet", "--", "accept"]);
    assert!(accepted.is_success, "{}", accepted.stderr);
    assert!(project.check().is_success);
    project.write("src/main.rs", &(longer() + main));
    assert_eq!(project.check().reports.len(), 1);

    // Of two binaries, those that were accepted are.
    project.write("src/bin/other.rs", &(longer() + main));
    assert_eq!(project.check().reports.len(), 1);
}

#[test]
fn a_workspace_may_share_a_file() {
    let project = Project::new("workspace");
    project.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"sales\", \"lending\", \"app\"]\n",
    );
    project.write(
        ".cargo/config.toml",
        "[env]\nTABLEWRIGHT_LOCK = { value = \"model/lock.json\", relative = true }\n",
    );
    fs::create_dir(project.path("model")).expect("a folder");
    project.write("lending/Cargo.toml", &manifest("lending", ""));
    project.write("lending/src/lib.rs", DOMAIN);
    project.write("sales/Cargo.toml", &manifest("sales", ""));
    let sale = "/// A sale.\n#[derive(tablewright::Aggregate)]\npub struct Sale { pub id: tablewright::Id<Sale>, pub sum: i64 }\n";
    project.write("sales/src/lib.rs", sale);
    let paths = "sales = { path = \"../sales\" }\nlending = { path = \"../lending\" }\n";
    project.write(
        "app/Cargo.toml",
        &manifest("app", "").replacen("[dependencies]\n", &format!("[dependencies]\n{paths}"), 1),
    );
    project.write("app/src/lib.rs", "");
    project.write("app/examples/export.rs", &export(&["sales", "lending"]));
    assert!(project.accept().starts_with("created "));
    let lock = project.read("model/lock.json");
    assert!(lock.contains("sales::Sale") && lock.contains("lending::Book"));
    assert!(project.check().is_success);

    // Each crate answers for its own records; a member may be checked from its folder.
    project.write("sales/src/lib.rs", &sale.replace("i64", "i32"));
    let reports = project.check().reports;
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(
        (reports[0].at.as_str(), reports[0].file.as_str()),
        ("sum", "sales/src/lib.rs")
    );
    let quiet = ["check", "--offline", "--quiet", "--message-format=json"];
    assert!(project.cargo_in("lending", &quiet).is_success);
    assert!(!project.cargo_in("sales", &quiet).is_success);
    assert!(
        !project.cargo_in("app", &quiet).is_success,
        "as a dependency"
    );

    // A file of its own goes before.
    project.write(".cargo/config.toml", "");
    assert!(project.check().is_success);
}

#[test]
fn generated_code_is_fit_for_private_modules_strict_lints_and_another_name() {
    const STRICT: &str = "#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unnameable_types, private_interfaces, private_bounds)]
#![deny(clippy::pedantic)]
//! A domain whose types are private to their modules.

mod titles {
    use design::{Aggregate, ValueObject};

    /// Names that generated code must not take for those of the prelude.
    #[allow(dead_code)]
    enum Option { Some, None }

    /// What a book is called.
    #[derive(ValueObject)]
    pub(super) struct Title(#[column(length = 100)] String);

    /// What a book is about.
    #[derive(Aggregate)]
    struct Subject {
        id: design::Id<Subject>,
        #[column(default = 1)]
        level: i32,
        title: Title,
    }
}

mod shelf {
    mod inner {
        /// A place.
        #[derive(design::ValueObject)]
        pub(in super::super) enum Place { Here, There }
    }

    mod outer {
        use super::super::titles::Title;

        /// A book.
        #[derive(design::Aggregate)]
        struct Book {
            id: design::Id<Book>,
            title: Title,
            place: super::inner::Place,
            pages: Vec<Page>,
        }

        /// A page.
        #[derive(design::Entity)]
        struct Page {
            id: design::Id<Page>,
            title: Title,
        }
    }
}
";
    for edition in ["2021", "2024"] {
        let project = Project::of_domain(&format!("strict-{edition}"), STRICT);
        let manifest = manifest("domain", "[workspace]\n")
            .replace("edition = \"2024\"", &format!("edition = \"{edition}\""))
            .replace("tablewright = {", "design = { package = \"tablewright\",");
        project.write("Cargo.toml", &manifest);
        let example = export(&["domain"]).replace("tablewright::", "design::");
        project.write("examples/export.rs", &example);
        let first = project.check();
        assert!(first.is_success, "{:?}", first.reports);
        project.accept();
        let clippy = ["clippy", "--offline", "--quiet", "--message-format=json"];
        let clean = project.cargo(&clippy);
        assert!(clean.is_success, "{:?}{}", clean.reports, clean.stdout);

        project.write(
            "src/lib.rs",
            &STRICT.replace("length = 100", "length = 200"),
        );
        let reports = project.check().reports;
        let at: Vec<_> = reports.iter().map(|report| report.at.as_str()).collect();
        assert_eq!(at, ["title", "title", "title"], "{reports:?}");

        // One of many that are gone, and more of them than are asked for by name.
        let more: Vec<String> = (0..20)
            .map(|number| {
                format!("\nmod m{number} {{ /// More.\n #[derive(design::Aggregate)] struct More{number} {{ id: design::Id<More{number}> }} }}\n")
            })
            .collect();
        let more = more.concat();
        project.write("src/lib.rs", &(STRICT.to_owned() + &more));
        project.accept();
        assert!(project.check().is_success);
        let without_one = more.replace(
            "#[derive(design::Aggregate)] struct More7 { id: design::Id<More7> }",
            "struct More7;",
        );
        project.write(
            "src/lib.rs",
            &(STRICT.replace("deny(warnings,", "deny(") + &without_one),
        );
        let reports = project.check().reports;
        assert_eq!(reports.len(), 1, "{reports:?}");
        assert!(
            reports[0].message.contains("`more7s` is gone"),
            "{reports:?}"
        );
        project.write("src/lib.rs", STRICT);
        let reports = project.check().reports;
        assert_eq!(reports.len(), 1, "{reports:?}");
        assert!(
            reports[0]
                .message
                .starts_with("many of the accepted aggregates are gone"),
            "{reports:?}"
        );
    }
}

#[test]
fn a_value_object_of_another_crate_is_reported_at_the_fields_that_embed_it() {
    let project = Project::of_domain(
        "values",
        "
/// An offer.
#[derive(tablewright::Aggregate)]
pub struct Offer {
    pub id: tablewright::Id<Offer>,
    pub title: String,
    pub price: money::Money,
    pub options: Vec<Item>,
    pub deposit: money::Money,
    pub state: money::State,
}

/// Something in an offer.
#[derive(tablewright::Entity)]
pub struct Item {
    pub id: tablewright::Id<Item>,
    pub price: money::Money,
}
",
    );
    let values = "
/// An amount.
#[derive(tablewright::ValueObject)]
pub struct Money {
    pub cents: i64,
    #[column(length = 3)]
    pub currency: String,
}

/// How far it is.
#[derive(tablewright::ValueObject)]
pub enum State { Open, Closed }
";
    let manifest = manifest("domain", "[workspace]\n").replacen(
        "[dependencies]\n",
        "[dependencies]\nmoney = { path = \"money\" }\n",
        1,
    );
    project.write("Cargo.toml", &manifest);
    project.write("money/Cargo.toml", &project::manifest("money", ""));
    project.write("money/src/lib.rs", values);
    project.accept();
    assert!(project.check().is_success);

    let at = |from: &str, to: &str| {
        project.write("money/src/lib.rs", &values.replace(from, to));
        let reports = project.check().reports;
        reports
            .into_iter()
            .map(|report| report.line)
            .collect::<Vec<_>>()
    };
    let fields = [
        "pub price: money::Money,",
        "pub deposit: money::Money,",
        "pub price: money::Money,",
    ];
    assert_eq!(at("length = 3", "length = 5"), fields);
    assert_eq!(at("pub cents: i64", "pub cents: i32"), fields);
    assert_eq!(
        at("Open, Closed", "Open, Shut"),
        ["pub state: money::State,"]
    );
    assert_eq!(at("pub enum State", "pub enum State"), [""; 0]);
}

/// Names that meet: an enum, a child and a root of one name in several modules, a binary that is
/// called as the library, a table called as a keyword, a field that is not ASCII.
#[test]
fn names_that_meet_are_told_apart() {
    const SOURCE: &str = "
pub mod catalog {
    /// An item of the catalog.
    #[derive(tablewright::Aggregate)]
    #[aggregate(table = \"match\")]
    pub struct Item { pub id: tablewright::Id<Item>, pub state: State, pub abc: i64 }

    /// Of an item.
    #[derive(tablewright::ValueObject)]
    #[value_object(name = \"item_state\")]
    pub enum State { New, Old }
}

pub mod order {
    /// An order.
    #[derive(tablewright::Aggregate)]
    pub struct Order {
        pub id: tablewright::Id<Order>,
        pub state: State,
        #[column(name = \"size\")]
        pub größe: u16,
        pub items: Vec<Item>,
    }

    /// Of an order.
    #[derive(tablewright::ValueObject)]
    #[value_object(name = \"order_state\")]
    pub enum State { Open, Shut }

    /// An item of an order.
    #[derive(tablewright::Entity)]
    #[entity(table = \"order_items\")]
    pub struct Item { pub id: tablewright::Id<Item>, pub count: i32 }
}
";
    let project = Project::of_domain("names", SOURCE);
    project.write(
        "src/main.rs",
        "#[derive(tablewright::ValueObject)]\npub struct Port(u16);\n\nfn main() {}\n",
    );
    project.accept();
    let accepted = project.check();
    assert!(accepted.is_success, "{:?}", accepted.reports);

    let at = |from: &str, to: &str| {
        assert!(SOURCE.contains(from), "{from}");
        project.write("src/lib.rs", &SOURCE.replace(from, to));
        let reports = project.check().reports;
        let lines = reports
            .into_iter()
            .map(|report| (report.at, report.message));
        lines.collect::<Vec<_>>()
    };
    let one = |reports: Vec<(String, String)>, caret: &str, said: &str| {
        assert_eq!(reports.len(), 1, "{reports:?}");
        assert_eq!(reports[0].0, caret, "{reports:?}");
        assert!(reports[0].1.contains(said), "{reports:?}");
    };
    one(at("Open, Shut", "Open, Shut, Lost"), "State", "order_state");
    one(at("New, Old", "New, Old, Lost"), "State", "item_state");
    one(at("count: i32", "count: i64"), "count", "order_items.count");
    one(at("größe: u16", "größe: u32"), "größe", "orders.size");
    let gone = at(
        "#[derive(tablewright::Aggregate)]\n    #[aggregate(table = \"match\")]\n",
        "",
    );
    assert!(
        gone.iter()
            .any(|(_, message)| message.contains("`r#match` is gone")
                || message.contains("`match` is gone")),
        "{gone:?}"
    );
}

#[test]
fn a_new_aggregate_is_not_the_accepted_one_of_its_name() {
    const ACCEPTED: &str = "
pub mod order {
    /// An order.
    #[derive(tablewright::Aggregate)]
    pub struct Order {
        pub id: tablewright::Id<Order>,
        pub size: u16,
        pub items: Vec<Item>,
    }

    /// An item of an order.
    #[derive(tablewright::Entity)]
    pub struct Item { pub id: tablewright::Id<Item>, pub count: i32 }
}
";
    const ANOTHER: &str = "
pub mod standing {
    /// An order of a monk.
    #[derive(tablewright::Aggregate)]
    #[aggregate(id = \"AGG-VOW-001\", table = \"vows\")]
    pub struct Order { pub id: tablewright::Id<Order>, pub rank: u16 }
}
";
    const NEW: &str = "`Order` is new: the table vows was not accepted";
    let project = Project::of_domain("paths", ACCEPTED);
    project.accept();
    let another_table = ACCEPTED.replace(
        "pub struct Order",
        "#[aggregate(table = \"purchases\")] pub struct Order",
    );
    let moved = "orders was accepted as the table of Order, but Order now maps to purchases";
    let gone = "`orders` is gone";
    let (before, behind) = (
        |source: &str| format!("{ANOTHER}{source}"),
        |source: &str| format!("{source}{ANOTHER}"),
    );
    let cases = [
        (before(ACCEPTED), vec![NEW]),
        (behind(ACCEPTED), vec![NEW]),
        (another_table.clone(), vec![moved]),
        (before(&another_table), vec![NEW, moved]),
        (behind(&another_table), vec![NEW, moved]),
        (ANOTHER.to_owned(), vec![NEW, gone]),
        // What has mistakes is there all the same.
        (
            before(&another_table.replace("An order.", "\0")),
            vec![NEW, "U+0000"],
        ),
    ];
    for (source, expected) in cases {
        project.write("src/lib.rs", &source);
        let done = project.check();
        let mut told: Vec<String> = done.reports.into_iter().map(|of| of.message).collect();
        assert_eq!(told.len(), expected.len(), "{source}\n{told:#?}");
        for said in expected {
            let position = told.iter().position(|message| message.contains(said));
            let position = position.unwrap_or_else(|| panic!("{said}: {told:#?}"));
            told.remove(position);
        }
    }
    // The command line says the same.
    project.write("src/lib.rs", &before(&another_table));
    let listed = project.export(&["check"]).stdout;
    assert!(listed.contains(moved), "{listed}");
    assert!(listed.contains("the table vows is new"), "{listed}");
}

#[test]
fn what_crates_leave_behind_is_told() {
    let project = Project::of_domain("left", DOMAIN);
    project.accept();
    let manifest = project.read("Cargo.toml");
    // Another name of the package: the old records belong to nobody.
    project.write(
        "Cargo.toml",
        &(manifest.replace("name = \"domain\"", "name = \"other\"") + "[lib]\nname = \"domain\"\n"),
    );
    assert!(!project.check().is_success);
    let told = project.accept();
    assert!(
        told.contains("the table books was accepted, but nothing maps to it any more"),
        "{told}"
    );
    assert!(!project.read(FILE).contains("\"name\": \"domain\""));
    assert!(project.check().is_success);
}
