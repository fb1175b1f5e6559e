//! What a derived value object contributes.

use super::Fields;
use crate::rule::{Literal, Rule};

/// A value object: a struct, or a tuple struct of one field.
#[derive(Clone, Copy, Debug)]
pub struct ValueShape {
    /// The Rust name.
    pub name: &'static str,
    /// Its fields in declaration order.
    pub fields: Fields,
    /// A tuple struct of one field: its column is named after the owner's field.
    pub newtype: bool,
    /// Whether it has parameters, so that what it becomes is known only where it is used.
    pub generic: bool,
    /// The rules declared on it.
    pub rules: &'static [Rule],
    /// The constants that these name.
    pub constants: &'static [Literal],
    /// A hash of all that the derive knows of it.
    pub print: u64,
    /// What its tokens say, as it is carried: see `flat`.
    pub flat: &'static str,
}

impl ValueShape {
    /// What a derive leaves out.
    pub const EMPTY: Self = Self {
        name: "",
        fields: Fields::NONE,
        newtype: false,
        generic: false,
        rules: &[],
        constants: &[],
        print: 0,
        flat: "",
    };
}
