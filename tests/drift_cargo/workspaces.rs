//! Crates that share a file, and what they leave behind in it.

use std::fs;

use crate::project::{Project, export, manifest};
use crate::{DOMAIN, FILE, project};

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
