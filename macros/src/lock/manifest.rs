//! Which library and binaries a package has.
//!
//! Its manifest is read by the line: no more is asked than names and paths of targets.

use std::fs;
use std::path::{Path, PathBuf};

/// The library and the binaries of a package.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Targets {
    /// The name of the library's crate.
    pub(super) library: Option<String>,
    /// The root files, as seen from the manifest.
    binaries: Vec<PathBuf>,
}

impl Targets {
    pub(super) fn read(manifest_dir: &Path, package: &str) -> Self {
        let manifest = fs::read_to_string(manifest_dir.join("Cargo.toml")).unwrap_or_default();
        let mut targets = Self::declared(&manifest, package);
        if manifest_dir.join("src/lib.rs").exists() && targets.library.is_none() {
            targets.library = Some(crate_name(package));
        }
        targets.find_binaries(manifest_dir);
        targets
    }

    /// Whether the package has no library and this binary alone.
    pub(super) fn is_only_binary(&self, inside: &Path) -> bool {
        self.library.is_none() && self.binaries == [inside]
    }

    fn declared(manifest: &str, package: &str) -> Self {
        let mut targets = Self::default();
        let mut table = String::new();
        for line in manifest.lines() {
            let line = line.split('#').next().unwrap_or(line).trim();
            if line.starts_with('[') {
                table = line.split_whitespace().collect();
            }
            let (key, value) = line.split_once('=').unwrap_or((line, ""));
            let key: String = key.split_whitespace().collect();
            let value = value.trim().trim_matches(['"', '\'']);
            let is_library = table == "[lib]" || key == "lib" || key.starts_with("lib.");
            if is_library && targets.library.is_none() {
                targets.library = Some(crate_name(package));
            }
            match (table.as_str(), key.as_str()) {
                ("[lib]", "name") | (_, "lib.name") => targets.library = Some(value.to_owned()),
                ("[[bin]]", "path") => {
                    targets.add_binary(PathBuf::from(value));
                }
                _ => {}
            }
        }
        targets
    }

    /// Those that Cargo finds by itself.
    fn find_binaries(&mut self, manifest_dir: &Path) {
        let main = Path::new("src/main.rs");
        if manifest_dir.join(main).exists() {
            self.add_binary(main.to_owned());
        }
        let folder = Path::new("src/bin");
        let Ok(entries) = fs::read_dir(manifest_dir.join(folder)) else {
            return;
        };
        for entry in entries.filter_map(Result::ok) {
            let file = folder.join(entry.file_name());
            if file.extension().is_some_and(|kind| kind == "rs") {
                self.add_binary(file);
            } else if entry.path().join("main.rs").exists() {
                self.add_binary(file.join("main.rs"));
            }
        }
    }

    fn add_binary(&mut self, file: PathBuf) {
        // A manifest may name what Cargo finds, too.
        if !self.binaries.contains(&file) {
            self.binaries.push(file);
        }
    }
}

fn crate_name(package: &str) -> String {
    package.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(manifest: &str) -> (Option<String>, Vec<PathBuf>) {
        let targets = Targets::declared(manifest, "my-domain");
        (targets.library, targets.binaries)
    }

    #[test]
    fn targets_are_read_from_manifests() {
        let none = || (None, Vec::new());
        let library = |name: &str| (Some(name.to_owned()), Vec::new());
        assert_eq!(of("[package]\nname = \"my-domain\""), none());
        assert_eq!(of("[ lib ]"), library("my_domain"));
        assert_eq!(of("[lib] # this\nname='other'"), library("other"));
        assert_eq!(of("lib = { path = \"a.rs\" }"), library("my_domain"));
        assert_eq!(of("lib.name = \"other\""), library("other"));
        assert_eq!(of("[dependencies]\nlibc = \"1\""), none());
        let (_, binaries) = of("[[bin]]\npath = \"src/a.rs\"\n[[bin]]\nname = \"b\"");
        assert_eq!(binaries, [PathBuf::from("src/a.rs")]);
    }

    #[test]
    fn the_only_binary_is_the_only_one() {
        let path = Path::new("src/main.rs");
        let mut targets = Targets::default();
        targets.add_binary(path.to_owned());
        assert!(targets.is_only_binary(path));
        assert!(!targets.is_only_binary(Path::new("build.rs")));
        targets.add_binary(PathBuf::from("src/bin/other.rs"));
        targets.add_binary(path.to_owned());
        assert!(!targets.is_only_binary(path));
        targets.binaries.pop();
        targets.library = Some("domain".to_owned());
        assert!(!targets.is_only_binary(path));
    }
}
