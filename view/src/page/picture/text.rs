//! Text in pictures, which is as wide as it is said to be, whatever font it is drawn with.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A text of a font whose characters have one width.
#[derive(Clone, Debug)]
pub(in crate::page) struct Text<'t> {
    pub(in crate::page) shown: Cow<'t, str>,
    /// How wide it is.
    pub(in crate::page) width: i32,
    /// The whole of a text that is cut.
    pub(in crate::page) whole: Option<Cow<'t, str>>,
}

/// How large a text is.
#[derive(Clone, Copy, Debug)]
pub(in crate::page) enum Font {
    /// 12 pixels.
    Normal,
    /// 14 pixels, bold.
    Title,
}

impl Font {
    /// The width of ten characters: 0.6 of their height each, as that of most such fonts.
    fn tenfold(self) -> i32 {
        match self {
            Self::Normal => 72,
            Self::Title => 84,
        }
    }
}

impl<'t> Text<'t> {
    /// A text of at most so many characters; what is longer has an ellipsis in it.
    pub(in crate::page) fn of(text: impl Into<Cow<'t, str>>, font: Font, most: usize) -> Self {
        let text = text.into();
        let (shown, whole) = match cut(&text, most) {
            Some(cut) => (Cow::Owned(cut), Some(text)),
            None => (text, None),
        };
        let cells = i32::try_from(shown.width()).unwrap_or_default();
        Self {
            width: (cells * font.tenfold() + 9) / 10,
            shown,
            whole,
        }
    }
}

/// A text that has to be cut. What is left out is in the middle: names that begin alike often end
/// otherwise.
fn cut(text: &str, most: usize) -> Option<String> {
    if text.width() <= most {
        return None;
    }
    let end = (most - 1) / 2;
    let beginning = fitting(text.chars(), most - 1 - end);
    let end: Vec<char> = fitting(text.chars().rev(), end).chars().rev().collect();
    Some(beginning + "…" + &String::from_iter(end))
}

/// The first characters that are together not wider.
fn fitting(characters: impl Iterator<Item = char>, mut room: usize) -> String {
    let fitting = characters.map_while(|character| {
        room = room.checked_sub(character.width().unwrap_or_default())?;
        Some(character)
    });
    fitting.collect()
}

#[cfg(test)]
mod tests {
    use super::{Font, Text};

    #[test]
    fn widths_are_those_of_characters() {
        let text = Text::of("orders", Font::Normal, 30);
        assert_eq!((&*text.shown, text.width, text.whole), ("orders", 44, None));
        // Those of East Asia are twice as wide.
        assert_eq!(Text::of("注文", Font::Normal, 30).width, 29);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let text = Text::of("subscriptions", Font::Title, 8);
        assert_eq!(
            (&*text.shown, text.whole.as_deref()),
            ("subs…ons", Some("subscriptions"))
        );
        assert_eq!(&*Text::of("注文注文注文", Font::Title, 8).shown, "注文…文");
    }
}
