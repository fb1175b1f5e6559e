//! Names that fit every engine.

use super::Buffer;

/// Text that was cut to what a database takes as a name: 63 bytes, the shortest limit of the
/// engines (PostgreSQL's `NAMEDATALEN - 1`).
pub const LONGEST_NAME: usize = 63;

/// How much of a name that is too long is kept; `_` and eight digits follow.
const KEPT: usize = 54;

/// A name that fits.
pub type Name = Buffer<LONGEST_NAME>;

/// A derived name, cut where it is too long.
#[must_use]
pub const fn shortened_name(name: &str) -> Name {
    let mut whole = Buffer::<1024>::new();
    whole.push(name);
    shortened(&whole)
}

/// A name, cut to 63 bytes with a stable hash of the whole where it is longer.
#[must_use]
pub(crate) const fn shortened<const N: usize>(name: &Buffer<N>) -> Buffer<LONGEST_NAME> {
    let mut short = Buffer::new();
    if name.length() <= LONGEST_NAME {
        short.push(name.as_str());
        return short;
    }
    let whole = name.as_str();
    // Names are ASCII, but a shape that was read may say anything.
    let mut kept = KEPT;
    while !whole.is_char_boundary(kept) {
        kept -= 1;
    }
    hashed(name.slice(0, kept), whole)
}

/// A name that is told apart from others by a stable hash of what no other one is of.
#[must_use]
pub const fn hashed(name: &str, of: &str) -> Name {
    let kept = if name.len() > KEPT { KEPT } else { name.len() };
    let mut hashed = Buffer::new();
    hashed.push(name.split_at(kept).0);
    hashed.push("_");
    hashed.push_hex(fnv1a(of) as u64, 8);
    hashed
}

/// FNV-1a with 32 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): stable over versions of
/// Rust and of this crate, as names in databases must be.
const fn fnv1a(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    hash
}
