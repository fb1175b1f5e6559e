//! The seal of a text: whether it is as it was written.
//!
//! The lock file is written by the runtime crate, which has these lines too: derives do not depend
//! on it.

/// A hash of texts as if they were one: FNV-1a of words of eight bytes, mixed.
pub(super) fn of(texts: &[&str]) -> u64 {
    let text: Vec<u8> = texts.concat().into_bytes();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut chunks = text.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().unwrap_or_default());
        hash = mixed(hash, word);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let mut word = [0; 8];
        word[..rest.len()].copy_from_slice(rest);
        hash = mixed(hash, u64::from_le_bytes(word));
    }
    hash ^ text.len() as u64
}

fn mixed(hash: u64, word: u64) -> u64 {
    let hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_what_the_runtime_crate_computes() {
        assert_eq!(super::of(&["a text of ", "two parts"]), 0);
    }
}
