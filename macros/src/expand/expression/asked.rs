//! What a condition asks of the types of its operands: rustc answers where each stands.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::expression::{Node, Place, Tree, Unit, ends};

/// What may be asked: the trait, and the method that asks for it.
#[derive(Clone, Copy)]
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
const COMPUTED: Question = Question::new("Computed", "__tw_number");

impl Question {
    const fn new(name: &'static str, method: &'static str) -> Self {
        Self { name, method }
    }

    /// What a comparison asks of what a method makes a reference of: a type can make any text of
    /// itself, but that of a text is the text.
    fn through_a_reference(self, place: &Place) -> Self {
        let compares = self.name == COMPARABLE.name;
        if compares && place.is_referred {
            CHARACTERS
        } else {
            self
        }
    }

    /// Whether an option is asked itself, and not what is in it.
    pub(in crate::expand) fn is_of_the_option(self) -> bool {
        self.name == OPTIONAL.name
    }
}

/// The questions, as statements. What computes asks when it is evaluated.
pub(in crate::expand) fn questions(of: &Node) -> TokenStream {
    let mut statements = TokenStream::new();
    if let Tree::Inside {
        of: option,
        method,
        parameter,
        body,
    } = &of.tree
    {
        statements.extend(
            own(of)
                .into_iter()
                .map(|(place, question)| statement(&place.bare, question)),
        );
        let inner = questions(body);
        if let (false, Tree::Place(place)) = (inner.is_empty(), &option.tree) {
            // By reference, whatever the condition does: rustc says once what cannot be moved.
            let option = &place.bare;
            statements
                .extend(quote!(let _ = #option.as_ref().#method(#parameter { #inner true });));
        }
        return statements;
    }
    let own = own(of);
    let own = own
        .into_iter()
        .filter(|(_, question)| question.name != COMPUTED.name);
    statements.extend(own.map(|(place, question)| statement(&place.bare, question)));
    statements.extend(of_constants(of));
    statements.extend(of.parts().into_iter().map(questions));
    statements
}

/// All that is asked, and of what.
pub(in crate::expand) fn asked(of: &Node) -> Vec<(&Place, Question)> {
    let mut asked = Vec::new();
    of.each(&mut |node| asked.extend(own(node)));
    asked
}

/// What an expression asks of its direct operands, as far as they are in the row.
fn own(of: &Node) -> Vec<(&Place, Question)> {
    let (question, operands): (Question, Vec<&Node>) = match &of.tree {
        Tree::Compare {
            comparison,
            left,
            right,
        } => {
            let question = if comparison.is_order() {
                ORDERED
            } else {
                COMPARABLE
            };
            (question, vec![left, right])
        }
        Tree::Within { .. } => (ORDERED, of.parts()),
        Tree::Among { .. } => (COMPARABLE, of.parts()),
        Tree::Empty(of) | Tree::Length(Unit::Octets, of) => (MEASURED, vec![of]),
        Tree::Length(Unit::Characters, of) | Tree::Only { of, .. } | Tree::Holds { of, .. } => {
            (CHARACTERS, vec![of])
        }
        Tree::Present { of, .. } | Tree::Inside { of, .. } => (OPTIONAL, vec![of]),
        // `!` of an integer is another number in Rust, and nothing in SQL.
        Tree::Not(of) => (TRUTH, vec![of]),
        Tree::Arithmetic { .. } | Tree::Negative(_) => (COMPUTED, of.parts()),
        _ => return Vec::new(),
    };
    let places = operands
        .into_iter()
        .filter_map(|operand| match &operand.tree {
            Tree::Place(place) => Some((place, question.through_a_reference(place))),
            _ => None,
        });
    // What is ordered with each other has one type: a mistake in it is one error.
    let most = if question.name == ORDERED.name {
        1
    } else {
        usize::MAX
    };
    places.take(most).collect()
}

/// What an expression asks of the constants among its operands, where no place is asked the same:
/// those that rustc takes, and a database does not, or in another way.
fn of_constants(of: &Node) -> TokenStream {
    let question = match &of.tree {
        Tree::Not(_) => TRUTH,
        Tree::Compare { comparison, .. } if comparison.is_order() => ORDERED,
        Tree::Within { .. } => ORDERED,
        _ => return TokenStream::new(),
    };
    let operands = of.parts();
    let is_typed = |operand: &&Node| !matches!(operand.tree, Tree::Constant(_) | Tree::Literal(_));
    if operands.iter().any(is_typed) {
        return TokenStream::new();
    }
    let mut constants = operands.into_iter();
    let constant = constants.find(|operand| matches!(operand.tree, Tree::Constant(_)));
    constant.map_or_else(TokenStream::new, |constant| {
        statement(&constant.tokens, question)
    })
}

fn statement(of: &TokenStream, question: Question) -> TokenStream {
    let (_, span) = ends(of);
    let method = Ident::new(question.method, span.resolved_at(Span::call_site()));
    quote_spanned!(span=> #of.#method();)
}
