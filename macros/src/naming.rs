//! From Rust names to the names of the model.

use std::borrow::Cow;

use proc_macro::Ident;

/// The longest name that every engine takes (PostgreSQL: 63 bytes).
pub(crate) const LONGEST: usize = 63;

/// `OrderLineItem` -> `order_line_item`, `HTTPServer2` -> `http_server2`: as the crate heck has it.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for word in words(name) {
        if !snake.is_empty() {
            snake.push('_');
        }
        for character in word.chars() {
            snake.extend(character.to_lowercase());
        }
        // The letter has a form of its own at the end of a word.
        if word.ends_with('Σ') {
            snake.pop();
            snake.push('ς');
        }
    }
    snake
}

/// `OrderLine` -> `ORDER_LINE`
pub(crate) fn screaming(name: &str) -> String {
    words(name).join("_").to_uppercase()
}

/// The words in a name: one begins where a capital follows a small letter, and at the last one of
/// several capitals before a small letter.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in name.split(|character: char| !character.is_alphanumeric()) {
        let mut begin = 0;
        // Of the last letter of the word that has a case: whether it is a capital.
        let mut is_capital = None;
        let mut characters = part.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().copied();
            if is_capital == Some(true)
                && character.is_uppercase()
                && next.is_some_and(|(_, next)| next.is_lowercase())
            {
                words.push(&part[begin..at]);
                (begin, is_capital) = (at, None);
                continue;
            }
            if character.is_lowercase() || character.is_uppercase() {
                is_capital = Some(character.is_uppercase());
            }
            if let Some((end, next)) = next
                && is_capital == Some(false)
                && next.is_uppercase()
            {
                words.push(&part[begin..end]);
                (begin, is_capital) = (end, None);
            }
        }
        if begin < part.len() {
            words.push(&part[begin..]);
        }
    }
    words
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

/// Names are the same where they are written the same, wherever they stand.
pub(crate) trait Word {
    fn is(&self, word: &str) -> bool;
    fn is_same(&self, other: &Ident) -> bool;
}

impl Word for Ident {
    fn is(&self, word: &str) -> bool {
        self.to_string() == word
    }

    fn is_same(&self, other: &Ident) -> bool {
        self.is(&other.to_string())
    }
}

/// A name without `r#`.
pub(crate) fn unraw(ident: &Ident) -> String {
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
            Self::Snake => by_capitals(variant, '_'),
            Self::ScreamingSnake => by_capitals(variant, '_').to_ascii_uppercase(),
            Self::Kebab => by_capitals(variant, '-'),
            Self::ScreamingKebab => by_capitals(variant, '-').to_ascii_uppercase(),
        }
    }
}

/// A word begins with each capital: `HTTPError` is `h_t_t_p_error`.
fn by_capitals(variant: &str, between: char) -> String {
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
    use heck::{ToShoutySnakeCase, ToSnakeCase};

    use super::*;

    /// All names of five of these characters, or less: small letters and capitals, those without a
    /// case, those that have several characters in the other case, and what parts words.
    #[test]
    fn words_are_those_of_heck() {
        const CHARACTERS: [&str; 9] = ["", "a", "B", "1", "_", "Σ", "ß", "ǅ", "中"];
        for number in 0..CHARACTERS.len().pow(5) {
            let digits = (0..5).map(|digit| number / CHARACTERS.len().pow(digit));
            let name: String = digits
                .map(|digit| CHARACTERS[digit % CHARACTERS.len()])
                .collect();
            assert_eq!(snake(&name), name.to_snake_case(), "{name}");
            assert_eq!(screaming(&name), name.to_shouty_snake_case(), "{name}");
        }
    }

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
