//! Which crate is compiled, and whether it answers for a lock file.

use std::env;
use std::path::{Path, PathBuf};

use super::manifest::Targets;
use crate::rustc;

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
        let arguments = rustc::arguments();
        let manifest_dir = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
        let package = env::var("CARGO_PKG_NAME").ok()?;
        // Cargo sets this for integration tests and benches.
        let is_test = arguments.is_test || env::var_os("CARGO_TARGET_TMPDIR").is_some();
        if is_test || arguments.is_foreign || is_downloaded(&manifest_dir) {
            return None;
        }
        let name = arguments.crate_name.clone()?;
        let inside = inside(
            &manifest_dir,
            arguments.input.as_deref().unwrap_or(Path::new("")),
        );
        let targets = Targets::read(&manifest_dir, &package);
        // A binary that is called as the library cannot be told from it.
        if !arguments.is_library && targets.library.as_ref() == Some(&name) {
            return None;
        }
        let is_part = ["examples", "tests", "benches"].map(|folder| inside.starts_with(folder));
        let is_main =
            !is_part.contains(&true) && (arguments.is_library || targets.is_only_binary(&inside));
        Some(Self {
            name,
            package,
            manifest_dir,
            is_main,
        })
    }
}

/// Where the root file is inside of the package.
fn inside(manifest_dir: &Path, input: &Path) -> PathBuf {
    // Cargo compiles members of a workspace from its root, with the path from there. Either path
    // may go through links.
    let input = env::current_dir().map_or(input.to_owned(), |directory| directory.join(input));
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let input = real(&input);
    match input.strip_prefix(real(manifest_dir)) {
        Ok(inside) => inside.to_owned(),
        Err(_) => input,
    }
}

/// Whether a package was downloaded by Cargo: its lints are silenced, unless Cargo is to show them
/// all.
fn is_downloaded(manifest_dir: &Path) -> bool {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    home.is_some_and(|home| {
        let folders = ["registry/src", "git/checkouts"];
        folders
            .iter()
            .any(|folder| manifest_dir.starts_with(home.join(folder)))
    })
}
