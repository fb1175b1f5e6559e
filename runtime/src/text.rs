//! Text in const evaluation: comparing it, and writing it into a buffer.

#![allow(
    clippy::ptr_as_ptr,
    reason = "`cast` is a call, and dear in const evaluation"
)]

mod bytes;
mod name;
mod paragraph;

pub(crate) use bytes::{copy, equal, part, slice};
pub(crate) use name::shortened;
pub use name::{LONGEST_NAME, Name, hashed, shortened_name};
pub use paragraph::{Paragraph, first_paragraph};

use std::ptr;

/// Some of the items of a slice.
#[expect(unsafe_code, reason = "a slice's own methods take ten times the steps")]
pub(crate) const fn items<T>(all: &[T], start: usize, end: usize) -> &[T] {
    if start == end {
        return &[];
    }
    assert!(start < end && end <= all.len(), "there are so many items");
    let items = (&raw const *all) as *const T;
    // SAFETY: all of them are items of the slice.
    unsafe { &*ptr::slice_from_raw_parts(items.add(start), end - start) }
}

/// Whether a text holds a word: not in the middle of another one. An underline ends a word.
pub(crate) const fn holds(text: &str, word: &str) -> bool {
    let (mut text, word) = (text.as_bytes(), word.as_bytes());
    let [first, ..] = word else {
        return false;
    };
    let mut is_inside = false;
    while let [byte, rest @ ..] = text {
        if *byte == *first
            && !is_inside
            && let Some(behind) = bytes_behind(text, word)
            && !matches!(behind, [next, ..] if next.is_ascii_alphanumeric())
        {
            return true;
        }
        is_inside = matches!(*byte, b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z');
        text = rest;
    }
    false
}

/// Whether a text holds a byte.
pub(crate) const fn holds_byte(text: &str, byte: u8) -> bool {
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        if *first == byte {
            return true;
        }
        bytes = rest;
    }
    false
}

/// Whether a text begins with another one.
pub(crate) const fn begins(text: &str, start: &str) -> bool {
    bytes_behind(text.as_bytes(), start.as_bytes()).is_some()
}

/// A text from a position on; nothing where it ends before.
pub(crate) const fn from(text: &str, position: usize) -> &str {
    if text.len() < position {
        return "";
    }
    text.split_at(position).1
}

/// Whether two texts are one, but for the case of letters of ASCII.
pub(crate) const fn alike(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() && index < right.len() {
        if !left[index].eq_ignore_ascii_case(&right[index]) {
            return false;
        }
        index += 1;
    }
    left.len() == right.len()
}

/// What stands behind the beginning of a text, if it begins so.
pub(crate) const fn behind<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    match bytes_behind(text.as_bytes(), start.as_bytes()) {
        Some(rest) => Some(whole(rest)),
        None => None,
    }
}

const fn bytes_behind<'a>(text: &'a [u8], start: &[u8]) -> Option<&'a [u8]> {
    let (mut text, mut start) = (text, start);
    while let [expected, next @ ..] = start {
        match text {
            [byte, rest @ ..] if *byte == *expected => (text, start) = (rest, next),
            _ => return None,
        }
    }
    Some(text)
}

/// Whether a text ends with another one.
pub(crate) const fn ends(text: &str, end: &str) -> bool {
    let (mut text, mut end) = (text.as_bytes(), end.as_bytes());
    while let [before @ .., expected] = end {
        match text {
            [rest @ .., byte] if *byte == *expected => (text, end) = (rest, before),
            _ => return false,
        }
    }
    true
}

/// What stands behind the last `::` of a path.
pub(crate) const fn last_segment(path: &str) -> &str {
    let bytes = path.as_bytes();
    let mut before = bytes;
    while let [rest @ .., byte] = before {
        if *byte == b':' {
            break;
        }
        before = rest;
    }
    whole(items(bytes, before.len(), bytes.len()))
}

/// Bytes that are a text.
#[expect(unsafe_code, reason = "checking UTF-8 is dear in const evaluation")]
const fn whole(bytes: &[u8]) -> &str {
    // SAFETY: the callers cut texts before or behind other texts, or pass digits.
    unsafe { str::from_utf8_unchecked(bytes) }
}

/// The integer that a shape says; nothing else is asked.
pub(crate) const fn integer(text: &str) -> i128 {
    match i128::from_str_radix(text, 10) {
        Ok(value) => value,
        Err(_) => 0,
    }
}

/// How many characters a text has.
pub(crate) const fn characters(text: &str) -> usize {
    let mut bytes = text.as_bytes();
    let mut count = 0;
    while let [first, rest @ ..] = bytes {
        // All bytes of a character but the first begin with the bits 10.
        if *first & 0b1100_0000 != 0b1000_0000 {
            count += 1;
        }
        bytes = rest;
    }
    count
}

/// Whether `left` comes before `right`, byte by byte.
#[must_use]
pub(crate) const fn before(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    loop {
        match (left, right) {
            ([one, left_rest @ ..], [other, right_rest @ ..]) => {
                if *one != *other {
                    return *one < *other;
                }
                (left, right) = (left_rest, right_rest);
            }
            (left, right) => return left.is_empty() && !right.is_empty(),
        }
    }
}

/// Text of at most `N` times `M` bytes. What does not fit is not kept: [`Buffer::overflowed`].
#[derive(Clone, Copy)]
pub struct Buffer<const N: usize, const M: usize = 1> {
    bytes: [[u8; N]; M],
    /// The bytes pushed, also those that did not fit.
    length: usize,
}

impl<const N: usize, const M: usize> Buffer<N, M> {
    const SIZE: usize = N * M;

    /// An empty buffer.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            bytes: [[0; N]; M],
            length: 0,
        }
    }

    /// Appends a text.
    pub(crate) const fn push(&mut self, text: &str) {
        self.length = copy(text, &mut self.bytes, self.length);
    }

    /// Appends an integer in decimal.
    pub const fn push_integer(&mut self, value: i128) {
        if value < 0 {
            self.push("-");
        }
        self.push_digits(value.unsigned_abs(), 1);
    }

    /// Appends a decimal of so many digits behind the point.
    pub(crate) const fn push_decimal(&mut self, digits: i128, scale: u32) {
        if digits < 0 {
            self.push("-");
        }
        let one = 10_u128.pow(scale);
        let digits = digits.unsigned_abs();
        self.push_digits(digits / one, 1);
        if scale > 0 {
            self.push(".");
            self.push_digits(digits % one, scale as usize);
        }
    }

    /// Appends the digits of a number, with zeros before them where there are fewer than so many.
    pub(crate) const fn push_digits(&mut self, value: u128, least: usize) {
        let mut digits = [b'0'; 40];
        let mut start = digits.len();
        let mut rest = value;
        while rest > 0 {
            start -= 1;
            digits[start] = b'0' + last_digit(rest);
            rest /= 10;
        }
        while digits.len() - start < least {
            start -= 1;
        }
        self.push(whole(items(&digits, start, digits.len())));
    }

    /// Appends so many of the last hexadecimal digits.
    pub(crate) const fn push_hex(&mut self, value: u64, digits: u32) {
        let mut written = [0; 16];
        let count = if digits < 16 { digits as usize } else { 16 };
        let mut index = 0;
        while index < count {
            let digit = (value >> (4 * (count - 1 - index)) & 0xf) as usize;
            written[index] = b"0123456789abcdef"[digit];
            index += 1;
        }
        self.push(whole(items(&written, 0, count)));
    }

    /// The bytes pushed, also those that did not fit.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }

    /// Whether something did not fit.
    #[must_use]
    pub const fn overflowed(&self) -> bool {
        self.length > Self::SIZE
    }

    /// What was pushed; nothing where it did not fit.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        if self.overflowed() {
            return "";
        }
        slice(&self.bytes, 0, self.length)
    }

    /// What was pushed between two lengths.
    #[must_use]
    pub const fn slice(&self, start: usize, end: usize) -> &str {
        slice(&self.bytes, start, end)
    }
}

const fn last_digit(value: u128) -> u8 {
    (value % 10) as u8
}
