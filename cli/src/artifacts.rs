//! The aggregates in the artifacts that `cargo build` makes of packages.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use clap::Args;
use clap_cargo::{Features, Manifest};
use serde::Deserialize;

use super::metadata::{self, Metadata, Package, cargo};
use super::outcome::Failure;
use super::packages;
use super::report::{MessageFormat, Report};
use super::source::{Drift, Records, Source};
use super::workspace::Workspace;
use crate::artifact::{self, Unreadable};
use tablewright_model::{Code, Problem, Problems};

/// The variable that lets code compile that has drifted.
const DRIFT: &str = "TABLEWRIGHT_DRIFT";

/// Which packages are built, and how: as `cargo build` has it.
#[derive(Clone, Debug, Args)]
pub(super) struct Artifacts {
    #[command(flatten)]
    packages: clap_cargo::Workspace,
    #[command(flatten)]
    features: Features,
    #[command(flatten)]
    manifest: Manifest,
    #[command(flatten)]
    build: Build,
    #[command(flatten)]
    network: Network,
}

#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Compilation Options")]
struct Build {
    /// Build in release mode, with optimizations.
    #[arg(long, short, conflicts_with = "profile")]
    release: bool,
    /// Build with this profile.
    #[arg(long, value_name = "PROFILE-NAME")]
    profile: Option<String>,
    /// Only this binary of a package, in the place of its library.
    #[arg(long, value_name = "NAME")]
    bin: Vec<String>,
    /// Number of parallel jobs, defaults to # of CPUs.
    #[arg(long, short, value_name = "N")]
    jobs: Option<String>,
    /// Override a configuration value of Cargo.
    #[arg(long, value_name = "KEY=VALUE|PATH")]
    config: Vec<String>,
    /// Build for this target triple.
    #[arg(long, value_name = "TRIPLE")]
    target: Option<String>,
    /// Directory for all generated artifacts.
    #[arg(long, value_name = "DIRECTORY")]
    target_dir: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Manifest Options")]
struct Network {
    /// Assert that `Cargo.lock` will remain unchanged.
    #[arg(long)]
    locked: bool,
    /// Run without accessing the network.
    #[arg(long)]
    offline: bool,
    /// Equivalent to specifying both --locked and --offline.
    #[arg(long)]
    frozen: bool,
}

/// A line that `cargo build` prints for programs.
#[derive(Deserialize)]
struct Message {
    reason: String,
    package_id: Option<String>,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

impl Source for Artifacts {
    const PROGRAM: &'static str = "cargo-tablewright";
    const CALL: &'static str = "cargo tablewright";

    fn records(&self, drift: Drift, report: &Report) -> Result<Records, Failure> {
        self.built(&self.metadata()?, drift, report)
    }

    fn compared(&self, report: &Report) -> Result<(Records, Workspace), Failure> {
        let metadata = self.metadata()?;
        let records = self.built(&metadata, Drift::Allowed, report)?;
        Ok((records, Workspace::of_packages(&metadata)?))
    }
}

fn nothing_built() -> Problems {
    Problems::from(Problem::new(
        Code::NothingLinked,
        "",
        "no aggregate is in what was built",
        "select the packages of the domain: `--package domain`, or `--workspace`",
    ))
}

impl Artifacts {
    fn metadata(&self) -> Result<Metadata, String> {
        Metadata::read(&self.resolution(), None)
    }

    /// The records in what is built.
    fn built(
        &self,
        metadata: &Metadata,
        drift: Drift,
        report: &Report,
    ) -> Result<Records, Failure> {
        let mut all = Vec::new();
        for path in self.build(metadata, drift, report)? {
            match artifact::records(&path) {
                Ok(records) => all.extend(records),
                // A crate may depend on tablewright and have no aggregate.
                Err(Unreadable::NoRecord) => {}
                Err(error) => return Err(Failure::of_file(&path, "cannot be read", &error)),
            }
        }
        if all.is_empty() {
            return Err(nothing_built().into());
        }
        Ok(Records(all))
    }

    /// Builds, and returns the artifacts that may carry records.
    fn build(
        &self,
        metadata: &Metadata,
        drift: Drift,
        report: &Report,
    ) -> Result<Vec<PathBuf>, Failure> {
        let manifest = self.manifest.manifest_path.as_deref();
        let packages = packages::selected(&self.packages, manifest, metadata)?;
        let cannot = |error| Failure::Failed(format!("cannot run `cargo build`: {error}"));
        let mut cargo = self.command(&packages, drift, report)?;
        let mut child = cargo.spawn().map_err(cannot)?;
        let errors = child
            .stderr
            .take()
            .map(|errors| thread::spawn(|| io::read_to_string(errors)));
        let mut files = Vec::new();
        let output = child.stdout.take().map(BufReader::new);
        for line in output.into_iter().flat_map(BufRead::lines) {
            let line = line.map_err(cannot)?;
            let Ok(message) = serde_json::from_str::<Message>(&line) else {
                continue;
            };
            if message.reason == "compiler-message" {
                report.compiler_message(&line);
            }
            files.extend(file(message, metadata, &packages));
        }
        if child.wait().map_err(cannot)?.success() {
            return Ok(files);
        }
        let errors = errors.and_then(|errors| errors.join().ok()?.ok());
        let errors = errors.map(|errors| format!(": {}", errors.trim_end()));
        Err(Failure::Failed(format!(
            "`cargo build` failed{}",
            errors.unwrap_or_default()
        )))
    }

    fn command(
        &self,
        packages: &[&Package],
        drift: Drift,
        report: &Report,
    ) -> Result<Command, Failure> {
        let mut command = cargo();
        command.arg("build").stdout(Stdio::piped());
        match report.format {
            MessageFormat::Human => command.arg("--message-format=json-render-diagnostics"),
            // Its progress and its own errors are not for programs.
            MessageFormat::Json => command
                .args(["--message-format=json", "--quiet"])
                .stderr(Stdio::piped()),
        };
        if report.is_quiet && report.format == MessageFormat::Human {
            command.arg("--quiet");
        }
        if let Some(colour) = report.colour {
            command.arg(format!("--color={colour}"));
        }
        command
            .args(self.resolution())
            .args(self.profile())
            .args(self.targets(packages)?);
        for package in packages {
            command.args(["--package", &package.id]);
        }
        if drift == Drift::Allowed {
            command.env(DRIFT, "allow");
        }
        Ok(command)
    }

    fn targets(&self, packages: &[&Package]) -> Result<Vec<OsString>, String> {
        if self.build.bin.is_empty() {
            return packages::targets(packages);
        }
        Ok(options("--bin", &self.build.bin).collect())
    }

    /// What decides which packages there are.
    fn resolution(&self) -> Vec<OsString> {
        let flags = [
            (self.features.all_features, "--all-features"),
            (self.features.no_default_features, "--no-default-features"),
            (self.network.locked, "--locked"),
            (self.network.offline, "--offline"),
            (self.network.frozen, "--frozen"),
        ];
        let set = flags.iter().filter(|(is_set, _)| *is_set);
        let mut arguments: Vec<OsString> = set.map(|(_, flag)| flag.into()).collect();
        arguments.extend(options("--manifest-path", &self.manifest.manifest_path));
        arguments.extend(options("--features", &self.features.features));
        arguments.extend(options("--config", &self.build.config));
        arguments
    }

    fn profile(&self) -> Vec<OsString> {
        let build = &self.build;
        let mut arguments: Vec<OsString> = options("--profile", &build.profile).collect();
        if build.release {
            arguments.push("--release".into());
        }
        arguments.extend(options("--target", &build.target));
        arguments.extend(options("--jobs", &build.jobs));
        arguments.extend(options("--target-dir", &build.target_dir));
        arguments
    }
}

/// An option with each of these values.
fn options<V: Into<OsString>>(
    name: &str,
    values: impl IntoIterator<Item = V>,
) -> impl Iterator<Item = OsString> {
    let values = values.into_iter();
    values.flat_map(move |value| [name.into(), value.into()])
}

/// What a crate of a domain depends on.
const LIBRARY: &str = "tablewright";

/// The file of an artifact that may carry records: a library of a crate that depends on
/// tablewright, or a binary.
fn file(message: Message, metadata: &Metadata, packages: &[&Package]) -> Option<PathBuf> {
    let Message {
        reason,
        package_id: Some(id),
        target: Some(target),
        filenames,
        executable,
    } = message
    else {
        return None;
    };
    if reason != "compiler-artifact" {
        return None;
    }
    if metadata::is_library(&target.kind) {
        let package = metadata.packages.iter().find(|package| package.id == id)?;
        let mut dependencies = package.dependencies.iter();
        if !dependencies.any(|dependency| dependency.name == LIBRARY) {
            return None;
        }
        // What is made for Rust holds the crate alone; a library for others holds all of it, and
        // of these the one that is linked.
        let kinds = ["rlib", "so", "dylib", "dll", "a", "lib"];
        let is_of = |file: &&PathBuf, kind: &str| file.extension().is_some_and(|of| of == kind);
        let mut found = kinds
            .iter()
            .filter_map(|kind| filenames.iter().find(|file| is_of(file, kind)));
        return found.next().cloned();
    }
    let is_selected = packages.iter().any(|package| package.id == id);
    executable.filter(|_| is_selected)
}
