//! Wrong arguments, and help.

use std::path::Path;
use std::process::Command;

use tablewright::Aggregate as _;

use crate::domain::example;
use crate::tool;
use crate::tool::ran;

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
        "error: `--dialect` is for `--format sql` and `--format schema`\n"
    );
    assert!(told(&["--format", "schema"]).contains("--dialect <ENGINE>"));
    assert_eq!(
        told(&["--format", "schema", "--dialect", "sqlite", "--drop", "-q"]),
        "error: `--drop` and `--no-transaction` are for `--format sql`\n"
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

#[test]
fn a_schema_is_printed_as_json() {
    let arguments = ["--format", "schema", "--dialect", "mariadb", "-q"];
    let ran = tool::run(&example("shop"), &[], &arguments);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let schema: tablewright_sql::Schema = serde_json::from_str(&ran.stdout).expect("a schema");
    let model = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];
    let model = tablewright_model::DataModel::of(&model).expect("a model");
    let expected = tablewright_sql::schema(&model, schema.dialect).expect("a schema");
    assert_eq!(schema, expected);
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
    assert_bash_completes();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let completions = tool::run(Path::new("."), &[], &["completions", shell]);
        assert_eq!(completions.code, Some(0));
        for command in commands {
            assert!(completions.stdout.contains(command), "{shell}: {command}");
        }
    }
}

/// As bash calls it: the program, the word, and the word before it.
fn assert_bash_completes() {
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
