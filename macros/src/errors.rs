//! All mistakes of a type in one compile.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use proc_macro::Span;

use crate::syntax::{Error, Result};

/// Gathers errors. It must be asked for them at the end.
pub(crate) struct Errors {
    all: RefCell<Option<Error>>,
    count: Cell<usize>,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self {
            all: RefCell::new(None),
            count: Cell::new(0),
        }
    }

    /// Reports a mistake where it was written.
    pub(crate) fn at(&self, span: Span, message: impl Display) {
        self.add(Error::new(span, message));
    }

    /// Reports what a parser found.
    pub(crate) fn add(&self, error: Error) {
        self.count.set(self.count.get() + 1);
        match &mut *self.all.borrow_mut() {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    /// The value, or a report of why there is none.
    pub(crate) fn take<T>(&self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// How many there are so far.
    pub(crate) fn count(&self) -> usize {
        self.count.get()
    }

    pub(crate) fn finish(self) -> Result<()> {
        match self.all.into_inner() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}
