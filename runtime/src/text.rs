//! Text in const evaluation: comparing it, and writing it into a buffer.

mod name;
mod paragraph;

pub(crate) use name::shortened;
pub use name::{LONGEST_NAME, Name, hashed, shortened_name};
pub use paragraph::{Paragraph, first_paragraph};

/// Copies a text into rows of bytes from `start` on, if it has room there. Returns where it ends,
/// or would end.
///
/// Const evaluation costs by the step, not by the byte: this takes the fewest.
#[expect(
    unsafe_code,
    reason = "a slice's own methods take five times the steps"
)]
pub(crate) const fn copy<const N: usize, const M: usize>(
    text: &str,
    target: &mut [[u8; N]; M],
    start: usize,
) -> usize {
    let bytes = text.as_bytes();
    let end = start + bytes.len();
    if end <= N * M {
        // SAFETY: from `start` to `end` there are as many bytes in the rows as in the text, and
        // what is borrowed mutably does not overlap with it.
        unsafe {
            let target: *mut u8 = (&raw mut *target).cast();
            target
                .add(start)
                .copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
        }
    }
    end
}

/// The text between two ends of texts that were copied.
#[expect(
    unsafe_code,
    reason = "a slice's own methods take five times the steps"
)]
pub(crate) const fn slice<const N: usize, const M: usize>(
    rows: &[[u8; N]; M],
    start: usize,
    end: usize,
) -> &str {
    assert!(
        start <= end && end <= N * M,
        "a text lies inside of its rows"
    );
    // SAFETY: the bytes are inside of the rows, and they are whole texts: all callers pass ends of
    // texts that were copied, or cut a name, which is ASCII.
    unsafe {
        let bytes: *const u8 = (&raw const *rows).cast();
        str::from_utf8_unchecked(std::slice::from_raw_parts(bytes.add(start), end - start))
    }
}

/// Whether two texts are the same.
#[must_use]
pub(crate) const fn equal(left: &str, right: &str) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Whether a text holds a word: not in the middle of another one. An underline ends a word.
pub(crate) const fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    if word.is_empty() {
        return false;
    }
    let mut start = 0;
    while start + word.len() <= text.len() {
        let end = start + word.len();
        if (start == 0 || !text[start - 1].is_ascii_alphanumeric())
            && (end == text.len() || !text[end].is_ascii_alphanumeric())
        {
            let mut index = 0;
            while index < word.len() && text[start + index] == word[index] {
                index += 1;
            }
            if index == word.len() {
                return true;
            }
        }
        start += 1;
    }
    false
}

/// Whether a text holds a byte.
pub(crate) const fn holds_byte(text: &str, byte: u8) -> bool {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == byte {
            return true;
        }
        index += 1;
    }
    false
}

/// Whether a text begins with another one.
pub(crate) const fn begins(text: &str, start: &str) -> bool {
    text.len() >= start.len()
        && text.is_char_boundary(start.len())
        && equal(text.split_at(start.len()).0, start)
}

/// What stands behind the beginning of a text, if it begins so.
pub(crate) const fn behind<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    if begins(text, start) {
        Some(text.split_at(start.len()).1)
    } else {
        None
    }
}

/// Whether a text ends with another one.
pub(crate) const fn ends(text: &str, end: &str) -> bool {
    text.len() >= end.len()
        && text.is_char_boundary(text.len() - end.len())
        && equal(text.split_at(text.len() - end.len()).1, end)
}

/// What stands behind the last `::` of a path.
pub(crate) const fn last_segment(path: &str) -> &str {
    let bytes = path.as_bytes();
    let mut start = bytes.len();
    while start > 0 && bytes[start - 1] != b':' {
        start -= 1;
    }
    path.split_at(start).1
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
    let bytes = text.as_bytes();
    let (mut index, mut count) = (0, 0);
    while index < bytes.len() {
        // All bytes of a character but the first begin with the bits 10.
        if bytes[index] & 0b1100_0000 != 0b1000_0000 {
            count += 1;
        }
        index += 1;
    }
    count
}

/// Whether `left` comes before `right`, byte by byte.
#[must_use]
pub(crate) const fn before(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() && index < right.len() {
        if left[index] != right[index] {
            return left[index] < right[index];
        }
        index += 1;
    }
    left.len() < right.len()
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
        let (_, digits) = digits.split_at(start);
        self.push(ascii(digits));
    }

    /// Appends so many of the last hexadecimal digits.
    pub(crate) const fn push_hex(&mut self, value: u64, digits: u32) {
        let mut left = digits;
        while left > 0 {
            left -= 1;
            let digit = (value >> (4 * left) & 0xf) as usize;
            let (_, from) = "0123456789abcdef".as_bytes().split_at(digit);
            self.push(ascii(from.split_at(1).0));
        }
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

/// Digits as text.
#[expect(unsafe_code, reason = "checking UTF-8 is dear in const evaluation")]
const fn ascii(bytes: &[u8]) -> &str {
    // SAFETY: the callers pass digits.
    unsafe { str::from_utf8_unchecked(bytes) }
}
