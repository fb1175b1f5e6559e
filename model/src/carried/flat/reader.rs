//! What all parts of a flat shape are made of.

use std::fmt;

use tablewright::__workspace::flat::{FIRST, LAST};

/// Text that is no shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::carried) struct Malformed {
    /// Where it is none, in bytes.
    at: usize,
    why: &'static str,
}

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "byte {} of its shape: {}", self.at, self.why)
    }
}

/// How deep shapes, and how deep conditions may be inside of each other: a derive refuses far less.
const DEEPEST: usize = 256;

pub(super) type Read<T> = Result<T, Malformed>;

/// Reads text from its beginning on.
pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// How much was read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What was read since then.
    pub(super) fn since(&self, start: usize) -> &'t str {
        &self.text[start..self.at]
    }

    pub(super) fn malformed(&self, why: &'static str) -> Malformed {
        Malformed { at: self.at, why }
    }

    pub(super) fn finish(&self) -> Read<()> {
        if self.at == self.text.len() {
            Ok(())
        } else {
            Err(self.malformed("more follows than belongs to it"))
        }
    }

    /// Reads what may hold others of its kind.
    pub(super) fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth == DEEPEST {
            return Err(self.malformed("it is nested too deeply"));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Numbers are in groups of five bits, the least first.
    pub(super) fn number(&mut self) -> Read<u128> {
        let (mut number, mut shift) = (0_u128, 0);
        loop {
            let byte = *self
                .text
                .as_bytes()
                .get(self.at)
                .ok_or_else(|| self.malformed("it is cut off"))?;
            let (is_last, group) = match byte {
                FIRST.. => (false, byte - FIRST),
                LAST.. => (true, byte - LAST),
                _ => return Err(self.malformed("it is no number")),
            };
            let group = u128::from(group);
            if group > 0x1f || shift > 125 || group << shift >> shift != group {
                return Err(self.malformed("a number is too large"));
            }
            self.at += 1;
            number |= group << shift;
            shift += 5;
            if is_last {
                return Ok(number);
            }
        }
    }

    /// A number of this type.
    pub(super) fn of<T: TryFrom<u128>>(&mut self) -> Read<T> {
        let at = self.at;
        T::try_from(self.number()?).map_err(|_| Malformed {
            at,
            why: "a number is too large",
        })
    }

    pub(super) fn flag(&mut self) -> Read<bool> {
        match self.number()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.malformed("it is neither true nor false")),
        }
    }

    pub(super) fn integer(&mut self) -> Read<i128> {
        let is_negative = self.flag()?;
        let value = self.number()?;
        let value = if is_negative {
            0_i128.checked_sub_unsigned(value)
        } else {
            i128::try_from(value).ok()
        };
        value.ok_or_else(|| self.malformed("a number is too large"))
    }

    pub(super) fn text(&mut self) -> Read<&'t str> {
        let length: usize = self.of()?;
        let end = self.at.checked_add(length);
        let text = end.and_then(|end| self.text.get(self.at..end));
        let text = text.ok_or_else(|| self.malformed("a text is cut off"))?;
        self.at += length;
        Ok(text)
    }

    pub(super) fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Read<T>,
    ) -> Read<Option<T>> {
        self.flag()?.then(|| read(self)).transpose()
    }

    /// A name in a database, or what one is made of: the mapping cuts names where it likes.
    pub(super) fn name(&mut self) -> Read<&'t str> {
        self.of_characters(|c| c.is_ascii_alphanumeric() || c == '_')
    }

    /// A name or a path of Rust, a version, a number: what a record writes as it is.
    pub(super) fn word(&mut self) -> Read<&'t str> {
        self.of_characters(|c| c != '"' && c != '\\' && !c.is_control())
    }

    pub(super) fn of_characters(&mut self, are: impl Fn(char) -> bool) -> Read<&'t str> {
        let text = self.text()?;
        if text.chars().all(are) {
            Ok(text)
        } else {
            Err(self.malformed("nothing is called so"))
        }
    }

    pub(super) fn optional_name(&mut self) -> Read<Option<&'t str>> {
        self.optional(Self::name)
    }

    pub(super) fn optional_word(&mut self) -> Read<Option<&'t str>> {
        self.optional(Self::word)
    }

    pub(super) fn optional_text(&mut self) -> Read<Option<&'t str>> {
        self.optional(Self::text)
    }

    /// So many of something. Each takes a byte or more, so that a false number ends with the text.
    pub(super) fn several<T>(
        &mut self,
        count: usize,
        mut read: impl FnMut(&mut Self) -> Read<T>,
    ) -> Read<Vec<T>> {
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(read(self)?);
        }
        Ok(items)
    }

    pub(super) fn list<T>(&mut self, read: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let count = self.of()?;
        self.several(count, read)
    }
}

/// What lives as long as the program.
pub(super) fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// The same of several.
pub(super) fn all_kept<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}
