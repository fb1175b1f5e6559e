//! The purpose of an entity whose doc comment a macro writes: `#[doc = concat!(…)]` is a text that
//! only rustc knows.

use super::Buffer;

/// The longest purpose that a macro writes.
const LONGEST: usize = 8192;

/// A purpose that rustc has evaluated.
pub type Paragraph = Buffer<LONGEST>;

/// The first paragraph of a doc comment, in one line.
///
/// # Panics
///
/// In const evaluation, where there is none, or where it is too long.
#[track_caller]
#[must_use]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn first_paragraph(name: &str, doc: &str) -> Paragraph {
    let mut paragraph = Paragraph::new();
    let mut rest = doc;
    loop {
        let (line, behind) = first_line(rest);
        let line = without_star(line.trim_ascii());
        if line.is_empty() && paragraph.length() > 0 {
            break;
        }
        if !line.is_empty() {
            if paragraph.length() > 0 {
                paragraph.push(" ");
            }
            paragraph.push(line);
        }
        match behind {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    if paragraph.length() == 0 {
        let mut message = Buffer::<512>::new();
        message.push("`");
        message.push(name);
        message.push("` has no purpose: its doc comment is empty");
        panic!("{}", message.as_str());
    }
    assert!(
        !paragraph.overflowed(),
        "the first paragraph of a doc comment has at most 8192 bytes"
    );
    paragraph
}

/// A line, and what follows it.
const fn first_line(text: &str) -> (&str, Option<&str>) {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == b'\n' {
            return (text.split_at(index).0, Some(text.split_at(index + 1).1));
        }
        index += 1;
    }
    (text, None)
}

/// The stars at the left of a block are no part of its text.
const fn without_star(line: &str) -> &str {
    match line.as_bytes().first() {
        Some(b'*') => line.split_at(1).1.trim_ascii(),
        _ => line,
    }
}
