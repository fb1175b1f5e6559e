//! A file is compared with lock files and with other files.

use std::fs;
use std::path::Path;

use crate::inspected::inspect;
use crate::project::Project;
use crate::shop::{SALES, server, shop};
use crate::tool;
use crate::tool::{Ran, executable};

/// Accepts both crates of the domain.
fn accept(project: &Project) -> String {
    let arguments = ["accept", "--offline", "-p", "kernel", "-p", "sales"];
    let ran = tool::run(&project.root, &project.environment(), &arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    ran.stdout
}

fn against(file: &Path, others: &[&str]) -> Ran {
    let others: Vec<&str> = others
        .iter()
        .flat_map(|other| ["--against", other])
        .collect();
    inspect(file, &others)
}

/// Of tests, nothing was accepted: nothing is compared, on either side.
#[test]
fn what_is_not_checked_is_not_compared_with_a_lock_file() {
    let (_guard, project) = shop("unchecked");
    accept(&project);
    let test = ["test", "--offline", "--no-run", "--package", "kernel"];
    let built = project.cargo(&[&test[..], &["--message-format=json"]].concat());
    let test = executable(&built.stdout).expect("a test");
    let lock = project.path("kernel/data-model.lock.json");
    let compared = against(&test, &[lock.to_str().expect("UTF-8")]);
    assert_eq!((compared.code, compared.stdout.as_str()), (Some(0), ""));
    let note = "note: kernel::Customer is not checked for drift, and was not compared\n";
    assert!(compared.stderr.starts_with(note), "{}", compared.stderr);
}

#[test]
fn a_program_is_compared_with_what_was_accepted_or_with_another() {
    let (_guard, mut project) = shop("compared");
    assert_eq!(
        accept(&project),
        "created kernel/data-model.lock.json\ncreated sales/data-model.lock.json\n"
    );
    let server_in = |project: &Project, name: &str| {
        let copy = project.path(name);
        fs::copy(server(project, "dev", &[]), &copy).expect("copied");
        copy
    };
    let old = server_in(&project, "old");
    let locks =
        ["kernel", "sales"].map(|package| project.path(&format!("{package}/data-model.lock.json")));
    let locks = locks.each_ref().map(|lock| lock.to_str().expect("UTF-8"));
    let same = against(&old, &locks);
    assert_eq!((same.code, same.stdout.as_str()), (Some(0), ""));
    assert_eq!(same.stderr, "    Compared 3 aggregates: nothing changed\n");
    project.write(
        "sales/src/lib.rs",
        &SALES.replace("total: i64", "total: i32"),
    );
    project.set("TABLEWRIGHT_DRIFT", Some("allow"));
    let new = server_in(&project, "new");
    let change = "orders.total was accepted as BIGINT NOT NULL, but Order now maps it to INTEGER NOT NULL (stored values may be lost: not all of them fit the new type)\n";
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let records = project.path("records.json");
    let written = inspect(&old, &["--format", "records", "--out", &text(&records)]);
    assert_eq!((written.code, written.stdout.as_str()), (Some(0), ""));
    for others in [&locks[..], &[&text(&old)], &[&text(&records)]] {
        let changed = against(&new, others);
        assert_eq!(
            (changed.code, changed.stdout.as_str()),
            (Some(1), change),
            "{others:?}"
        );
    }
    assert_either_side_takes_all(&project, &locks);
}

/// Either side may be a file of each kind, but for a document.
fn assert_either_side_takes_all(project: &Project, locks: &[&str]) {
    let [old, new, records] = ["old", "new", "records.json"].map(|name| project.path(name));
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let back = against(&records, &[&text(&new)]);
    assert!(
        back.stdout
            .contains("INTEGER NOT NULL, but Order now maps it to BIGINT"),
        "{}",
        back.stdout
    );
    let back = inspect(Path::new(locks[0]), &[locks[1], "--against", &text(&new)]);
    assert!(
        back.stdout
            .contains("INTEGER NOT NULL, but Order now maps it to BIGINT"),
        "{}",
        back.stdout
    );
    let torn = inspect(&old, &[&text(&new)]);
    assert_eq!(torn.code, Some(2));
    assert!(
        torn.stderr.contains("compared/old and ")
            && torn
                .stderr
                .ends_with("compared/new hold sales::Order in two forms: name one of them\n"),
        "{}",
        torn.stderr
    );
    // A document does not say enough.
    let document = project.path("document.json");
    inspect(&old, &["--out", &text(&document)]);
    let refused = against(&new, &[&text(&document)]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("`export --format records`"),
        "{}",
        refused.stderr
    );
}
