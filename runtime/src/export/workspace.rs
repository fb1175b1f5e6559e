//! Where the packages of the workspace are, as Cargo knows it: programs carry no paths.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::model::Record;

/// The name of a lock file, beside the `Cargo.toml` of its package.
const LOCK: &str = "data-model.lock.json";

/// The variable that names another file, for one or for all packages.
const VARIABLE: &str = "TABLEWRIGHT_LOCK";

pub(super) struct Workspace {
    root: PathBuf,
    packages: BTreeMap<String, Package>,
    /// One file for all packages.
    shared: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    src_path: PathBuf,
}

impl Workspace {
    /// The workspace of the current directory.
    pub(super) fn find() -> Result<Self, String> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["metadata", "--format-version=1", "--no-deps", "--offline"]);
        // Run by Cargo, the program belongs to that package, wherever it was called from.
        if let Some(directory) = env::var_os("CARGO_MANIFEST_DIR") {
            command.current_dir(directory);
        }
        let output = command
            .output()
            .map_err(|error| format!("cannot run `cargo metadata`: {error}"))?;
        if !output.status.success() {
            let error = String::from_utf8_lossy(&output.stderr);
            return Err(format!("`cargo metadata` failed: {}", error.trim()));
        }
        let metadata: Metadata = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("cannot read what `cargo metadata` says: {error}"))?;
        let shared = env::var_os(VARIABLE).filter(|path| !path.is_empty());
        Ok(Self {
            shared: shared.map(|path| metadata.workspace_root.join(path)),
            root: metadata.workspace_root,
            packages: metadata
                .packages
                .into_iter()
                .map(|package| (package.name.clone(), package))
                .collect(),
        })
    }

    /// The lock file of a package.
    pub(super) fn lock_of(&self, package: &str) -> Result<PathBuf, String> {
        if let Some(shared) = &self.shared {
            return Ok(shared.clone());
        }
        match self.packages.get(package) {
            Some(package) => Ok(package.manifest_path.with_file_name(LOCK)),
            None => Err(format!(
                "the package `{package}` is not in the workspace of {}: accept its model in its own, or name one file for all with {VARIABLE}",
                self.root.display()
            )),
        }
    }

    /// The packages and crates that may have records in a lock file.
    pub(super) fn crates_of(&self, path: &Path) -> BTreeSet<(String, String)> {
        let packages = self.packages.values().filter(|package| {
            self.shared.is_some() || package.manifest_path.with_file_name(LOCK) == path
        });
        let crates = packages.flat_map(|package| {
            let targets = package.targets.iter();
            targets.map(|target| (package.name.clone(), target.name.replace('-', "_")))
        });
        crates.collect()
    }

    /// The root files of the crates of these records.
    pub(super) fn roots(&self, records: &[Record]) -> Vec<PathBuf> {
        let mut roots: Vec<PathBuf> = records
            .iter()
            .filter_map(|record| {
                let package = self.packages.get(&record.package.name)?;
                let mut targets = package.targets.iter();
                let target =
                    targets.find(|target| target.name.replace('-', "_") == record.krate())?;
                Some(target.src_path.clone())
            })
            .collect();
        roots.sort();
        roots.dedup();
        roots
    }
}
