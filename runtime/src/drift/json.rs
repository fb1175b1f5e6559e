//! Reading JSON in const evaluation, without keeping more of it than where values begin and end.

use crate::text;

/// Where reading stands in a text that is known to be JSON, or to hold it from here on.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is not white space; 0 at the end.
    pub(super) const fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() && matches!(bytes[self.at], b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        if self.at < bytes.len() {
            bytes[self.at]
        } else {
            0
        }
    }

    /// Whether this byte comes next; it is read then.
    pub(super) const fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte;
        if is_next {
            self.at += 1;
        }
        is_next
    }

    /// The next key, if there is one more in this object.
    pub(super) const fn key(&mut self) -> Option<&'a str> {
        self.take(b',');
        if self.peek() != b'"' {
            self.take(b'}');
            return None;
        }
        let key = unquoted(self.value());
        self.take(b':');
        Some(key)
    }

    /// Whether there is one more value in this array.
    pub(super) const fn item(&mut self) -> bool {
        self.take(b',');
        !matches!(self.peek(), b']' | 0) || {
            self.take(b']');
            false
        }
    }

    /// The next value, as it stands.
    pub(super) const fn value(&mut self) -> &'a str {
        self.peek();
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut depth = 0;
        while self.at < bytes.len() {
            match bytes[self.at] {
                b'"' => self.string(),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth > 0 => depth -= 1,
                b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && matches!(bytes[self.at - 1], b'"' | b'}' | b']') {
                break;
            }
        }
        part(self.text, start, self.at)
    }

    /// All up to the next white space that is in no string; nothing at the end.
    pub(super) const fn piece(&mut self) -> Option<&'a str> {
        if self.peek() == 0 {
            return None;
        }
        let bytes = self.text.as_bytes();
        let start = self.at;
        while self.at < bytes.len() && !matches!(bytes[self.at], b' ' | b'\n' | b'\r' | b'\t') {
            if bytes[self.at] == b'"' {
                self.string();
            }
            self.at += 1;
        }
        Some(part(self.text, start, self.at))
    }

    /// Goes on to the closing quote of a string.
    const fn string(&mut self) {
        let bytes = self.text.as_bytes();
        self.at += 1;
        while self.at < bytes.len() && bytes[self.at] != b'"' {
            self.at += if bytes[self.at] == b'\\' { 2 } else { 1 };
        }
    }
}

/// The text between two positions.
pub(super) const fn part(text: &str, start: usize, end: usize) -> &str {
    let end = if end < text.len() { end } else { text.len() };
    text.split_at(end).0.split_at(start).1
}

/// A string without its quotes; anything else as it stands.
pub(super) const fn unquoted(value: &str) -> &str {
    let bytes = value.as_bytes();
    if bytes.len() >= 2 && bytes[0] == b'"' {
        part(value, 1, bytes.len() - 1)
    } else {
        value
    }
}

/// The items of a list.
pub(super) const fn list(value: &str) -> Reader<'_> {
    let mut reader = Reader::new(value);
    reader.take(b'[');
    reader
}

/// The values of two keys of the next object of a list, as they stand; nothing behind the last.
pub(super) const fn pair<'a>(list: &mut Reader<'a>, keys: [&str; 2]) -> Option<[&'a str; 2]> {
    if !list.item() {
        return None;
    }
    let mut found = [""; 2];
    if !list.take(b'{') {
        found[0] = list.value();
        return Some(found);
    }
    while let Some(key) = list.key() {
        let value = list.value();
        let mut index = 0;
        while index < keys.len() {
            if text::equal(key, keys[index]) {
                found[index] = value;
            }
            index += 1;
        }
    }
    Some(found)
}

/// Whether two values are the same but for white space between their tokens.
pub(super) const fn same(left: &str, right: &str) -> bool {
    if text::equal(left, right) {
        return true;
    }
    if !matches!(left.as_bytes(), [b'{' | b'[', ..]) {
        return false;
    }
    let (mut left, mut right) = (Reader::new(left), Reader::new(right));
    loop {
        let (next_left, next_right) = (left.peek(), right.peek());
        if next_left != next_right {
            return false;
        }
        match next_left {
            0 => return true,
            b'{' | b'}' | b'[' | b']' | b',' | b':' => {
                left.at += 1;
                right.at += 1;
            }
            _ => {
                if !text::equal(left.value_in_object(), right.value_in_object()) {
                    return false;
                }
            }
        }
    }
}

impl<'a> Reader<'a> {
    /// The next string, number or word: of a key, without its colon.
    const fn value_in_object(&mut self) -> &'a str {
        if self.peek() == b'"' {
            return self.value();
        }
        let bytes = self.text.as_bytes();
        let start = self.at;
        while self.at < bytes.len()
            && !matches!(
                bytes[self.at],
                b',' | b':' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'
            )
        {
            self.at += 1;
        }
        part(self.text, start, self.at)
    }
}
