//! The name of the runtime crate where the derive is used.

use std::path::Path;
use std::sync::OnceLock;

use proc_macro::{Ident, Span};

use crate::quote::quote;
use crate::rustc;
use crate::tokens::TokenStream;

const CRATE: &str = "tablewright";

/// The path to what generated code names: `::tablewright::__private`, or under the name that the
/// user's `Cargo.toml` gives the dependency.
pub(crate) fn private() -> TokenStream {
    static NAME: OnceLock<String> = OnceLock::new();
    let name = NAME.get_or_init(|| {
        renamed(&rustc::arguments().dependencies).unwrap_or_else(|| CRATE.to_owned())
    });
    let name = Ident::new(name, Span::call_site());
    quote!(::#name::__private)
}

/// Cargo tells rustc, and so this process, each dependency's name and file:
/// `tw=…/libtablewright-0123456789abcdef.rmeta`. Elsewhere, as in the macro server of an editor,
/// nobody does, and the crate goes by its own name.
fn renamed(dependencies: &[String]) -> Option<String> {
    let mut found = None;
    for said in dependencies {
        let Some((name, file)) = said.split_once('=') else {
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

    fn of(dependencies: &[&str]) -> Option<String> {
        renamed(
            &dependencies
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn a_renamed_dependency_is_found() {
        let file = "tw=/target/debug/deps/libtablewright-00a1b2c3d4e5f607.rmeta";
        assert_eq!(of(&[file]), Some("tw".to_owned()));
        assert_eq!(of(&[&format!("priv:{file}")]), Some("tw".to_owned()));
    }

    #[test]
    fn its_own_name_goes_before_another() {
        let own = "tablewright=/t/libtablewright-00.rmeta";
        let other = "tw=/t/libtablewright-11.rmeta";
        assert_eq!(of(&[other, own]), None);
    }

    #[test]
    fn other_crates_are_not_it() {
        for file in [
            "m=/t/libtablewright_macros-00.so",
            "m=/t/libtablewright-extra.rmeta",
            "tablewright",
        ] {
            assert_eq!(of(&[file]), None, "{file}");
        }
    }
}
