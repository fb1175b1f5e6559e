//! The packages of a workspace, as `cargo metadata` tells of them.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Metadata {
    pub(super) workspace_root: PathBuf,
    /// The ids of the workspace's own packages.
    pub(super) workspace_members: Vec<String>,
    /// The ids of those that are built where none is named.
    #[serde(default)]
    pub(super) workspace_default_members: Vec<String>,
    pub(super) packages: Vec<Package>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Package {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) version: String,
    pub(super) manifest_path: PathBuf,
    pub(super) targets: Vec<Target>,
    pub(super) dependencies: Vec<Dependency>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) kind: Vec<String>,
    pub(super) src_path: PathBuf,
}

#[derive(Clone, Deserialize)]
pub(super) struct Dependency {
    pub(super) name: String,
}

impl Target {
    /// Whether other crates can use it.
    pub(super) fn is_library(&self) -> bool {
        is_library(&self.kind)
    }

    pub(super) fn is_binary(&self) -> bool {
        self.kind.iter().any(|kind| kind == "bin")
    }

    /// The name of its crate.
    pub(super) fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// Whether a target of these kinds is a library, and not one of macros.
pub(super) fn is_library(kinds: &[String]) -> bool {
    let kinds_of_libraries = ["lib", "rlib", "dylib", "cdylib", "staticlib"];
    kinds
        .iter()
        .any(|kind| kinds_of_libraries.contains(&kind.as_str()))
}

impl Metadata {
    /// What Cargo tells with these arguments, of the directory that is current or this one.
    pub(super) fn read(
        arguments: &[OsString],
        directory: Option<OsString>,
    ) -> Result<Self, String> {
        let mut command = cargo();
        command.args(["metadata", "--format-version=1"]);
        command.args(arguments);
        if let Some(directory) = directory {
            command.current_dir(directory);
        }
        let output = command
            .output()
            .map_err(|error| format!("cannot run `cargo metadata`: {error}"))?;
        if !output.status.success() {
            let error = String::from_utf8_lossy(&output.stderr);
            let error = error.trim();
            return Err(error.strip_prefix("error: ").unwrap_or(error).to_owned());
        }
        serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("cannot read what `cargo metadata` says: {error}"))
    }

    /// The workspace's own packages.
    pub(super) fn members(&self) -> impl Iterator<Item = &Package> {
        let packages = self.packages.iter();
        packages.filter(|package| self.workspace_members.contains(&package.id))
    }
}

/// The Cargo that runs this program, if one does.
pub(super) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
