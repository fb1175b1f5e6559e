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
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-+.".contains(c))
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

    /// A record of a payload, as one version of the mapping writes it in one form.
    fn written(form: u16, mapping: [u8; 24], flags: u16, payload: &str) -> Vec<u8> {
        let payload = payload.as_bytes();
        let length = u32::try_from(payload.len()).unwrap();
        let checksum = Checksums::of(&mapping).checksum(flags, payload);
        [
            &begin()[..],
            &form.to_le_bytes(),
            &flags.to_le_bytes(),
            &length.to_le_bytes(),
            &checksum.to_le_bytes(),
            &mapping,
            payload,
        ]
        .concat()
    }

    fn record(payload: &str, flags: u16) -> Vec<u8> {
        written(VERSION, MAPPING, flags, payload)
    }

    fn version(text: &str) -> [u8; 24] {
        let mut mapping = [0; 24];
        mapping[..text.len()].copy_from_slice(text.as_bytes());
        mapping
    }

    /// What a payload begins with.
    const ORDER: &str = ",shop-Order, and more";

    fn told(bytes: &[u8], between: Between) -> Vec<String> {
        let damaged = all(bytes, between).expect_err("damaged");
        damaged.iter().map(ToString::to_string).collect()
    }

    /// What is told of a record by itself.
    fn told_of(record: &[u8]) -> String {
        let [told] = told(record, Between::Padding).try_into().expect("one");
        told
    }

    #[test]
    fn damage_is_told_by_record() {
        let (good, other) = (record(ORDER, 1), record("{}", 0));
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
                "a record at byte {} does not begin as records do",
                other.len() + 1
            )]
        );
        let cut = &good[..good.len() - 1];
        assert_eq!(
            told(cut, Between::Anything),
            ["the record of shop::Order at byte 0 is cut off, or its length is damaged"]
        );
        assert_eq!(told_of(&good[..20]), "a record at byte 0 is cut off");
    }

    #[test]
    fn another_version_is_refused_and_says_who_reads_it() {
        let refused = format!(
            "the record of shop::Order at byte 0 was written by tablewright 7.0.1-beta.2, and this \
             is {}, which may map it otherwise: tablewright-cli 7.0.1-beta.2 reads it (`cargo \
             install tablewright-cli --version 7.0.1-beta.2`)",
            env!("CARGO_PKG_VERSION")
        );
        let later = version("7.0.1-beta.2");
        assert_eq!(told_of(&written(VERSION, later, 0, ORDER)), refused);
        // What follows the version may be anything in a later form.
        let mut of_later_form = written(VERSION + 1, later, 0, ORDER);
        *of_later_form.last_mut().unwrap() ^= 1;
        assert_eq!(told_of(&of_later_form), refused);
        assert_eq!(
            told_of(&written(VERSION + 1, version("\u{1}"), 0, ORDER)),
            "the record of shop::Order at byte 0 has form 3; this version of tablewright knows 2"
        );
        // Whoever has written this has written no version.
        assert_eq!(
            told_of(&written(VERSION, version("anything"), 0, ORDER)),
            "the record of shop::Order at byte 0 is damaged: no version of tablewright has written \
             it"
        );
    }

    /// It held the record itself, where a version stands now.
    #[test]
    fn the_first_form_is_refused() {
        let payload = r#"{"format":1,"aggregate":{"name":"Order","type":"shop::Order"}}"#;
        let length = u32::try_from(payload.len()).unwrap();
        let bytes = [
            &begin()[..],
            &1_u16.to_le_bytes(),
            &CHECKED.to_le_bytes(),
            &length.to_le_bytes(),
            &[0; 8],
            payload.as_bytes(),
        ]
        .concat();
        assert_eq!(
            told_of(&bytes),
            "a record at byte 0 has form 1; this version of tablewright knows 2"
        );
    }

    #[test]
    fn what_surrounds_records_makes_no_difference_where_it_may_be_anything() {
        let noise = b"\x7fELF tablewright\r\n";
        let bytes = [noise, &record(ORDER, 1)[..], noise, &record("{}", 0), noise].concat();
        let read = all(&bytes, Between::Anything).unwrap();
        let read: Vec<_> = read
            .iter()
            .map(|found| (found.shape, found.is_checked))
            .collect();
        assert_eq!(read, [(ORDER, true), ("{}", false)]);
        assert_eq!(told(&bytes, Between::Padding).len(), 3);
        assert_eq!(all(noise, Between::Anything), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn records_are_read_as_they_were_written(
            records in prop::collection::vec((".{0,40}", any::<bool>(), 0..20_usize), 0..6),
        ) {
            let (mut bytes, mut expected) = (Vec::new(), Vec::new());
            for (shape, is_checked, padding) in &records {
                let (offset, is_checked) = (bytes.len(), *is_checked);
                expected.push(Found { offset, is_checked, shape });
                bytes.extend(record(shape, u16::from(is_checked)));
                bytes.resize(bytes.len() + padding, 0);
            }
            prop_assert_eq!(all(&bytes, Between::Padding), Ok(expected.clone()));
            prop_assert_eq!(all(&bytes, Between::Anything), Ok(expected));
        }

        /// In a section of records, no bit can change without an error.
        #[test]
        fn every_changed_bit_is_damage(
            records in prop::collection::vec(".{0,40}", 1..4),
            at in any::<prop::sample::Index>(),
            bit in 0..8_u8,
        ) {
            let mut bytes: Vec<u8> = records.iter().flat_map(|text| record(text, 1)).collect();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(all(&bytes, Between::Padding).map_err(|damaged| damaged.len()), Err(1));
        }

        #[test]
        fn anything_is_read_without_a_panic(noise in prop::collection::vec(any::<u8>(), 0..200), begins in any::<bool>()) {
            let begin = if begins { &begin()[..] } else { &[] };
            let bytes = [begin, &noise].concat();
            let _ = all(&bytes, Between::Padding);
            let _ = all(&bytes, Between::Anything);
        }
    }
}
