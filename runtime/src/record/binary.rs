//! The form that a record has in a compiled artifact: bytes that can be read without running it.
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
//! | 8 | checksum of all that follows the magic |
//! | … | payload: the record, as [`Aggregate::DATA_MODEL`](crate::Aggregate::DATA_MODEL) |

use crate::fingerprint;

/// `\x93tablewright\r\n\x1a\n`, masked: a program that looks for records is not to hold what looks
/// like the beginning of one.
pub const MASKED: [u8; 16] = *b"\xc9.;86?-(3=2.WP@P";

/// What a record begins with.
#[must_use]
pub const fn magic(masked: [u8; 16]) -> [u8; 16] {
    (u128::from_le_bytes(masked) ^ u128::from_le_bytes([0x5a; 16])).to_le_bytes()
}

/// The version of this form; that of the record is in the record.
pub const VERSION: u16 = 1;

/// The flag of crates that are checked for drift.
pub const CHECKED: u16 = 1;

/// How long a record's header is.
pub const HEADER: usize = size_of::<Flat<0>>();

/// A record in this form. It has no alignment and no padding.
#[repr(C)]
pub struct Flat<const LENGTH: usize> {
    magic: [u8; 16],
    version: [u8; 2],
    flags: [u8; 2],
    length: [u8; 4],
    checksum: [u8; 8],
    payload: [u8; LENGTH],
}

impl<const LENGTH: usize> Flat<LENGTH> {
    /// A record of an aggregate.
    ///
    /// # Panics
    ///
    /// If the record is shorter: its length is to be asked for.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a record has at most 16 MiB"
    )]
    pub const fn of(record: &str, is_checked: bool) -> Self {
        let payload = record.as_bytes();
        let flags = if is_checked { CHECKED } else { 0 };
        Self {
            magic: magic(MASKED),
            version: VERSION.to_le_bytes(),
            flags: flags.to_le_bytes(),
            length: (LENGTH as u32).to_le_bytes(),
            checksum: checksum(flags, payload).to_le_bytes(),
            payload: *payload.first_chunk().expect("its length was asked for"),
        }
    }

    /// The record.
    #[must_use]
    pub fn record(&self) -> &str {
        std::str::from_utf8(&self.payload).unwrap_or_default()
    }
}

/// Of a record in this version of the form.
#[must_use]
pub const fn checksum(flags: u16, payload: &[u8]) -> u64 {
    fingerprint::of_bytes(VERSION as u64 | (flags as u64) << 16, payload)
}
