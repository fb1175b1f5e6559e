//! Which columns an access method of indexes takes.

use crate::table::SqlType;
use crate::text;

/// What methods tell types apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Boolean,
    Text,
    Json,
    Inet,
    Enum,
    /// Numbers, times, UUIDs and bytes: what has an order and no parts.
    Ordered,
}

impl Kind {
    pub(crate) const fn of(ty: SqlType) -> Self {
        match ty {
            SqlType::Boolean => Self::Boolean,
            SqlType::Text | SqlType::Varchar(_) => Self::Text,
            SqlType::Json => Self::Json,
            SqlType::Inet => Self::Inet,
            SqlType::Enum(_) => Self::Enum,
            _ => Self::Ordered,
        }
    }
}

/// Whether PostgreSQL has an operator class of the method and the type by default (`pg_opclass`).
pub(crate) const fn takes(method: &str, kind: Kind) -> bool {
    if text::equal(method, "gin") {
        matches!(kind, Kind::Json)
    } else if text::equal(method, "gist") {
        false
    } else if text::equal(method, "spgist") {
        matches!(kind, Kind::Text | Kind::Inet)
    } else if text::equal(method, "brin") {
        !matches!(kind, Kind::Boolean | Kind::Json | Kind::Enum)
    } else {
        true
    }
}
