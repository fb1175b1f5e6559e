//! What is known around an expression: the names in it, how deep it is, and where its tokens stand.

use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use syn::buffer::Cursor;
use syn::parse::ParseStream;

use super::{Member, Node, Place, Root, Tree, limits};

#[derive(Clone)]
pub(super) struct Scope<'c> {
    names: Vec<Name>,
    /// How many parentheses, blocks and closures are around.
    depth: usize,
    /// Whether a brace begins a block, as behind the condition of an `if`.
    is_head: bool,
    /// All tokens of the condition, in order.
    tokens: Rc<[Cursor<'c>]>,
}

/// The parameter of a closure, and the part of `self` that it stands for.
#[derive(Clone)]
struct Name {
    ident: Ident,
    path: Vec<Member>,
    root: Root,
}

impl<'c> Scope<'c> {
    /// Around the condition that begins here.
    pub(super) fn new(begin: Cursor<'c>) -> Self {
        let mut tokens = Vec::new();
        list(begin, &mut tokens);
        Self {
            names: Vec::new(),
            depth: 0,
            is_head: false,
            tokens: tokens.into(),
        }
    }

    /// The same inside of a closure, whose parameter is taken from an option.
    pub(super) fn with(
        &self,
        Parameter { name, by_value, .. }: &Parameter,
        of: &Place,
    ) -> syn::Result<Self> {
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
    pub(super) fn inside(&self, begin: Span) -> syn::Result<Self> {
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
    pub(super) fn in_head(&self, begin: Span) -> syn::Result<Self> {
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
            .find(|known| known.ident == *name)
            .map(|known| (known.path.clone(), known.root))
    }

    /// How many tokens of the condition stand before a place.
    fn position(&self, of: Cursor<'_>) -> usize {
        self.tokens.partition_point(|token| *token < of)
    }

    /// What the input holds from one place on.
    pub(super) fn node(&self, begin: Cursor<'_>, input: ParseStream<'_>, tree: Tree) -> Node {
        Node {
            tokens: between(begin, input.cursor()),
            position: self.position(begin),
            tree,
        }
    }

    /// The same, where it is a place.
    pub(super) fn place(
        &self,
        begin: Cursor<'_>,
        input: ParseStream<'_>,
        path: Vec<Member>,
        root: Root,
    ) -> Node {
        let place = Place {
            path,
            bare: between(begin, input.cursor()),
            position: self.position(begin),
            root,
            is_referred: false,
        };
        self.node(begin, input, Tree::Place(place))
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

fn list<'c>(mut cursor: Cursor<'c>, tokens: &mut Vec<Cursor<'c>>) {
    while !cursor.eof() {
        tokens.push(cursor);
        if let Some((inside, _, _, next)) = cursor.any_group() {
            list(inside, tokens);
            cursor = next;
        } else if let Some((_, next)) = cursor.token_tree() {
            cursor = next;
        }
    }
}

/// The tokens from one place to another.
pub(super) fn between(mut begin: Cursor<'_>, end: Cursor<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while begin != end {
        let Some((token, next)) = begin.token_tree() else {
            break;
        };
        tokens.extend([token]);
        begin = next;
    }
    tokens
}
