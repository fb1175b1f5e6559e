//! Which packages of a workspace are asked for, and what of them is built.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::metadata::{Metadata, Package, Target};

/// The packages that are asked for, as Cargo selects them: all, those that are named, that of the
/// directory, or the default ones.
pub(super) fn selected<'a>(
    asked: &clap_cargo::Workspace,
    manifest: Option<&Path>,
    metadata: &'a Metadata,
) -> Result<Vec<&'a Package>, String> {
    let is_all = asked.workspace || asked.all;
    if !is_all && !asked.exclude.is_empty() {
        return Err("--exclude can only be used together with --workspace".to_owned());
    }
    let members: Vec<&Package> = metadata.members().collect();
    if is_all {
        let is_left = |package: &&Package| !asked.exclude.iter().any(|spec| is(package, spec));
        return Ok(members.into_iter().filter(is_left).collect());
    }
    if !asked.package.is_empty() {
        let named = asked.package.iter().map(|spec| named(&members, spec));
        return named.collect();
    }
    let current = current_manifest(manifest);
    let is_current = |package: &&&Package| Some(&package.manifest_path) == current.as_ref();
    if let Some(package) = members.iter().find(is_current) {
        return Ok(vec![*package]);
    }
    let defaults = &metadata.workspace_default_members;
    let is_default = |package: &&Package| defaults.contains(&package.id);
    Ok(members.into_iter().filter(is_default).collect())
}

fn named<'a>(members: &[&'a Package], spec: &str) -> Result<&'a Package, String> {
    let mut members = members.iter().copied();
    members
        .find(|package| is(package, spec))
        .ok_or_else(|| format!("package `{spec}` is not a member of the workspace"))
}

/// The manifest that is named, or the nearest one.
fn current_manifest(named: Option<&Path>) -> Option<PathBuf> {
    if let Some(named) = named {
        return named.canonicalize().ok();
    }
    let directory = env::current_dir().ok()?;
    let mut manifests = directory
        .ancestors()
        .map(|folder| folder.join("Cargo.toml"));
    manifests.find(|manifest| manifest.is_file())
}

/// Whether a specification names a package: `shop`, `shop@0.1.0`, or its whole id.
fn is(package: &Package, spec: &str) -> bool {
    let (name, version) = spec
        .split_once('@')
        .map_or((spec, None), |(name, version)| (name, Some(version)));
    package.id == spec
        || package.name == name && version.is_none_or(|version| package.version == version)
}

/// The targets that are built: of a package its library, or else its binaries.
pub(super) fn targets(packages: &[&Package]) -> Result<Vec<OsString>, String> {
    let mut arguments: Vec<OsString> = Vec::new();
    if packages.iter().any(|package| has_library(package)) {
        arguments.push("--lib".into());
    }
    for package in packages.iter().filter(|package| !has_library(package)) {
        let binaries = package.targets.iter().filter(|target| target.is_binary());
        arguments.extend(binaries.flat_map(|target| ["--bin".into(), (&target.name).into()]));
    }
    if arguments.is_empty() {
        return Err(
            "there is nothing to build: no package with a library or a binary is selected"
                .to_owned(),
        );
    }
    Ok(arguments)
}

fn has_library(package: &Package) -> bool {
    package.targets.iter().any(Target::is_library)
}
