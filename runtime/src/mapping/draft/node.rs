//! Conditions as a database judges them: trees, written node by node in the order of reading.
//!
//! What a domain means is settled here: nothing is NULL that decides, and nothing overflows.
//! `expression` writes them as standard SQL, and a record as trees that the SQL of each engine is
//! made from.

use super::Draft;
use crate::rule::{Comparison, Literal, Operator, Position, Unit};

/// How many nodes a draft has room for, per unit of its capacity.
pub(crate) const NODES: usize = 8;

/// A part of a condition; what it is made of follows it.
#[derive(Clone, Copy)]
pub(crate) enum Node {
    /// The column at a position.
    Column(usize),
    Literal(Literal),
    /// A number as an integer of 64 bits: one operand.
    Wide,
    /// One operand.
    Lowercase,
    /// One operand.
    Length(Unit),
    /// Two operands.
    Arithmetic(Operator),
    /// Two operands.
    Compare(Comparison),
    /// Three operands.
    Between,
    /// An operand, and so many others.
    In(usize),
    /// How many of so many conditions hold.
    Count(usize),
    /// One operand.
    IsNull,
    /// Two operands.
    Holds(Position),
    /// One operand.
    Only(&'static [(char, char)]),
    /// Two operands.
    And,
    /// Two operands.
    Or,
    /// One operand.
    Not,
}

impl Node {
    /// Whether both are `AND`, or both `OR`.
    pub(crate) const fn joins_like(self, other: Self) -> bool {
        matches!((self, other), (Self::And, Self::And) | (Self::Or, Self::Or))
    }

    /// How many operands follow.
    pub(crate) const fn operands(self) -> usize {
        match self {
            Self::Column(_) | Self::Literal(_) => 0,
            Self::Wide
            | Self::Lowercase
            | Self::Length(_)
            | Self::IsNull
            | Self::Only(_)
            | Self::Not => 1,
            Self::Arithmetic(_) | Self::Compare(_) | Self::Holds(_) | Self::And | Self::Or => 2,
            Self::Between => 3,
            Self::In(count) => count + 1,
            Self::Count(count) => count,
        }
    }
}

impl<const N: usize> Draft<N> {
    /// Adds a node, and returns its position. One that has no room is dropped: the draft has
    /// overflowed then.
    pub(crate) const fn node(&mut self, node: Node) -> usize {
        let at = self.nodes_length;
        if at < N * NODES {
            self.nodes[at / NODES][at % NODES] = node;
        }
        self.nodes_length += 1;
        at
    }

    /// Takes a node out, so that its last operand stands in its place.
    pub(crate) const fn remove_node(&mut self, at: usize) {
        let mut next = at + 1;
        while next < self.nodes_length && next < N * NODES {
            self.nodes[(next - 1) / NODES][(next - 1) % NODES] = self.node_at(next);
            next += 1;
        }
        self.nodes_length -= 1;
    }

    /// Takes out what was added from a position on.
    pub(crate) const fn remove_nodes_from(&mut self, at: usize) {
        self.nodes_length = at;
    }

    /// The node at a position.
    pub(crate) const fn node_at(&self, at: usize) -> Node {
        self.nodes[at / NODES][at % NODES]
    }
}
