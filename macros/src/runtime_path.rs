//! The name of the runtime crate where the derive is used.

use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

const CRATE: &str = "tablewright";

/// The path to what generated code names: `::tablewright::__private`, or under the name that the
/// user's `Cargo.toml` gives the dependency.
pub(crate) fn private() -> TokenStream {
    // A process keeps its arguments: one of rustc compiles one crate, and a macro server has none
    // of these.
    static NAME: OnceLock<String> = OnceLock::new();
    let name =
        NAME.get_or_init(|| renamed(std::env::args_os()).unwrap_or_else(|| CRATE.to_owned()));
    let name = Ident::new(name, Span::call_site());
    quote!(::#name::__private)
}

/// Cargo tells rustc, and so this process, each dependency's name and file:
/// `--extern tw=…/libtablewright-0123456789abcdef.rmeta`. Elsewhere, as in the macro server of
/// an editor, there is no such argument, and the crate goes by its own name.
fn renamed(arguments: impl Iterator<Item = OsString>) -> Option<String> {
    let mut arguments = arguments.flat_map(expanded);
    let mut found = None;
    while let Some(argument) = arguments.next() {
        let Some(argument) = argument.to_str() else {
            continue;
        };
        let said = if argument == "--extern" {
            let Some(said) = arguments.next() else { break };
            said
        } else if let Some(said) = argument.strip_prefix("--extern=") {
            said.into()
        } else {
            continue;
        };
        let Some((name, file)) = said.to_str().and_then(|said| said.split_once('=')) else {
            continue;
        };
        // Options stand before the name: `priv:tw=…`, `noprelude:tw=…`.
        let name = name.rsplit(':').next().unwrap_or(name);
        if is_runtime(Path::new(file)) {
            if name == CRATE {
                return None;
            }
            found = Some(name.to_owned());
        }
    }
    found
}

/// A long command line is handed on in a file: `@path`, with an argument a line.
pub(crate) fn expanded(argument: OsString) -> Vec<OsString> {
    let file = argument.to_str().and_then(|path| path.strip_prefix('@'));
    match file.and_then(|path| std::fs::read_to_string(path).ok()) {
        Some(text) => text.lines().map(OsString::from).collect(),
        None => vec![argument],
    }
}

fn is_runtime(file: &Path) -> bool {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    stem.and_then(|stem| stem.strip_prefix("lib"))
        .is_some_and(|stem| {
            stem == CRATE
                || stem
                    .strip_prefix(CRATE)
                    .and_then(|rest| rest.strip_prefix('-'))
                    .is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Option<String> {
        renamed(arguments.iter().map(OsString::from))
    }

    #[test]
    fn a_renamed_dependency_is_found() {
        let file = "tw=/target/debug/deps/libtablewright-00a1b2c3d4e5f607.rmeta";
        assert_eq!(of(&["rustc", "--extern", file]), Some("tw".to_owned()));
        assert_eq!(
            of(&["rustc", &format!("--extern=priv:{file}")]),
            Some("tw".to_owned())
        );
    }

    #[test]
    fn its_own_name_goes_before_another() {
        let own = "tablewright=/t/libtablewright-00.rmeta";
        let other = "tw=/t/libtablewright-11.rmeta";
        assert_eq!(of(&["--extern", other, "--extern", own]), None);
    }

    #[test]
    fn other_crates_are_not_it() {
        for file in [
            "m=/t/libtablewright_macros-00.so",
            "m=/t/libtablewright-extra.rmeta",
            "tablewright",
        ] {
            assert_eq!(of(&["--extern", file]), None, "{file}");
        }
    }
}
