//! The bytes of a flat shape.

use super::room::Room;
use crate::text::Buffer;

/// A writer of at most `KIB` times 1024 bytes.
pub(super) struct Writer<const KIB: usize> {
    text: Buffer<1024, KIB>,
    pub(super) room: Room,
}

impl<const KIB: usize> Writer<KIB> {
    pub(super) const fn new() -> Self {
        Self {
            text: Buffer::new(),
            room: Room::NONE,
        }
    }

    pub(super) const fn overflowed(&self) -> bool {
        self.text.overflowed()
    }

    pub(super) const fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// What a derive has written.
    pub(super) const fn flat(&mut self, flat: &str) {
        self.text.push(flat);
    }

    /// A number below 64, such as the tag of a variant.
    pub(super) const fn small(&mut self, number: u8) {
        self.text.push_ascii(number);
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
        self.text.push(text);
    }

    pub(super) const fn optional(&mut self, text: Option<&str>) {
        self.flag(text.is_some());
        if let Some(text) = text {
            self.text(text);
        }
    }
}
