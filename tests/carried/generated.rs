//! The law of equality over aggregates that chance has written.

mod field;
mod module;
mod rule;

use std::fmt::Write as _;

use crate::chance::Chance;

use crate::matrix::is_whole;
use crate::project::{Project, dependency, tool};

const MAIN: &str = "
fn main() {
    let linked = tablewright_model::linked_records().unwrap_or_else(|problems| panic!(\"{problems}\"));
    let mut linked: Vec<&str> = linked.iter().map(|of| of.record.as_str()).collect();
    for (root, written) in ROOTS {
        if let Some(at) = linked.iter().position(|record| record == written) {
            linked.swap_remove(at);
        } else {
            let found = linked.iter().max_by_key(|record| common(record, written));
            let (found, at) = (found.unwrap_or(&\"\"), found.map_or(0, |found| common(found, written)));
            let from = |text: &str| String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(200)..]).chars().take(400).collect::<String>();
            panic!(\"{root} differs at byte {at}:\\n  of the compiler: {}\\n  of the artifact: {}\", from(written), from(found));
        }
    }
    assert!(linked.is_empty(), \"{linked:#?}\");
    println!(\"{} are equal, of {} bytes\", ROOTS.len(), ROOTS.iter().map(|root| root.1.len()).sum::<usize>());
}

fn common(left: &str, right: &str) -> usize {
    left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right).count()
}
";

/// A program of so many roots.
fn source(count: usize) -> String {
    let mut chance = Chance::of(21);
    let mut source = "#![allow(dead_code, unused)]\nuse tablewright::Aggregate as _;\n".to_owned();
    let mut all = Vec::new();
    for number in 0..count {
        let (module, roots) = module::module(&mut chance, number);
        source += &module;
        all.extend(roots);
    }
    source += "const ROOTS: &[(&str, &str)] = &[\n";
    for root in all {
        let _ = writeln!(source, "(\"{root}\", {root}::DATA_MODEL),");
    }
    source + "];\n" + MAIN
}

#[test]
fn what_chance_has_written_is_carried_as_it_is_mapped() {
    let project = Project::new("carried");
    project.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"carried\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{}{}chrono = {{ version = \"0.4\", default-features = false }}\nrust_decimal = {{ version = \"1\", default-features = false, features = [\"macros\"] }}\nuuid = {{ version = \"1\", default-features = false }}\n",
            dependency("\"chrono\", \"rust_decimal\""),
            tool("model"),
        ),
    );
    let count = if is_whole() { 60 } else { 24 };
    project.write("src/main.rs", &source(count));
    let done = project.cargo(&["run", "--offline", "--quiet"]);
    assert!(done.is_success, "{}", done.stderr);
    assert!(done.stdout.contains(" are equal, "), "{}", done.stdout);
}
