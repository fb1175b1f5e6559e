//! The form that an aggregate has in a compiled artifact: bytes that can be read without running it.
//!
//! A section of the artifact, `twrecord`, holds nothing but these, one behind the other; a linker
//! may put zeros between them. There are no references in it, which a loader would have to
//! resolve, so a program pays nothing for it until it reads it. All numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 16 | [`magic`] |
//! | 2 | [`VERSION`] of this form |
//! | 2 | flags: 1, drift is checked of the crate |
//! | 4 | length of the payload in bytes |
//! | 8 | checksum of all that follows it, and of the two before the length |
//! | 24 | the version of the mapping, [`MAPPING`]: text, and zeros behind it |
//! | … | payload: the shape, in UTF-8 (`flat.rs`) |
//!
//! The payload is what the mapping makes the record of; another version of the mapping makes
//! another one. So a reader maps what its own version has written, and refuses all else.

use crate::fingerprint;

/// `\x93tablewright\r\n\x1a\n`, masked: a program that looks for records is not to hold what looks
/// like the beginning of one.
pub const MASKED: [u8; 16] = *b"\xc9.;86?-(3=2.WP@P";

/// What a record begins with.
#[must_use]
pub const fn magic(masked: [u8; 16]) -> [u8; 16] {
    (u128::from_le_bytes(masked) ^ u128::from_le_bytes([0x5a; 16])).to_le_bytes()
}

/// The version of this form.
pub const VERSION: u16 = 2;

/// The version of the mapping, and of the payload: that of this crate.
pub const MAPPING: [u8; 24] = {
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    let mut mapping = [0; 24];
    assert!(version.len() <= mapping.len(), "the version has its place");
    mapping
        .split_at_mut(version.len())
        .0
        .copy_from_slice(version);
    mapping
};

/// The flag of crates that are checked for drift.
pub const CHECKED: u16 = 1;

/// How long a record's header is.
pub const HEADER: usize = size_of::<Flat<0>>();

/// An aggregate in this form. It has no alignment and no padding.
#[repr(C)]
pub struct Flat<const LENGTH: usize> {
    magic: [u8; 16],
    version: [u8; 2],
    flags: [u8; 2],
    length: [u8; 4],
    checksum: [u8; 8],
    mapping: [u8; 24],
    payload: [u8; LENGTH],
}

impl<const LENGTH: usize> Flat<LENGTH> {
    /// An aggregate, of what is written of its shape.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a shape has at most 16 MiB"
    )]
    pub(super) const fn of(payload: [u8; LENGTH], is_checked: bool) -> Self {
        let flags = if is_checked { CHECKED } else { 0 };
        Self {
            magic: const { magic(MASKED) },
            version: const { VERSION.to_le_bytes() },
            flags: flags.to_le_bytes(),
            length: const { (LENGTH as u32).to_le_bytes() },
            checksum: OF_MAPPING.checksum(flags, &payload).to_le_bytes(),
            mapping: MAPPING,
            payload,
        }
    }
}

/// The checksums of records whose mapping has one version.
#[derive(Clone, Copy, Debug)]
pub struct Checksums(u64);

const OF_MAPPING: Checksums = Checksums::of(&MAPPING);

impl Checksums {
    /// Of a version of the mapping.
    #[must_use]
    pub const fn of(mapping: &[u8; 24]) -> Self {
        Self(fingerprint::of_bytes(VERSION as u64, mapping))
    }

    /// Of a record in this version of the form.
    #[must_use]
    pub const fn checksum(self, flags: u16, payload: &[u8]) -> u64 {
        fingerprint::of_bytes(self.0 ^ flags as u64, payload)
    }
}
