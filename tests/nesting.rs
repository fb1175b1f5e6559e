//! Types that are inside of each other: as deep as the limit is, `cargo check` and `cargo build`
//! take them, however they are held; deeper ones, and types that hold themselves by any number of
//! others, are one error on the field, in our own words.

#[path = "drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;

use std::fmt::Write as _;

use project::{Done, Project, manifest};

/// How a type is held: its derive, and the field.
struct Held {
    name: &'static str,
    by: fn(&str) -> String,
    is_child: bool,
}

const fn held(name: &'static str, is_child: bool, by: fn(&str) -> String) -> Held {
    Held { name, by, is_child }
}

const WAYS: [Held; 8] = [
    held("list", true, |ty| {
        format!("#[children] pub next: Vec<{ty}>")
    }),
    held("boxed", true, |ty| {
        format!("#[children] pub next: Option<Box<{ty}>>")
    }),
    held("child", true, |ty| {
        format!("#[children] pub next: Box<{ty}>")
    }),
    held("value", false, |ty| format!("pub next: Box<{ty}>")),
    held("optional", false, |ty| {
        format!("pub next: Option<Box<{ty}>>")
    }),
    held("generic", false, |ty| {
        format!("pub next: Option<Pair<Box<{ty}>>>")
    }),
    held("rows", false, |ty| {
        format!("#[collection] pub next: Vec<{ty}>")
    }),
    held("keys", false, |ty| {
        format!("#[collection] pub next: std::collections::BTreeMap<{ty}, i32>")
    }),
];

/// A type that is held in one way, and what it holds in another.
fn of_type(name: &str, held: &Held, field: &str) -> String {
    let (derive, id) = match held.name {
        _ if held.is_child => ("Entity", format!("pub id: Id<{name}>, ")),
        "keys" => ("ValueObject, PartialEq, Eq, PartialOrd, Ord", String::new()),
        _ => ("ValueObject", String::new()),
    };
    format!(
        "/// {name}.\n#[derive({derive})]\npub struct {name} {{\n    {id}pub number: i32,\n    {field}\n}}\n"
    )
}

fn module(name: &str, types: &str) -> String {
    format!(
        "pub mod {name} {{
#[allow(unused_imports)]
use tablewright::{{Aggregate, Entity, Id, ValueObject}};
/// Two.
#[derive(ValueObject, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair<T> {{ pub left: i32, pub right: T }}
{types}
/// One row.
#[derive(Aggregate)]
#[aggregate(table = \"{name}\")]
pub struct Row {{ pub id: Id<Row>, pub first: T1 }}
}}
"
    )
}

/// So many types in each other, held by these ways in turn.
fn chain(name: &str, count: usize, ways: &[&Held]) -> String {
    let mut types = String::new();
    for at in 1..=count {
        let [held, holds] = [at, at + 1].map(|at| ways[at % ways.len()]);
        let field = (at < count).then(|| (holds.by)(&format!("T{}", at + 1)));
        types += &of_type(&format!("T{at}"), held, &field.unwrap_or_default());
    }
    module(name, &types)
}

/// So many types, the last of which holds the first.
fn ring(name: &str, count: usize, way: &Held) -> String {
    let mut types = String::new();
    for at in 1..=count {
        let field = (way.by)(&format!("T{}", at % count + 1));
        types += &of_type(&format!("T{at}"), way, &field);
    }
    module(name, &types)
}

fn way(name: &str) -> &'static Held {
    let mut ways = const { &WAYS }.iter();
    ways.find(|way| way.name == name).expect("a way")
}

fn compiled(name: &str, source: &str, command: &str) -> Done {
    let project = Project::new(name);
    project.write("Cargo.toml", &manifest(name, "[workspace]\n"));
    project.write("src/lib.rs", source);
    project.cargo(&[command, "--offline", "--quiet", "--message-format=json"])
}

/// Chains by their names: each way by itself, and children in value objects in children.
fn chains(count: usize) -> Vec<(String, String)> {
    let alone = ["list", "boxed", "child", "value", "optional"];
    let mixed = [
        ["value", "list"],
        ["optional", "boxed"],
        ["boxed", "optional"],
    ];
    let alone = alone.map(|name| (name.to_owned(), vec![way(name)]));
    let mixed = mixed.map(|names| (names.join("_in_"), names.map(way).to_vec()));
    let all = alone.into_iter().chain(mixed);
    all.map(|(name, ways)| {
        let source = chain(&name, count, &ways);
        (name, source)
    })
    .collect()
}

#[test]
fn what_is_as_deep_as_the_limit_compiles() {
    let source: String = chains(20).into_iter().map(|(_, source)| source).collect();
    for command in ["check", "build"] {
        let done = compiled("deep", &source, command);
        assert!(done.is_success, "{:#?}\n{}", done.reports, done.stderr);
    }
}

/// The field at which it begins is told, and those that hold more are spared.
#[test]
fn what_is_deeper_is_one_error() {
    for count in [21, 24, 70] {
        let chains = chains(count);
        let source: String = chains.iter().map(|(_, source)| source.as_str()).collect();
        let done = compiled("deeper", &source, "build");
        assert_eq!(done.reports.len(), chains.len(), "{:#?}", done.reports);
        for report in &done.reports {
            assert!(
                report.message.contains("holds more than 20 types"),
                "{report:?}"
            );
            assert_eq!(report.at, if count == 21 { "first" } else { "next" });
        }
    }
}

#[test]
fn rings_of_any_length_are_one_error_each() {
    let mut source = String::new();
    let mut rings = 0;
    for way in &WAYS {
        for count in [1, 2, 3, 4, 5, 9] {
            source += &ring(&format!("{}_{count}", way.name), count, way);
            rings += 1;
        }
    }
    let done = compiled("rings", &source, "check");
    let mut told = String::new();
    for report in &done.reports {
        let _ = writeln!(told, "{} {}", report.line.trim(), report.message);
    }
    assert_eq!(done.reports.len(), rings, "{told}");
    for report in &done.reports {
        assert!(
            report.message.contains("holds the type that it belongs to"),
            "{told}"
        );
        assert_eq!(report.at, "next", "{told}");
    }
}
