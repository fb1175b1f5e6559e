//! The bytes of a flat shape.

use std::ptr;

use super::room::Room;
use crate::shape::FlatColumn;

/// A writer of at most so many bytes. What does not fit is counted, and not kept.
///
/// Const evaluation pays for a call as much as for twenty operators, and for a copy, however long,
/// as much as for a call: so what is short is written byte by byte, without calls.
#[derive(Clone, Copy)]
pub(crate) struct Writer<const SIZE: usize> {
    bytes: [u8; SIZE],
    length: usize,
    pub(super) room: Room,
}

/// The character of 0 as the last group of a number, and that of 0 as another group. What is between
/// them and 32 characters behind them is printed, and none of it is escaped in a literal.
pub const LAST: u8 = b'(';
/// See [`LAST`].
pub const FIRST: u8 = b'^';

impl<const SIZE: usize> Writer<SIZE> {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; SIZE],
            length: 0,
            room: Room::NONE,
        }
    }

    pub(crate) const fn overflowed(&self) -> bool {
        self.length > SIZE
    }

    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    /// What was written, natively.
    pub(crate) fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    /// All that was written, of which there is so much.
    #[expect(
        unsafe_code,
        reason = "a slice's own methods take five times the steps"
    )]
    pub(crate) const fn first<const LENGTH: usize>(&self) -> [u8; LENGTH] {
        assert!(
            LENGTH == self.length && LENGTH <= SIZE,
            "its length was asked for"
        );
        let bytes: *const [u8; SIZE] = &raw const self.bytes;
        // SAFETY: that many are there.
        unsafe { *bytes.cast() }
    }

    /// Whether who maps it might find it too large.
    pub(crate) const fn may_be_too_large(&self) -> bool {
        self.length > 64 * 1024 || self.room.may_be_too_small()
    }

    /// What a derive has written.
    #[expect(
        unsafe_code,
        reason = "a slice's own methods take five times the steps"
    )]
    pub(super) const fn flat(&mut self, flat: &str) {
        let (start, length) = (self.length, flat.len());
        self.length += length;
        if self.length <= SIZE {
            let target: *mut [u8; SIZE] = &raw mut self.bytes;
            // SAFETY: there is room for all of the text from the start on, and what is borrowed
            // mutably does not overlap with it.
            unsafe {
                ptr::copy_nonoverlapping(flat.as_ptr(), target.cast::<u8>().add(start), length);
            }
        }
    }

    /// A number below 32, such as the tag of a variant.
    pub(super) const fn small(&mut self, number: u8) {
        if self.length < SIZE {
            self.bytes[self.length] = LAST + number;
        }
        self.length += 1;
    }

    /// A short column, byte by byte.
    pub(super) const fn column(&mut self, column: &FlatColumn) {
        let mut index = 0;
        while index < column.length {
            if self.length < SIZE {
                self.bytes[self.length] = column.bytes[index];
            }
            self.length += 1;
            index += 1;
        }
    }

    pub(super) const fn flag(&mut self, is: bool) {
        self.small(is as u8);
    }

    #[expect(clippy::cast_possible_truncation, reason = "five bits are left")]
    pub(super) const fn number(&mut self, number: u128) {
        let mut rest = number;
        while rest > 0x1f {
            if self.length < SIZE {
                self.bytes[self.length] = FIRST + (rest & 0x1f) as u8;
            }
            self.length += 1;
            rest >>= 5;
        }
        self.small(rest as u8);
    }

    pub(super) const fn integer(&mut self, integer: i128) {
        self.flag(integer < 0);
        self.number(integer.unsigned_abs());
    }

    pub(super) const fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.flat(text);
    }

    pub(super) const fn optional(&mut self, text: Option<&str>) {
        self.flag(text.is_some());
        if let Some(text) = text {
            self.text(text);
        }
    }
}

impl Writer<{ FlatColumn::LONGEST }> {
    pub(super) const fn into_column(self) -> FlatColumn {
        if self.overflowed() {
            return FlatColumn::LONG;
        }
        FlatColumn {
            bytes: self.bytes,
            length: self.length,
        }
    }
}
