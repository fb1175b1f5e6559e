//! What no record has room for is an error of the build, and not of whoever reads what it made.

use crate::project::{Done, Project, manifest};

/// Fields of one type.
fn fields(ty: &str, count: usize) -> String {
    let fields: Vec<String> = (0..count).map(|at| format!("pub f{at}: {ty},")).collect();
    fields.concat()
}

fn project(name: &str, source: &str) -> Project {
    let project = Project::new(name);
    project.write("Cargo.toml", &manifest(name, "[workspace]\n"));
    project.write(
        "src/lib.rs",
        &format!("use tablewright::{{Aggregate, Id, ValueObject}};\n{source}"),
    );
    project
}

fn build(name: &str, source: &str) -> Done {
    let build = ["build", "--offline", "--quiet", "--message-format=json"];
    let done = project(name, source).cargo(&build);
    assert!(!done.is_success, "{name}");
    done
}

fn assert_refused(name: &str, source: &str) {
    let done = build(name, source);
    let [report] = done.reports.as_slice() else {
        panic!("{name}: {:#?}\n{}", done.reports, done.stderr);
    };
    assert!(
        report
            .message
            .contains("an aggregate has at most 4096 columns"),
        "{name}: {report:?}"
    );
}

#[test]
fn more_columns_than_a_record_has_are_refused_by_the_build() {
    let source = format!(
        "#[derive(ValueObject)]\npub struct Ones {{ {} }}
#[derive(ValueObject)]\npub struct Tens {{ {} }}
/// Too many columns.\n#[derive(Aggregate)]\npub struct Row {{ pub id: Id<Row>, {} }}",
        fields("i32", 20),
        fields("Ones", 20),
        fields("Tens", 11),
    );
    assert_refused("too_many_columns", &source);
}

#[test]
fn longer_conditions_than_a_record_has_are_refused_by_the_build() {
    let condition: Vec<String> = (0..300)
        .map(|at| format!("self.number == {}", 3 * at))
        .collect();
    let source = format!(
        "#[derive(ValueObject)]\n#[invariant(\"INV-LNG-001: One of many\", check({}))]
pub struct Numbered {{ pub number: i16 }}
/// Too long.\n#[derive(Aggregate)]\npub struct Row {{ pub id: Id<Row>, {} }}",
        condition.join(" || "),
        fields("Numbered", 30).replace(
            "pub f",
            "pub a_field_that_is_called_as_long_as_a_column_may_be_"
        ),
    );
    // So many steps take const evaluation longer than rustc bears, before it has come to the end.
    let done = build("too_long_conditions", &source);
    assert!(
        done.stdout
            .contains("constant evaluation is taking a long time"),
        "{}",
        done.stdout
    );
}

/// Sentences are kept as they are, but a column is the source of all of its own.
#[test]
fn longer_sources_than_a_column_has_are_refused_by_the_build() {
    let rules: Vec<String> = (0..100)
        .map(|at| {
            let sentence = "long ".repeat(20);
            format!("#[invariant(\"INV-SRC-{at:03}: So {sentence}\", check(self.n != {at}))]\n")
        })
        .collect();
    let rules = rules.concat();
    let source = format!(
        "/// Too long.\n#[derive(Aggregate)]\n{rules}pub struct Row {{ pub id: Id<Row>, pub n: i32 }}"
    );
    assert_refused("too_long_sources", &source);
}
