//! What the model calls a type, and says of it: declared, or else derived.

use super::{Declared, DeclaredField};
use crate::naming;
use crate::syntax::LitStr;

impl<'a> Declared<'a> {
    /// The field that refers to whose the aggregate is.
    pub(crate) fn tenant(&self) -> Option<&DeclaredField<'a>> {
        self.mapped_field(self.container.tenant.get()?)
    }

    /// The purpose in one line, unless a macro of rules writes it.
    pub(crate) fn purpose(&self) -> Option<String> {
        if let Some(purpose) = self.container.purpose.get() {
            let purpose = purpose.value();
            let words: Vec<&str> = purpose.split_whitespace().collect();
            return Some(words.join(" "));
        }
        if self.container.doc_of_macro.is_some() {
            return None;
        }
        Some(self.container.doc.clone().unwrap_or_default())
    }

    /// The middle of the ids of an aggregate's tables.
    pub(crate) fn code(&self) -> String {
        match self.container.id.get().map(LitStr::value) {
            Some(id) => id.split('-').nth(1).unwrap_or_default().to_owned(),
            None => naming::screaming(&self.name()),
        }
    }

    /// The name of an enum in the document: one that nobody declared may be too long.
    pub(crate) fn document_name(&self) -> String {
        match self.container.name.get() {
            Some(name) => name.value(),
            None => self.singular(),
        }
    }

    /// Whether an enum is one of the database.
    pub(crate) fn is_native(&self) -> bool {
        self.container.native.get().copied().unwrap_or(false)
    }
}
