//! Enums with data.

use super::{EnumShape, Fields};
use crate::text;

/// An enum of which at least one variant has fields: a tag column, and the columns of each variant.
#[derive(Clone, Copy, Debug)]
pub struct VariantsShape {
    /// What the tag column holds.
    pub tag: &'static EnumShape,
    /// The variants in declaration order.
    pub variants: &'static [VariantShape],
    /// Whether it has parameters, so that what it becomes is known only where it is used.
    pub generic: bool,
    /// What the tokens say beside the tag, as it is carried: see `flat`.
    pub flat: &'static str,
}

impl VariantsShape {
    /// How the variant of this Rust name is stored.
    pub(crate) const fn value(&self, name: &str) -> Option<&'static str> {
        let mut index = 0;
        while index < self.variants.len() {
            if text::equal(self.variants[index].name, name) {
                return Some(self.tag.values[index]);
            }
            index += 1;
        }
        None
    }
}

/// One variant of an enum with data.
#[derive(Clone, Copy, Debug)]
pub struct VariantShape {
    /// The Rust name, without `r#`.
    pub name: &'static str,
    /// The name in `snake_case`: what the names of its columns go on with.
    pub column: &'static str,
    /// Its fields. The only field of a tuple variant has no name, those of several have numbers.
    pub fields: Fields,
}
