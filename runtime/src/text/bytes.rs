//! Bytes in const evaluation, by the fewest steps.
//!
//! It costs by the step, and by the call most: a method of a slice is a call with several inside of
//! it. What is read and written here is a word at an index of raw bytes, which is no call.

use std::mem::size_of_val;
use std::ptr::slice_from_raw_parts;

/// So many bytes, wherever they stand.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Word<T>(T);

/// More bytes than any text has. Only those of a text are ever read.
const MOST: usize = 1 << 26;
type Bytes = [u8; MOST];
type Sixteens = [Word<u128>; MOST / 16];

/// The word of a type at an index of raw bytes.
macro_rules! word {
    ($word:ty, $bytes:expr, $at:expr) => {
        (*((&raw const (*$bytes)[$at]) as *const Word<$word>)).0
    };
}

/// Whether two ranges of so many bytes are the same, of which a word reaches from the start and one
/// to the end: together they reach over all.
macro_rules! are_same {
    ($word:ty, $left:expr, $right:expr, $last:expr) => {
        (*($left as *const Word<$word>)).0 == (*($right as *const Word<$word>)).0
            && word!($word, $left, $last) == word!($word, $right, $last)
    };
}

/// Whether two texts are the same.
#[must_use]
#[expect(unsafe_code, reason = "byte by byte it takes ten times the steps")]
pub(crate) const fn equal(left: &str, right: &str) -> bool {
    let length = size_of_val(left);
    if length != size_of_val(right) {
        return false;
    }
    let (left, right) = (&raw const *left, &raw const *right);
    let (one, other) = (left as *const Bytes, right as *const Bytes);
    // SAFETY: each word lies inside of both texts, at an index that leaves room for it.
    unsafe {
        if length >= 16 {
            let (left, right) = (left as *const Sixteens, right as *const Sixteens);
            let mut index = 0;
            while index < length / 16 {
                if (*left)[index].0 != (*right)[index].0 {
                    return false;
                }
                index += 1;
            }
            word!(u128, one, length - 16) == word!(u128, other, length - 16)
        } else if length >= 8 {
            are_same!(u64, one, other, length - 8)
        } else if length >= 4 {
            are_same!(u32, one, other, length - 4)
        } else if length >= 2 {
            are_same!(u16, one, other, length - 2)
        } else {
            length == 0 || (*one)[0] == (*other)[0]
        }
    }
}

/// Copies a word from the start of raw bytes, and one that reaches to their end.
macro_rules! copy_words {
    ($word:ty, $source:expr, $target:expr, $start:expr, $last:expr) => {
        *((&raw mut (*$target)[$start]) as *mut Word<$word>) = *($source as *const Word<$word>);
        let last = $last;
        *((&raw mut (*$target)[$start + last]) as *mut Word<$word>) =
            *((&raw const (*$source)[last]) as *const Word<$word>);
    };
}

/// Copies a text into rows of bytes from `start` on, if it has room there. Returns where it ends,
/// or would end.
#[expect(
    unsafe_code,
    reason = "a slice's own methods take five times the steps"
)]
pub(crate) const fn copy<const N: usize, const M: usize>(
    text: &str,
    rows: &mut [[u8; N]; M],
    start: usize,
) -> usize {
    let length = size_of_val(text);
    let end = start + length;
    if length == 0 || end > const { N * M } {
        return end;
    }
    let source = (&raw const *text) as *const Bytes;
    let target = (&raw mut *rows) as *mut Bytes;
    // SAFETY: from `start` to `end` there are as many bytes in the rows as in the text, what is
    // borrowed mutably does not overlap with it, and each word lies inside of both.
    unsafe {
        if length > 32 {
            let source = &raw const (*source)[0];
            (&raw mut (*target)[start]).copy_from_nonoverlapping(source, length);
        } else if length >= 16 {
            copy_words!(u128, source, target, start, length - 16);
        } else if length >= 8 {
            copy_words!(u64, source, target, start, length - 8);
        } else if length >= 4 {
            copy_words!(u32, source, target, start, length - 4);
        } else if length >= 2 {
            copy_words!(u16, source, target, start, length - 2);
        } else {
            (*target)[start] = (*source)[0];
        }
    }
    end
}

/// The text between two ends of texts that were copied.
#[expect(
    unsafe_code,
    reason = "a slice's own methods take five times the steps"
)]
pub(crate) const fn slice<const N: usize>(rows: &[[u8; N]], start: usize, end: usize) -> &str {
    if start == end {
        return "";
    }
    assert!(
        start < end && end <= size_of_val(rows),
        "a text lies inside of its rows"
    );
    let bytes = (&raw const *rows) as *const Bytes;
    // SAFETY: the bytes are inside of the rows, and they are whole texts: all callers pass ends of
    // texts that were copied, or cut a name, which is ASCII.
    unsafe {
        let start_of = &raw const (*bytes)[start];
        &*(slice_from_raw_parts(start_of, end - start) as *const str)
    }
}

/// The part of a text from one end of a character to another one.
#[expect(unsafe_code, reason = "a slice's own methods take ten times the steps")]
pub(crate) const fn part(text: &str, start: usize, end: usize) -> &str {
    if start == end {
        return "";
    }
    assert!(
        start < end && end <= size_of_val(text),
        "a part lies inside of its text"
    );
    let bytes = (&raw const *text) as *const Bytes;
    // SAFETY: the bytes are inside of the text, and the callers cut it between characters.
    unsafe {
        let start_of = &raw const (*bytes)[start];
        &*(slice_from_raw_parts(start_of, end - start) as *const str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-äß";

    #[test]
    fn texts_of_any_length_are_told_apart_at_any_byte() {
        for start in 0..20 {
            for length in 0..LONG.len() - start - 4 {
                let Some(text) = LONG.get(start..start + length) else {
                    continue;
                };
                let elsewhere = text.to_owned();
                assert!(equal(text, &elsewhere));
                assert!(!equal(text, &format!("{text}0")));
                assert!(!equal(&format!("{text}0"), text));
                for at in 0..length {
                    let other = format!("{}#{}", &text[..at], &text[at + 1..]);
                    assert!(!equal(text, &other), "{text} {other}");
                }
            }
        }
    }

    #[test]
    fn texts_of_any_length_are_copied_to_any_place_and_nowhere_else() {
        for start in 0..20 {
            for length in 0..64 {
                let mut rows = [[b'.'; 16]; 6];
                let text = &LONG[..length];
                let end = copy(text, &mut rows, start);
                assert_eq!(end, start + length);
                let copied = rows.as_flattened();
                assert_eq!(&copied[start..end], text.as_bytes());
                assert_eq!(slice(&rows, start, end), text);
                assert!(copied[..start].iter().all(|byte| *byte == b'.'));
                assert!(copied[end..].iter().all(|byte| *byte == b'.'));
            }
        }
    }

    #[test]
    fn what_has_no_room_is_not_copied() {
        let mut rows = [[b'.'; 8]; 2];
        assert_eq!(copy("12345", &mut rows, 11), 16);
        assert_eq!(copy("1234567", &mut rows, 11), 18);
        assert_eq!(rows.as_flattened(), b"...........12345");
    }

    /// Const evaluation refuses to read or write behind the end of anything.
    #[test]
    fn const_evaluation_takes_the_same_ways() {
        const fn all_are_same(long: &str) -> bool {
            let mut length = 0;
            while length < 64 {
                let text = part(long, 0, length);
                let mut rows = [[0; 8]; 8];
                if copy(text, &mut rows, 64 - length) != 64
                    || !equal(slice(&rows, 64 - length, 64), text)
                {
                    return false;
                }
                length += 1;
            }
            true
        }
        const { assert!(all_are_same(LONG)) }
    }
}
