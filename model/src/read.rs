//! Reading records: what is wrong with one is said with its path in the JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use serde::Deserialize;

use crate::lookup::Lookup;
use crate::problem::{Code, Problem};
use crate::record::Record;
use crate::review;
use tablewright::__workspace::FORMAT;

/// So many records are read by a thread, at the least: starting it costs less than they do.
const FEWEST: usize = 1_000;

/// The records that can be read, and the problems of the others.
pub(super) fn all(texts: &[&str], problems: &mut Vec<Problem>) -> Vec<Record> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = texts.len().div_ceil(threads).max(FEWEST);
    let mut records = Vec::with_capacity(texts.len());
    let mut gather = |(read, found): (Vec<Record>, Vec<Problem>)| {
        records.extend(read);
        problems.extend(found);
    };
    thread::scope(|scope| {
        // The first share is read here while others read theirs; where no thread can be had, all
        // of them are.
        let mut shares = texts.chunks(share).enumerate();
        let first = shares.next();
        let others: Vec<_> = shares
            .map(|(chunk, texts)| {
                let read = move || some(chunk * share, texts);
                (read, thread::Builder::new().spawn_scoped(scope, read))
            })
            .collect();
        if let Some((_, texts)) = first {
            gather(some(0, texts));
        }
        for (read, other) in others {
            let joined = other.ok().and_then(|other| other.join().ok());
            gather(joined.unwrap_or_else(read));
        }
    });
    records
}

/// The records of consecutive texts, from the one at this position on.
fn some(start: usize, texts: &[&str]) -> (Vec<Record>, Vec<Problem>) {
    let mut problems = Vec::new();
    let records = texts
        .iter()
        .enumerate()
        .filter_map(|(index, text)| {
            let record = one(start + index, text).map_err(|problem| problems.push(problem));
            // Reviewed now, while it is at hand: a large model does not fit a processor's cache.
            record
                .ok()
                .inspect(|record| review::record(record, &mut problems))
        })
        .collect();
    (records, problems)
}

/// All that is asked of a record before it is known to be of this version.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

fn one(index: usize, text: &str) -> Result<Record, Problem> {
    // The path is worth its cost only where something is wrong.
    let error = match serde_json::from_str::<Record>(text) {
        Ok(record) if record.format == FORMAT => return Ok(record),
        Ok(record) => return Err(unknown_format(&format_path(index), record.format)),
        Err(error) => error,
    };
    if let Ok(Header { format }) = serde_json::from_str(text)
        && format != FORMAT
    {
        return Err(unknown_format(&format_path(index), format));
    }
    let deserializer = &mut serde_json::Deserializer::from_str(text);
    let (path, error) = match serde_path_to_error::deserialize::<_, Record>(deserializer) {
        Ok(_) => (".".to_owned(), error),
        Err(error) => (error.path().to_string(), error.into_inner()),
    };
    let path = match path.as_str() {
        "." => format!("records[{index}]"),
        path => format!("records[{index}].{path}"),
    };
    Err(Problem::new(
        Code::Unreadable,
        path,
        format!("the record cannot be read: {error}"),
        "pass `DATA_MODEL` of a derived aggregate, or what was written from it, unchanged",
    ))
}

fn format_path(index: usize) -> String {
    format!("records[{index}].format")
}

/// Reports a version of the form of records that is not this one.
pub(super) fn check_format(path: &str, format: u32, problems: &mut Vec<Problem>) {
    if format != FORMAT {
        problems.push(unknown_format(path, format));
    }
}

fn unknown_format(path: &str, format: u32) -> Problem {
    Problem::new(
        Code::UnknownFormat,
        path,
        format!("the record is of version {format}; this version of tablewright knows {FORMAT}"),
        "use the same version of tablewright in all crates",
    )
}

/// One crate in two versions is two domains of the same names; one type in two records is what a
/// library and its tests can make of it. Returns whether there are two versions of a crate.
pub(super) fn versions(records: &[Record], problems: &mut Vec<Problem>) -> bool {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut types: Lookup<(&str, &str, &str), &Record> = Lookup::sized(records.len());
    for record in records {
        let package = &record.package;
        versions
            .entry(&package.name)
            .or_default()
            .insert(&package.version);
        let key = (
            package.name.as_str(),
            package.version.as_str(),
            record.aggregate.ty.as_str(),
        );
        let first = types.first(key, record);
        if !std::ptr::eq(first, record) && first != record {
            problems.push(Problem::new(
                Code::TwoRecords,
                &record.aggregate.ty,
                "the type has two records that differ",
                "a type that depends on features or on `cfg(test)` has one record in each build: link one of them",
            ));
        }
    }
    versions.retain(|_, versions| versions.len() > 1);
    for (name, versions) in &versions {
        let versions: Vec<&str> = versions.iter().copied().collect();
        problems.push(Problem::new(
            Code::TwoVersions,
            *name,
            format!("the versions {} are linked", versions.join(" and ")),
            format!("`cargo tree --duplicates` shows who asks for each; let all use one version of `{name}`"),
        ));
    }
    !versions.is_empty()
}
