//! The records that a compiled artifact carries, read without running it.
//!
//! Executables, libraries and object files of ELF, Mach-O and PE, and archives of these, have the
//! records in a section. In a file that has no sections, or is of another kind, they are found by
//! how they begin. Code that a linker has still to make, LLVM's bitcode, shows nothing; but a
//! library of Rust that holds such also holds the compiler's metadata, and there they are too.

use std::fs::File;
use std::path::Path;
use std::{error, fmt, io};

use object::read::archive::ArchiveFile;
use object::read::macho::{FatArch, MachOFatFile32, MachOFatFile64};
use object::read::{ReadCache, ReadRef};
use object::{FileKind, Object, ObjectSection};

use tablewright_model::carried::{self, Between, Carried, Damaged};

/// The name of the section, and what it is on Mach-O.
const SECTIONS: [&[u8]; 2] = [b"twrecord", b"__twrecord"];

/// How LLVM's bitcode begins, by itself and wrapped.
const BITCODE: [&[u8]; 2] = [b"BC\xc0\xde", b"\xde\xc0\x17\x0b"];

/// How a module of WebAssembly begins. Its sections are read as a whole.
const WEBASSEMBLY: &[u8] = b"\0asm";

/// The member of a library of Rust that holds the compiler's metadata.
const METADATA: &[u8] = b"lib.rmeta";

/// Why the records of an artifact cannot be had.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// The file cannot be read.
    File(io::Error),
    /// It says of itself what is not so.
    Malformed(object::Error),
    /// It is not what records can be read from, and why.
    Other(String),
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
            Self::Other(why) => formatter.write_str(why),
            Self::NoRecord => formatter.write_str("there is no record of an aggregate in it"),
            Self::Damaged(damaged) => {
                let damaged: Vec<String> = damaged.iter().map(ToString::to_string).collect();
                formatter.write_str(&damaged.join("\n"))
            }
        }
    }
}

impl error::Error for Unreadable {}

impl From<object::Error> for Unreadable {
    fn from(error: object::Error) -> Self {
        Self::Malformed(error)
    }
}

/// The records of an artifact, of which there is at least one, in the order of the file.
pub(crate) fn records(path: &Path) -> Result<Vec<Carried>, Unreadable> {
    let file = File::open(path).map_err(Unreadable::File)?;
    // No more than headers and sections is read of a file whose parts are known.
    match places(&ReadCache::new(file), 0)? {
        Some(places) => read(&places),
        None => {
            let bytes = std::fs::read(path).map_err(Unreadable::File)?;
            read(&anywhere(&bytes))
        }
    }
}

/// The same, of what was read already.
pub(crate) fn records_of(bytes: &[u8]) -> Result<Vec<Carried>, Unreadable> {
    let places = places(bytes, 0)?;
    read(&places.unwrap_or_else(|| anywhere(bytes)))
}

fn anywhere(bytes: &[u8]) -> Vec<Place<'_>> {
    vec![Place {
        offset: 0,
        bytes,
        between: Between::Anything,
    }]
}

fn read(places: &[Place<'_>]) -> Result<Vec<Carried>, Unreadable> {
    let (mut records, mut damaged) = (Vec::new(), Vec::new());
    for place in places {
        match carried::read(place.bytes, place.between) {
            Ok(read) => records.extend(read),
            Err(found) => {
                let found = found.into_iter();
                damaged.extend(found.map(|damaged| damaged.beginning_at(place.offset)));
            }
        }
    }
    if !damaged.is_empty() {
        return Err(Unreadable::Damaged(damaged));
    }
    if records.is_empty() {
        return Err(Unreadable::NoRecord);
    }
    Ok(records)
}

/// A part of a file that may hold records.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// Where it begins in the file.
    offset: u64,
    bytes: &'a [u8],
    between: Between,
}

/// The parts of a file, or of a part of one that begins there, that may hold records; nothing where
/// it is not known which these are.
fn places<'a, R: ReadRef<'a>>(file: R, offset: u64) -> Result<Option<Vec<Place<'a>>>, Unreadable> {
    let parts = match FileKind::parse(file) {
        Ok(FileKind::Archive) => return of_archive(file, offset).map(Some),
        Ok(FileKind::MachOFat32) => parts(MachOFatFile32::parse(file)?.arches()),
        Ok(FileKind::MachOFat64) => parts(MachOFatFile64::parse(file)?.arches()),
        _ => return of_object(file, offset),
    };
    let mut found = Vec::new();
    for (start, length) in parts {
        let part = bytes_at(file, start, length)?;
        let places = places(part, offset + start)?;
        found.extend(places.ok_or_else(|| unknown("a part for an architecture"))?);
    }
    Ok(Some(found))
}

fn unknown(what: &str) -> Unreadable {
    Unreadable::Other(format!("{what} is of no known kind"))
}

/// Where the parts for each architecture are, and how long.
fn parts(parts: &[impl FatArch]) -> Vec<(u64, u64)> {
    parts.iter().map(FatArch::file_range).collect()
}

fn bytes_at<'a>(file: impl ReadRef<'a>, start: u64, length: u64) -> Result<&'a [u8], Unreadable> {
    let bytes = file.read_bytes_at(start, length);
    bytes.map_err(|()| Unreadable::Other("it is damaged: it is cut off".to_owned()))
}

fn of_archive<'a, R: ReadRef<'a>>(file: R, offset: u64) -> Result<Vec<Place<'a>>, Unreadable> {
    let archive = ArchiveFile::parse(file)?;
    if archive.is_thin() {
        return Err(Unreadable::Other(
            "it is a thin archive, which only names its members: inspect these".to_owned(),
        ));
    }
    let (mut found, mut metadata, mut bitcode) = (Vec::new(), None, false);
    for member in archive.members() {
        let member = member?;
        let (start, length) = member.file_range();
        let bytes = bytes_at(file, start, length)?;
        let place = Place {
            offset: offset + start,
            bytes,
            between: Between::Anything,
        };
        if member.name() == METADATA {
            metadata = Some(place);
        } else if is_bitcode(bytes) {
            bitcode = true;
        } else if bytes.starts_with(WEBASSEMBLY) {
            found.push(place);
        } else {
            let places = of_object(bytes, offset + start)?;
            found.extend(places.ok_or_else(|| {
                unknown(&format!(
                    "its member {}",
                    String::from_utf8_lossy(member.name())
                ))
            })?);
        }
    }
    match (bitcode, metadata) {
        (false, _) => Ok(found),
        (true, Some(metadata)) => Ok(vec![metadata]),
        (true, None) => Err(of_bitcode()),
    }
}

fn is_bitcode(bytes: &[u8]) -> bool {
    BITCODE.iter().any(|begin| bytes.starts_with(begin))
}

fn of_bitcode() -> Unreadable {
    Unreadable::Other(
        "it holds LLVM's bitcode, of which a linker has still to make code: inspect what is linked from it".to_owned(),
    )
}

/// The sections of records of an object file or an image. What has no sections is of no known kind,
/// as is another file.
fn of_object<'a, R: ReadRef<'a>>(
    file: R,
    offset: u64,
) -> Result<Option<Vec<Place<'a>>>, Unreadable> {
    match FileKind::parse(file) {
        Ok(
            FileKind::Coff
            | FileKind::CoffBig
            | FileKind::Elf32
            | FileKind::Elf64
            | FileKind::MachO32
            | FileKind::MachO64
            | FileKind::Pe32
            | FileKind::Pe64,
        ) => {}
        // The names of functions of another library.
        Ok(FileKind::CoffImport) => return Ok(Some(Vec::new())),
        _ if file.read_bytes_at(0, 4).is_ok_and(is_bitcode) => return Err(of_bitcode()),
        _ => return Ok(None),
    }
    let object = object::File::parse(file)?;
    let mut found = Vec::new();
    for section in object.sections() {
        if is_of_records(file, &section) {
            let (start, _) = section.file_range().unwrap_or_default();
            found.push(Place {
                offset: offset + start,
                bytes: section.data()?,
                between: Between::Padding,
            });
        }
    }
    Ok(object.sections().next().map(|_| found))
}

/// Whether a section is called as that of records, or begins as it does: it may have been renamed.
fn is_of_records<'a>(file: impl ReadRef<'a>, section: &impl ObjectSection<'a>) -> bool {
    let name = section.name_bytes();
    let begin = || {
        let (start, length) = section.file_range()?;
        file.read_bytes_at(start, length.min(16)).ok()
    };
    name.is_ok_and(|name| SECTIONS.contains(&unsorted(name)))
        || begin().is_some_and(carried::begins)
}

/// Linkers of PE sort the parts of a section by what follows a `$`, and leave that out.
fn unsorted(name: &[u8]) -> &[u8] {
    let end = name.iter().position(|byte| *byte == b'$');
    &name[..end.unwrap_or(name.len())]
}
