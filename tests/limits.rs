//! Conditions and state machines that are long or deep: what `cargo check` takes,
//! `cargo build` takes; what is too much is one error, on the user's own token, which says how much
//! there may be; and the text of a CHECK grows with its rule.

#[path = "drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;

use std::fmt::Write as _;

use project::{Done, Project, manifest};

/// A way to make a condition as long or as deep as is wanted.
type Kind = fn(usize) -> String;

fn joined(count: usize, by: &str, part: impl Fn(usize) -> String) -> String {
    let parts: Vec<String> = (0..count).map(part).collect();
    parts.join(by)
}

/// A condition inside of so many others, each of which adds something to its end.
fn nested(count: usize, core: &str, around: impl Fn(usize) -> String) -> String {
    let mut text = "(".repeat(count) + core;
    for level in 0..count {
        let _ = write!(text, "{})", around(level));
    }
    text
}

fn ors(count: usize) -> String {
    joined(count, " || ", |at| format!("self.n == {}", 3 * at))
}

fn ands(count: usize) -> String {
    joined(count, " && ", |at| format!("self.n != {}", 3 * at))
}

fn computing_ors(count: usize) -> String {
    joined(count, " || ", |at| format!("self.n + {at} > self.m"))
}

fn computing_ands(count: usize) -> String {
    joined(count, " && ", |at| format!("self.n + {at} < self.m"))
}

fn equals(count: usize) -> String {
    nested(count, "(self.n > 1)", |at| format!(" == (self.m > {at})"))
}

fn computing_equals(count: usize) -> String {
    nested(count, "(self.n + 1 > 1)", |at| {
        format!(" == (self.n + {at} > self.m)")
    })
}

fn alternating(count: usize) -> String {
    nested(count, "self.n > 3", |at| {
        let sign = if at % 2 == 0 { "||" } else { "&&" };
        format!(" {sign} self.m > {at}")
    })
}

fn computing_alternating(count: usize) -> String {
    nested(count, "self.n + 1 > 3", |at| {
        let sign = if at % 2 == 0 { "||" } else { "&&" };
        format!(" {sign} self.m + {at} > self.n")
    })
}

fn ifs(count: usize) -> String {
    let arms = joined(count, " else ", |at| {
        format!("if self.n == {at} {{ self.m > {at} }}")
    });
    format!("{arms} else {{ self.m > 1000 }}")
}

fn ifs_in_blocks(count: usize) -> String {
    let begin = joined(count, "", |at| format!("if self.n > {at} {{ "));
    format!(
        "{begin}self.m > 0{}",
        " } else { self.m < 9 }".repeat(count)
    )
}

fn ifs_in_heads(count: usize) -> String {
    let mut text = "self.m > 0".to_owned();
    for at in 0..count {
        text = format!("if {text} {{ self.n > {at} }} else {{ self.n < -{at} }}");
    }
    text
}

fn denied(count: usize) -> String {
    format!("{}(self.n > 3)", "!".repeat(count))
}

fn denied_in_parentheses(count: usize) -> String {
    format!("{}self.n > 3{}", "!(".repeat(count), ")".repeat(count))
}

fn parentheses(count: usize) -> String {
    format!("{}self.n > 3{}", "(".repeat(count), ")".repeat(count))
}

fn sum(count: usize) -> String {
    format!("{} > 3", joined(count, " + ", |_| "self.n".to_owned()))
}

fn unsigned_sum(count: usize) -> String {
    format!("{} > 3", joined(count, " + ", |_| "self.u".to_owned()))
}

fn minus(count: usize) -> String {
    format!("{}self.n > 3", "- ".repeat(count))
}

fn listed(count: usize) -> String {
    let list = joined(count, ", ", |at| (3 * at).to_string());
    format!("[{list}].contains(&self.n)")
}

fn listed_sum(count: usize) -> String {
    let list = joined(count, ", ", |at| (3 * at).to_string());
    format!("[{list}].contains(&(self.n + 1))")
}

/// What compiles, as large as it is asked for in practice and larger.
const TAKEN: &[(&str, Kind, usize)] = &[
    ("ors", ors, 200),
    ("ands", ands, 200),
    ("computing_ors", computing_ors, 55),
    ("computing_ands", computing_ands, 55),
    ("equals", equals, 19),
    ("computing_equals", computing_equals, 19),
    ("alternating", alternating, 19),
    ("computing_alternating", computing_alternating, 16),
    ("ifs", ifs, 64),
    ("ifs_in_blocks", ifs_in_blocks, 9),
    ("ifs_in_heads", ifs_in_heads, 6),
    ("denied", denied, 501),
    ("denied_in_parentheses", denied_in_parentheses, 60),
    ("parentheses", parentheses, 64),
    ("sum", sum, 32),
    ("unsigned_sum", unsigned_sum, 60),
    ("minus", minus, 15),
    ("listed", listed, 300),
    ("listed_sum", listed_sum, 60),
];

/// What is refused, and a part of the message.
const REFUSED: &[(&str, Kind, usize, &str)] = &[
    ("ors", ors, 1500, "at most 2048 operands"),
    ("long_ors", ors, 1000, "at most 131072 are kept"),
    (
        "computing_ors",
        computing_ors,
        300,
        "at most 131072 are kept",
    ),
    ("equals", equals, 21, "at most 20 conditions inside"),
    ("many_equals", equals, 63, "at most 20 conditions inside"),
    (
        "alternating",
        alternating,
        40,
        "at most 20 conditions inside",
    ),
    ("ifs", ifs, 1000, "at most 2048 operands"),
    (
        "ifs_in_blocks",
        ifs_in_blocks,
        31,
        "at most 20 conditions inside",
    ),
    (
        "ifs_in_heads",
        ifs_in_heads,
        31,
        "at most 20 conditions inside",
    ),
    (
        "denied_in_parentheses",
        denied_in_parentheses,
        500,
        "at most 64 parentheses",
    ),
    ("parentheses", parentheses, 65, "at most 64 parentheses"),
    (
        "deep_parentheses",
        parentheses,
        2500,
        "at most 64 parentheses",
    ),
    ("sum", sum, 65, "at most 64 numbers"),
    ("long_sum", sum, 60, "at most 131072 are kept"),
    ("minus", minus, 40, "at most 20 conditions inside"),
    ("deep_minus", minus, 500, "at most 64 parentheses"),
];

/// An aggregate with one rule of a kind.
fn aggregate(name: &str, rule: &str) -> String {
    format!(
        "pub mod {name} {{
use tablewright::{{Aggregate, Id}};
/// One row.
#[derive(Aggregate)]
#[aggregate(table = \"{name}\")]
#[invariant(\"INV-LIM-001: A limit\", {rule})]
pub struct Row {{ pub id: Id<Row>, pub n: i16, pub m: i16, pub u: u16 }}
}}
"
    )
}

fn of_kinds<'k>(kinds: impl IntoIterator<Item = (&'k str, Kind, usize)>) -> String {
    let aggregates = kinds
        .into_iter()
        .map(|(name, kind, count)| aggregate(name, &format!("check({})", kind(count))));
    aggregates.collect()
}

fn compile(project: &Project, command: &str) -> Done {
    project.cargo(&[command, "--offline", "--quiet", "--message-format=json"])
}

fn project(name: &str, source: &str) -> Project {
    let project = Project::new(name);
    project.write("Cargo.toml", &manifest(name, "[workspace]\n"));
    project.write(
        "src/lib.rs",
        &format!("#![deny(warnings)]\n#![allow(double_negations)]\n{source}"),
    );
    project
}

#[test]
fn what_passes_check_passes_build() {
    let mut source = of_kinds(TAKEN.iter().copied());
    source += &state_machine("states", 300);
    source += &rules("rules", 100);
    source += &fields("fields", 1_600, "");
    source += &fields("collections", 200, "#[collection] ");
    let project = project("taken", &source);
    let done = compile(&project, "build");
    assert!(done.is_success, "{:#?}\n{}", done.reports, done.stderr);
}

#[test]
fn what_is_too_much_is_one_error_that_says_the_limit() {
    for (name, kind, count, message) in REFUSED {
        let project = project(
            &format!("refused_{name}"),
            &of_kinds([(*name, *kind, *count)]),
        );
        for command in ["check", "build"] {
            let done = compile(&project, command);
            let [report] = done.reports.as_slice() else {
                panic!("{name}: {:#?}\n{}", done.reports, done.stderr);
            };
            assert!(report.message.contains(message), "{name}: {report:?}");
            assert_eq!(report.file, "src/lib.rs", "{name}: {report:?}");
            assert!(report.line.contains("invariant"), "{name}: {report:?}");
        }
    }
}

#[test]
fn fields_that_no_table_has_room_for_are_one_error() {
    for (name, source, message) in [
        ("fields", fields("fields", 1_601, ""), "at most 1600 fields"),
        (
            "collections",
            fields("collections", 201, "#[collection] "),
            "at most 200 collections",
        ),
    ] {
        let project = project(&format!("refused_{name}"), &source);
        let done = compile(&project, "check");
        let [report] = done.reports.as_slice() else {
            panic!("{name}: {:#?}\n{}", done.reports, done.stderr);
        };
        assert!(report.message.contains(message), "{name}: {report:?}");
        assert!(report.at.starts_with('f'), "{name}: {report:?}");
    }
}

/// Each condition twice as large is at most a little more than twice as long.
#[test]
fn the_text_of_a_check_grows_with_its_rule() {
    const KINDS: &[(&str, Kind, usize)] = &[
        ("ors", ors, 40),
        ("computing_ors", computing_ors, 12),
        ("computing_ands", computing_ands, 12),
        ("equals", equals, 8),
        ("computing_equals", computing_equals, 8),
        ("ifs", ifs, 24),
        ("unsigned_sum", unsigned_sum, 16),
        ("listed_sum", listed_sum, 16),
    ];
    let mut source = String::from(
        "const fn longest<T: tablewright::Aggregate>() -> usize {
    let checks = T::TABLES[0].checks;
    let (mut longest, mut index) = (0, 0);
    while index < checks.len() {
        if checks[index].expression.len() > longest {
            longest = checks[index].expression.len();
        }
        index += 1;
    }
    longest
}
",
    );
    for (name, kind, count) in KINDS {
        let twice = format!("{name}_twice");
        source += &of_kinds([(*name, *kind, *count), (&twice, *kind, 2 * count)]);
        // A part of it is the logarithm of how often its parts are halved.
        let _ = writeln!(
            source,
            "const _: () = assert!(longest::<{twice}::Row>() * 10 < longest::<{name}::Row>() * 26, \"{name}\");"
        );
    }
    let project = project("growth", &source);
    let done = compile(&project, "check");
    assert!(done.is_success, "{:#?}\n{}", done.reports, done.stderr);
}

/// An aggregate of so many fields beside its identity.
fn fields(name: &str, count: usize, attribute: &str) -> String {
    let ty = if attribute.is_empty() {
        "i32"
    } else {
        "Vec<i32>"
    };
    let fields = joined(count, "\n", |at| format!("{attribute}pub f{at}: {ty},"));
    format!(
        "pub mod {name} {{
use tablewright::{{Aggregate, Id}};
/// One row.
#[derive(Aggregate)]
#[aggregate(table = \"{name}\")]
pub struct Row {{ pub id: Id<Row>,
{fields}
}}
}}
"
    )
}

/// Rustc reads 128 attributes of one type.
fn rules(name: &str, count: usize) -> String {
    let rules = joined(count, "\n", |at| {
        format!(
            "#[invariant(\"INV-LIM-{at:03}: One of many\", check(self.n * 2 + self.m > {at} || self.m > 0))]"
        )
    });
    format!(
        "pub mod {name} {{
use tablewright::{{Aggregate, Id}};
/// One row.
#[derive(Aggregate)]
#[aggregate(table = \"{name}\")]
{rules}
pub struct Row {{ pub id: Id<Row>, pub n: i16, pub m: i16 }}
}}
"
    )
}

fn state_machine(name: &str, count: usize) -> String {
    let states = joined(count, ", ", |at| format!("S{at}"));
    let arrows = joined(count - 1, ", ", |at| format!("S{at} => S{}", at + 1));
    format!(
        "pub mod {name} {{
use tablewright::{{Aggregate, Id, ValueObject}};
#[derive(ValueObject)]
pub enum State {{ {states} }}
/// One row.
#[derive(Aggregate)]
#[aggregate(table = \"{name}\")]
#[invariant(\"INV-LIM-002: One after the other\", transitions(state, {arrows}))]
pub struct Row {{ pub id: Id<Row>, pub state: State }}
}}
"
    )
}
