//! Constants that stand in two crates, because neither may name the other: they agree.

use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What is the same, and where it stands: files with the names of constants.
const TWINS: &[(&str, &[(&str, &str)])] = &[
    (
        "how to accept",
        &[
            ("macros/src/lock.rs", "ACCEPT"),
            ("runtime/src/drift.rs", "ACCEPT"),
        ],
    ),
    (
        "the variable that allows drift",
        &[
            ("macros/src/lock.rs", "DRIFT"),
            ("cli/src/artifacts.rs", "DRIFT"),
        ],
    ),
    (
        "the variable that names a lock file",
        &[
            ("macros/src/lock.rs", "LOCK"),
            ("cli/src/workspace.rs", "VARIABLE"),
        ],
    ),
    (
        "the name of a lock file",
        &[
            ("macros/src/lock.rs", "FILE"),
            ("cli/src/workspace.rs", "LOCK"),
        ],
    ),
    (
        "the version of records",
        &[
            ("macros/src/lock/file.rs", "FORMAT"),
            ("runtime/src/record.rs", "FORMAT"),
        ],
    ),
    (
        "the address of the schema of lock files",
        &[
            ("macros/src/lock/file.rs", "SCHEMA"),
            ("model/src/lock.rs", "SCHEMA_ID"),
        ],
    ),
    (
        "the seal of one text, as both compute it",
        &[
            ("macros/src/lock/seal.rs", "SEAL"),
            ("model/src/seal.rs", "SEAL"),
        ],
    ),
    (
        "the last group of a number in what const evaluation reads",
        &[
            ("macros/src/groups.rs", "LAST"),
            ("runtime/src/flat/writer.rs", "LAST"),
        ],
    ),
    (
        "another group of a number in what const evaluation reads",
        &[
            ("macros/src/groups.rs", "FIRST"),
            ("runtime/src/flat/writer.rs", "FIRST"),
        ],
    ),
    (
        "the longest name",
        &[
            ("macros/src/naming.rs", "LONGEST"),
            ("runtime/src/text/name.rs", "LONGEST_NAME"),
        ],
    ),
    (
        "the digits of a decimal",
        &[
            ("macros/src/check/field.rs", "MOST_DIGITS"),
            ("runtime/src/shape/excess.rs", "MOST_DIGITS"),
        ],
    ),
    (
        "the columns of an index",
        &[
            ("macros/src/check/rule.rs", "MOST_INDEX_COLUMNS"),
            ("runtime/src/mapping/draft/pool.rs", "MOST_INDEX_COLUMNS"),
        ],
    ),
    (
        "the methods of indexes, and what each can do",
        &[
            ("macros/src/check/index.rs", "METHODS"),
            ("runtime/src/table/method.rs", "METHODS"),
        ],
    ),
];

#[test]
fn constants_of_two_crates_agree() {
    for (what, places) in TWINS {
        let values: Vec<_> = places
            .iter()
            .map(|(file, name)| literals(file, name))
            .collect();
        assert!(!values[0].is_empty(), "{what}: no literal");
        assert!(
            values.iter().all(|value| value == &values[0]),
            "{what}: {places:?} {values:#?}"
        );
    }
}

/// A derive reads records by the kinds and keys that drift compares them by.
#[test]
fn kinds_of_objects_have_the_same_lists_and_keys_in_both_crates() {
    let object = "runtime/src/drift/object.rs";
    let keys = groups_of(object, "keys", Delimiter::Bracket);
    let mut lists = groups_of(object, "list", Delimiter::Parenthesis);
    lists.retain(|list| list.len() == 2);
    // The aggregate is in no list.
    lists.insert(0, vec![String::new(), "false".to_owned()]);
    assert_eq!(keys.len(), 12, "{keys:?}");
    assert_eq!(keys.len(), lists.len(), "{lists:?}");
    let kinds: Vec<String> = lists.into_iter().zip(keys).flat_map(joined).collect();
    assert_eq!(literals("macros/src/lock/kinds.rs", "KINDS"), kinds);
}

fn joined((mut list, keys): (Vec<String>, Vec<String>)) -> Vec<String> {
    list.extend(keys);
    list
}

/// The literals of each group of this kind in the `match` of a function.
fn groups_of(file: &str, function: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
    let mut bodies = Vec::new();
    find_function(parsed(file), function, &mut bodies);
    assert_eq!(bodies.len(), 1, "{file} has one function {function}");
    let mut groups = Vec::new();
    collect(bodies.remove(0), delimiter, &mut groups);
    groups
}

fn find_function(tokens: TokenStream, name: &str, bodies: &mut Vec<TokenStream>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let is_named = tokens
            .get(at + 1)
            .is_some_and(|next| next.to_string() == name);
        if token.to_string() == "fn" && is_named {
            let body = tokens[at..].iter().find_map(|token| match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    Some(group.stream())
                }
                _ => None,
            });
            bodies.extend(body);
        } else if let TokenTree::Group(group) = token {
            find_function(group.stream(), name, bodies);
        }
    }
}

/// The innermost groups of this kind that hold literals.
fn collect(tokens: TokenStream, delimiter: Delimiter, groups: &mut Vec<Vec<String>>) {
    for token in tokens {
        if let TokenTree::Group(group) = token {
            let inside = groups.len();
            collect(group.stream(), delimiter, groups);
            if groups.len() == inside && group.delimiter() == delimiter {
                let mut found = Vec::new();
                flatten(group.stream(), &mut found);
                groups.push(found);
            }
        }
    }
}

/// The literals of a constant, without quotes and underlines.
fn literals(file: &str, name: &str) -> Vec<String> {
    let tokens = parsed(file);
    let mut found = Vec::new();
    find(tokens, name, &mut found);
    assert!(!found.is_empty(), "{file} has no constant {name}");
    found
}

fn parsed(file: &str) -> TokenStream {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    text.parse().expect("Rust")
}

fn find(tokens: TokenStream, name: &str, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|token| token.to_string() == word)
    };
    for at in 0..tokens.len() {
        if is(at, "const") && is(at + 1, name) {
            let rest = tokens[at..]
                .iter()
                .skip_while(|token| token.to_string() != "=");
            let value = rest.take_while(|token| token.to_string() != ";");
            flatten(value.cloned().collect(), found);
        } else if let TokenTree::Group(group) = &tokens[at] {
            find(group.stream(), name, found);
        }
    }
}

fn flatten(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => flatten(group.stream(), found),
            TokenTree::Ident(word) if word == "true" || word == "false" => {
                found.push(word.to_string());
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                found.push(match text.strip_prefix('"') {
                    Some(text) => text.trim_end_matches('"').to_owned(),
                    None => text.replace('_', ""),
                });
            }
            _ => {}
        }
    }
}
