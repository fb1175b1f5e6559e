//! What a condition asks of the types of its operands: rustc answers where each stands.
//!
//! A question is a part of the expression that rustc checks, `self.n > 0` being
//! `(*self.n.__tw_ordered()) > 0`: who may be asked answers with itself, and where nobody answers
//! there is no type, of which rustc would say anything else.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::expression::{Node, Place, Root, Tree, Unit, ends};

/// What may be asked: the trait, and the method that asks for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::expand) struct Question {
    pub(in crate::expand) name: &'static str,
    method: &'static str,
}

const COMPARABLE: Question = Question::new("Comparable", "__tw_comparable");
const ORDERED: Question = Question::new("Ordered", "__tw_ordered");
const CHARACTERS: Question = Question::new("Characters", "__tw_text");
const MEASURED: Question = Question::new("Measured", "__tw_measured");
const OPTIONAL: Question = Question::new("MayBeAbsent", "__tw_optional");
const TRUTH: Question = Question::new("Truth", "__tw_truth");
const COMPUTED: Question = Question::new("Computed", "__tw_computed");

impl Question {
    const fn new(name: &'static str, method: &'static str) -> Self {
        Self { name, method }
    }

    /// What a comparison asks of what a method makes a reference of: a type can make any text of
    /// itself, but that of a text is the text.
    fn through_a_reference(self, place: &Place) -> Self {
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

    /// The question, as a call.
    fn of(self, tokens: &TokenStream) -> TokenStream {
        call(tokens, self.method, &TokenStream::new())
    }
}

/// What is asked of the operands of one expression.
enum Asked<'n> {
    /// Of each of them.
    Each(Question, Vec<&'n Node>),
    /// Of what is compared or computed with each other: the first one, and whether the others are
    /// like it.
    Together(Question, Vec<&'n Node>),
}

/// A condition as rustc checks it, and as it is run where nothing is computed.
pub(in crate::expand) fn checked(of: &Node) -> TokenStream {
    Answers::of(of).within(of)
}

/// What stands for the operands of a condition, by where these begin.
pub(super) struct Answers(BTreeMap<usize, Answer>);

impl Answers {
    pub(super) fn of(condition: &Node) -> Self {
        let mut answers = Self(BTreeMap::new());
        each(condition, &mut |asked| match asked {
            Asked::Each(question, operands) => {
                for place in operands.into_iter().filter_map(place) {
                    answers.put(
                        place.position,
                        &place.bare,
                        place.root,
                        question.of(&place.bare),
                    );
                }
            }
            Asked::Together(question, operands) => answers.together(question, &operands),
        });
        answers
    }

    /// What is compared or computed with each other.
    fn together(&mut self, question: Question, operands: &[&Node]) {
        let Some(first) = first(operands) else {
            self.constants(question, operands);
            return;
        };
        let asked = match place(first) {
            Some(place) => question.through_a_reference(place).of(&place.bare),
            // Each of its own parts has been asked.
            None => self.reference(first),
        };
        for operand in operands {
            if operand.position != first.position && !has_a_type(operand) {
                let like = call(&asked, "__tw_alike", &self.reference(operand));
                self.put_operand(operand, like);
            }
        }
        if !has_a_type(first) {
            self.put_operand(first, asked);
        }
    }

    /// What is asked of constants, where nothing else has a type: those that rustc takes, and a
    /// database does not, or in another way.
    fn constants(&mut self, question: Question, operands: &[&Node]) {
        // That a constant can be compared at all is asked where it is made.
        if question == COMPARABLE {
            return;
        }
        let mut operands = operands.iter();
        if let Some(first) = operands.find(|of| matches!(of.tree, Tree::Constant(_))) {
            self.put_operand(first, question.of(&first.tokens));
        }
    }

    fn put_operand(&mut self, of: &Node, reached: TokenStream) {
        match place(of) {
            Some(place) => self.put(place.position, &place.bare, place.root, reached),
            None => self.put(of.position, &of.tokens, Root::Value, reached),
        }
    }

    /// Puts what a question has reached in the place of some tokens: a reference, or what it leads
    /// to, as the tokens did.
    fn put(&mut self, position: usize, tokens: &TokenStream, root: Root, reached: TokenStream) {
        let tokens = tokens.clone().into_iter().count();
        let answer = match root {
            Root::Reference => reached,
            Root::This | Root::Value => quote!((*#reached)),
        };
        self.0.insert(position, Answer { tokens, answer });
    }

    /// A reference to an operand, which is asked itself.
    fn reference(&self, of: &Node) -> TokenStream {
        if let Some(place) = place(of) {
            return reference(place);
        }
        let of = self.within(of);
        quote!((&#of))
    }

    /// A part of the condition, with the answers in it.
    pub(super) fn within(&self, part: &Node) -> TokenStream {
        let mut position = part.position;
        self.written(part.tokens.clone(), &mut position)
    }

    /// Tokens from a position on, with the answers in the places of their operands.
    fn written(&self, tokens: TokenStream, position: &mut usize) -> TokenStream {
        let mut tokens = tokens.into_iter();
        let mut written = TokenStream::new();
        while let Some(token) = tokens.next() {
            if let Some(answer) = self.0.get(position) {
                let rest = tokens.by_ref().take(answer.tokens - 1);
                *position += size(&token) + rest.map(|token| size(&token)).sum::<usize>();
                written.extend(answer.answer.clone());
                continue;
            }
            *position += 1;
            match token {
                TokenTree::Group(group) => {
                    let inside = self.written(group.stream(), position);
                    let mut same = Group::new(group.delimiter(), inside);
                    same.set_span(group.span());
                    written.extend([TokenTree::from(same)]);
                }
                token => written.extend([token]),
            }
        }
        written
    }
}

/// What stands for an operand.
struct Answer {
    /// How many tokens the operand has, each group counted once.
    tokens: usize,
    answer: TokenStream,
}

/// All questions but those whether one operand is like another, and who is asked.
pub(in crate::expand) fn questions(of: &Node) -> Vec<(&Place, Question)> {
    let mut questions = Vec::new();
    each(of, &mut |asked| match asked {
        Asked::Each(question, operands) => {
            let operands = operands.into_iter().filter_map(place);
            questions.extend(operands.map(|place| (place, question)));
        }
        Asked::Together(question, operands) => {
            let first = first(&operands).and_then(place);
            questions.extend(first.map(|first| (first, question.through_a_reference(first))));
        }
    });
    questions
}

fn place(of: &Node) -> Option<&Place> {
    match &of.tree {
        Tree::Place(place) => Some(place),
        _ => None,
    }
}

/// Visits what an expression asks, after what it is made of.
fn each<'n>(of: &'n Node, visit: &mut dyn FnMut(Asked<'n>)) {
    for operand in operands(of) {
        each(operand, visit);
    }
    if let Some(asked) = own(of) {
        visit(asked);
    }
}

/// What an expression is made of: where it compares or computes, what is compared and computed with.
fn operands(of: &Node) -> Vec<&Node> {
    let parts = of.parts();
    match &of.tree {
        Tree::Compare { .. }
        | Tree::Within { .. }
        | Tree::Among { .. }
        | Tree::Arithmetic { .. }
        | Tree::Negative(_) => parts.into_iter().flat_map(numbers).collect(),
        _ => parts,
    }
}

/// What a number is computed from.
fn numbers(of: &Node) -> Vec<&Node> {
    match &of.tree {
        Tree::Arithmetic { .. } | Tree::Negative(_) => operands(of),
        _ => vec![of],
    }
}

fn own(of: &Node) -> Option<Asked<'_>> {
    let operands = operands(of);
    let is_computed =
        |part: &Node| matches!(part.tree, Tree::Arithmetic { .. } | Tree::Negative(_));
    let computes = is_computed(of) || of.parts().into_iter().any(is_computed);
    Some(match &of.tree {
        Tree::Compare { .. } | Tree::Within { .. } | Tree::Among { .. } if computes => {
            Asked::Together(COMPUTED, operands)
        }
        Tree::Arithmetic { .. } | Tree::Negative(_) => Asked::Together(COMPUTED, operands),
        Tree::Compare { comparison, .. } if !comparison.is_order() => {
            Asked::Together(COMPARABLE, operands)
        }
        Tree::Compare { .. } | Tree::Within { .. } => Asked::Together(ORDERED, operands),
        Tree::Among { .. } => Asked::Together(COMPARABLE, operands),
        Tree::Empty(_) | Tree::Length(Unit::Octets, _) => Asked::Each(MEASURED, operands),
        Tree::Length(Unit::Characters, of) | Tree::Only { of, .. } | Tree::Holds { of, .. } => {
            Asked::Each(CHARACTERS, vec![of])
        }
        Tree::Present { of, .. } | Tree::Inside { of, .. } => Asked::Each(OPTIONAL, vec![of]),
        // `!` of an integer is another number in Rust, and nothing in SQL.
        Tree::Not(of) if matches!(of.tree, Tree::Constant(_)) => Asked::Together(TRUTH, operands),
        Tree::Not(_) => Asked::Each(TRUTH, operands),
        _ => return None,
    })
}

/// What the others are compared with: what a method makes a reference of, as it is like text alone,
/// or what has a type of its own, or a place.
fn first<'n>(operands: &[&'n Node]) -> Option<&'n Node> {
    let find = |is_first: &dyn Fn(&Node) -> bool| operands.iter().copied().find(|of| is_first(of));
    find(&|of| place(of).is_some_and(|place| place.is_referred))
        .or_else(|| find(&has_a_type))
        .or_else(|| find(&|of| place(of).is_some()))
}

/// Whether something has a type, whatever it is made of: a condition, or a length.
fn has_a_type(of: &Node) -> bool {
    !matches!(
        of.tree,
        Tree::Place(_) | Tree::Constant(_) | Tree::Literal(_)
    )
}

/// How many tokens something is, those in groups counted too.
fn size(of: &TokenTree) -> usize {
    match of {
        TokenTree::Group(group) => {
            1 + group
                .stream()
                .into_iter()
                .map(|token| size(&token))
                .sum::<usize>()
        }
        _ => 1,
    }
}

/// A reference to what stands at a place.
pub(super) fn reference(place: &Place) -> TokenStream {
    let bare = &place.bare;
    match place.root {
        Root::Reference => bare.clone(),
        Root::This | Root::Value => quote!((&#bare)),
    }
}

/// A call of a method of ours, where an operand ends.
pub(super) fn call(of: &TokenStream, method: &str, argument: &TokenStream) -> TokenStream {
    let (_, span) = ends(of);
    let method = Ident::new(method, span.resolved_at(Span::call_site()));
    let mut arguments = Group::new(Delimiter::Parenthesis, argument.clone());
    arguments.set_span(span);
    quote_spanned!(span=> #of.#method #arguments)
}
