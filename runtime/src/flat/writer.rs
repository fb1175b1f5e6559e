//! The bytes of a flat shape.

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

impl<const SIZE: usize> Writer<SIZE> {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; SIZE],
            length: 0,
            room: Room::NONE,
        }
    }

    pub(super) const fn length(&self) -> usize {
        self.length
    }

    pub(crate) const fn overflowed(&self) -> bool {
        self.length > SIZE
    }

    #[expect(unsafe_code, reason = "checking UTF-8 is dear in const evaluation")]
    pub(crate) const fn as_str(&self) -> &str {
        let (bytes, _) = self.bytes.split_at(self.length);
        // SAFETY: texts were written, and bytes of ASCII.
        unsafe { str::from_utf8_unchecked(bytes) }
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
        let start = self.length;
        self.length += flat.len();
        if self.length <= SIZE {
            // SAFETY: there is room for all of the text from the start on, and what is borrowed
            // mutably does not overlap with it.
            unsafe {
                let target: *mut u8 = (&raw mut self.bytes).cast();
                target
                    .add(start)
                    .copy_from_nonoverlapping(flat.as_ptr(), flat.len());
            }
        }
    }

    /// A number below 64, such as the tag of a variant.
    pub(super) const fn small(&mut self, number: u8) {
        if self.length < SIZE {
            self.bytes[self.length] = number;
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

    #[expect(clippy::cast_possible_truncation, reason = "six bits are left")]
    pub(super) const fn number(&mut self, number: u128) {
        let mut rest = number;
        while rest > 0x3f {
            self.small((rest & 0x3f) as u8 | 0x40);
            rest >>= 6;
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
