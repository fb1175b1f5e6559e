//! JSON for review: a line for each value, but conditions, which nobody reads as trees, on one.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

/// The key of what stands on one line.
const CONDITION: &str = "expression";

/// The text of a value.
pub(super) fn text(value: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let lines = Lines {
        pretty: PrettyFormatter::new(),
        key: None,
        is_condition: false,
        depth: 0,
    };
    value.serialize(&mut Serializer::with_formatter(&mut bytes, lines))?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

struct Lines {
    pretty: PrettyFormatter<'static>,
    /// The key that is being written.
    key: Option<String>,
    /// Whether the value that follows is a condition.
    is_condition: bool,
    /// How deep inside of a condition it writes.
    depth: usize,
}

/// Calls the formatter of a line, or of lines.
macro_rules! written {
    ($lines:ident.$method:ident($($argument:expr),*)) => {
        if $lines.depth > 0 {
            CompactFormatter.$method($($argument),*)
        } else {
            $lines.pretty.$method($($argument),*)
        }
    };
}

impl Lines {
    fn begin(&mut self) {
        if self.depth > 0 || self.is_condition {
            self.depth += 1;
        }
        self.is_condition = false;
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin();
        written!(self.begin_array(writer))
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let done = written!(self.end_array(writer));
        self.end();
        done
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        written!(self.begin_array_value(writer, first))
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        written!(self.end_array_value(writer))
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin();
        written!(self.begin_object(writer))
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let done = written!(self.end_object(writer));
        self.end();
        done
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.key = Some(String::new());
        written!(self.begin_object_key(writer, first))
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if let Some(key) = &mut self.key {
            key.push_str(fragment);
        }
        writer.write_all(fragment.as_bytes())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let key = self.key.take();
        let done = written!(self.begin_object_value(writer));
        self.is_condition = key.as_deref() == Some(CONDITION);
        done
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.is_condition = false;
        written!(self.end_object_value(writer))
    }
}
