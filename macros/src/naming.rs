//! From Rust names to the names of the model.

use std::borrow::Cow;

use heck::{ToShoutySnakeCase, ToSnakeCase};

/// The longest name that every engine takes (PostgreSQL: 63 bytes).
pub(crate) const LONGEST: usize = 63;

/// `OrderLineItem` -> `order_line_item`
pub(crate) fn snake(name: &str) -> String {
    name.to_snake_case()
}

/// `Order` -> `ORDER`
pub(crate) fn screaming(name: &str) -> String {
    name.to_shouty_snake_case()
}

/// `category` -> `categories`, `box` -> `boxes`, `order` -> `orders`
pub(crate) fn plural(singular: &str) -> String {
    let ends_with = |endings: &[&str]| endings.iter().any(|ending| singular.ends_with(ending));
    if let Some(stem) = singular.strip_suffix('y')
        && stem.ends_with(|last: char| !"aeiou_".contains(last))
    {
        return format!("{stem}ies");
    }
    if ends_with(&["s", "x", "z", "ch", "sh"]) {
        return format!("{singular}es");
    }
    format!("{singular}s")
}

/// A name without `r#`.
pub(crate) fn unraw(ident: &proc_macro2::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

/// What is wrong with a name, if anything.
pub(crate) fn mistake(name: &str) -> Option<Cow<'static, str>> {
    let mut characters = name.chars();
    let starts = characters
        .next()
        .is_some_and(|c| c.is_ascii_lowercase() || c == '_');
    if !starts || !characters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        return Some(
            "is not snake_case: lower case letters, digits and underscores, no digit first".into(),
        );
    }
    (name.len() > LONGEST).then(|| {
        format!(
            "has {} bytes; the longest name that every database takes has {LONGEST}",
            name.len()
        )
        .into()
    })
}

/// How the variants of an enum become values: the spellings of serde's `rename_all`.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    pub(crate) const SPELLINGS: [&'static str; 8] = [
        "lowercase",
        "UPPERCASE",
        "PascalCase",
        "camelCase",
        "snake_case",
        "SCREAMING_SNAKE_CASE",
        "kebab-case",
        "SCREAMING-KEBAB-CASE",
    ];

    pub(crate) fn from_spelling(spelling: &str) -> Option<Self> {
        Some(match spelling {
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "snake_case" => Self::Snake,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    /// As serde renames a variant, so that what is stored is what is sent.
    pub(crate) fn apply(self, variant: &str) -> String {
        match self {
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Pascal => variant.to_owned(),
            Self::Camel => {
                let mut characters = variant.chars();
                let first = characters.next().map(|first| first.to_ascii_lowercase());
                first.into_iter().chain(characters).collect()
            }
            Self::Snake => words(variant, '_'),
            Self::ScreamingSnake => words(variant, '_').to_ascii_uppercase(),
            Self::Kebab => words(variant, '-'),
            Self::ScreamingKebab => words(variant, '-').to_ascii_uppercase(),
        }
    }
}

/// A word begins with each capital: `HTTPError` is `h_t_t_p_error`.
fn words(variant: &str, between: char) -> String {
    let mut words = String::new();
    for (index, character) in variant.char_indices() {
        if index > 0 && character.is_uppercase() {
            words.push(between);
        }
        words.push(character.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_plural() {
        for (singular, expected) in [
            ("order", "orders"),
            ("order_line_item", "order_line_items"),
            ("category", "categories"),
            ("day", "days"),
            ("address", "addresses"),
            ("box", "boxes"),
            ("quiz", "quizes"),
            ("branch", "branches"),
            ("dish", "dishes"),
            ("y", "ys"),
        ] {
            assert_eq!(plural(singular), expected);
        }
    }

    #[test]
    fn names_are_snake_case_and_short() {
        assert!(mistake("order_id").is_none());
        assert!(mistake("_hidden2").is_none());
        assert!(mistake(&"a".repeat(63)).is_none());
        for name in ["", "Order", "2nd", "größe", "a b", "a-b"] {
            assert!(mistake(name).is_some(), "{name}");
        }
        assert!(mistake(&"a".repeat(64)).is_some_and(|mistake| mistake.contains("64 bytes")));
    }

    #[test]
    fn every_spelling_is_known() {
        let applied = Case::SPELLINGS
            .map(|spelling| Case::from_spelling(spelling).map(|case| case.apply("InTransit")));
        let expected = [
            "intransit",
            "INTRANSIT",
            "InTransit",
            "inTransit",
            "in_transit",
            "IN_TRANSIT",
            "in-transit",
            "IN-TRANSIT",
        ];
        assert_eq!(applied, expected.map(|name| Some(name.to_owned())));
        // As serde has it.
        assert_eq!(Case::Snake.apply("HTTPError"), "h_t_t_p_error");
        assert_eq!(Case::Pascal.apply("HTTPError"), "HTTPError");
        assert_eq!(Case::Camel.apply("HTTPError"), "hTTPError");
    }
}
