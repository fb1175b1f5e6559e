//! The seal of a text: whether it is as it was written.
//!
//! The derives read seals, and have these lines too: they do not depend on this crate.

/// A hash of texts as if they were one: of words of eight bytes, each mixed by the multiplier of
/// Fibonacci hashing (2^64 divided by the golden ratio).
pub(super) fn of(texts: &[&str]) -> u64 {
    let text = texts.concat();
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mut hash = text.len() as u64;
    for word in words {
        hash = mixed(hash, *word);
    }
    mixed(hash, last)
}

fn mixed(hash: u64, word: [u8; 8]) -> u64 {
    let hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_the_same_in_both_crates() {
        assert_eq!(super::of(&["a text of ", "two parts"]), SEAL);
        assert_ne!(super::of(&["a text of", "two parts"]), SEAL);
    }

    const SEAL: u64 = 1_380_567_678_269_905_873;
}
