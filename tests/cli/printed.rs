//! What is printed of the examples.

use std::process::Command;

use crate::domain::{DOMAIN, LOCK, example, shorter, tablewright, with};
use crate::project::Project;
use crate::tool;
use crate::tool::ran;

#[test]
fn artifacts_give_byte_for_byte_what_the_example_prints() {
    for (package, name) in [("shop", "export"), ("clinic", "export_clinic")] {
        for arguments in [
            "",
            "export --format records",
            "--format trace",
            "export --dialect postgres",
            "--format sql --dialect sqlite --drop",
            "check",
            "review --dialect mariadb",
            "export --message-format json",
        ] {
            let arguments: Vec<&str> = arguments.split_whitespace().collect();
            let mut run = Command::new(env!("CARGO"));
            run.args([
                "run",
                "--quiet",
                "--package",
                package,
                "--example",
                name,
                "--",
            ]);
            let printed = ran(run.args(&arguments).output().expect("cargo runs"));
            let read = tool::run(&example(package), &[], &arguments);
            assert_eq!(
                read.code, printed.code,
                "{arguments:?}: {}{}",
                read.stderr, printed.stderr
            );
            assert_eq!(read.stdout, printed.stdout, "{arguments:?}");
        }
    }
}

/// Showing is not checking: the exit code is 0 whatever has changed.
#[test]
fn two_models_are_shown_side_by_side() {
    let project = Project::of_domain("cli-side-by-side", DOMAIN);
    let early = tablewright(&project, &["export", "--format", "html", "--against", LOCK]);
    assert_eq!(early.code, Some(2));
    assert!(
        early
            .stderr
            .contains("nothing is accepted yet: to accept: ")
    );
    assert_eq!(tablewright(&project, &["accept", "-q"]).code, Some(0));
    project.write("src/lib.rs", &shorter());
    // Code that has drifted is shown too.
    let export = ["export", "--format", "mermaid", "--against", LOCK, "-q"];
    let drawn = tablewright(&project, &export);
    assert_eq!((drawn.code, drawn.stderr.as_str()), (Some(0), ""));
    let was = "VARCHAR(90) title \"± was VARCHAR(100) NOT NULL; Book.title\"";
    assert!(drawn.stdout.contains(was), "{}", drawn.stdout);

    let records = with(
        &project,
        &[("TABLEWRIGHT_DRIFT", "allow")],
        &[
            "export",
            "--format",
            "records",
            "--out",
            "records.json",
            "-q",
        ],
    );
    assert_eq!((records.code, records.stderr.as_str()), (Some(0), ""));
    let inspect = ["inspect", "records.json", "--against", LOCK, "-q"];
    let mermaid = [&inspect[..], &["--format", "mermaid"]].concat();
    assert_eq!(tablewright(&project, &mermaid).stdout, drawn.stdout);
    let html = [&inspect[..], &["--format", "html", "--out", "changes.html"]].concat();
    let page = tablewright(&project, &html);
    assert_eq!((page.code, page.stdout.as_str()), (Some(0), ""));
    let page = project.read("changes.html");
    assert!(page.contains("was <code>VARCHAR(100) NOT NULL</code>"));
    assert_eq!(tablewright(&project, &inspect).code, Some(1));
}
