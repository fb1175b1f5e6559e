//! Which targets of a package are checked.

use crate::project::{Done, Project, dependency, manifest, tool};
use crate::{DOMAIN, FILE, compiling, longer};

#[test]
fn tests_benches_examples_and_what_is_configured_out_are_not_checked() {
    let project = Project::of_domain("parts", DOMAIN);
    let another = |name: &str| {
        format!(
            "/// Another.\n#[derive(tablewright::Aggregate)]\npub struct {name} {{ pub id: tablewright::Id<{name}> }}\n"
        )
    };
    project.write("tests/one.rs", &another("InTest"));
    project.write("benches/one.rs", &(another("InBench") + "fn main() {}\n"));
    project.write(
        "examples/toy.rs",
        &(another("InExample") + "fn main() {}\n"),
    );
    let inside = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", another("InUnitTest"));
    project.write("src/lib.rs", &(DOMAIN.to_owned() + &inside));
    project.accept();
    let done = project.cargo(&[
        compiling(),
        "--offline",
        "--quiet",
        "--all-targets",
        "--message-format=json",
    ]);
    assert!(done.is_success, "{:?}", done.reports);
    assert!(
        !project.read(FILE).contains("In"),
        "only the library was accepted"
    );

    // An example that accepts has opted in.
    let domain =
        another("InExample") + "fn main() -> std::process::ExitCode { tablewright_cli::main() }\n";
    project.write("examples/toy.rs", &domain);
    let run = |arguments: &[&str]| {
        let run = ["run", "--offline", "--quiet", "--example", "toy", "--"];
        project.cargo(&[&run, arguments].concat())
    };
    assert!(run(&["--accept"]).is_success);
    assert!(project.read(FILE).contains("toy::InExample"));
    assert!(project.read(FILE).contains("domain::Book"), "others stay");
    let check = [
        compiling(),
        "--offline",
        "--quiet",
        "--examples",
        "--message-format=json",
    ];
    assert!(project.cargo(&check).is_success);
    project.write(
        "examples/toy.rs",
        &domain.replace("/// Another.", "/// Yet another."),
    );
    let reports = project.cargo(&check).reports;
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(reports[0].at, "InExample");
}

#[test]
fn the_only_binary_of_a_package_is_checked() {
    let main = "\nfn main() -> std::process::ExitCode { tablewright_cli::main() }\n";
    let project = Project::new("binary");
    let manifest = manifest("domain", "[workspace]\n").replace(
        &dependency("\"rust_decimal\""),
        &(dependency("\"rust_decimal\"") + &tool("cli")),
    );
    project.write("Cargo.toml", &manifest);
    project.write("src/main.rs", &(DOMAIN.to_owned() + main));
    let accepted = project.cargo(&["run", "--offline", "--quiet", "--", "accept"]);
    assert!(accepted.is_success, "{}", accepted.stderr);
    assert!(check(&project).is_success);
    project.write("src/main.rs", &(longer() + main));
    assert_eq!(check(&project).reports.len(), 1);

    // Of two binaries, those that were accepted are.
    project.write("src/bin/other.rs", &(longer() + main));
    assert_eq!(check(&project).reports.len(), 1);
}

/// A check of all that the package has.
fn check(project: &Project) -> Done {
    project.cargo(&[compiling(), "--offline", "--quiet", "--message-format=json"])
}
