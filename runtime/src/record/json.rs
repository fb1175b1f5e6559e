//! Compact JSON in const evaluation.

use crate::text::Buffer;

/// A writer of at most `KIB` times 1024 bytes.
pub(super) struct Json<const KIB: usize>(Buffer<1024, KIB>);

impl<const KIB: usize> Json<KIB> {
    pub(super) const fn new() -> Self {
        Self(Buffer::new())
    }

    pub(super) const fn overflowed(&self) -> bool {
        self.0.overflowed()
    }

    pub(super) const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Text that is JSON, or has nothing to escape.
    pub(super) const fn raw(&mut self, text: &str) {
        self.0.push(text);
    }

    pub(super) const fn integer(&mut self, value: i128) {
        self.0.push_integer(value);
    }

    /// Sixteen hexadecimal digits.
    pub(super) const fn hex(&mut self, value: u64) {
        self.0.push_hex(value, 16);
    }

    /// The comma before all items but the first.
    pub(super) const fn separate(&mut self, index: usize) {
        if index > 0 {
            self.raw(",");
        }
    }

    /// A name, which has nothing to escape, behind the JSON up to its first quote.
    pub(super) const fn name(&mut self, before: &str, name: &str) {
        self.raw(before);
        self.raw(name);
        self.raw("\"");
    }

    /// A Rust path, behind the JSON up to its first quote.
    pub(super) const fn path(&mut self, before: &str, module: &str, name: &str) {
        self.raw(before);
        self.raw(module);
        self.raw("::");
        self.raw(name);
        self.raw("\"");
    }

    /// Any text, behind the JSON that leads to it.
    pub(super) const fn text(&mut self, before: &str, text: &str) {
        self.raw(before);
        self.string(text);
    }

    /// The same, if there is one.
    pub(super) const fn optional(&mut self, before: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(before, text);
        }
    }

    /// Texts, behind the JSON up to the bracket of their list.
    pub(super) const fn list(&mut self, before: &str, texts: &[&str]) {
        self.raw(before);
        let mut index = 0;
        while index < texts.len() {
            self.separate(index);
            self.string(texts[index]);
            index += 1;
        }
        self.raw("]");
    }

    const fn string(&mut self, text: &str) {
        self.raw("\"");
        self.escaped(text);
        self.raw("\"");
    }

    /// Any text as a part of what stands in quotes, escaped as `serde_json` does: what must be,
    /// and nothing else.
    pub(super) const fn escaped(&mut self, text: &str) {
        let mut rest = text;
        let mut index = 0;
        while index < rest.len() {
            let byte = rest.as_bytes()[index];
            if byte == b'"' || byte == b'\\' || byte < 0x20 {
                let (before, after) = rest.split_at(index);
                self.raw(before);
                self.escape(byte);
                rest = after.split_at(1).1;
                index = 0;
            } else {
                index += 1;
            }
        }
        self.raw(rest);
    }

    const fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.raw("\\\""),
            b'\\' => self.raw("\\\\"),
            0x08 => self.raw("\\b"),
            0x09 => self.raw("\\t"),
            0x0a => self.raw("\\n"),
            0x0c => self.raw("\\f"),
            0x0d => self.raw("\\r"),
            _ => {
                const DIGITS: &str = "0123456789abcdef";
                self.raw("\\u00");
                self.raw(if byte < 0x10 { "0" } else { "1" });
                self.raw(DIGITS.split_at((byte & 0xf) as usize).1.split_at(1).0);
            }
        }
    }
}
