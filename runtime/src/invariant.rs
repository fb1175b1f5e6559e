//! Violations: what a value breaks, and where.

mod held;
mod inside;

use std::borrow::Cow;
use std::fmt;

pub(crate) use held::{Column, Held, columns, rows};
pub(crate) use inside::Row;
use inside::{Inside, Place};

/// One rule that a value breaks, or one part of it that cannot be stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    path: String,
    rule: Option<Cow<'static, str>>,
    sentence: Cow<'static, str>,
    value: Option<String>,
}

impl Violation {
    /// The id of the rule, such as `INV-ORD-001`; nothing where the value cannot be stored at
    /// all, whatever the rules say.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    /// The rule's sentence, or why the value cannot be stored.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// Where the value is, seen from the one that was checked: `items[3].quantity`, or nothing
    /// for that one itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The debug form of what is there, where its type has one; of a rule over several fields,
    /// each with its name: `least: 5, most: 3`. Nothing where a rule is asserted of an entity.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

/// What a database reports, which knows no value.
#[must_use]
pub fn of_rule(id: &str, sentence: &str) -> Violation {
    Violation {
        path: String::new(),
        rule: Some(Cow::Owned(id.to_owned())),
        sentence: Cow::Owned(sentence.to_owned()),
        value: None,
    }
}

/// How much of a value is displayed.
const DISPLAYED: usize = 100;

/// `items[3].quantity: At least one item (INV-ORD-001), found 0`. Of a long value, the beginning.
impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "{}: ", self.path)?;
        }
        formatter.write_str(&self.sentence)?;
        if let Some(rule) = &self.rule {
            write!(formatter, " ({rule})")?;
        }
        let Some(value) = &self.value else {
            return Ok(());
        };
        match value.char_indices().nth(DISPLAYED) {
            Some((end, _)) => write!(formatter, ", found {}…", &value[..end]),
            None => write!(formatter, ", found {value}"),
        }
    }
}

/// All the rules that a value breaks: never empty.
///
/// ```
/// use tablewright::ValueObject;
///
/// /// How many of something.
/// #[derive(ValueObject)]
/// #[invariant("INV-CNT-001: Nobody buys nothing", assert(self.0 > 0))]
/// struct Count(i32);
///
/// let violations = Count(0).check_invariants().unwrap_err();
/// assert_eq!(violations.to_string(), "Nobody buys nothing (INV-CNT-001)");
/// assert!(Count(1).check_invariants().is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// The violations, in the order of the fields and then of the rules.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// Runs a check from its root and gathers what it reports.
    ///
    /// Nothing is allocated where nothing is reported.
    pub(crate) fn of(check: impl FnOnce(&mut Checker<'_>)) -> Result<(), Self> {
        let mut found = Found::default();
        check(&mut Checker {
            at: Path {
                parent: None,
                step: Step::Field(""),
            },
            place: None,
            least: 0,
            found: &mut found,
        });
        if found.violations.is_empty() {
            Ok(())
        } else {
            Err(Self(found.violations))
        }
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A line a violation.
impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// A check under way: where it is, and what it has found.
#[derive(Debug)]
pub struct Checker<'a> {
    at: Path<'a>,
    /// The row that it is in, where references inside of the aggregate are followed.
    place: Option<Place>,
    /// How much of a path says that a column of the variant is meant that it is in.
    least: usize,
    found: &'a mut Found,
}

/// What a check has found so far.
#[derive(Debug, Default)]
struct Found {
    violations: Vec<Violation>,
    /// Nothing in most aggregates, where no id names a child.
    inside: Inside,
    /// What columns hold, where that is asked, and nothing else.
    notes: Option<held::Notes>,
}

impl Checker<'_> {
    /// The check of a field.
    pub(crate) fn field(&mut self, name: &'static str) -> Checker<'_> {
        self.step(Step::Field(name))
    }

    /// How many violations there are so far.
    pub(crate) fn count(&self) -> usize {
        self.found.violations.len()
    }

    /// Sorts those that were found since there were so many, each once.
    pub(crate) fn sort_from(&mut self, count: usize) {
        let violations = &mut self.found.violations;
        let mut found = violations.split_off(count);
        found.sort();
        found.dedup();
        violations.append(&mut found);
    }

    /// The check of an item of a list.
    pub fn item(&mut self, index: usize) -> Checker<'_> {
        self.step(Step::Item(index))
    }

    fn step(&mut self, step: Step) -> Checker<'_> {
        Checker {
            at: Path {
                parent: Some(&self.at),
                step,
            },
            place: self.place,
            least: self.least,
            found: self.found,
        }
    }

    /// Reports a value that cannot be stored.
    pub fn unstorable(&mut self, value: &dyn fmt::Debug, sentence: &'static str) {
        self.report(None, sentence, Some(format!("{value:?}")));
    }

    pub(crate) fn report(
        &mut self,
        rule: Option<&'static str>,
        sentence: &'static str,
        value: Option<String>,
    ) {
        if self.notes() {
            return;
        }
        self.found.violations.push(Violation {
            rule: rule.map(Cow::Borrowed),
            sentence: Cow::Borrowed(sentence),
            value,
            path: self.at.to_string(),
        });
    }
}

/// A value, to be shown if its type can be: of a concrete type, an inherent method wins over the
/// trait's.
#[derive(Debug)]
pub struct Shown<'a, T: ?Sized>(pub &'a T);

impl<T: fmt::Debug + ?Sized> Shown<'_, T> {
    /// Its debug form.
    #[must_use]
    pub fn shown(&self) -> Option<String> {
        Some(format!("{:?}", self.0))
    }
}

/// The answer for what has no debug form.
pub trait NotShown {
    /// Nothing.
    fn shown(&self) -> Option<String> {
        None
    }
}

impl<T: ?Sized> NotShown for Shown<'_, T> {}

/// Several values, each with its name.
#[must_use]
pub fn listed(values: &[(&str, Option<String>)]) -> Option<String> {
    let mut list = String::new();
    for (name, value) in values {
        if let Some(value) = value {
            list.push_str(if list.is_empty() { "" } else { ", " });
            list.push_str(name);
            list.push_str(": ");
            list.push_str(value);
        }
    }
    (!list.is_empty()).then_some(list)
}

/// A path as a list on the stack, so that it costs nothing until something is reported.
#[derive(Debug)]
struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    /// A field; the root has no name.
    Field(&'static str),
    Item(usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(parent) = self.parent else {
            return Ok(());
        };
        parent.fmt(formatter)?;
        match self.step {
            Step::Field(name) if parent.parent.is_none() => formatter.write_str(name),
            Step::Field(name) => write!(formatter, ".{name}"),
            Step::Item(index) => write!(formatter, "[{index}]"),
        }
    }
}
