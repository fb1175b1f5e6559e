//! Which crate is compiled, and whether it answers for a lock file.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::runtime_path::expanded;

/// The crate that is compiled.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) package: String,
    pub(super) manifest_dir: PathBuf,
    /// The package's library, or its only binary: it answers for the file beside its manifest,
    /// also where nothing of it was accepted yet. Other crates, such as examples, answer for what
    /// was accepted of them.
    pub(super) is_main: bool,
}

impl Target {
    /// The crate that this process of rustc compiles. Nothing where drift is not checked: in tests,
    /// in what belongs to others, and in the macro server of an editor, which shows what `cargo
    /// check` says.
    pub(super) fn find() -> Option<Self> {
        let arguments = Arguments::of(env::args_os());
        let manifest_dir = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
        let package = env::var("CARGO_PKG_NAME").ok()?;
        // Cargo sets this for integration tests and benches.
        if arguments.is_test || arguments.is_foreign || env::var_os("CARGO_TARGET_TMPDIR").is_some()
        {
            return None;
        }
        let is_main = arguments.is_main(&manifest_dir);
        Some(Self {
            name: arguments.crate_name?,
            package,
            manifest_dir,
            is_main,
        })
    }
}

/// What the arguments of rustc tell.
#[derive(Debug, Default, PartialEq, Eq)]
struct Arguments {
    crate_name: Option<String>,
    is_library: bool,
    is_test: bool,
    /// A crate of a registry or of git: its lints are silenced.
    is_foreign: bool,
    /// The root file.
    input: Option<PathBuf>,
}

impl Arguments {
    fn of(arguments: impl Iterator<Item = OsString>) -> Self {
        let mut found = Self::default();
        let mut arguments = arguments.skip(1).flat_map(expanded);
        while let Some(argument) = arguments.next() {
            let Some(argument) = argument.to_str() else {
                continue;
            };
            let (key, value) = match argument.split_once('=') {
                Some((key, value)) if key.starts_with("--") => (key, Some(value.to_owned())),
                _ => (argument, None),
            };
            let mut value = || {
                value
                    .clone()
                    .or_else(|| arguments.next()?.into_string().ok())
            };
            match key {
                "--test" => found.is_test = true,
                "--crate-name" => found.crate_name = value(),
                "--crate-type" => found.is_library |= value().is_some_and(|kind| kind != "bin"),
                "--cap-lints" => found.is_foreign |= value().is_some_and(|cap| cap == "allow"),
                path if is_source(path) && found.input.is_none() => {
                    found.input = Some(PathBuf::from(path));
                }
                _ => {}
            }
        }
        found
    }

    fn is_main(&self, manifest_dir: &Path) -> bool {
        let Some(input) = &self.input else {
            return self.is_library;
        };
        // Cargo compiles members of a workspace from its root, with the path from there.
        let input = match env::current_dir() {
            Ok(directory) => directory.join(input),
            Err(_) => input.clone(),
        };
        let inside = input.strip_prefix(manifest_dir).unwrap_or(&input);
        if ["examples", "tests", "benches"]
            .iter()
            .any(|folder| inside.starts_with(folder))
        {
            return false;
        }
        self.is_library || is_only_binary(manifest_dir, inside)
    }
}

fn is_source(argument: &str) -> bool {
    !argument.starts_with('-')
        && Path::new(argument)
            .extension()
            .is_some_and(|kind| kind == "rs")
}

/// Whether a package has no library and this binary alone. Its manifest is read by the line: all
/// that is asked is whether it has tables of these names.
fn is_only_binary(manifest_dir: &Path, input: &Path) -> bool {
    let manifest = fs::read_to_string(manifest_dir.join("Cargo.toml")).unwrap_or_default();
    let tables = |header: &str| {
        let lines = manifest
            .lines()
            .map(|line| line.split('#').next().unwrap_or(line).trim());
        lines.filter(|line| *line == header).count()
    };
    let source = manifest_dir.join("src");
    if tables("[lib]") > 0 || source.join("lib.rs").exists() {
        return false;
    }
    let main = usize::from(source.join("main.rs").exists());
    let others = fs::read_dir(source.join("bin")).map_or(0, |folder| {
        folder
            .filter_map(Result::ok)
            .filter(|entry| {
                let path = entry.path();
                path.join("main.rs").exists() || path.extension().is_some_and(|kind| kind == "rs")
            })
            .count()
    });
    let declared = tables("[[bin]]");
    let is_main_file = input == Path::new("src").join("main.rs");
    match declared {
        0 => main + others == 1 && (is_main_file || input.starts_with("src/bin")),
        // What is declared may be what would be found anyway.
        1 => others == 0 && (main == 0 || is_main_file),
        _ => false,
    }
}
