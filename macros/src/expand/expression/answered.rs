//! A condition with its questions in it, each in the place of the operand that is asked.

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use super::asked::{self, Asked, Question, SIGNED, all};
use crate::expression::{Node, Place, Root, Tree, ends};
use crate::quote::quote_spanned;
use crate::tokens::{TokenStream, grouped, in_group};

/// The method that asks whether one operand is like another.
const ALIKE: &str = "__tw_alike";

/// A condition as rustc checks it, and as it is run where nothing is computed.
pub(in crate::expand) fn checked(of: &Node) -> TokenStream {
    Answers::of(of).within(of)
}

/// What stands for the operands of a condition, in the order of where these begin.
pub(super) struct Answers(Vec<(usize, Answer)>);

/// What stands for an operand.
struct Answer {
    /// How many tokens the operand has, each group counted once.
    tokens: usize,
    answer: TokenStream,
}

impl Answers {
    pub(super) fn of(condition: &Node) -> Self {
        let mut answers = Self(Vec::new());
        all(condition, &mut |asked| match asked {
            Asked::Alone(question, of) => answers.alone(question, of),
            Asked::Taken(option, taken, of) => {
                if let Some(place) = of.place() {
                    answers.put(of, ask(taken, &ask(option, &place.bare)));
                }
            }
            Asked::Together(question, group) => answers.together(question, &group),
            Asked::Like(variant, of) => {
                let unit = call(variant, "__tw_fieldless", TokenStream::new());
                let like = call(&unit, ALIKE, answers.reference(of));
                answers.put(of, like);
            }
        });
        answers
    }

    /// Asks a single operand. Of what is no place and no constant, its own parts have been asked.
    fn alone(&mut self, question: Question, of: &Node) {
        match &of.tree {
            Tree::Place(place) => self.put(of, ask(question, &place.bare)),
            Tree::Constant(_) => self.put(of, ask(question, &spelled(&of.tokens))),
            _ => {}
        }
    }

    /// Asks what is compared or computed with each other.
    fn together(&mut self, question: Question, group: &asked::Group<'_>) {
        let Some(first) = group.first() else {
            // What rustc takes of constants, and a database does not, or in another way.
            let constant = group.constant();
            if let Some(constant) = constant.filter(|_| !question.is_answered_by_constants()) {
                self.alone(question, constant);
            }
            return;
        };
        let mut asked = self.first(question, group, first);
        if let Some(minus) = group.negates {
            // That is said where the minus stands.
            asked = call_at(minus, &asked, SIGNED.method, TokenStream::new());
        }
        let standard = group.standard();
        if let Some(constant) = standard {
            self.then(constant, &asked);
        }
        let others = group.operands.iter().copied();
        let others = others.filter(|of| of.position != first.position);
        let (values, others): (Vec<_>, Vec<_>) = others.partition(|of| is_value(of));
        // What is not like the first one is said, and nothing of what stands beside it.
        let mut before = asked.clone();
        for other in others {
            let like = call(&asked, ALIKE, self.reference(other));
            if other.place().is_some() {
                before.clone_from(&like);
            }
            self.put(other, like);
        }
        // rustc compares constants and literals with each other: one stands for all of them.
        if let [value, rest @ ..] = values.as_slice()
            && standard.is_none()
        {
            let like = call(&before, ALIKE, self.reference(value));
            if first.place().is_some() && !rest.is_empty() {
                asked = call(&like, ALIKE, self.reference(first));
            }
            self.put(value, like);
        }
        if standard.is_none() && first.place().is_some()
            || group.negates.is_some() && is_short(first)
        {
            self.put(first, asked);
        }
    }

    /// A reference to what the others are compared with, after the question.
    fn first(&self, question: Question, group: &asked::Group<'_>, first: &Node) -> TokenStream {
        let Some(place) = first.place() else {
            let span = call_site(first.last());
            if let Tree::Count(_) = first.tree {
                return quote_spanned!(span=> (0_usize));
            }
            // What is written again and again at each level would have no end.
            if !is_short(first) {
                return quote_spanned!(span=> true);
            }
            let first = self.reference(first);
            return quote_spanned!(span=> (#first));
        };
        let question = question.through_a_reference(place);
        match group.standard() {
            // The constant is asked, and so is told what is wrong with either: where it stands.
            Some(constant) => {
                let like = call(&place.bare, ALIKE, spelled(&constant.tokens));
                if question.is_answered_by_constants() {
                    like
                } else {
                    ask(question, &like)
                }
            }
            None => ask(question, &place.bare),
        }
    }

    /// Has a constant follow what a question has reached: it is not moved out of a reference.
    fn then(&mut self, constant: &Node, reached: &TokenStream) {
        let answer = call(reached, "__tw_then", constant.tokens.clone());
        let tokens = constant.tokens.iter().count();
        self.insert(constant.position, Answer { tokens, answer });
    }

    /// Puts what a question has reached in the place of an operand: a reference, or what it leads
    /// to, as the operand is.
    fn put(&mut self, of: &Node, reached: TokenStream) {
        let (position, tokens, root) = match of.place() {
            Some(place) => (place.position, &place.bare, place.root),
            None => (of.position, &of.tokens, Root::Value),
        };
        // It stands where the operand does: rustc goes from the first token to the last.
        let span = call_site(ends(tokens).0);
        let answer = match root {
            Root::Reference => reached,
            Root::This | Root::Value => quote_spanned!(span=> (*#reached)),
        };
        let tokens = tokens.iter().count();
        self.insert(position, Answer { tokens, answer });
    }

    /// The last answer at a position is the one.
    fn insert(&mut self, position: usize, answer: Answer) {
        match self.find(position) {
            Ok(at) => self.0[at].1 = answer,
            Err(at) => self.0.insert(at, (position, answer)),
        }
    }

    fn find(&self, position: usize) -> Result<usize, usize> {
        self.0.binary_search_by_key(&position, |(of, _)| *of)
    }

    /// A reference to an operand.
    fn reference(&self, of: &Node) -> TokenStream {
        match &of.tree {
            Tree::Place(place) => reference(place),
            Tree::Constant(_) => spelled(&of.tokens),
            _ => referring(&of.tokens, &self.within(of)),
        }
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
            if let Ok(at) = self.find(*position) {
                let (_, answer) = &self.0[at];
                let rest = tokens.by_ref().take(answer.tokens - 1);
                *position += size(&token) + rest.map(|token| size(&token)).sum::<usize>();
                written.extend(answer.answer.clone());
                continue;
            }
            *position += 1;
            match token {
                TokenTree::Group(group) => {
                    let inside = self.written(in_group(&group), position);
                    let mut same = grouped(group.delimiter(), inside);
                    same.set_span(group.span());
                    written.extend([TokenTree::from(same)]);
                }
                token => written.extend([token]),
            }
        }
        written
    }
}

fn is_value(of: &Node) -> bool {
    matches!(of.tree, Tree::Constant(_) | Tree::Literal(_))
}

/// Whether something is made of few parts. Anything else that has a type is a condition.
fn is_short(of: &Node) -> bool {
    const FEW: usize = 4;
    let mut parts = 0;
    of.each(&mut |_| parts += 1);
    parts <= FEW
}

/// How many tokens something is, those in groups counted too.
fn size(of: &TokenTree) -> usize {
    match of {
        TokenTree::Group(group) => {
            let inside = in_group(group).into_iter();
            1 + inside.map(|token| size(&token)).sum::<usize>()
        }
        _ => 1,
    }
}

fn ask(question: Question, of: &TokenStream) -> TokenStream {
    call(of, question.method, TokenStream::new())
}

/// A reference to a constant, as where its value is read: what is wrong with it is one error.
pub(super) fn spelled(tokens: &TokenStream) -> TokenStream {
    read_by("spelled", tokens)
}

/// A reference to a constant by way of a function that asks something of its type.
pub(super) fn read_by(function: &str, tokens: &TokenStream) -> TokenStream {
    let span = call_site(ends(tokens).1);
    let function = Ident::new(function, span);
    let mut argument = grouped(Delimiter::Parenthesis, quote_spanned!(span=> &#tokens));
    argument.set_span(span);
    quote_spanned!(span=> __tw::#function #argument)
}

/// A call of a method of ours, where an operand ends.
pub(super) fn call(of: &TokenStream, method: &str, argument: TokenStream) -> TokenStream {
    call_at(ends(of).1, of, method, argument)
}

/// The same, where something else stands.
fn call_at(at: Span, of: &TokenStream, method: &str, argument: TokenStream) -> TokenStream {
    let span = call_site(at);
    let method = Ident::new(method, span);
    let mut arguments = grouped(Delimiter::Parenthesis, argument);
    arguments.set_span(span);
    quote_spanned!(span=> #of.#method #arguments)
}

/// A reference to what stands at a place.
pub(super) fn reference(place: &Place) -> TokenStream {
    match place.root {
        Root::Reference => place.bare.clone(),
        Root::This | Root::Value => referring(&place.bare, &place.bare),
    }
}

/// A reference that stands where some tokens do.
pub(super) fn referring(at: &TokenStream, tokens: &TokenStream) -> TokenStream {
    let span = call_site(ends(at).0);
    quote_spanned!(span=> &#tokens)
}

/// Where something stands, with the names of the generated code.
pub(super) fn call_site(span: Span) -> Span {
    span.resolved_at(Span::call_site())
}
