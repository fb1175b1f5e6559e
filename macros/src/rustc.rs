//! What the process that runs the derives was asked to do.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What the arguments of rustc tell. The macro server of an editor has none of these.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) crate_name: Option<String>,
    pub(crate) is_library: bool,
    pub(crate) is_test: bool,
    /// A crate of a registry or of git: its lints are silenced.
    pub(crate) is_foreign: bool,
    /// The root file.
    pub(crate) input: Option<PathBuf>,
    /// Each dependency's name and file: `tw=…/libtablewright-0123456789abcdef.rmeta`.
    pub(crate) dependencies: Vec<String>,
    /// What is to be made of the crate: `link`, `metadata`.
    emits: Vec<String>,
    /// The program itself, which may be rustdoc.
    program: PathBuf,
}

/// The arguments of this process, which keeps them: one of rustc compiles one crate.
pub(crate) fn arguments() -> &'static Arguments {
    static ARGUMENTS: OnceLock<Arguments> = OnceLock::new();
    ARGUMENTS.get_or_init(|| Arguments::of(env::args_os()))
}

impl Arguments {
    pub(crate) fn of(mut arguments: impl Iterator<Item = OsString>) -> Self {
        let mut found = Self {
            program: arguments.next().map(PathBuf::from).unwrap_or_default(),
            ..Self::default()
        };
        let mut arguments = arguments.flat_map(expanded);
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
                // Cargo writes it in two; people write `RUSTFLAGS=--cap-lints=…`.
                "--cap-lints" if !argument.contains('=') => {
                    found.is_foreign |= value().is_some_and(|cap| cap == "allow");
                }
                "--extern" => found.dependencies.extend(value()),
                "--emit" => {
                    let kinds = value().unwrap_or_default();
                    // Each may be followed by a path: `link=…`.
                    for kind in kinds.split(',') {
                        let (kind, _) = kind.split_once('=').unwrap_or((kind, ""));
                        found.emits.push(kind.to_owned());
                    }
                }
                path if is_source(path) && found.input.is_none() => {
                    found.input = Some(PathBuf::from(path));
                }
                _ => {}
            }
        }
        found
    }

    /// Whether code is made, and the crate not only checked or documented. Where nobody says what
    /// is made of a file, it is.
    pub(crate) fn makes_code(&self) -> bool {
        let is_code = |kind: &String| !matches!(kind.as_str(), "metadata" | "dep-info");
        if self.emits.is_empty() {
            let is_rustdoc = self
                .program
                .file_stem()
                .is_some_and(|name| name == "rustdoc");
            self.input.is_some() && !is_rustdoc
        } else {
            self.emits.iter().any(is_code)
        }
    }
}

/// A long command line is handed on in a file: `@path`, with an argument a line.
fn expanded(argument: OsString) -> Vec<OsString> {
    let file = argument.to_str().and_then(|path| path.strip_prefix('@'));
    match file.and_then(|path| std::fs::read_to_string(path).ok()) {
        Some(text) => text.lines().map(OsString::from).collect(),
        None => vec![argument],
    }
}

fn is_source(argument: &str) -> bool {
    !argument.starts_with('-')
        && Path::new(argument)
            .extension()
            .is_some_and(|kind| kind == "rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Arguments {
        Arguments::of([&["rustc"], arguments].concat().iter().map(OsString::from))
    }

    #[test]
    fn values_stand_behind_their_key_or_in_it() {
        let one = of(&[
            "--crate-name",
            "domain",
            "--crate-type",
            "lib",
            "src/lib.rs",
        ]);
        let other = of(&["--crate-name=domain", "--crate-type=lib", "src/lib.rs"]);
        assert_eq!(one, other);
        assert_eq!(one.crate_name.as_deref(), Some("domain"));
        assert!(one.is_library && !one.is_test && !one.is_foreign);
        assert_eq!(one.input, Some(PathBuf::from("src/lib.rs")));
    }

    #[test]
    fn a_check_makes_no_code() {
        assert!(!of(&["--emit=dep-info,metadata"]).makes_code());
        assert!(!of(&["--emit", "metadata=/t/x.rmeta"]).makes_code());
        for arguments in [
            &["--emit=dep-info,metadata,link"][..],
            &["--emit=metadata", "--emit", "asm=/t/x.s"],
            &["--emit=link=/t/x"],
            &["src/lib.rs"],
        ] {
            assert!(of(arguments).makes_code(), "{arguments:?}");
        }
        let documented = ["/bin/rustdoc", "src/lib.rs"].map(OsString::from);
        assert!(!Arguments::of(documented.into_iter()).makes_code());
        // The macro server of an editor.
        assert!(!of(&[]).makes_code());
    }
}
