//! Payloads that no derive has written, with the right checksum: what is malformed is damage, and
//! nothing else happens.

use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tablewright::__workspace::binary::{Checksums, HEADER, MAPPING, MASKED, VERSION, magic};
use tablewright::__workspace::registry;
use tablewright_model::carried::{self, Between};

use crate::chance::Chance;
use crate::matrix::is_whole;

/// A payload as a record, of which nothing but the payload is wrong.
fn record(payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap();
    let checksum = Checksums::of(&MAPPING).checksum(0, payload);
    [
        &magic(MASKED)[..],
        &VERSION.to_le_bytes(),
        &[0; 2],
        &length.to_le_bytes(),
        &checksum.to_le_bytes(),
        &MAPPING,
        payload,
    ]
    .concat()
}

/// The payloads of all that this program links.
fn payloads() -> Vec<&'static [u8]> {
    let (mut payloads, mut rest) = (Vec::new(), registry::records());
    while let Some(begin) = rest.iter().position(|byte| *byte != 0) {
        let header = &rest[begin..begin + HEADER];
        let length = u32::from_le_bytes(*header[20..].first_chunk().unwrap());
        let (record, after) = rest[begin..].split_at(HEADER + usize::try_from(length).unwrap());
        payloads.push(&record[HEADER..]);
        rest = after;
    }
    payloads
}

/// A payload in which a little, or more, is something else.
fn changed(chance: &mut Chance, payload: &[u8], others: &[&[u8]]) -> Vec<u8> {
    let mut bytes = payload.to_vec();
    let most = *chance.pick(&[1, 1, 3]);
    for _ in 0..most {
        let at = chance.below(bytes.len());
        let end = at + chance.below((bytes.len() - at).min(64));
        match chance.below(9) {
            // Tags, flags and small numbers, in which most of it consists.
            0 | 1 => bytes[at] = u8::try_from(chance.below(32)).unwrap(),
            2 => bytes[at] = u8::try_from(chance.below(128)).unwrap(),
            3 => bytes[at] = bytes[at].wrapping_add([1, 255][chance.below(2)]) & 0x7f,
            4 => drop(bytes.drain(at..end)),
            5 => {
                let range = bytes[at..end].to_vec();
                bytes.splice(at..at, range);
            }
            6 => {
                let other = *chance.pick(others);
                let from = chance.below(other.len());
                let to = from + chance.below((other.len() - from).min(64));
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            // Two numbers change places.
            7 => {
                let other = chance.below(bytes.len());
                bytes.swap(at, other);
            }
            // A number of billions.
            _ => drop(bytes.splice(at..end.min(at + 1), [0x7f; 6].into_iter().chain([1]))),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    // What is no text is not looked at any further.
    String::from_utf8_lossy(&bytes).into_owned().into_bytes()
}

static PANICS: AtomicUsize = AtomicUsize::new(0);

/// Counts the panics that are told of threads that read. It has to come before all that reads, which
/// puts a hook of its own before this one.
pub(crate) fn count_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // Tests have names, and their own panics.
            if thread::current().name().is_none() {
                PANICS.fetch_add(1, Ordering::Relaxed);
            }
            before(info);
        }));
    });
}

#[test]
fn what_no_derive_has_written_is_damage_at_most() {
    const SHARE: usize = 100;
    count_panics();
    let payloads = payloads();
    let mut chance = Chance::of(1);
    let shares = if is_whole() { 1000 } else { 100 };
    let (mut whole, mut damaged, mut unmapped) = (0, 0, 0);
    for _ in 0..shares {
        let records: Vec<Vec<u8>> = (0..SHARE)
            .map(|_| {
                let payload = *chance.pick(&payloads);
                record(&changed(&mut chance, payload, &payloads))
            })
            .collect();
        let begun = Instant::now();
        // Each is told by itself.
        match carried::read(&records.concat(), Between::Padding) {
            Ok(read) => whole += read.len(),
            Err(told) => {
                damaged += told.len();
                let why = told.iter().map(ToString::to_string);
                unmapped += why.filter(|why| why.contains("has no mapping")).count();
                whole += SHARE - told.len();
            }
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "{records:?}");
    }
    assert_eq!(
        PANICS.load(Ordering::Relaxed),
        0,
        "of {damaged} damaged ones"
    );
    assert!(whole > 0 && damaged > whole / 10, "{whole} {damaged}");
    eprintln!("{whole} were mapped, {damaged} are damaged, {unmapped} of them in the mapping");
}

#[test]
fn what_is_as_it_was_written_is_read() {
    count_panics();
    let payloads = payloads();
    let records: Vec<Vec<u8>> = payloads.iter().map(|payload| record(payload)).collect();
    let read = carried::read(&records.concat(), Between::Padding).unwrap();
    assert_eq!(read.len(), payloads.len());
}
