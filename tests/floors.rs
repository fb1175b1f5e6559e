//! Modules stand on floors: each names those of lower floors alone, so that there is no circle of
//! modules, and what a change reaches is seen from the list.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// From the ground up. What stands on one floor does not name each other.
type Floors = &'static [&'static [&'static str]];

const RUNTIME: Floors = &[
    // What is known of texts, columns, rules and values.
    &["stack", "text"],
    &["invariant", "table"],
    &["rule"],
    &["number", "shape"],
    // What the types of fields contribute.
    &["fingerprint"],
    &["stored"],
    // From shapes to tables, to the record, and what has changed of it.
    &["plan", "validation"],
    &["record"],
    &["domain", "drift"],
    &["flat", "id"],
    &["registry"],
    &["private"],
    // The model of all aggregates, and what is made of it.
    &["artifact", "model"],
    &["sql", "view"],
    &["diagram"],
    &["page"],
    &["cli"],
];

const MACROS: Floors = &[
    &["errors", "naming", "role", "rustc"],
    &["expression", "once", "runtime_path"],
    // tokens -> attribute -> declared -> check -> expand
    &["attribute"],
    &["declared", "fragment"],
    &["check", "fingerprint"],
    &["lock"],
    &["expand"],
    &["fallback"],
    &["derive"],
];

#[test]
fn no_module_of_the_runtime_names_a_higher_floor() {
    assert_stands("../runtime/src", RUNTIME);
}

#[test]
fn no_module_of_the_derives_names_a_higher_floor() {
    assert_stands("../macros/src", MACROS);
}

fn assert_stands(sources: &str, floors: Floors) {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join(sources);
    let floor_of = |module: &str| floors.iter().position(|floor| floor.contains(&module));
    let mut wrong = Vec::new();
    for (module, named) in modules(&sources) {
        let Some(floor) = floor_of(&module) else {
            wrong.push(format!("`{module}` stands on no floor: give it one"));
            continue;
        };
        for other in named {
            match floor_of(&other) {
                Some(below) if below < floor => {}
                Some(_) => wrong.push(format!("`{module}` names `{other}`, which is no lower")),
                None => wrong.push(format!(
                    "`{module}` names `crate::{other}`: name the module that it is in"
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules at the root of a crate, each with the others that it names as `crate::…`.
fn modules(sources: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(sources) {
        let path = file.strip_prefix(sources).expect("a source");
        let first = path.iter().next().expect("a name").to_str().expect("UTF-8");
        let module = first.trim_end_matches(".rs").to_owned();
        // The root names all of them, and a program the library.
        if module == "lib" || module == "bin" {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        let tokens: TokenStream = text.parse().expect("Rust");
        let named = modules.entry(module.clone()).or_default();
        named_in(tokens, named);
        named.remove(&module);
    }
    modules
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// What stands behind each `crate::`, alone or in braces.
fn named_in(tokens: TokenStream, named: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => named_in(group.stream(), named),
            TokenTree::Ident(ident) if ident == "crate" => {
                // `::`, then a name or several of them.
                match tokens.get(at + 3) {
                    Some(TokenTree::Ident(name)) => add(&name.to_string(), named),
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                        first_names(group.stream(), named);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

/// The first name of each path in braces.
fn first_names(tokens: TokenStream, named: &mut BTreeSet<String>) {
    let mut begins = true;
    for token in tokens {
        match token {
            TokenTree::Ident(name) if begins => {
                add(&name.to_string(), named);
                begins = false;
            }
            TokenTree::Punct(sign) => begins = sign.as_char() == ',',
            _ => {}
        }
    }
}

/// Macros stand at the root, wherever they are written.
fn add(name: &str, named: &mut BTreeSet<String>) {
    if !name.starts_with("__") {
        named.insert(name.to_owned());
    }
}
