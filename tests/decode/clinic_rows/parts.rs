//! Value objects of several aggregates.

use crate::oracle::{Part, all as both, decimal, native, one_of, optional, plain, text};

/// `{prefix}{name}`
fn at(prefix: &str, name: &str) -> String {
    format!("{prefix}{name}")
}

pub(crate) fn person(prefix: &str) -> Part {
    both([
        text(&at(prefix, "given")),
        text(&at(prefix, "family")),
        optional(text(&at(prefix, "title"))),
    ])
}

pub(crate) fn address(prefix: &str) -> Part {
    both([
        text(&at(prefix, "street")),
        text(&at(prefix, "town_zip")),
        text(&at(prefix, "town_name")),
        text(&at(prefix, "town_country")),
        optional(text(&at(prefix, "addition"))),
    ])
}

pub(crate) fn contact(prefix: &str) -> Part {
    both([
        optional(text(&at(prefix, "email"))),
        text(&at(prefix, "phone")),
    ])
}

pub(crate) fn period(prefix: &str) -> Part {
    both([
        plain(&at(prefix, "starts")),
        optional(plain(&at(prefix, "ends"))),
    ])
}

pub(crate) fn money(prefix: &str) -> Part {
    both([
        decimal(&at(prefix, "amount")),
        native(&at(prefix, "currency"), &["EUR", "CHF"]),
    ])
}

pub(crate) fn unit(name: &str) -> Part {
    one_of(
        name,
        &["milligram", "millilitre", "millimole_per_litre", "piece"],
    )
}

pub(crate) fn quantity(prefix: &str) -> Part {
    both([decimal(&at(prefix, "value")), unit(&at(prefix, "unit"))])
}
