//! What is known around an expression: the names in it, how deep it is, and where its tokens stand.

use proc_macro::{Ident, Span};

use super::{Member, Place, Root, limits};
use crate::naming::Word;
use crate::syntax::Result;
use crate::tokens::TokenStream;

/// Around a whole condition, there is nothing.
#[derive(Clone, Default)]
pub(super) struct Scope {
    names: Vec<Name>,
    /// How many parentheses, blocks and closures are around.
    depth: usize,
    /// Whether a brace begins a block, as behind the condition of an `if`.
    is_head: bool,
}

/// The parameter of a closure, and the part of `self` that it stands for.
#[derive(Clone)]
struct Name {
    ident: Ident,
    path: Vec<Member>,
    root: Root,
}

impl Scope {
    /// The same inside of a closure, whose parameter is taken from an option.
    pub(super) fn with(
        &self,
        Parameter { name, by_value, .. }: &Parameter,
        of: &Place,
    ) -> Result<Self> {
        let mut scope = self.inside(name.span())?;
        scope.names.push(Name {
            ident: name.clone(),
            path: of.path.clone(),
            root: if of.is_referred && !by_value {
                Root::Reference
            } else {
                Root::Value
            },
        });
        Ok(scope)
    }

    /// The same inside of what begins here.
    pub(super) fn inside(&self, begin: Span) -> Result<Self> {
        if self.depth == limits::DEEPEST {
            return Err(limits::too_deep(begin));
        }
        Ok(Self {
            depth: self.depth + 1,
            is_head: false,
            ..self.clone()
        })
    }

    /// The same between an `if` and its block.
    pub(super) fn in_head(&self, begin: Span) -> Result<Self> {
        Ok(Self {
            is_head: true,
            ..self.inside(begin)?
        })
    }

    pub(super) fn is_head(&self) -> bool {
        self.is_head
    }

    /// What a name stands for.
    pub(super) fn named(&self, name: &Ident) -> Option<(Vec<Member>, Root)> {
        let mut names = self.names.iter().rev();
        names
            .find(|known| known.ident.is_same(name))
            .map(|known| (known.path.clone(), known.root))
    }
}

/// The parameter of a closure.
pub(super) struct Parameter {
    /// As it was written.
    pub(super) tokens: TokenStream,
    pub(super) name: Ident,
    /// Whether its pattern takes a reference apart, as `|&x|` does.
    pub(super) by_value: bool,
}
