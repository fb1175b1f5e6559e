//! All mistakes of a type in one compile.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::Span;

/// Gathers errors. It must be asked for them at the end.
pub(crate) struct Errors(RefCell<Option<syn::Error>>);

impl Errors {
    pub(crate) fn new() -> Self {
        Self(RefCell::new(None))
    }

    /// Reports a mistake where it was written.
    pub(crate) fn at(&self, span: Span, message: impl Display) {
        self.add(syn::Error::new(span, message));
    }

    /// Reports what a parser found.
    pub(crate) fn add(&self, error: syn::Error) {
        match &mut *self.0.borrow_mut() {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    /// The value, or a report of why there is none.
    pub(crate) fn take<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    pub(crate) fn finish(self) -> syn::Result<()> {
        match self.0.into_inner() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}
