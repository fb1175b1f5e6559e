//! Finding flat records among bytes.

use std::fmt;
use std::hint;

use memchr::memmem;
use tablewright::__workspace::binary::{
    CHECKED, Checksums, HEADER, MAPPING, MASKED, VERSION, magic,
};

use super::flat;

/// What an artifact carries of an aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'b> {
    /// Where it begins, in the bytes that were read.
    pub(super) offset: usize,
    pub(super) is_checked: bool,
    pub(super) shape: &'b str,
}

/// What may stand between records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Zeros: the bytes are those of a section of records.
    Padding,
    /// Anything: it is not known where records are.
    Anything,
}

/// A record that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    offset: usize,
    /// The type that it is of, as far as that can be told.
    of: Option<String>,
    why: String,
}

impl Damaged {
    pub(super) fn new(offset: usize, of: Option<String>, why: String) -> Self {
        Self { offset, of, why }
    }

    /// The same, where the bytes that were read begin so far into a file.
    #[must_use]
    pub fn beginning_at(mut self, offset: u64) -> Self {
        self.offset += usize::try_from(offset).unwrap_or_default();
        self
    }
}

impl fmt::Display for Damaged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.of {
            Some(of) => write!(formatter, "the record of {of}")?,
            None => formatter.write_str("a record")?,
        }
        write!(formatter, " at byte {} {}", self.offset, self.why)
    }
}

/// Whether bytes begin as a record does.
#[must_use]
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(&begin())
}

/// The compiler is not to work it out beforehand.
fn begin() -> [u8; 16] {
    magic(hint::black_box(MASKED))
}

/// The records among these bytes, or else all of them that are damaged.
pub(super) fn all(bytes: &[u8], between: Between) -> Result<Vec<Found<'_>>, Vec<Damaged>> {
    let (mut records, mut damaged) = (Vec::new(), Vec::new());
    let begin = begin();
    let mut begins = memmem::find_iter(bytes, &begin).peekable();
    let mut end = 0;
    loop {
        // What looks like a beginning inside of a record is part of its text.
        while begins.next_if(|begin| *begin < end).is_some() {}
        let begin = begins.peek().copied().unwrap_or(bytes.len());
        let between_records = &bytes[end..begin];
        let stray = between_records.iter().position(|byte| *byte != 0);
        if let (Between::Padding, Some(stray)) = (between, stray) {
            let rest = &between_records[stray..];
            damaged.push(damage(end + stray, rest, "does not begin as records do"));
        }
        if begins.next().is_none() {
            break;
        }
        // A damaged length says nothing: what follows is looked for.
        let next = begins.peek().copied().unwrap_or(bytes.len());
        match one(begin, &bytes[begin..]) {
            Ok(found) => {
                end = begin + HEADER + found.shape.len();
                records.push(found);
            }
            Err(why) => {
                damaged.push(damage(begin, &bytes[begin..next], &why));
                end = next;
            }
        }
    }
    if damaged.is_empty() {
        Ok(records)
    } else {
        Err(damaged)
    }
}

/// The record that these bytes begin with.
fn one(offset: usize, bytes: &[u8]) -> Result<Found<'_>, String> {
    let (Some(header), Some(rest)) = (bytes.get(MASKED.len()..HEADER), bytes.get(HEADER..)) else {
        return Err("is cut off".to_owned());
    };
    let number = |from: usize, to: usize| {
        let bytes = header[from..to].iter().rev();
        bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
    };
    let mapping: &[u8; 24] = header.last_chunk().ok_or("is cut off")?;
    let version = number(0, 2);
    if version != u64::from(VERSION) {
        return Err(match reader_of(mapping) {
            // What is older has no version there.
            Some(reader) if version > u64::from(VERSION) => refusal(&reader),
            _ => format!("has form {version}; this version of tablewright knows {VERSION}"),
        });
    }
    let flags = u16::from_le_bytes([header[2], header[3]]);
    let length = usize::try_from(number(4, 8)).ok();
    let Some(payload) = length.and_then(|length| rest.get(..length)) else {
        return Err("is cut off, or its length is damaged".to_owned());
    };
    if Checksums::of(mapping).checksum(flags, payload) != number(8, 16) {
        return Err("is damaged: its checksum does not match".to_owned());
    }
    if *mapping != MAPPING {
        return Err(match reader_of(mapping) {
            Some(reader) => refusal(&reader),
            None => "is damaged: no version of tablewright has written it".to_owned(),
        });
    }
    let shape = str::from_utf8(payload).map_err(|_| "is damaged: it is no text")?;
    Ok(Found {
        offset,
        is_checked: flags & CHECKED != 0,
        shape,
    })
}

/// The version that reads a record.
fn reader_of(mapping: &[u8; 24]) -> Option<String> {
    let text = str::from_utf8(mapping).ok()?.trim_end_matches('\0');
    let is_version = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "-+.".contains(c))
    };
    is_version(text).then(|| text.to_owned())
}

/// Another version may map the same shape to other tables: nothing is guessed.
fn refusal(reader: &str) -> String {
    format!(
        "was written by tablewright {reader}, and this is {}, which may map it otherwise: tablewright-cli {reader} reads it (`cargo install tablewright-cli --version {reader}`)",
        env!("CARGO_PKG_VERSION")
    )
}

fn damage(offset: usize, bytes: &[u8], why: &str) -> Damaged {
    Damaged::new(offset, type_of(bytes), why.to_owned())
}

/// The path of the aggregate's type, if that much is left of the record.
fn type_of(bytes: &[u8]) -> Option<String> {
    let text = bytes.get(HEADER..)?.utf8_chunks().next()?.valid();
    flat::type_of(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn flat(record: &str, flags: u16) -> Vec<u8> {
        let payload = record.as_bytes();
        let length = u32::try_from(payload.len()).unwrap();
        [
            &magic(MASKED)[..],
            &VERSION.to_le_bytes(),
            &flags.to_le_bytes(),
            &length.to_le_bytes(),
            &checksum(flags, payload).to_le_bytes(),
            payload,
        ]
        .concat()
    }

    fn carried(record: &str, is_checked: bool) -> Carried {
        Carried {
            record: record.to_owned(),
            is_checked,
        }
    }

    const RECORD: &str = r#"{"format":1,"aggregate":{"name":"Order","type":"shop::Order"}}"#;

    fn told(bytes: &[u8], between: Between) -> Vec<String> {
        let damaged = read(bytes, between).expect_err("damaged");
        damaged.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn damage_is_told_by_record() {
        let (good, other) = (flat(RECORD, 1), flat("{}", 0));
        let mut bad = good.clone();
        *bad.last_mut().unwrap() ^= 1;
        let sections = [&good[..], &[0; 7], &bad, &other];
        assert_eq!(
            told(&sections.concat(), Between::Padding),
            [format!(
                "the record of shop::Order at byte {} is damaged: its checksum does not match",
                good.len() + 7
            )]
        );
        bad[0] = 0;
        assert_eq!(
            told(&[&other[..], &bad, &other].concat(), Between::Padding),
            [format!(
                "the record of shop::Order at byte {} does not begin as records do",
                other.len() + 1
            )]
        );
        let cut = &good[..good.len() - 1];
        assert_eq!(
            told(cut, Between::Anything),
            ["the record of shop::Order at byte 0 is cut off, or its length is damaged"]
        );
        assert_eq!(
            told(&good[..20], Between::Padding),
            ["a record at byte 0 is cut off"]
        );
        let mut newer = other;
        newer[16] = 2;
        assert_eq!(
            told(&newer, Between::Padding),
            ["a record at byte 0 has form 2; this version of tablewright knows 1"]
        );
    }

    #[test]
    fn what_surrounds_records_makes_no_difference_where_it_may_be_anything() {
        let noise = b"\x7fELF tablewright\r\n";
        let bytes = [noise, &flat(RECORD, 1)[..], noise, &flat("{}", 0), noise].concat();
        assert_eq!(
            read(&bytes, Between::Anything),
            Ok(vec![carried(RECORD, true), carried("{}", false)])
        );
        assert_eq!(told(&bytes, Between::Padding).len(), 3);
        assert_eq!(read(noise, Between::Anything), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn records_are_read_as_they_were_written(
            records in prop::collection::vec((".{0,40}", any::<bool>(), 0..20_usize), 0..6),
        ) {
            let mut bytes = Vec::new();
            for (record, is_checked, padding) in &records {
                bytes.extend(flat(record, u16::from(*is_checked)));
                bytes.resize(bytes.len() + padding, 0);
            }
            let expected: Vec<Carried> =
                records.iter().map(|(record, is_checked, _)| carried(record, *is_checked)).collect();
            prop_assert_eq!(read(&bytes, Between::Padding), Ok(expected.clone()));
            prop_assert_eq!(read(&bytes, Between::Anything), Ok(expected));
        }

        /// In a section of records, no bit can change without an error.
        #[test]
        fn every_changed_bit_is_damage(
            records in prop::collection::vec(".{0,40}", 1..4),
            at in any::<prop::sample::Index>(),
            bit in 0..8_u8,
        ) {
            let mut bytes: Vec<u8> = records.iter().flat_map(|record| flat(record, 1)).collect();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(read(&bytes, Between::Padding).map_err(|damaged| damaged.len()), Err(1));
        }

        #[test]
        fn anything_is_read_without_a_panic(noise in prop::collection::vec(any::<u8>(), 0..200), begins in any::<bool>()) {
            let magic = magic(MASKED);
            let begin = if begins { &magic[..] } else { &[] };
            let bytes = [begin, &noise].concat();
            let _ = read(&bytes, Between::Padding);
            let _ = read(&bytes, Between::Anything);
        }
    }
}
