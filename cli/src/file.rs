//! Files that are written.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::outcome::Failure;

/// Whether a file holds this already. What is no file, as a pipe, is not to be read.
pub(super) fn is_written(file: &Path, text: &str) -> bool {
    file.is_file() && fs::read(file).is_ok_and(|written| written == text.as_bytes())
}

/// Writes a file as a whole or not at all. What is no file, as a pipe, is written to.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let cannot = |error: io::Error| Failure::of_file(path, "cannot be written", &error);
    // A link goes on to lead to the file.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.exists() && !target.is_file() {
        return fs::write(&target, text).map_err(cannot);
    }
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", std::process::id()));
    let temporary = target.with_file_name(name);
    let permissions = match fs::metadata(&target) {
        Ok(known) if known.permissions().readonly() => {
            return Err(cannot(io::Error::new(
                ErrorKind::PermissionDenied,
                "it is read-only",
            )));
        }
        known => known.ok().map(|known| known.permissions()),
    };
    let written = fs::write(&temporary, text)
        .and_then(|()| permissions.map_or(Ok(()), |same| fs::set_permissions(&temporary, same)))
        .and_then(|()| fs::rename(&temporary, &target));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(cannot)
}
