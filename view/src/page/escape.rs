//! Texts as HTML: names of which a narrow column shows whole words a line, and sentences with code.

use std::fmt;

use askama::filters::{Escaper, Html, HtmlSafe};

/// A name that may be broken behind its underscores, points and colons: as HTML.
pub(super) struct Words<'t>(&'t str);

pub(super) fn words(name: &str) -> Words<'_> {
    Words(name)
}

impl HtmlSafe for Words<'_> {}

impl fmt::Display for Words<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(end) = end_of_word(rest) {
            let (word, others) = rest.split_at(end);
            Html.write_escaped_str(&mut *formatter, word)?;
            formatter.write_str("<wbr>")?;
            rest = others;
        }
        Html.write_escaped_str(&mut *formatter, rest)
    }
}

/// A sentence in which code stands between backticks: as HTML.
pub(super) struct Prose(String);

pub(super) fn prose(sentence: impl fmt::Display) -> Prose {
    Prose(sentence.to_string())
}

impl HtmlSafe for Prose {}

impl fmt::Display for Prose {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<&str> = self.0.split('`').collect();
        // Without its partner, a backtick is itself.
        if parts.len().is_multiple_of(2) {
            return Html.write_escaped_str(formatter, &self.0);
        }
        for (position, part) in parts.into_iter().enumerate() {
            let is_code = position % 2 == 1;
            formatter.write_str(if is_code { "<code>" } else { "" })?;
            Html.write_escaped_str(&mut *formatter, part)?;
            formatter.write_str(if is_code { "</code>" } else { "" })?;
        }
        Ok(())
    }
}

/// Where the first word ends, with what parts it from the next one; nothing of a last word.
fn end_of_word(text: &str) -> Option<usize> {
    let is_between = |character| matches!(character, '_' | '.' | ':');
    let start = text.find(is_between)?;
    let length = text[start..].find(|character| !is_between(character))?;
    Some(start + length)
}

#[cfg(test)]
mod tests {
    use super::{prose, words};

    #[test]
    fn names_are_broken_between_words() {
        let told = |name| words(name).to_string();
        assert_eq!(told("order_items"), "order_<wbr>items");
        assert_eq!(told("shop::Order<T>"), "shop::<wbr>Order&#60;T&#62;");
        assert_eq!(told("_a__b_"), "_<wbr>a__<wbr>b_");
        assert_eq!(told(""), "");
    }

    #[test]
    fn backticks_are_code() {
        let told = |sentence| prose(sentence).to_string();
        assert_eq!(
            told("unless `a < b` is"),
            "unless <code>a &#60; b</code> is"
        );
        assert_eq!(told("a ` b"), "a ` b");
        assert_eq!(told(""), "");
    }
}
