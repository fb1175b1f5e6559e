//! Catalogues of databases, in the place of models.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::outcome::{Failure, shown};
use tablewright_sql::{Dialect, Schema, read_catalogue};

/// What tells the answer of a database from other files of JSON.
#[derive(Deserialize)]
struct Keys {
    #[serde(rename = "dialect")]
    _dialect: IgnoredAny,
    #[serde(rename = "columns")]
    _columns: IgnoredAny,
}

/// The schema of the one file that is a catalogue; nothing where it is something else, or there are more.
///
/// # Errors
///
/// What is a catalogue, and cannot be read.
pub(super) fn of(files: &[PathBuf]) -> Result<Option<Schema>, Failure> {
    let [path] = files else {
        return Ok(None);
    };
    let Some(text) = text(path) else {
        return Ok(None);
    };
    if serde_json::from_str::<Keys>(&text).is_err() {
        return Ok(None);
    }
    let schema = read_catalogue(&text);
    let schema = schema.map_err(|error| Failure::of_file(path, "cannot be read", &error))?;
    Ok(Some(schema))
}

/// Of a file that is called JSON. Whoever reads something else says what is wrong with it.
fn text(path: &Path) -> Option<String> {
    let is_json = path.extension().is_some_and(|kind| kind == "json");
    fs::read_to_string(path).ok().filter(|_| is_json)
}

/// Refuses catalogues of another engine than the one that was asked for.
pub(super) fn is_of(dialect: Dialect, schemas: [&Schema; 2]) -> Result<(), Failure> {
    match schemas.iter().find(|schema| schema.dialect != dialect) {
        Some(other) => Err(Failure::Failed(format!(
            "`--dialect {}` is asked for, and the catalogue is one of {}",
            dialect.name(),
            other.dialect
        ))),
        None => Ok(()),
    }
}

/// What is wrong where one side of a comparison is a catalogue, and the other one is a model.
pub(super) fn is_alone(files: &[PathBuf]) -> Failure {
    let path = files.first().map(|path| shown(path)).unwrap_or_default();
    Failure::Failed(format!(
        "{path} is a catalogue, which says conditions in the words of its database, and no model does: name a second catalogue, that of a database which the script of the model has made; or name the lock file of the model that the database holds"
    ))
}
