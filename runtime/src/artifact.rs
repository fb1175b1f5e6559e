//! The records that a compiled artifact carries, read without running it.
//!
//! Executables, libraries and object files of ELF, Mach-O and PE, and archives of these, have the
//! records in a section. Where nobody can say what a section is, as in what was compiled for a
//! later optimization by the linker, or stripped of its section table, they are found by how they
//! begin.

use std::fs::File;
use std::path::Path;
use std::{error, fmt, io};

use object::read::archive::ArchiveFile;
use object::read::macho::{FatArch, MachOFatFile32, MachOFatFile64};
use object::read::{ReadCache, ReadRef};
use object::{FileKind, Object, ObjectSection};

use crate::flat::{self, Between, Carried, Damaged};

/// The name of the section, and what it is on Mach-O.
const SECTIONS: [&[u8]; 2] = [b"twrecord", b"__twrecord"];

/// Why the records of an artifact cannot be had.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// The file cannot be read.
    File(io::Error),
    /// It says of itself what is not so.
    Malformed(object::Error),
    /// There are none.
    NoRecord,
    /// Some of them are not what was written.
    Damaged(Vec<Damaged>),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(formatter),
            Self::Malformed(error) => write!(formatter, "it is damaged: {error}"),
            Self::NoRecord => formatter.write_str("there is no record of an aggregate in it"),
            Self::Damaged(damaged) => {
                let damaged: Vec<String> = damaged.iter().map(ToString::to_string).collect();
                formatter.write_str(&damaged.join("\n"))
            }
        }
    }
}

impl error::Error for Unreadable {}

/// The records of an artifact, of which there is at least one, in the order of the file.
pub(crate) fn records(path: &Path) -> Result<Vec<Carried>, Unreadable> {
    let file = File::open(path).map_err(Unreadable::File)?;
    // No more than headers and sections is read of a file whose parts are known.
    let records = in_sections(&ReadCache::new(file))?;
    if !records.is_empty() {
        return Ok(records);
    }
    let bytes = std::fs::read(path).map_err(Unreadable::File)?;
    anywhere(&bytes)
}

/// The same, of what was read already.
pub(crate) fn records_of(bytes: &[u8]) -> Result<Vec<Carried>, Unreadable> {
    let records = in_sections(bytes)?;
    if !records.is_empty() {
        return Ok(records);
    }
    anywhere(bytes)
}

fn anywhere(bytes: &[u8]) -> Result<Vec<Carried>, Unreadable> {
    let records = flat::read(bytes, Between::Anything).map_err(Unreadable::Damaged)?;
    if records.is_empty() {
        return Err(Unreadable::NoRecord);
    }
    Ok(records)
}

fn in_sections<'a>(file: impl ReadRef<'a>) -> Result<Vec<Carried>, Unreadable> {
    let (mut records, mut damaged) = (Vec::new(), Vec::new());
    for (offset, bytes) in sections(file, 0).map_err(Unreadable::Malformed)? {
        match flat::read(bytes, Between::Padding) {
            Ok(read) => records.extend(read),
            Err(found) => {
                damaged.extend(
                    found
                        .into_iter()
                        .map(|damaged| damaged.beginning_at(offset)),
                );
            }
        }
    }
    if damaged.is_empty() {
        Ok(records)
    } else {
        Err(Unreadable::Damaged(damaged))
    }
}

/// Where the sections of records begin in the file, and what is in them.
type Sections<'a> = object::Result<Vec<(u64, &'a [u8])>>;

/// The sections of records. A file of another kind has none, as what was compiled for a later
/// optimization by the linker.
fn sections<'a, R: ReadRef<'a>>(file: R, offset: u64) -> Sections<'a> {
    match FileKind::parse(file) {
        Ok(FileKind::Archive) => {
            let archive = ArchiveFile::parse(file)?;
            let members = archive.members();
            let parts = members.map(|member| Ok(member?.file_range()));
            inside(file, offset, parts)
        }
        Ok(FileKind::MachOFat32) => {
            inside(file, offset, parts(MachOFatFile32::parse(file)?.arches()))
        }
        Ok(FileKind::MachOFat64) => {
            inside(file, offset, parts(MachOFatFile64::parse(file)?.arches()))
        }
        Ok(
            FileKind::Coff
            | FileKind::CoffBig
            | FileKind::Elf32
            | FileKind::Elf64
            | FileKind::MachO32
            | FileKind::MachO64
            | FileKind::Pe32
            | FileKind::Pe64,
        ) => of_object(file, offset),
        Ok(_) | Err(_) => Ok(Vec::new()),
    }
}

/// Where the parts for each architecture are, and how long.
fn parts(parts: &[impl FatArch]) -> impl Iterator<Item = object::Result<(u64, u64)>> {
    parts.iter().map(|part| Ok(part.file_range()))
}

fn inside<'a, R: ReadRef<'a>>(
    file: R,
    offset: u64,
    parts: impl Iterator<Item = object::Result<(u64, u64)>>,
) -> Sections<'a> {
    let mut found = Vec::new();
    for part in parts {
        let (start, length) = part?;
        // Of an archive that names its members only, there is nothing to read.
        if let Ok(bytes) = file.read_bytes_at(start, length) {
            found.extend(sections(bytes, offset + start)?);
        }
    }
    Ok(found)
}

fn of_object<'a>(file: impl ReadRef<'a>, offset: u64) -> Sections<'a> {
    let object = object::File::parse(file)?;
    let mut found = Vec::new();
    for section in object.sections() {
        let name = section.name_bytes();
        if name.is_ok_and(|name| SECTIONS.contains(&name)) {
            let (start, _) = section.file_range().unwrap_or_default();
            found.push((offset + start, section.data()?));
        }
    }
    Ok(found)
}
