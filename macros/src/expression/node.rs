//! What an expression is made of, and what can be seen of it without its types.

use proc_macro::{Span, TokenTree};

use super::{Literal, Member, Node, Place, Root, Tree, ends};
use crate::syntax::Input;

impl Node {
    /// What the input holds from one place on.
    pub(super) fn new(begin: usize, input: &Input<'_>, tree: Tree) -> Self {
        Self {
            tokens: input.since(begin),
            position: input.number(begin),
            tree,
        }
    }

    /// The same, where it is a place.
    pub(super) fn of_place(begin: usize, input: &Input<'_>, path: Vec<Member>, root: Root) -> Self {
        let place = Place {
            path,
            bare: input.since(begin),
            position: input.number(begin),
            root,
            is_referred: false,
        };
        Self::new(begin, input, Tree::Place(place))
    }

    /// What it is made of, in order.
    pub(crate) fn parts(&self) -> Vec<&Node> {
        match &self.tree {
            Tree::Place(_) | Tree::Literal(_) | Tree::Constant(_) => Vec::new(),
            Tree::Negative(of)
            | Tree::Not(of)
            | Tree::Is { of, .. }
            | Tree::OneOf { of, .. }
            | Tree::Empty(of)
            | Tree::Lowercase(of)
            | Tree::Length(_, of)
            | Tree::Only { of, .. }
            | Tree::Present { of, .. } => vec![of],
            Tree::Compare { left, right, .. } | Tree::Arithmetic { left, right, .. } => {
                vec![left, right]
            }
            Tree::And(parts) | Tree::Or(parts) | Tree::Count(parts) => parts.iter().collect(),
            Tree::Holds { of, part, .. } => vec![of, part],
            Tree::Same { of, value, .. } => vec![of, value],
            Tree::Inside { of, body, .. } => vec![of, body],
            Tree::If { arms, otherwise } => {
                let mut parts = Vec::new();
                for (condition, then) in arms {
                    parts.extend([condition, then]);
                }
                parts.push(otherwise);
                parts
            }
            Tree::Within {
                of, least, most, ..
            } => {
                let mut parts: Vec<&Node> = vec![of];
                parts.extend(least.as_deref());
                parts.extend(most.as_deref());
                parts
            }
            Tree::Among { of, list } => {
                let mut parts: Vec<&Node> = vec![of];
                parts.extend(list);
                parts
            }
        }
    }

    /// The place that it is.
    pub(crate) fn place(&self) -> Option<&Place> {
        match &self.tree {
            Tree::Place(place) => Some(place),
            _ => None,
        }
    }

    /// Visits this node, and all that it is made of.
    pub(crate) fn each<'n>(&'n self, visit: &mut dyn FnMut(&'n Node)) {
        visit(self);
        for part in self.parts() {
            part.each(visit);
        }
    }

    /// The places that it reads, in order, each as often as it is read.
    pub(crate) fn places(&self) -> Vec<&Place> {
        let mut places = Vec::new();
        self.each(&mut |node| {
            if let Tree::Place(place) = &node.tree {
                places.push(place);
            }
        });
        places
    }

    /// Whether something in it is computed.
    pub(crate) fn computes(&self) -> bool {
        let mut computes = false;
        self.each(&mut |node| {
            computes |= matches!(node.tree, Tree::Arithmetic { .. } | Tree::Negative(_));
        });
        computes
    }

    /// Whether it is true or false by itself.
    pub(crate) fn is_condition(&self) -> bool {
        !matches!(
            self.tree,
            Tree::Place(_)
                | Tree::Literal(_)
                | Tree::Constant(_)
                | Tree::Arithmetic { .. }
                | Tree::Negative(_)
                | Tree::Lowercase(_)
                | Tree::Length(..)
                | Tree::Count(_)
        )
    }

    /// Whether it begins with the `!` that denies it.
    pub(crate) fn is_denial(&self) -> bool {
        let first = self.tokens.clone().into_iter().next();
        let is_sign = matches!(first, Some(TokenTree::Punct(sign)) if sign.as_char() == '!');
        is_sign && matches!(self.tree, Tree::Not(_))
    }

    /// Whether it is neither true nor false, as far as that can be seen.
    pub(crate) fn is_no_truth(&self) -> bool {
        match &self.tree {
            Tree::Literal(literal) => !matches!(literal, Literal::Boolean(_)),
            Tree::Arithmetic { .. }
            | Tree::Negative(_)
            | Tree::Lowercase(_)
            | Tree::Length(..)
            | Tree::Count(_) => true,
            _ => false,
        }
    }

    /// Whether it is a text with small letters, or a literal that is no number.
    pub(crate) fn is_no_number(&self) -> bool {
        matches!(
            self.tree,
            Tree::Lowercase(_)
                | Tree::Literal(Literal::Text(_) | Literal::Boolean(_) | Literal::Character(_))
        )
    }

    /// Where it begins.
    pub(crate) fn first(&self) -> Span {
        ends(&self.tokens).0
    }

    /// Where its last token stands.
    pub(crate) fn last(&self) -> Span {
        ends(&self.tokens).1
    }
}
