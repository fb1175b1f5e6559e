//! From rules to what enforces them, and back.

use std::fmt;

use serde::Serialize;

use crate::data_model::DataModel;
use crate::record::{Rule, RuleForm};
use tablewright::Violation;

/// All rules of a model in their places: what each says, and what enforces it there.
///
/// It is displayed as a table in Markdown, and serialised as a list.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
///
/// /// A book.
/// #[derive(Aggregate)]
/// #[invariant("INV-BOK-001: A book has pages", check(self.pages > 0))]
/// #[invariant("INV-BOK-002: Somebody reads it")]
/// struct Book {
///     id: Id<Book>,
///     pages: u16,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let trace = model.trace();
/// assert_eq!(trace.rules[0].enforced_by.len(), 2);
/// assert!(trace.rules[1].enforced_by.is_empty());
/// assert!(trace.to_string().contains("| Rust, CHECK `chk_book_pages` |"));
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Trace<'m> {
    /// The rules, sorted by id, then by the type that declares them and by their place.
    pub rules: Vec<TracedRule<'m>>,
}

/// A rule in one of its places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct TracedRule<'m> {
    /// The id, such as `INV-ORD-001`.
    pub id: &'m str,
    /// The Rust name of the type that declares it.
    pub declared_on: &'m str,
    /// The table whose rows it is about.
    pub table: &'m str,
    /// The columns that it speaks of; none of a rule that the database does not know.
    pub columns: &'m [String],
    /// What enforces it; nothing where it is documentation alone.
    pub enforced_by: Vec<Enforcer<'m>>,
    /// The sentence.
    pub sentence: &'m str,
}

/// What enforces a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Enforcer<'m> {
    /// The type itself, in Rust: `check_invariants`, or `can_become` of a state machine.
    Rust,
    /// A CHECK of this name.
    Check(&'m str),
    /// A CHECK of this name, on one engine.
    CheckOn(&'m str, &'m str),
    /// A constraint of this name that one engine alone has.
    ConstraintOn(&'m str, &'m str),
    /// A unique index of this name.
    UniqueIndex(&'m str),
    /// What excludes rows that overlap, of this name: a constraint, or triggers.
    Exclusion(&'m str),
    /// A trigger that refuses what is no transition.
    Trigger,
}

impl fmt::Display for Enforcer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rust => formatter.write_str("Rust"),
            Self::Check(name) => write!(formatter, "CHECK `{name}`"),
            Self::CheckOn(name, engine) => write!(formatter, "CHECK `{name}` on {engine}"),
            Self::ConstraintOn(name, engine) => {
                write!(formatter, "constraint `{name}` on {engine}")
            }
            Self::UniqueIndex(name) => write!(formatter, "unique index `{name}`"),
            Self::Exclusion(name) => write!(formatter, "exclusion `{name}`"),
            Self::Trigger => formatter.write_str("trigger"),
        }
    }
}

impl DataModel {
    /// All rules, and what enforces each of them where.
    #[must_use]
    pub fn trace(&self) -> Trace<'_> {
        let mut rules: Vec<TracedRule<'_>> = self.rules().map(traced).collect();
        rules.sort();
        Trace { rules }
    }

    /// The rule that a CHECK, a unique index or a trigger enforces: what to say when a database
    /// reports its name. Nothing where the constraint is what a type asks for, and no rule.
    ///
    /// ```
    /// use tablewright::{Aggregate, Id, Violation};
    /// use tablewright_model::DataModel;
    ///
    /// /// A person.
    /// #[derive(Aggregate)]
    /// #[invariant("INV-PER-001: Email must be unique", unique(email))]
    /// struct Person {
    ///     id: Id<Person>,
    ///     email: String,
    /// }
    ///
    /// let model = DataModel::of(&[Person::DATA_MODEL])?;
    /// // As the error of a database has it:
    /// let rule = model.rule_of_constraint("idx_persons_email").unwrap();
    /// assert_eq!(Violation::from(rule).to_string(), "Email must be unique (INV-PER-001)");
    /// # Ok::<(), tablewright_model::Problems>(())
    /// ```
    #[must_use]
    pub fn rule_of_constraint(&self, name: &str) -> Option<&Rule> {
        let mut rules = self.rules();
        rules
            .find(|rule| rule.constraint.as_deref() == Some(name))
            .or_else(|| {
                let mut triggers = self.triggers().into_iter();
                triggers.find_map(|(trigger, rule)| (trigger == name).then_some(rule))
            })
    }
}

fn traced(rule: &Rule) -> TracedRule<'_> {
    TracedRule {
        id: &rule.id,
        declared_on: &rule.declared_on,
        table: &rule.table,
        columns: &rule.columns,
        enforced_by: rule.enforced_by(),
        sentence: &rule.sentence,
    }
}

impl Rule {
    /// What enforces it in its place; nothing where it is documentation alone.
    #[must_use]
    pub fn enforced_by(&self) -> Vec<Enforcer<'_>> {
        let constraint = self.constraint.as_deref();
        let check = constraint.map(Enforcer::Check);
        match &self.rule {
            RuleForm::Documented {} => Vec::new(),
            RuleForm::Assert {} => vec![Enforcer::Rust],
            RuleForm::Check {} => [Enforcer::Rust].into_iter().chain(check).collect(),
            RuleForm::Unique { .. } => constraint.map(Enforcer::UniqueIndex).into_iter().collect(),
            RuleForm::NoOverlap {} => {
                let exclusion = constraint.map(Enforcer::Exclusion);
                [Enforcer::Rust].into_iter().chain(exclusion).collect()
            }
            RuleForm::Transitions { .. } => {
                let enforcers = [Enforcer::Rust].into_iter().chain(check);
                enforcers.chain([Enforcer::Trigger]).collect()
            }
            RuleForm::Sql { sql } => {
                let name = constraint.unwrap_or_default();
                let engines = sql.iter();
                engines
                    .map(|on| Enforcer::CheckOn(name, &on.engine))
                    .collect()
            }
            RuleForm::Constraint { sql } => {
                let name = constraint.unwrap_or_default();
                let engines = sql.iter();
                engines
                    .map(|on| Enforcer::ConstraintOn(name, &on.engine))
                    .collect()
            }
        }
    }
}

/// A table in Markdown.
impl fmt::Display for Trace<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .write_str("| Rule | Sentence | Declared on | Enforced by | Table | Columns |\n")?;
        formatter.write_str("|---|---|---|---|---|---|\n")?;
        for rule in &self.rules {
            let enforcers: Vec<String> = rule.enforced_by.iter().map(ToString::to_string).collect();
            let enforcers = match enforcers.as_slice() {
                [] => "nothing".to_owned(),
                enforcers => enforcers.join(", "),
            };
            let columns: Vec<String> = rule
                .columns
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            writeln!(
                formatter,
                "| {} | {} | `{}` | {enforcers} | `{}` | {} |",
                rule.id,
                rule.sentence.replace('|', "\\|"),
                rule.declared_on,
                rule.table,
                columns.join(", ")
            )?;
        }
        Ok(())
    }
}

/// What a database reports by the name of a constraint: [`DataModel::rule_of_constraint`].
impl From<&Rule> for Violation {
    fn from(rule: &Rule) -> Self {
        tablewright::__workspace::of_rule(&rule.id, &rule.sentence)
    }
}
