//! What `inspect` reads from a file.

use std::path::Path;

use crate::tool;
use crate::tool::Ran;

pub(crate) fn inspect(file: &Path, arguments: &[&str]) -> Ran {
    let file = file.to_str().expect("UTF-8");
    tool::run(
        Path::new("."),
        &[],
        &[&["inspect", file], arguments].concat(),
    )
}

pub(crate) fn assert_carries(file: &Path, exported: &str) {
    let inspected = inspect(file, &[]);
    assert_eq!(
        inspected.code,
        Some(0),
        "{}: {}",
        file.display(),
        inspected.stderr
    );
    assert_eq!(inspected.stdout, exported, "{}", file.display());
}

/// Why a file cannot be inspected.
pub(crate) fn told(file: &Path) -> String {
    let ran = inspect(file, &[]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (Some(2), ""),
        "{}: {}",
        file.display(),
        ran.stderr
    );
    ran.stderr
}
