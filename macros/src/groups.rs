//! Numbers in texts that const evaluation reads or carries: in groups of five bits, the least first.

/// The character of 0 as the last group of a number, as the runtime has it.
const LAST: u8 = b'(';
/// The character of 0 as another group of a number, as the runtime has it. What is between them and
/// 32 characters behind them needs no escape in a literal.
const FIRST: u8 = b'^';

/// Writes a number.
pub(crate) fn push(text: &mut String, number: u64) {
    let mut rest = number;
    while rest > 0x1f {
        text.push(group(FIRST, rest & 0x1f));
        rest >>= 5;
    }
    text.push(group(LAST, rest));
}

/// Five bits of a number.
fn group(zero: u8, bits: u64) -> char {
    char::from(zero + u8::try_from(bits).unwrap_or_default())
}
