//! Types that are texts in the JSON: read where a record is read, and written as the same bytes.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// What is read from a text.
pub(super) trait FromText: Sized {
    /// What the text is expected to be, for errors: "a column's type, such as `TEXT`".
    const EXPECTED: &'static str;

    /// The value, if the text is one as it is written.
    fn from_text(text: &str) -> Option<Self>;
}

/// Reads a value from its text: for implementations of `Deserialize`.
pub(super) fn read<'de, T: FromText, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(OfText(PhantomData))
}

struct OfText<T>(PhantomData<T>);

impl<T: FromText> Visitor<'_> for OfText<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_text(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Implements `Deserialize` by [`FromText`], and `Serialize` by `Display`.
macro_rules! as_text {
    ($($ty:ty),*) => {$(
        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::record::text::read(deserializer)
            }
        }

        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

pub(super) use as_text;
