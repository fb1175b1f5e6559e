//! How messages read: each of our own is one sentence that begins in lower case or with the
//! user's words, has balanced backticks, and no full stop at the end.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The first lines of all messages in the compile-fail cases that are ours.
fn messages() -> Vec<(String, String)> {
    let mut messages = Vec::new();
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for folder in fs::read_dir(ui).unwrap() {
        for case in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = case.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "stderr")
            {
                let text = fs::read_to_string(&path).unwrap();
                messages.extend(
                    text.lines()
                        .filter_map(|line| line.strip_prefix("error: "))
                        .map(|message| (path.display().to_string(), message.to_owned())),
                );
            }
        }
    }
    messages
}

#[test]
fn are_worded_alike() {
    let messages = messages();
    assert!(messages.len() > 100, "only {}", messages.len());
    for (path, message) in messages {
        let mut characters = message.chars();
        let first = characters.next();
        assert!(
            first.is_some_and(|c| c.is_lowercase() || c == '`'),
            "{path}: {message}"
        );
        assert!(
            !message.ends_with('.') || message.ends_with('…'),
            "{path}: {message}"
        );
        assert_eq!(message.matches('`').count() % 2, 0, "{path}: {message}");
    }
}

#[test]
fn every_case_has_a_message() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for folder in fs::read_dir(ui).unwrap() {
        for case in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = case.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                assert!(path.with_extension("stderr").exists(), "{}", path.display());
            }
        }
    }
}

/// Where the errors of a case stand: the lines of their first locations.
fn lines_of(stderr: &str) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut message = None;
    for line in stderr.lines() {
        if line.starts_with("error") {
            message = Some(line.to_owned());
        } else if let Some((_, place)) = line.split_once("--> ")
            && let Some(message) = message.take()
        {
            lines.push((message, place.to_owned()));
        }
    }
    lines
}

/// Lines of the cases on which there is more than one error, and how many.
const SEVERAL: [(&str, usize); LINES] = [
    // Several mistakes stand on one line.
    ("attribute/wrong_value.rs:5", 4),
    ("attribute/wrong_value.rs:21", 2),
    ("collection/attributes.rs:8", 2),
    ("collection/attributes.rs:10", 3),
    ("name/declared.rs:5", 4),
    ("index/method.rs:13", 3),
    ("index/sql.rs:20", 3),
    ("name/declared.rs:15", 4),
    ("rule/constraint.rs:6", 2),
    ("rule/no_overlap.rs:17", 2),
    ("rule/on_an_enum.rs:6", 2),
    ("rule/start.rs:5", 2),
    ("several/mistakes_of_one_type.rs:5", 2),
    ("several/mistakes_of_tokens_and_types.rs:10", 2),
    ("value_object/enum_keys_on_a_struct.rs:4", 3),
    ("value_object/stored_as.rs:5", 3),
    ("variants/fields.rs:11", 2),
    // Rustc offers to make what is not found a parameter of the struct, and does not where we ask.
    ("field/not_found.rs:18", 2),
];
const LINES: usize = 18;

/// One mistake is one error, on the user's own token. In the cases each mistake has a line of its
/// own, but for the lines that are listed above.
#[test]
fn are_one_for_each_mistake() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let mut counted = BTreeMap::new();
    for folder in fs::read_dir(&ui).unwrap() {
        for case in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = case.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let name = path.strip_prefix(&ui).unwrap().display().to_string();
            let stderr = fs::read_to_string(path.with_extension("stderr")).unwrap();
            for (message, place) in lines_of(&stderr) {
                let own = place
                    .strip_prefix("ui/")
                    .filter(|own| own.starts_with(&name));
                assert!(own.is_some(), "{name}: `{message}` stands in {place}");
                // What a mistake brings about in our own code is a second error.
                assert!(!message.contains("__private"), "{name}: {message}");
                // Without the column.
                let line = own.and_then(|own| own.rsplit_once(':'));
                let line = line.map_or(name.clone(), |(line, _)| line.to_owned());
                *counted.entry(line).or_insert(0) += 1;
            }
        }
    }
    assert!(counted.len() > 500, "only {}", counted.len());
    let listed: BTreeMap<_, _> = SEVERAL.iter().copied().collect();
    counted.retain(|_, count| *count > 1);
    let several = counted.iter().map(|(line, count)| (line.as_str(), *count));
    assert_eq!(several.collect::<BTreeMap<_, _>>(), listed);
}
