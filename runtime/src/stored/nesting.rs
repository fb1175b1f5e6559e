//! Which types hold which, known before any of their shapes is.
//!
//! The shape of a type is made from the shapes of its fields. Of a type in itself there is none,
//! and where types are too deep in each other, rustc gives up: it would say so of constants that
//! nobody knows. Each derived type has a node, which names those of its parts and does not need
//! them, so that a derive can look through all of them before it asks for the shape of a field.

use std::marker::PhantomData;

use super::{Collection, Stored};
use crate::fingerprint;
use crate::shape::flaw::Flaw;
use crate::shape::{FieldType, MISTAKEN};

/// How many types may be inside of each other in a field. For each, rustc is up to six queries
/// deep, and const evaluation up to six calls: it goes no deeper than 128.
pub(crate) const DEEPEST: usize = 20;

/// A derived type and its parts.
#[derive(Debug)]
pub struct Node {
    /// The number of the type. A generic type is many, and has none: 0.
    pub number: u64,
    /// What it holds, in the order of its fields.
    pub parts: &'static [Link],
}

/// Where a node is. rustc reads whatever a reference in a constant leads to, and would go round
/// with types that hold each other; what a pointer leads to, it reads when it is asked to.
#[derive(Clone, Copy, Debug)]
pub struct Link(*const Node);

#[expect(unsafe_code, reason = "it is a reference to what never changes")]
unsafe impl Sync for Link {}

impl Link {
    /// What is no derived type.
    pub const NONE: Self = Self(std::ptr::null());

    /// A type that holds no other.
    pub const LEAF: Self = Self::to(&Node {
        number: 0,
        parts: &[],
    });

    /// A link to a node.
    #[must_use]
    pub const fn to(node: &'static Node) -> Self {
        Self(node)
    }

    #[expect(unsafe_code, reason = "it was made of a reference, or is null")]
    const fn node(self) -> Option<&'static Node> {
        unsafe { self.0.as_ref() }
    }
}

/// The number of a derived type. Its upper half is of the tokens alone: which of two types is the
/// greater one, and reports what is wrong with both, is the same in crates and modules of any name.
#[must_use]
pub const fn number_of(module: &str, print: u64) -> u64 {
    const UPPER: u64 = !(u32::MAX as u64);
    let in_module = fingerprint::of_bytes(print, module.as_bytes());
    // None is for what is no derived type.
    print & UPPER | in_module >> 32 | 1
}

/// Whether the shape of a field can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nesting {
    /// It can.
    Finite,
    /// It holds the type that it belongs to.
    Endless,
    /// More types are inside of each other in it than can be mapped.
    Deep,
    /// It cannot, and a type inside of it tells why.
    Reported,
}

/// Looks through the parts of each field of a type.
#[must_use]
pub const fn nestings<const FIELDS: usize>(own: &Node) -> [Nesting; FIELDS] {
    let mut nestings = [Nesting::Finite; FIELDS];
    let mut field = 0;
    while field < FIELDS {
        if let Some(part) = own.parts[field].node() {
            nestings[field] = Walk::new(own.number).from(part);
        }
        field += 1;
    }
    nestings
}

/// A walk through the parts of a field, and their parts, depth first.
struct Walk {
    own: u64,
    /// The way to where the walk is.
    way: [Step; DEEPEST + 2],
    length: usize,
    /// Nodes that are done, and how many types are inside of each other in each.
    done: [(u64, usize); MOST_DONE],
    done_count: usize,
}

#[derive(Clone, Copy)]
struct Step {
    number: u64,
    parts: &'static [Link],
    next: usize,
    /// How many types are inside of each other in the parts so far.
    depth: usize,
}

impl Step {
    /// A node that is not looked through.
    const PASSED: Self = Self {
        number: 0,
        parts: &[],
        next: 0,
        depth: 0,
    };
}

/// More types than these are looked through again wherever they are met.
const MOST_DONE: usize = 64;

impl Walk {
    const fn new(own: u64) -> Self {
        Self {
            own,
            way: [Step::PASSED; DEEPEST + 2],
            length: 0,
            done: [(0, 0); MOST_DONE],
            done_count: 0,
        }
    }

    const fn from(mut self, field: &'static Node) -> Nesting {
        let mut deepest = 0;
        let mut node = Some(field);
        loop {
            if let Some(entered) = node {
                if self.is_own(entered) {
                    return self.told();
                }
                self.enter(entered);
            } else {
                deepest = self.leave();
            }
            if self.length == 0 {
                break;
            }
            node = self.next();
        }
        if deepest <= DEEPEST {
            Nesting::Finite
        } else if deepest == DEEPEST + 1 || field.number == 0 {
            // What embeds it is spared. Of a generic type, this is known nowhere else.
            Nesting::Deep
        } else {
            Nesting::Reported
        }
    }

    const fn is_own(&self, node: &Node) -> bool {
        node.number != 0 && node.number == self.own
    }

    /// Of types that hold each other, the one of the greatest number tells it.
    const fn told(&self) -> Nesting {
        let mut index = 0;
        while index < self.length {
            if self.way[index].number > self.own {
                return Nesting::Reported;
            }
            index += 1;
        }
        Nesting::Endless
    }

    const fn enter(&mut self, node: &Node) {
        let known = self.known(node.number);
        let is_passed = self.length + 1 == self.way.len() || self.is_on_the_way(node.number);
        self.way[self.length] = match known {
            None if !is_passed => Step {
                number: node.number,
                parts: node.parts,
                ..Step::PASSED
            },
            Some(depth) => Step {
                depth,
                ..Step::PASSED
            },
            None => Step::PASSED,
        };
        self.length += 1;
    }

    /// The next part of where the walk is; nothing where there is none.
    const fn next(&mut self) -> Option<&'static Node> {
        let step = &mut self.way[self.length - 1];
        while step.next < step.parts.len() {
            step.next += 1;
            let node = step.parts[step.next - 1].node();
            if node.is_some() {
                return node;
            }
        }
        None
    }

    /// Goes back to what holds this one. Returns how many types are inside of each other so far.
    const fn leave(&mut self) -> usize {
        self.length -= 1;
        let step = self.way[self.length];
        if step.number != 0 && self.done_count < MOST_DONE {
            self.done[self.done_count] = (step.number, step.depth);
            self.done_count += 1;
        }
        let depth = step.depth + 1;
        if self.length > 0 && self.way[self.length - 1].depth < depth {
            self.way[self.length - 1].depth = depth;
        }
        depth
    }

    const fn known(&self, number: u64) -> Option<usize> {
        let mut index = 0;
        while index < self.done_count {
            if self.done[index].0 == number {
                return Some(self.done[index].1);
            }
            index += 1;
        }
        None
    }

    const fn is_on_the_way(&self, number: u64) -> bool {
        let mut index = 0;
        while index < self.length {
            if number != 0 && self.way[index].number == number {
                return true;
            }
            index += 1;
        }
        false
    }
}

/// Whether the shape of a field cannot be asked for.
#[must_use]
pub const fn is_shapeless(nesting: Nesting) -> bool {
    !matches!(nesting, Nesting::Finite)
}

/// What stands for such a field.
#[must_use]
pub const fn shapeless(nesting: Nesting, is_entity: bool) -> &'static FieldType {
    const REPORTED: &FieldType = &FieldType::mistaken(None);
    const ENTITY: &FieldType = &FieldType::mistaken(Some(Flaw::Endless(true)));
    const VALUE: &FieldType = &FieldType::mistaken(Some(Flaw::Endless(false)));
    const DEEP: &FieldType = &FieldType::mistaken(Some(Flaw::Deep));
    match (nesting, is_entity) {
        (Nesting::Endless, true) => ENTITY,
        (Nesting::Endless, false) => VALUE,
        (Nesting::Deep, _) => DEEP,
        _ => REPORTED,
    }
}

/// A field of a generic type that does not depend on its parameters: what is wrong with it is told
/// where the type is declared, and not wherever it is used.
#[must_use]
pub const fn reported(slot: &'static FieldType) -> &'static FieldType {
    const REPORTED: &FieldType = &FieldType::mistaken(None);
    if slot.flaw.is_some() { REPORTED } else { slot }
}

impl FieldType {
    const fn mistaken(flaw: Option<Flaw>) -> Self {
        Self {
            flaw,
            ..Self::new(MISTAKEN, |_, _, _| {})
        }
    }
}

/// The node of the type of a field, asked of a concrete one: of a type that has no mapping it is
/// the trait's, and rustc says elsewhere that it has none.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// The same of the keys of a collection.
pub struct ProbeKeys<T>(PhantomData<T>);

/// The same of the values of a collection.
pub struct ProbeRows<T>(PhantomData<T>);

/// The node of what has none.
pub trait NoNode {
    /// No node.
    const NODE: Link = Link::NONE;
}

impl<T: ?Sized> NoNode for Probe<T> {}
impl<T> NoNode for ProbeKeys<T> {}
impl<T> NoNode for ProbeRows<T> {}

impl<T: Stored + ?Sized> Probe<T> {
    /// The node of the type.
    pub const NODE: Link = T::NODE;
}

impl<T: Collection> ProbeKeys<T>
where
    T::Key: Stored,
{
    /// The node of the type.
    pub const NODE: Link = T::Key::NODE;
}

impl<T: Collection> ProbeRows<T>
where
    T::Value: Stored,
{
    /// The node of the type.
    pub const NODE: Link = T::Value::NODE;
}
