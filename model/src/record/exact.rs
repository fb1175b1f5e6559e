//! Lists that take no more memory than what they hold.

use serde::{Deserialize, Deserializer};

/// Reads a list, and gives back the room that it did not need: most lists of a record are short,
/// and it has many.
pub(crate) fn list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let mut list = Vec::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}
