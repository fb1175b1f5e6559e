//! The lists that a record has, wherever they come from: read one by one.

use crate::text;

/// A list of texts.
#[derive(Clone, Copy, Debug)]
pub enum Texts<'a> {
    /// That of the code, or of what was accepted of it.
    List(&'a [&'a str]),
    /// That of a model.
    Strings(&'a [String]),
}

impl<'a> Texts<'a> {
    pub(super) const fn items(self) -> TextItems<'a> {
        TextItems(self)
    }

    pub(super) const fn first(self) -> Option<&'a str> {
        self.items().item()
    }

    pub(super) const fn last(self) -> Option<&'a str> {
        let (mut items, mut last) = (self.items(), None);
        while let Some(item) = items.item() {
            last = Some(item);
        }
        last
    }

    /// Whether one of them holds this word.
    pub(super) const fn speak_of(self, word: &str) -> bool {
        let mut items = self.items();
        while let Some(item) = items.item() {
            if text::holds(item, word) {
                return true;
            }
        }
        false
    }

    /// Whether all of them are in another list too.
    pub(super) const fn are_in(self, other: Self) -> bool {
        let mut items = self.items();
        while let Some(item) = items.item() {
            if !other.has(item) {
                return false;
            }
        }
        true
    }

    const fn has(self, text: &str) -> bool {
        let mut items = self.items();
        while let Some(item) = items.item() {
            if text::equal(item, text) {
                return true;
            }
        }
        false
    }

    pub(super) const fn are(self, others: Self) -> bool {
        let (mut items, mut others) = (self.items(), others.items());
        loop {
            match (items.item(), others.item()) {
                (None, None) => return true,
                (Some(one), Some(other)) if text::equal(one, other) => {}
                _ => return false,
            }
        }
    }
}

/// What of a list of texts is left to read.
pub(super) struct TextItems<'a>(Texts<'a>);

impl<'a> TextItems<'a> {
    pub(super) const fn item(&mut self) -> Option<&'a str> {
        match self.0 {
            Texts::List([first, rest @ ..]) => {
                self.0 = Texts::List(rest);
                Some(first)
            }
            Texts::Strings([first, rest @ ..]) => {
                self.0 = Texts::Strings(rest);
                Some(first.as_str())
            }
            _ => None,
        }
    }
}

/// The states that may follow one state.
#[derive(Clone, Copy, Debug)]
pub struct Arrow<'a> {
    /// The state.
    pub from: &'a str,
    /// What may follow.
    pub to: Texts<'a>,
}

/// A condition as one engine says it.
#[derive(Clone, Copy, Debug)]
pub struct SqlCondition<'a> {
    /// The engine.
    pub engine: &'a str,
    /// The condition in its SQL.
    pub condition: &'a str,
}

pub(super) const fn arrows_speak_of(arrows: &[Arrow<'_>], word: &str) -> bool {
    let mut index = 0;
    while index < arrows.len() {
        let Arrow { from, to } = arrows[index];
        if text::holds(from, word) || to.speak_of(word) {
            return true;
        }
        index += 1;
    }
    false
}

pub(super) const fn are_same_arrows(arrows: &[Arrow<'_>], others: &[Arrow<'_>]) -> bool {
    let mut index = 0;
    while index < arrows.len() && index < others.len() {
        let (one, other) = (arrows[index], others[index]);
        if !text::equal(one.from, other.from) || !one.to.are(other.to) {
            return false;
        }
        index += 1;
    }
    arrows.len() == others.len()
}

pub(super) const fn conditions_speak_of(conditions: &[SqlCondition<'_>], word: &str) -> bool {
    let mut index = 0;
    while index < conditions.len() {
        let SqlCondition { engine, condition } = conditions[index];
        if text::holds(engine, word) || text::holds(condition, word) {
            return true;
        }
        index += 1;
    }
    false
}

pub(super) const fn are_same_conditions(
    conditions: &[SqlCondition<'_>],
    others: &[SqlCondition<'_>],
) -> bool {
    let mut index = 0;
    while index < conditions.len() && index < others.len() {
        let (one, other) = (conditions[index], others[index]);
        if !text::equal(one.engine, other.engine) || !text::equal(one.condition, other.condition) {
            return false;
        }
        index += 1;
    }
    conditions.len() == others.len()
}
