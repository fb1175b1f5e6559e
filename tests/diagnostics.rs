//! How messages read: each of our own is one sentence that begins in lower case or with the
//! user's words, has balanced backticks, and no full stop at the end.

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
