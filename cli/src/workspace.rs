//! Where the lock files of the packages of a workspace are: programs carry no paths.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::metadata::{Metadata, Package};
use tablewright_model::Record;

/// The name of a lock file, beside the `Cargo.toml` of its package.
pub(super) const LOCK: &str = "data-model.lock.json";

/// The variable that names another file, for one or for all packages.
const VARIABLE: &str = "TABLEWRIGHT_LOCK";

pub(super) struct Workspace {
    root: PathBuf,
    packages: BTreeMap<String, Package>,
    /// One file for all packages.
    shared: Option<PathBuf>,
}

impl Workspace {
    /// That of the program. Run by Cargo, it belongs to its package, wherever it was called from;
    /// otherwise to the current directory.
    pub(super) fn of_program() -> Result<Self, String> {
        let arguments = ["--no-deps", "--offline"].map(Into::into);
        let metadata = Metadata::read(&arguments, env::var_os("CARGO_MANIFEST_DIR"))?;
        Ok(Self::new(&metadata, env::var_os(VARIABLE)))
    }

    /// That of packages which Cargo compiles: it gives them variables of its configuration, which
    /// its commands do not see.
    pub(super) fn of_packages(metadata: &Metadata) -> Result<Self, String> {
        let config = cargo_config2::Config::load()
            .map_err(|error| format!("cannot read Cargo's configuration: {error}"))?;
        let configured = config.env.get(VARIABLE);
        let is_forced = configured.is_some_and(|configured| configured.force);
        let shared = env::var_os(VARIABLE).filter(|_| !is_forced);
        let configured = configured.map(|configured| configured.value.clone());
        Ok(Self::new(metadata, shared.or(configured)))
    }

    fn new(metadata: &Metadata, shared: Option<OsString>) -> Self {
        let shared = shared.filter(|path| !path.is_empty());
        let packages = metadata.members();
        Self {
            shared: shared.map(|path| metadata.workspace_root.join(path)),
            root: metadata.workspace_root.clone(),
            packages: packages
                .map(|package| (package.name.clone(), package.clone()))
                .collect(),
        }
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
            targets.map(|target| (package.name.clone(), target.crate_name()))
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
                let target = targets.find(|target| target.crate_name() == record.krate())?;
                Some(target.src_path.clone())
            })
            .collect();
        roots.sort();
        roots.dedup();
        roots
    }
}
