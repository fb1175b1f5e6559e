//! A lock file that is of no use.

use std::fmt::Write as _;
use std::fs;

use crate::project::Project;
use crate::{DOMAIN, FILE, assert_golden, sample, told};

/// What may become of a lock file, and the name of it.
fn spoiled(lock: &str) -> Vec<(&'static str, String)> {
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
    vec![
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
    ]
}

#[test]
fn a_file_that_is_of_no_use_is_one_error() {
    let project = Project::of_domain("file", DOMAIN);
    project.accept();
    let lock = project.read(FILE);
    let mut cases = Vec::new();
    for (name, file) in sample(3, spoiled(&lock)) {
        project.write(FILE, &file);
        let done = project.check();
        let said = told(&project, &done);
        assert_eq!(done.reports.len(), 1, "{name}: {said}{}", done.stderr);
        let mut text = format!("{name}:\n{}\n", told(&project, &done));
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
        cases.push(text);
    }
    fs::remove_file(project.path(FILE)).expect("removed");
    fs::create_dir(project.path(FILE)).expect("a directory");
    let done = project.check();
    assert_eq!(done.reports.len(), 1, "a directory");
    cases.push(format!("a directory:\n{}\n", told(&project, &done)));
    fs::remove_dir(project.path(FILE)).expect("removed");

    fs::write(project.path(FILE), b"{\"format\": 1, \xff").expect("written");
    let done = project.check();
    assert_eq!(done.reports.len(), 1, "not UTF-8");
    cases.push(format!("not UTF-8:\n{}\n", told(&project, &done)));
    assert_golden("file.txt", &cases);
}
