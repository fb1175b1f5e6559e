//! The seal of a text: whether it is as it was written.
//!
//! The derives read seals, and have these lines too: they do not depend on this crate.

/// A hash of texts as if they were one: FNV-1a of words of eight bytes, mixed.
pub(super) fn of(texts: &[&str]) -> u64 {
    let text: Vec<u8> = texts.iter().flat_map(|text| text.bytes()).collect();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for chunk in text.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 32;
    }
    hash ^ text.len() as u64
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_what_the_derives_compute() {
        assert_eq!(super::of(&["a text", " of two parts"]), super::of(&["a text of two parts"]));
    }
}
