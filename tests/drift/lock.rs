//! The lock file was changed.

use crate::project::Project;
use crate::{DOMAIN, FILE, assert_golden, sample, told};
use std::collections::BTreeSet;

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
    let mut cases = Vec::new();
    let mutations = mutations(&lock);
    assert!(mutations.len() > 50, "{}", mutations.len());
    for (place, mutated) in sample(4, mutations) {
        project.write(FILE, &mutated);
        let done = project.check();
        assert!(!done.is_success, "{place} is not reported");
        assert!(!done.reports.is_empty(), "{place}: {}", done.stderr);
        cases.push(format!("{place}:\n{}\n", told(&project, &done)));
    }
    assert_golden("lock.txt", &cases);
    project.write(FILE, &lock);
    assert!(project.check().is_success);
}
