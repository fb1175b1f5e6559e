//! What a condition asks of the types of its operands: rustc answers where each stands.
//!
//! A question is a part of the expression that rustc checks, `self.n > 0` being
//! `(*self.n.__tw_ordered()) > 0`: who may be asked answers with itself, and where nobody answers
//! there is no type, of which rustc would say anything else.

use proc_macro::Span;

use crate::expression::{Literal, Node, Operator, Place, Tree, Unit};
use crate::tokens::TokenStream;

/// What may be asked: the trait, and the method that asks for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::expand) struct Question {
    pub(in crate::expand) name: &'static str,
    pub(super) method: &'static str,
}

const COMPARABLE: Question = Question::new("Comparable", "__tw_comparable");
const ORDERED: Question = Question::new("Ordered", "__tw_ordered");
const CHARACTERS: Question = Question::new("Characters", "__tw_text");
const MEASURED: Question = Question::new("Measured", "__tw_measured");
const OPTIONAL: Question = Question::new("MayBeAbsent", "__tw_optional");
const COPIED: Question = Question::new("Copied", "__tw_copied");
const TRUTH: Question = Question::new("Truth", "__tw_truth");
const VERDICT: Question = Question::new("Verdict", "__tw_verdict");
const COMPUTED: Question = Question::new("Computed", "__tw_computed");
const DIVIDED: Question = Question::new("Divided", "__tw_divided");
pub(super) const SIGNED: Question = Question::new("Signed", "__tw_signed");

impl Question {
    const fn new(name: &'static str, method: &'static str) -> Self {
        Self { name, method }
    }

    /// What a comparison asks of what a method makes a reference of: a type can make any text of
    /// itself, but that of a text is the text.
    pub(super) fn through_a_reference(self, place: &Place) -> Self {
        if self == COMPARABLE && place.is_referred {
            CHARACTERS
        } else {
            self
        }
    }

    /// Whether an option is asked itself, and not what is in it.
    pub(in crate::expand) fn is_of_the_option(self) -> bool {
        self == OPTIONAL
    }

    /// Whether every constant answers it.
    pub(super) fn is_answered_by_constants(self) -> bool {
        self == COMPARABLE
    }
}

/// What one expression asks.
pub(super) enum Asked<'n> {
    /// Its only operand.
    Alone(Question, &'n Node),
    /// What it compares, or computes with: the first one, and whether the others are like it.
    Together(Question, Group<'n>),
    /// An option, of which something is taken, and whether that leaves its row as it is.
    Taken(Question, Question, &'n Node),
    /// Whether an operand is like a variant without fields, which its path makes.
    Like(&'n TokenStream, &'n Node),
}

/// What is compared and computed with each other.
pub(super) struct Group<'n> {
    pub(super) operands: Vec<&'n Node>,
    /// Where a minus stands before something of it.
    pub(super) negates: Option<Span>,
    /// Whether it is divided, which constants of other types are compared with.
    divides: bool,
}

impl<'n> Group<'n> {
    fn of(of: &'n Node) -> Self {
        Self {
            operands: operands(of),
            negates: negates(of),
            divides: of.computes() && divides_alone(of),
        }
    }

    /// What the others are compared with: what a method makes a reference of, as it is like text
    /// alone, or what has a type of its own, or a place.
    pub(super) fn first(&self) -> Option<&'n Node> {
        let find = |is_first: &dyn Fn(&Node) -> bool| {
            let mut operands = self.operands.iter().copied();
            operands.find(|of| is_first(of))
        };
        find(&|of| of.place().is_some_and(|place| place.is_referred))
            .or_else(|| find(&has_a_type))
            .or_else(|| find(&|of| of.place().is_some()))
    }

    /// The constant that the first one is compared with itself, where that is a place: of what no
    /// constant can be, that is said of the constant.
    pub(super) fn standard(&self) -> Option<&'n Node> {
        let is_place = |of: &Node| of.place().is_some_and(|place| !place.is_referred);
        self.constant()
            .filter(|_| !self.divides && self.first().is_some_and(is_place))
    }

    pub(super) fn constant(&self) -> Option<&'n Node> {
        let mut operands = self.operands.iter().copied();
        operands.find(|of| matches!(of.tree, Tree::Constant(_)))
    }
}

/// Whether something has a type, whatever it is made of: a condition, or a length.
fn has_a_type(of: &Node) -> bool {
    !matches!(
        of.tree,
        Tree::Place(_) | Tree::Constant(_) | Tree::Literal(_)
    )
}

/// All questions but those whether one operand is like another, and who is asked.
pub(in crate::expand) fn questions(of: &Node) -> Vec<(&Place, Question)> {
    let mut questions = Vec::new();
    all(of, &mut |asked| match asked {
        Asked::Alone(question, of) | Asked::Taken(question, _, of) => {
            questions.extend(of.place().map(|place| (place, question)));
        }
        Asked::Together(question, group) => {
            let first = group.first().and_then(Node::place);
            questions.extend(first.map(|first| (first, question.through_a_reference(first))));
        }
        Asked::Like(..) => {}
    });
    questions
}

/// Visits all that a condition asks: what its parts ask before what it asks of them.
pub(super) fn all<'n>(condition: &'n Node, visit: &mut dyn FnMut(Asked<'n>)) {
    each(condition, visit);
    visit(Asked::Alone(VERDICT, condition));
}

fn each<'n>(of: &'n Node, visit: &mut dyn FnMut(Asked<'n>)) {
    for operand in operands(of) {
        each(operand, visit);
    }
    for condition in conditions(of) {
        visit(Asked::Alone(VERDICT, condition));
    }
    if let Tree::Same { value, .. } = &of.tree
        && value.place().is_some()
    {
        visit(Asked::Alone(COMPARABLE, value));
    }
    if let Some(asked) = own(of) {
        visit(asked);
    }
}

fn own(of: &Node) -> Option<Asked<'_>> {
    let computes = of.parts().into_iter().any(is_computed);
    let together = |question| Asked::Together(question, Group::of(of));
    Some(match &of.tree {
        Tree::Compare { .. } | Tree::Within { .. } | Tree::Among { .. } if computes => {
            together(computing(of))
        }
        Tree::Arithmetic { .. } | Tree::Negative(_) => together(computing(of)),
        Tree::Compare { comparison, .. } if !comparison.is_order() => together(COMPARABLE),
        Tree::Compare { .. } | Tree::Within { .. } => together(ORDERED),
        Tree::Among { .. } => together(COMPARABLE),
        Tree::Empty(of) | Tree::Length(Unit::Octets, of) => Asked::Alone(MEASURED, of),
        Tree::Length(Unit::Characters, of)
        | Tree::Only { of, .. }
        | Tree::Holds { of, .. }
        | Tree::OneOf { of, .. }
        | Tree::Lowercase(of) => Asked::Alone(CHARACTERS, of),
        Tree::Inside { of, .. } if of.place().is_some_and(|place| !place.is_referred) => {
            Asked::Taken(OPTIONAL, COPIED, of)
        }
        Tree::Present { of, .. } | Tree::Inside { of, .. } | Tree::Same { of, .. } => {
            Asked::Alone(OPTIONAL, of)
        }
        // `!` of an integer is another number in Rust, and nothing in SQL.
        Tree::Not(of) => Asked::Alone(TRUTH, of),
        Tree::Is { of, variants } => {
            let variant = variants.iter().find(|variant| !variant.has_fields)?;
            Asked::Like(&variant.path, of)
        }
        _ => return None,
    })
}

/// What is asked of numbers that something is computed of. What is left of a division is no wider
/// than they are.
fn computing(of: &Node) -> Question {
    if divides_alone(of) { DIVIDED } else { COMPUTED }
}

fn divides_alone(of: &Node) -> bool {
    match &of.tree {
        Tree::Arithmetic { operator, .. } if *operator != Operator::Remainder => false,
        Tree::Negative(_) => false,
        _ => of
            .parts()
            .into_iter()
            .all(|part| part.is_condition() || divides_alone(part)),
    }
}

/// What has to be true or false in an expression.
fn conditions(of: &Node) -> Vec<&Node> {
    match &of.tree {
        Tree::And(_) | Tree::Or(_) | Tree::If { .. } | Tree::Count(_) => of.parts(),
        Tree::Inside { body, .. } => vec![body],
        _ => Vec::new(),
    }
}

/// What an expression is made of: where it compares or computes, what is compared and computed with.
fn operands(of: &Node) -> Vec<&Node> {
    let parts = of.parts();
    let computes = matches!(
        of.tree,
        Tree::Compare { .. }
            | Tree::Within { .. }
            | Tree::Among { .. }
            | Tree::Arithmetic { .. }
            | Tree::Negative(_)
    );
    if !computes {
        return parts;
    }
    let mut operands = Vec::new();
    for part in parts {
        operands.extend(numbers(part));
    }
    operands
}

/// What a number is computed from.
fn numbers(of: &Node) -> Vec<&Node> {
    if is_computed(of) {
        operands(of)
    } else {
        vec![of]
    }
}

fn is_computed(of: &Node) -> bool {
    matches!(of.tree, Tree::Arithmetic { .. } | Tree::Negative(_))
}

/// Where the first minus stands before something that is compared or computed with.
fn negates(of: &Node) -> Option<Span> {
    match &of.tree {
        Tree::Negative(_) => Some(of.first()),
        Tree::Literal(Literal::Integer(value)) if *value < 0 => Some(of.first()),
        Tree::Literal(Literal::Float(digits)) if digits.starts_with('-') => Some(of.first()),
        Tree::Compare { .. }
        | Tree::Within { .. }
        | Tree::Among { .. }
        | Tree::Arithmetic { .. } => {
            let mut parts = of.parts().into_iter();
            parts.find_map(|part| negates(part).filter(|_| !part.is_condition()))
        }
        _ => None,
    }
}
