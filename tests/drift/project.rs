//! Crates outside of the workspace, as users have them, and what Cargo says of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, Once, PoisonError};

use serde_json::Value;

/// A directory of its own, with one target directory for all tests.
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    variables: Vec<(String, Option<String>)>,
    target: PathBuf,
}

/// An error of rustc, where its caret stands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Report {
    pub(crate) file: String,
    /// What the caret marks.
    pub(crate) at: String,
    /// The line that it is in.
    pub(crate) line: String,
    pub(crate) message: String,
}

/// Nothing here asks for debug information, nor builds twice what takes long: both would only cost.
const LEAN: [(&str, &str); 2] = [
    ("CARGO_PROFILE_DEV_INCREMENTAL", "false"),
    ("CARGO_PROFILE_DEV_DEBUG", "false"),
];

/// What a command of Cargo has done.
pub(crate) struct Done {
    pub(crate) is_success: bool,
    pub(crate) reports: Vec<Report>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The line of a manifest that names the library under test.
pub(crate) fn dependency(features: &str) -> String {
    format!(
        "tablewright = {{ path = {:?}, features = [{features}] }}\n",
        folder("runtime"),
    )
}

/// The line of a manifest that names another crate of the workspace, such as `cli`.
pub(crate) fn tool(name: &str) -> String {
    format!("tablewright-{name} = {{ path = {:?} }}\n", folder(name))
}

/// The folder of a crate.
fn folder(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    let folder = folder.canonicalize().expect("the folder of a crate");
    folder.to_str().expect("UTF-8").to_owned()
}

/// A manifest of a package that depends on the library under test.
pub(crate) fn manifest(name: &str, rest: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{}rust_decimal = {{ version = \"1\", default-features = false }}\nuuid = {{ version = \"1\", default-features = false }}\n\n[dev-dependencies]\n{}\n{rest}",
        dependency("\"rust_decimal\""),
        tool("cli"),
    )
}

/// The example that exports, accepts and checks.
pub(crate) fn export(links: &[&str]) -> String {
    let links = links.iter().map(|name| format!("use {name} as _;\n"));
    let links: String = links.collect();
    format!("{links}\nfn main() -> std::process::ExitCode {{\n    tablewright_cli::main()\n}}\n")
}

/// Downloads what this workspace has locked, for other platforms too: `cargo metadata` asks for
/// these. Without a network, what is there has to do.
fn fetch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["fetch", "--quiet", "--locked"]);
        cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
        let _ = cargo.output();
    });
}

impl Project {
    /// An empty project of this name.
    pub(crate) fn new(name: &str) -> Self {
        let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift");
        let root = base.join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a directory");
        fetch();
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, root.join("Cargo.lock")).expect("Cargo.lock");
        Self {
            root,
            variables: Vec::new(),
            target: base.join("target"),
        }
    }

    /// A package of one crate, with the example `export`; a workspace of its own.
    pub(crate) fn of_domain(name: &str, source: &str) -> Self {
        let project = Self::new(name);
        project.write("Cargo.toml", &manifest("domain", "[workspace]\n"));
        project.write("src/lib.rs", source);
        project.write("examples/export.rs", &export(&["domain"]));
        project
    }

    /// Another target directory.
    pub(crate) fn target(&mut self, target: PathBuf) {
        self.target = target;
    }

    /// What Cargo is to find in its environment, whoever runs it: what was built for one project is
    /// there for the next one.
    pub(crate) fn environment(&self) -> [(&str, &str); 3] {
        let target = self.target.to_str().expect("UTF-8");
        let [first, second] = LEAN;
        [("CARGO_TARGET_DIR", target), first, second]
    }

    /// Sets a variable of the environment, or removes it.
    pub(crate) fn set(&mut self, name: &str, value: Option<&str>) {
        self.variables.retain(|(known, _)| known != name);
        self.variables
            .push((name.to_owned(), value.map(str::to_owned)));
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        // Cargo takes packages of one name and version for the same ones, wherever they are.
        let name = self.root.file_name().unwrap_or_default().as_encoded_bytes();
        let number = name
            .iter()
            .fold(0, |number, byte| number * 31 % 99_991 + u32::from(*byte));
        let text = text.replacen(
            "version = \"0.1.0\"",
            &format!("version = \"0.1.{number}\""),
            1,
        );
        fs::write(&path, text).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Runs Cargo in a folder of the project. One after the other: in the target directory, the
    /// examples of all projects have one name.
    pub(crate) fn cargo_in(&self, folder: &str, arguments: &[&str]) -> Done {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .current_dir(self.path(folder))
            .envs(self.environment())
            .env_remove("TABLEWRIGHT_LOCK")
            .env_remove("TABLEWRIGHT_DRIFT")
            // As rustc sees them where Cargo runs nothing: this test is run by Cargo itself.
            .env_remove("CARGO_TARGET_TMPDIR");
        for (name, value) in &self.variables {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().expect("cargo runs");
        let stdout = String::from_utf8(stdout).expect("UTF-8");
        // Where a condition stands twice in the code of a derive, rustc says the same twice, and
        // Cargo shows it once.
        let mut shown = BTreeSet::new();
        let lines = stdout.lines().filter(|line| match rendered(line) {
            Some(rendered) => shown.insert(rendered),
            None => true,
        });
        Done {
            is_success: status.success(),
            reports: lines.filter_map(report).collect(),
            stdout,
            stderr: String::from_utf8(stderr).expect("UTF-8"),
        }
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Done {
        self.cargo_in("", arguments)
    }

    pub(crate) fn check(&self) -> Done {
        self.cargo(&["check", "--offline", "--quiet", "--message-format=json"])
    }

    /// Why `cargo check` compiles a crate; nothing where it finds it fresh.
    pub(crate) fn compiles(&self, package: &str) -> Option<String> {
        let done = self.cargo(&["check", "--offline", "--verbose", "--message-format=json"]);
        let mut fresh = done.stdout.lines().filter_map(|line| {
            let message: Value = serde_json::from_str(line).ok()?;
            let is_artifact =
                message["reason"] == "compiler-artifact" && message["target"]["name"] == package;
            is_artifact.then(|| message["fresh"] == true)
        });
        let is_fresh = done.is_success && fresh.all(|fresh| fresh);
        (!is_fresh).then_some(done.stderr)
    }

    /// The example `export` with these arguments, although the domain has drifted.
    pub(crate) fn export(&self, arguments: &[&str]) -> Done {
        let mut all = vec!["run", "--offline", "--quiet", "--example", "export", "--"];
        all.extend(arguments);
        let mut command = Self {
            root: self.root.clone(),
            variables: self.variables.clone(),
            target: self.target.clone(),
        };
        command.set("TABLEWRIGHT_DRIFT", Some("allow"));
        command.cargo(&all)
    }

    /// Accepts the model.
    pub(crate) fn accept(&self) -> String {
        let done = self.export(&["accept"]);
        assert!(done.is_success, "{}", done.stderr);
        done.stdout
    }
}

/// What Cargo shows of a message.
fn rendered(line: &str) -> Option<String> {
    let message: Value = serde_json::from_str(line).ok()?;
    let rendered = message["message"]["rendered"].as_str()?;
    Some(rendered.to_owned())
}

fn report(line: &str) -> Option<Report> {
    let message: Value = serde_json::from_str(line).ok()?;
    let message = &message["message"];
    if message["level"] != "error" {
        return None;
    }
    let spans = message["spans"].as_array()?;
    let span = spans.iter().find(|span| span["is_primary"] == true)?;
    let text = &span["text"][0];
    let line = text["text"].as_str()?;
    // Columns are counted from one. What goes on in the next line ends here with an empty one.
    let column = |key: &str| {
        let column = usize::try_from(text[key].as_u64()?).ok()?;
        Some(column.saturating_sub(1))
    };
    let (start, end) = (column("highlight_start")?, column("highlight_end")?);
    let length = end.saturating_sub(start);
    let at: String = line.chars().skip(start).take(length).collect();
    Some(Report {
        file: span["file_name"].as_str()?.to_owned(),
        at,
        line: line.trim().to_owned(),
        message: message["message"].as_str()?.to_owned(),
    })
}
