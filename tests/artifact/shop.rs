//! A domain of two crates, and programs and libraries that link it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::project;
use crate::project::{Project, dependency};
use crate::tool::{executable, ran};

const KERNEL: &str = "
use tablewright::{Aggregate, Id};

/// Somebody who buys.
#[derive(Aggregate)]
pub struct Customer {
    pub id: Id<Customer>,
    pub name: String,
}
";

pub(crate) const SALES: &str = "
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// What somebody has bought.
#[derive(Aggregate)]
#[invariant(\"INV-ORD-001: Nothing is given away\", check(self.total > 0))]
pub struct Order {
    pub id: Id<Order>,
    pub customer: Id<kernel::Customer>,
    pub state: State,
    pub total: i64,
    pub lines: Vec<Line>,
}

/// One thing of it.
#[derive(Entity)]
pub struct Line {
    pub id: Id<Line>,
    pub text: String,
}

/// How far it is.
#[derive(ValueObject)]
pub enum State {
    Open,
    Paid,
}

/// In a module, and private.
mod inner {
    use tablewright::{Aggregate, Id};

    /// Nobody knows it.
    #[derive(Aggregate)]
    struct Hidden {
        id: Id<Hidden>,
    }
}
";

const SERVER: &str = "
use {kernel as _, sales as _};

fn main() {
    print!(\"{}\", tablewright_model::data_model().unwrap().to_document());
}
";

/// A workspace of two crates of a domain, a program, a library for other languages and one that
/// is linked at run time. Each profile is one of those that are used for what is shipped.
///
/// One after the other: what is built of all of them has one name in the target directory.
pub(crate) fn shop(name: &str) -> (MutexGuard<'static, ()>, Project) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let project = Project::new(name);
    project.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"kernel\", \"sales\", \"server\", \"plugin\", \"shared\"]\n\
         [profile.full]\ninherits = \"dev\"\ndebug = true\nincremental = true\n\
         [profile.release]\nstrip = true\n\
         [profile.thin]\ninherits = \"release\"\nlto = \"thin\"\n\
         [profile.fat]\ninherits = \"release\"\nlto = \"fat\"\nopt-level = \"z\"\npanic = \"abort\"\ncodegen-units = 1\n",
    );
    let kernel = "kernel = { path = \"../kernel\" }\n";
    let both = format!("{kernel}sales = {{ path = \"../sales\" }}\n");
    let packages = [
        ("kernel", "", KERNEL, ""),
        ("sales", kernel, SALES, ""),
        (
            "plugin",
            &both,
            "use {kernel as _, sales as _};\n",
            "[lib]\ncrate-type = [\"cdylib\", \"staticlib\"]\n",
        ),
        (
            "shared",
            &both,
            "pub use {kernel, sales};\n",
            "[lib]\ncrate-type = [\"dylib\"]\n",
        ),
    ];
    for (package, dependencies, source, rest) in packages {
        let dependencies = dependency("") + dependencies;
        project.write(
            &format!("{package}/Cargo.toml"),
            &manifest(package, &dependencies, rest),
        );
        project.write(&format!("{package}/src/lib.rs"), source);
    }
    let dependencies = dependency("") + &project::tool("model") + &both;
    project.write("server/Cargo.toml", &manifest("server", &dependencies, ""));
    project.write("server/src/main.rs", SERVER);
    (guard, project)
}

fn manifest(name: &str, dependencies: &str, rest: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n{rest}"
    )
}

/// Builds the server in one way.
pub(crate) fn server(project: &Project, profile: &str, flags: &[&str]) -> PathBuf {
    let rustc = [
        "rustc",
        "--offline",
        "--package",
        "server",
        "--profile",
        profile,
    ];
    let done = project.cargo(&[&rustc[..], &["--message-format=json", "--"], flags].concat());
    assert!(
        done.is_success,
        "{profile} {flags:?}: {}{}",
        done.stderr, done.stdout
    );
    executable(&done.stdout).expect("the server")
}

/// Builds a library in one way, and returns the files that are made.
pub(crate) fn library(project: &Project, package: &str, profile: &str) -> Vec<PathBuf> {
    let build = ["build", "--offline", "--message-format=json"];
    let done = project.cargo(&[&build[..], &["--package", package, "--profile", profile]].concat());
    assert!(done.is_success, "{package} {profile}: {}", done.stderr);
    let messages = done
        .stdout
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let of_package = messages.filter(|message| message["target"]["name"] == package);
    let files = of_package.filter_map(|message| message["filenames"].as_array().cloned());
    files
        .flatten()
        .map(|file| PathBuf::from(file.as_str().expect("a path")))
        .collect()
}

pub(crate) fn exported(server: &Path) -> String {
    let ran = ran(Command::new(server).output().expect("the server runs"));
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stdout.contains("\"name\": \"hiddens\""),
        "{}",
        ran.stdout
    );
    ran.stdout
}
