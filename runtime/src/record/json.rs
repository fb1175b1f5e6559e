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

    /// The comma before all items but the first.
    pub(super) const fn separate(&mut self, index: usize) {
        if index > 0 {
            self.raw(",");
        }
    }

    /// A member whose value has nothing to escape: a name.
    pub(super) const fn key(&mut self, before: &str, key: &str, name: &str) {
        self.raw(before);
        self.raw("\"");
        self.raw(key);
        self.raw("\":\"");
        self.raw(name);
        self.raw("\"");
    }

    /// A member whose value is a name, if there is one.
    pub(super) const fn optional(&mut self, key: &str, name: Option<&str>) {
        if let Some(name) = name {
            self.text(",", key, name);
        }
    }

    /// A member whose value is a Rust path.
    pub(super) const fn path(&mut self, key: &str, module: &str, name: &str) {
        self.raw(",\"");
        self.raw(key);
        self.raw("\":\"");
        self.raw(module);
        self.raw("::");
        self.raw(name);
        self.raw("\"");
    }

    /// A member whose value is any text.
    pub(super) const fn text(&mut self, before: &str, key: &str, text: &str) {
        self.raw(before);
        self.raw("\"");
        self.raw(key);
        self.raw("\":");
        self.string(text);
    }

    /// A member that is a list of texts.
    pub(super) const fn list(&mut self, key: &str, texts: &[&str]) {
        self.list_after(",", key, texts);
    }

    pub(super) const fn list_after(&mut self, before: &str, key: &str, texts: &[&str]) {
        self.raw(before);
        self.raw("\"");
        self.raw(key);
        self.raw("\":[");
        let mut index = 0;
        while index < texts.len() {
            self.separate(index);
            self.string(texts[index]);
            index += 1;
        }
        self.raw("]");
    }

    /// Any text, escaped as `serde_json` does: what must be, and nothing else.
    const fn string(&mut self, text: &str) {
        self.raw("\"");
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
        self.raw("\"");
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
