//! Reading flat records.

use std::fmt;
use std::hint;

use memchr::memmem;

use tablewright::__workspace::binary::{CHECKED, HEADER, MASKED, VERSION, checksum, magic};

/// A record, as an artifact or the program itself carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    pub(crate) record: String,
    /// Whether drift is checked of its crate.
    pub(crate) is_checked: bool,
}

/// What may stand between records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Between {
    /// Zeros: the bytes are those of a section of records.
    Padding,
    /// Anything: it is not known where records are.
    Anything,
}

/// A record that is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Damaged {
    /// Where it begins, in the bytes that were read.
    offset: usize,
    /// The type that it is of, as far as that can be told.
    of: Option<String>,
    why: String,
}

impl Damaged {
    /// The same, where the bytes that were read begin so far into a file.
    pub(crate) fn beginning_at(mut self, offset: u64) -> Self {
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
pub(crate) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(&begin())
}

/// The compiler is not to work it out beforehand.
fn begin() -> [u8; 16] {
    magic(hint::black_box(MASKED))
}

/// The records of these bytes, or else all of them that are damaged.
pub(crate) fn read(bytes: &[u8], between: Between) -> Result<Vec<Carried>, Vec<Damaged>> {
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
        match one(&bytes[begin..]) {
            Ok((record, length)) => {
                records.push(record);
                end = begin + length;
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

/// The record that these bytes begin with, and how many of them it takes.
fn one(bytes: &[u8]) -> Result<(Carried, usize), String> {
    let (Some(header), Some(rest)) = (bytes.get(MASKED.len()..HEADER), bytes.get(HEADER..)) else {
        return Err("is cut off".to_owned());
    };
    let number = |from: usize, to: usize| {
        let bytes = header[from..to].iter().rev();
        bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
    };
    let version = number(0, 2);
    if version != u64::from(VERSION) {
        return Err(format!(
            "has form {version}; this version of tablewright knows {VERSION}"
        ));
    }
    let flags = u16::from_le_bytes([header[2], header[3]]);
    let length = usize::try_from(number(4, 8)).ok();
    let Some(payload) = length.and_then(|length| rest.get(..length)) else {
        return Err("is cut off, or its length is damaged".to_owned());
    };
    let record = String::from_utf8(payload.to_vec()).ok();
    match record.filter(|_| checksum(flags, payload) == number(8, 16)) {
        Some(record) => {
            let is_checked = flags & CHECKED != 0;
            Ok((Carried { record, is_checked }, HEADER + payload.len()))
        }
        None => Err("is damaged: its checksum does not match".to_owned()),
    }
}

fn damage(offset: usize, bytes: &[u8], why: &str) -> Damaged {
    Damaged {
        offset,
        of: type_of(bytes),
        why: why.to_owned(),
    }
}

/// The path of the aggregate's type, if that much is left of the record.
fn type_of(bytes: &[u8]) -> Option<String> {
    const BEFORE: &[u8] = br#","type":""#;
    let aggregate = &bytes[memmem::find(bytes, br#""aggregate":{"#)?..];
    let path = &aggregate[memmem::find(aggregate, BEFORE)? + BEFORE.len()..];
    let path = &path[..path.iter().position(|byte| *byte == b'"')?];
    let is_path = |byte: &u8| byte.is_ascii_graphic() || !byte.is_ascii();
    let path = Some(path).filter(|path| path.iter().all(is_path))?;
    Some(String::from_utf8_lossy(path).into_owned())
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
