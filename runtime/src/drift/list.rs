//! The lists that a record has, wherever they come from: read one by one.

use super::json::{self, Reader};
use crate::text;

/// A list of texts.
#[derive(Clone, Copy, Debug)]
pub enum Texts<'a> {
    /// As it stands in the text of a record.
    Json(&'a str),
    /// That of a model.
    Strings(&'a [String]),
}

impl<'a> Texts<'a> {
    pub(super) const fn items(self) -> TextItems<'a> {
        match self {
            Self::Json(list) => TextItems::Json(json::list(list)),
            Self::Strings(list) => TextItems::Strings(list),
        }
    }

    pub(super) const fn first(self) -> Option<&'a str> {
        self.items().item()
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
        if let (Self::Json(one), Self::Json(other)) = (self, others) {
            return json::same(one, other);
        }
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
pub(super) enum TextItems<'a> {
    Json(Reader<'a>),
    Strings(&'a [String]),
}

impl<'a> TextItems<'a> {
    pub(super) const fn item(&mut self) -> Option<&'a str> {
        match self {
            Self::Json(list) => {
                if list.item() {
                    Some(json::unquoted(list.value()))
                } else {
                    None
                }
            }
            Self::Strings(list) => match list.split_first() {
                Some((first, rest)) => {
                    *list = rest;
                    Some(first.as_str())
                }
                None => None,
            },
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

/// The arrows of a state machine.
#[derive(Clone, Copy, Debug)]
pub enum Arrows<'a> {
    /// As they stand in the text of a record.
    Json(&'a str),
    /// Those of a model.
    List(&'a [Arrow<'a>]),
}

/// A condition in the SQL of several engines.
#[derive(Clone, Copy, Debug)]
pub enum SqlConditions<'a> {
    /// As they stand in the text of a record.
    Json(&'a str),
    /// Those of a model.
    List(&'a [SqlCondition<'a>]),
}

/// What of a list of objects is left to read.
pub(super) enum Items<'a, T> {
    Json(Reader<'a>),
    List(&'a [T]),
}

impl<'a> Arrows<'a> {
    pub(super) const fn items(self) -> Items<'a, Arrow<'a>> {
        match self {
            Self::Json(list) => Items::Json(json::list(list)),
            Self::List(list) => Items::List(list),
        }
    }

    pub(super) const fn speak_of(self, word: &str) -> bool {
        let mut items = self.items();
        while let Some(Arrow { from, to }) = items.arrow() {
            if text::holds(from, word) || to.speak_of(word) {
                return true;
            }
        }
        false
    }

    pub(super) const fn are(self, others: Self) -> bool {
        if let (Self::Json(one), Self::Json(other)) = (self, others) {
            return json::same(one, other);
        }
        let (mut items, mut others) = (self.items(), others.items());
        loop {
            match (items.arrow(), others.arrow()) {
                (None, None) => return true,
                (Some(one), Some(other)) if text::equal(one.from, other.from) => {
                    if !one.to.are(other.to) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    }
}

impl<'a> SqlConditions<'a> {
    pub(super) const fn items(self) -> Items<'a, SqlCondition<'a>> {
        match self {
            Self::Json(list) => Items::Json(json::list(list)),
            Self::List(list) => Items::List(list),
        }
    }

    pub(super) const fn speak_of(self, word: &str) -> bool {
        let mut items = self.items();
        while let Some(SqlCondition { engine, condition }) = items.condition() {
            if text::holds(engine, word) || text::holds(condition, word) {
                return true;
            }
        }
        false
    }

    pub(super) const fn are(self, others: Self) -> bool {
        if let (Self::Json(one), Self::Json(other)) = (self, others) {
            return json::same(one, other);
        }
        let (mut items, mut others) = (self.items(), others.items());
        loop {
            match (items.condition(), others.condition()) {
                (None, None) => return true,
                (Some(one), Some(other)) if text::equal(one.engine, other.engine) => {
                    if !text::equal(one.condition, other.condition) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    }
}

impl<'a, T: Copy> Items<'a, T> {
    const fn listed(list: &mut &'a [T]) -> Option<T> {
        match list.split_first() {
            Some((first, rest)) => {
                *list = rest;
                Some(*first)
            }
            None => None,
        }
    }
}

impl<'a> Items<'a, Arrow<'a>> {
    pub(super) const fn arrow(&mut self) -> Option<Arrow<'a>> {
        match self {
            Self::Json(list) => match json::pair(list, ["from", "to"]) {
                Some([from, to]) => Some(Arrow {
                    from: json::unquoted(from),
                    to: Texts::Json(to),
                }),
                None => None,
            },
            Self::List(list) => Self::listed(list),
        }
    }
}

impl<'a> Items<'a, SqlCondition<'a>> {
    pub(super) const fn condition(&mut self) -> Option<SqlCondition<'a>> {
        match self {
            Self::Json(list) => match json::pair(list, ["engine", "condition"]) {
                Some([engine, condition]) => Some(SqlCondition {
                    engine: json::unquoted(engine),
                    condition: json::unquoted(condition),
                }),
                None => None,
            },
            Self::List(list) => Self::listed(list),
        }
    }
}
