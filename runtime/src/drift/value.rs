//! Values of a record as people write them.

use super::json::{self, Reader};
use super::line::Line;
use crate::text;

/// A longer value is cut here: a message is read in a terminal.
const LONGEST: usize = 160;

/// A value as people write it: strings without quotes, unless these are asked for, and lists with
/// commas.
pub(super) const fn push(line: &mut Line, value: Option<&str>, is_quoted: bool) {
    let Some(value) = value else {
        line.push("nothing");
        return;
    };
    let mut reader = Reader::new(value);
    if reader.take(b'[') {
        push_list(line, &mut reader);
    } else if reader.peek() == b'{' {
        push_compact(line, value);
    } else {
        line.push(if is_quoted { "`" } else { "" });
        push_cut(line, json::unquoted(value));
        line.push(if is_quoted { "`" } else { "" });
    }
}

const fn push_list(line: &mut Line, reader: &mut Reader<'_>) {
    let mut count = 0;
    let begin = line.length();
    while reader.item() {
        if count > 0 {
            line.push(", ");
        }
        if line.length() > begin + LONGEST {
            line.push("…");
            return;
        }
        if reader.peek() == b'{' {
            push_arrow(line, reader);
        } else {
            push_cut(line, json::unquoted(reader.value()));
        }
        count += 1;
    }
    if count == 0 {
        line.push("nothing");
    }
}

/// The one object in lists, as it is written in the code: `pending => confirmed | cancelled`.
const fn push_arrow(line: &mut Line, reader: &mut Reader<'_>) {
    reader.take(b'{');
    while let Some(key) = reader.key() {
        if text::equal(key, "to") && reader.take(b'[') {
            line.push(" => ");
            let mut count = 0;
            while reader.item() {
                line.push(if count > 0 { " | " } else { "" });
                push_cut(line, json::unquoted(reader.value()));
                count += 1;
            }
        } else {
            push_cut(line, json::unquoted(reader.value()));
        }
    }
}

/// Whether a value is a text of more than one word, which needs quotes in a sentence.
pub(super) const fn is_prose(value: Option<&str>) -> bool {
    let Some(value) = value else {
        return false;
    };
    let bytes = value.as_bytes();
    let mut index = 0;
    let mut lower = false;
    let mut blank = false;
    while index < bytes.len() {
        lower = lower || bytes[index].is_ascii_lowercase();
        blank = blank || bytes[index] == b' ';
        index += 1;
    }
    matches!(bytes, [b'"', ..]) && lower && blank
}

/// JSON without white space between its tokens.
const fn push_compact(line: &mut Line, value: &str) {
    let bytes = value.as_bytes();
    let (mut start, mut index, mut pushed, mut is_text) = (0, 0, 0, false);
    while index < bytes.len() {
        match bytes[index] {
            b'\\' => index += 1,
            b'"' => is_text = !is_text,
            b' ' | b'\n' if !is_text => {
                line.push(json::part(value, start, index));
                pushed += index - start;
                start = index + 1;
                if pushed > LONGEST {
                    line.push("…");
                    return;
                }
            }
            _ => {}
        }
        index += 1;
    }
    line.push(json::part(value, start, bytes.len()));
}

const fn push_cut(line: &mut Line, text: &str) {
    if text.len() <= LONGEST {
        line.push(text);
        return;
    }
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    line.push(text.split_at(end).0);
    line.push("…");
}
