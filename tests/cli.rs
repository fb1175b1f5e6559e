//! The command line, as a team uses it: `cargo tablewright`, and the example `export`.

#[path = "drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;
#[path = "common/tool.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod tool;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use project::{Project, dependency};
use serde_json::{Value, json};
use tool::{Ran, ran};

const DOMAIN: &str = "
use tablewright::{Aggregate, Id};

/// A book that can be borrowed.
#[derive(Aggregate)]
pub struct Book {
    pub id: Id<Book>,
    #[column(length = 100)]
    pub title: String,
}
";

const LOCK: &str = "data-model.lock.json";

fn shorter() -> String {
    DOMAIN.replace("100", "90")
}

/// A domain that fails its review.
fn circular() -> String {
    DOMAIN.replace(
        "pub id: Id<Book>,",
        "pub id: Id<Book>,\n    pub next: Id<Book>,",
    )
}

const SHORTER: &str = "books.title was accepted as VARCHAR(100) NOT NULL, but Book.title now maps to VARCHAR(90) NOT NULL (stored values may be lost: not all of them fit the new type)\n";

/// `cargo tablewright` in a project.
fn tablewright(project: &Project, arguments: &[&str]) -> Ran {
    with(project, &[], arguments)
}

/// One after the other: what is built of all projects has one name in the target directory.
fn with(project: &Project, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let target = project.path("../target");
    let target = ("CARGO_TARGET_DIR", target.to_str().expect("UTF-8"));
    tool::run(&project.root, &[variables, &[target]].concat(), arguments)
}

/// A package of an example of this repository.
fn example(package: &str) -> PathBuf {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    examples.join(package).canonicalize().expect("an example")
}

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

#[test]
fn a_model_is_accepted_compared_and_accepted_again() {
    let project = Project::of_domain("cli-drift", DOMAIN);
    let nothing = tablewright(&project, &["check"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (Some(2), ""));
    assert!(
        nothing
            .stderr
            .contains("error: data-model.lock.json: nothing is accepted yet: "),
        "{}",
        nothing.stderr
    );
    let accepted = tablewright(&project, &["accept"]);
    assert_eq!(
        (accepted.code, accepted.stdout.as_str()),
        (Some(0), "created data-model.lock.json\n")
    );
    let same = tablewright(&project, &["check", "--quiet"]);
    assert_eq!(
        (same.code, same.stdout.as_str(), same.stderr.as_str()),
        (Some(0), "", "")
    );
    let lock = project.read(LOCK);

    project.write("src/lib.rs", &shorter());
    // Code that has drifted does not compile: the compiler says where.
    let export = tablewright(&project, &["export"]);
    assert_eq!((export.code, export.stdout.as_str()), (Some(2), ""));
    assert!(
        export
            .stderr
            .contains("to accept: cargo tablewright accept"),
        "{}",
        export.stderr
    );
    assert!(
        export.stderr.ends_with("error: `cargo build` failed\n"),
        "{}",
        export.stderr
    );
    // What tells of it does so nevertheless.
    let check = tablewright(&project, &["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (Some(1), SHORTER));
    assert!(check.stderr.ends_with("note: to accept: cargo tablewright accept, or TABLEWRIGHT_DRIFT=allow cargo run --example export -- accept\n"));
    assert_eq!(project.read(LOCK), lock);
    assert_eq!(tablewright(&project, &["review"]).code, Some(0));

    let accepted = tablewright(&project, &["accept"]);
    assert_eq!(accepted.code, Some(0));
    assert_eq!(
        accepted.stdout,
        format!("{SHORTER}wrote data-model.lock.json\n")
    );
    assert!(project.check().is_success);
    let again = tablewright(&project, &["accept"]);
    assert_eq!(again.stdout, "data-model.lock.json: nothing to accept\n");
    project.write(
        LOCK,
        &project.read(LOCK).replace("  \"format\"", "   \"format\""),
    );
    let misspelled = tablewright(&project, &["check"]);
    let lock = project.path(LOCK);
    let mut read_only = fs::metadata(&lock).expect("a file").permissions();
    read_only.set_readonly(true);
    fs::set_permissions(&lock, read_only).expect("permissions");
    let refused = tablewright(&project, &["accept"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (Some(2), ""));
    assert!(
        refused
            .stderr
            .ends_with("data-model.lock.json: cannot be written: it is read-only\n"),
        "{}",
        refused.stderr
    );
    assert_eq!(misspelled.code, Some(1));
    assert!(
        misspelled.stdout.starts_with("data-model.lock.json: "),
        "{}",
        misspelled.stdout
    );
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

#[test]
fn messages_can_be_read_by_programs() {
    let project = Project::of_domain("cli-json", DOMAIN);
    let json = |arguments: &[&str]| {
        let ran = tablewright(
            &project,
            &[arguments, &["--message-format=json", "--quiet"]].concat(),
        );
        (ran.code, lines(&ran.stdout), lines(&ran.stderr))
    };
    let file = |status| json!({"reason": "file", "path": LOCK, "status": status});
    assert_eq!(json(&["accept"]), (Some(0), vec![file("created")], vec![]));
    assert_eq!(
        json(&["accept"]),
        (Some(0), vec![file("unchanged")], vec![])
    );
    project.write("src/lib.rs", &shorter());
    let loss = "stored values may be lost: not all of them fit the new type";
    let change = json!({
        "reason": "change", "table": "books", "kind": "column", "name": "title", "how": "changed", "key": "type",
        "before": "VARCHAR(100)", "after": "VARCHAR(90)", "loss": loss, "risk": "lost",
        "message": SHORTER.split(" (stored").next(),
    });
    let (code, found, aside) = json(&["check"]);
    assert_eq!((code, found), (Some(1), vec![change.clone()]));
    assert_eq!(aside[0]["reason"], "note");
    assert_eq!(
        json(&["accept"]),
        (Some(0), vec![change, file("wrote")], vec![])
    );

    project.write("src/lib.rs", &circular());
    let problem = json!({
        "reason": "problem", "code": "DM214", "path": "books.next",
        "message": "required references in a circle: books.next -> books; nobody could insert the first row",
        "help": "make one of them optional (`Option<Id<…>>`), or soft (`#[reference(soft)]`)",
    });
    assert_eq!(json(&["review"]), (Some(1), vec![problem.clone()], vec![]));
    // What was asked for is not the problem: it stands aside.
    let (code, found, aside) = json(&["check"]);
    assert_eq!((code, found, aside), (Some(1), vec![], vec![problem]));
    project.write("src/lib.rs", DOMAIN);
    // What the compiler has to say is as Cargo writes it.
    let (code, found, aside) = json(&["export", "--out", "model.json"]);
    assert_eq!((code, found), (Some(2), vec![]));
    assert_eq!(aside[0]["reason"], "compiler-message");
    assert!(
        aside[0]["message"]["message"]
            .as_str()
            .expect("a text")
            .contains("books.title was accepted as VARCHAR(90)")
    );
    let last = &aside.last().expect("an error")["message"];
    assert!(
        last.as_str()
            .expect("a text")
            .starts_with("`cargo build` failed: error: could not compile"),
        "{last}"
    );
    project.write("src/lib.rs", &shorter());
    let written = json!({"reason": "file", "path": "model.json", "status": "wrote"});
    assert_eq!(
        json(&["export", "--out", "model.json"]),
        (Some(0), vec![written], vec![])
    );
    let (code, found, aside) = json(&["inspect", "missing"]);
    assert_eq!((code, found), (Some(2), vec![]));
    assert_eq!(aside[0]["reason"], "error");
    assert!(
        aside[0]["message"]
            .as_str()
            .expect("a text")
            .starts_with("missing: cannot be read: ")
    );
}

#[test]
fn files_are_written_as_a_whole_or_not_at_all() {
    let project = Project::of_domain("cli-out", DOMAIN);
    let export = |file: &str| tablewright(&project, &["export", "--out", file]);
    let document = tablewright(&project, &[]).stdout;
    let written = export("model.json");
    assert_eq!((written.code, written.stdout.as_str()), (Some(0), ""));
    assert!(
        written.stderr.ends_with("Wrote model.json\n"),
        "{}",
        written.stderr
    );
    assert_eq!(project.read("model.json"), document);
    let time = || {
        fs::metadata(project.path("model.json"))
            .and_then(|of| of.modified())
            .expect("a time")
    };
    let before = time();
    assert!(
        export("model.json")
            .stderr
            .ends_with("Unchanged model.json\n")
    );
    assert_eq!(time(), before);
    // What is no file of its own is written through.
    std::os::unix::fs::symlink("model.json", project.path("link.json")).expect("a link");
    project.write("model.json", "");
    assert_eq!(export("link.json").code, Some(0));
    assert_eq!(project.read("model.json"), document);
    assert!(
        fs::symlink_metadata(project.path("link.json"))
            .expect("a link")
            .is_symlink()
    );
    let piped = export("/dev/stdout");
    assert_eq!((piped.code, piped.stdout), (Some(0), document.clone()));

    assert_eq!(export("-").stdout, document);
    assert!(!project.path("-").exists());

    let nowhere = export("missing/model.json");
    assert_eq!(nowhere.code, Some(2));
    assert!(
        nowhere
            .stderr
            .contains("error: missing/model.json: cannot be written: "),
        "{}",
        nowhere.stderr
    );
    project.write("src/lib.rs", &circular());
    assert_eq!(export("model.json").code, Some(1));
    assert_eq!(project.read("model.json"), document);
    let files = fs::read_dir(&project.root)
        .expect("a folder")
        .filter_map(Result::ok);
    let names = files.map(|file| file.file_name().into_string().expect("UTF-8"));
    let mut names: Vec<String> = names.filter(|name| name.contains("json")).collect();
    names.sort();
    assert_eq!(names, ["link.json", "model.json"]);
}

/// A workspace of a library, a program, and what has no aggregates.
fn packages(name: &str) -> Project {
    let project = Project::new(name);
    project.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"library\", \"program\", \"plain\", \"empty\"]\ndefault-members = [\"library\"]\n");
    let manifest = |name: &str, features: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[features]\n{features}\n[dependencies]\n{}",
            dependency("")
        )
    };
    project.write("library/Cargo.toml", &manifest("library", "more = []\n"));
    let gated = "#[cfg(feature = \"more\")]\n/// More.\n#[derive(Aggregate)]\npub struct More { pub id: Id<More> }\n";
    project.write("library/src/lib.rs", &(DOMAIN.to_owned() + gated));
    let program = DOMAIN
        .replace("Book", "Reader")
        .replace("pub ", "#[allow(dead_code)] pub ")
        + "fn main() {}\n";
    project.write("program/Cargo.toml", &manifest("program", ""));
    project.write("program/src/main.rs", &program);
    project.write("plain/Cargo.toml", &manifest("plain", ""));
    project.write("plain/src/lib.rs", "");
    project.write(
        "empty/Cargo.toml",
        &(manifest("empty", "") + "[lib]\nproc-macro = true\n"),
    );
    project.write("empty/src/lib.rs", "");
    project
}

#[test]
fn packages_are_selected_as_cargo_does() {
    let project = packages("cli-packages");
    let tables = |arguments: &[&str]| {
        let ran = tablewright(&project, arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.stderr);
        let document: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let tables = document["tables"].as_array().expect("tables").iter();
        tables
            .map(|table| table["name"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    let manifest = project.read("library/Cargo.toml");
    let version = manifest.split('"').nth(3).expect("a version");
    let library = format!("library@{version}");
    assert_eq!(tables(&[]), ["books"], "the default member");
    assert_eq!(tables(&["-p", "program"]), ["readers"]);
    assert_eq!(
        tables(&["export", "--package", &library, "-p", "program"]).len(),
        2
    );
    assert_eq!(tables(&["--workspace"]), ["books", "readers"]);
    assert_eq!(
        tables(&["--workspace", "--exclude", "library"]),
        ["readers"]
    );
    assert_eq!(tables(&["--features", "more"]), ["books", "mores"]);
    assert_eq!(
        tables(&["--manifest-path", "program/Cargo.toml", "--offline"]),
        ["readers"]
    );
    assert_eq!(
        tables(&["-p", "library", "--release", "--locked"]),
        ["books"]
    );

    // Two programs of one package may share their domain.
    project.write(
        "program/src/bin/other.rs",
        &project.read("program/src/main.rs"),
    );
    assert_eq!(
        tables(&["-p", "program", "--bin", "other", "--jobs", "1"]),
        ["readers"]
    );
    fs::remove_dir_all(project.path("program/src/bin")).expect("removed");
    // Of a program, its crate answers for the lock file.
    let accepted = tablewright(&project, &["accept", "--workspace"]);
    assert_eq!(
        accepted.stdout,
        "created library/data-model.lock.json\ncreated program/data-model.lock.json\n"
    );
}

#[test]
fn packages_that_cannot_be_built_say_why() {
    let project = packages("cli-none");
    let told = |arguments: &[&str]| {
        let ran = tablewright(&project, &[arguments, &["--quiet"]].concat());
        assert_eq!(ran.stdout, "");
        (ran.code, ran.stderr)
    };
    assert_eq!(
        told(&["-p", "plain"]),
        (Some(2), "DM105: no aggregate is in what was built\n  help: select the packages of the domain: `--package domain`, or `--workspace`\n".to_owned())
    );
    assert_eq!(
        told(&["-p", "empty"]),
        (
            Some(2),
            "error: there is nothing to build: no package with a library or a binary is selected\n"
                .to_owned()
        )
    );
    assert_eq!(
        told(&["-p", "missing"]),
        (
            Some(2),
            "error: package `missing` is not a member of the workspace\n".to_owned()
        )
    );
    assert_eq!(
        told(&["--exclude", "library"]),
        (
            Some(2),
            "error: --exclude can only be used together with --workspace\n".to_owned()
        )
    );
    let (code, message) = told(&["--manifest-path", "missing/Cargo.toml"]);
    assert_eq!(code, Some(2));
    assert!(
        message.starts_with("error: manifest path `missing/Cargo.toml` does not exist"),
        "{message}"
    );
}

/// Cargo gives such a variable to what it compiles and runs, but not to its commands.
#[test]
fn the_lock_file_that_cargos_configuration_names_is_used() {
    let project = Project::of_domain("cli-config", DOMAIN);
    project.write(
        ".cargo/config.toml",
        "[env]\nTABLEWRIGHT_LOCK = { value = \"models/all.json\", relative = true }\n",
    );
    fs::create_dir(project.path("models")).expect("a folder");
    let accepted = tablewright(&project, &["accept"]);
    assert_eq!(
        accepted.stdout, "created models/all.json\n",
        "{}",
        accepted.stderr
    );
    assert!(!project.path(LOCK).exists());
    project.write("src/lib.rs", &shorter());
    assert!(!project.check().is_success);
    let check = tablewright(&project, &["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (Some(1), SHORTER));
    // The environment goes first, as Cargo has it.
    let other = with(&project, &[("TABLEWRIGHT_LOCK", "other.json")], &["accept"]);
    assert_eq!(other.stdout, "created other.json\n", "{}", other.stderr);
}

#[test]
fn wrong_arguments_say_what_is_right() {
    let told = |arguments: &[&str]| {
        let ran = tool::run(&example("shop"), &[], arguments);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        ran.stderr
    };
    assert!(told(&["exprot"]).contains("a similar subcommand exists: 'export'"));
    assert!(told(&["--format", "sql"]).contains("--dialect <ENGINE>"));
    assert!(
        told(&["--dialect", "oracle"])
            .contains("[possible values: postgres, mysql, mariadb, sqlite]")
    );
    assert!(told(&["--drop"]).contains("--dialect <ENGINE>"));
    assert_eq!(
        told(&["--format", "trace", "--dialect", "postgres", "-q"]),
        "error: `--dialect` is for `--format sql`\n"
    );
    assert!(
        told(&["-p", "shop", "check"])
            .contains("`--package` stands behind the command: `check --package …`")
    );
    assert!(told(&["inspect"]).contains("<FILE>"));
    for against in [
        &["inspect", "a", "--against", "b", "--format", "trace", "-q"][..],
        &["inspect", "a", "--against", "b", "--out", "c", "-q"],
        &["export", "--against", "b", "--format", "json", "-q"],
        &["export", "--against", "b", "-q"],
    ] {
        assert_eq!(
            told(against),
            "error: `--against` shows two models side by side with `--format html` or `--format mermaid`; \
             `check`, and `inspect --against` without a format, list what changed\n"
        );
    }
    assert!(
        told(&["inspect", "a", "--against", "b", "--dialect", "sqlite"])
            .contains("cannot be used with")
    );
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

#[test]
fn help_and_completions_are_there() {
    let commands = [
        "export",
        "check",
        "accept",
        "review",
        "inspect",
        "completions",
    ];
    let help = tool::run(Path::new("."), &[], &["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (Some(0), ""));
    assert!(
        help.stdout
            .contains("Usage: cargo tablewright [OPTIONS] [COMMAND]\n"),
        "{}",
        help.stdout
    );
    assert!(help.stdout.contains("\n  cargo tablewright check\n"));
    assert!(help.stdout.contains("Exit codes: 0, "));
    for command in commands {
        assert!(help.stdout.contains(&format!("\n  {command}")), "{command}");
        let of_command = tool::run(Path::new("."), &[], &[command, "--help"]);
        assert_eq!(of_command.code, Some(0));
        assert!(
            of_command.stdout.contains(
                &format!("Usage: cargo tablewright {command}")
                    .replace("check", "{check")
                    .replace("accept", "{accept")
            ),
            "{}",
            of_command.stdout
        );
    }
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let completions = tool::run(Path::new("."), &[], &["completions", shell]);
        assert_eq!(completions.code, Some(0));
        for command in commands {
            assert!(completions.stdout.contains(command), "{shell}: {command}");
        }
    }
    // As bash calls it: the program, the word, and the word before it.
    let bash = tool::run(Path::new("."), &[], &["completions", "bash"]).stdout;
    for (line, expected) in [
        ("exp", "export"),
        ("export --dia", "--dialect"),
        ("export --format t", "trace"),
        ("inspect a --again", "--against"),
        ("completions z", "zsh"),
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let (last, before) = (words[words.len() - 1], words.iter().rev().nth(1));
        let script = format!(
            "{bash}\nCOMP_WORDS=(cargo-tablewright {line}); COMP_CWORD={}\n\
             $(complete -p cargo-tablewright | sed 's/.*-F \\([^ ]*\\).*/\\1/') cargo-tablewright '{last}' '{}'\n\
             echo \"${{COMPREPLY[@]}}\"",
            words.len(),
            before.unwrap_or(&"cargo-tablewright"),
        );
        let completed = ran(Command::new("bash")
            .args(["-c", &script])
            .output()
            .expect("bash"));
        assert_eq!(
            completed.stdout.trim(),
            expected,
            "{line}: {}",
            completed.stderr
        );
    }
}

#[test]
fn colours_are_for_terminals() {
    let told = |variables: &[(&str, &str)], arguments: &[&str]| {
        tool::run(
            Path::new("."),
            variables,
            &[&["inspect", "missing"], arguments].concat(),
        )
        .stderr
    };
    assert!(!told(&[], &[]).contains('\u{1b}'));
    assert!(told(&[], &["--color", "always"]).contains('\u{1b}'));
    assert!(told(&[("CLICOLOR_FORCE", "1")], &[]).contains('\u{1b}'));
    assert!(!told(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]).contains('\u{1b}'));
    assert!(!told(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]).contains('\u{1b}'));
    assert!(told(&[("CARGO_TERM_COLOR", "always")], &[]).contains('\u{1b}'));
    assert!(!told(&[("CARGO_TERM_COLOR", "always")], &["--color=never"]).contains('\u{1b}'));
    // What is wrong with the arguments is told alike.
    assert!(told(&[], &["--bogus", "--color", "always"]).contains('\u{1b}'));
    assert!(!told(&[("CLICOLOR_FORCE", "1")], &["--bogus", "--color=never"]).contains('\u{1b}'));
}
