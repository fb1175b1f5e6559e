//! The data model: the records of all aggregates, merged, sorted and reviewed.

mod change;
mod comparison;
mod document;
mod expression;
mod lock;
mod lookup;
mod names;
mod problem;
mod read;
mod record;
mod review;
mod seal;
mod trace;

pub use change::{Change, Compared, How, Place};
pub use comparison::Comparison;
pub use document::{Document, Summary, join_sources};
pub use expression::{Expression, Pair, Unary};
pub use lock::{Lock, LockError};
pub use problem::{Code, Problem, Problems};
pub use record::{
    Aggregate, Arrow, Audit, CheckConstraint, Condition, Constraints, Entity, Enum, EnumType,
    Field, ForeignKey, Index, OnDelete, Package, PrimaryKey, Record, Rename, Rule, RuleForm,
    SqlCondition, Table,
};
#[doc(inline)]
pub use tablewright::__workspace::drift::{Kind, Risk};
pub use trace::{Enforcer, Trace, TracedRule};

use serde::{Deserialize, Serialize};

use tablewright::__workspace::{FORMAT, registry};

/// Everything that is known of the aggregates of a domain.
///
/// It is made of the records that derived roots carry ([`data_model`], [`DataModel::of`]), or
/// read from what another program wrote (it is `Deserialize`, and reviewed as it is read).
/// Everything else is made from it.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// assert_eq!(model.tables().count(), 1);
/// assert_eq!(model.table("books").unwrap().purpose, "A book that can be borrowed.");
///
/// let json = serde_json::to_string(&model)?;
/// assert_eq!(serde_json::from_str::<DataModel>(&json)?, model);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unreviewed")]
pub struct DataModel {
    format: u32,
    /// Sorted by the name of the aggregate, then by its type.
    aggregates: Vec<Record>,
    /// The same with other names, where generated names of indexes and checks meet.
    #[serde(skip)]
    told_apart: Option<Vec<Record>>,
}

/// A model as it is read: what was written by hand or by another version must not pass for one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unreviewed {
    format: u32,
    aggregates: Vec<Record>,
}

impl TryFrom<Unreviewed> for DataModel {
    type Error = Problems;

    fn try_from(read: Unreviewed) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        read::check_format("format", read.format, &mut problems);
        for (index, record) in read.aggregates.iter().enumerate() {
            let path = format!("aggregates[{index}].format");
            read::check_format(&path, record.format, &mut problems);
            review::record(record, &mut problems);
        }
        Self::reviewed(read.aggregates, problems)
    }
}

impl DataModel {
    /// The model of these records, [`Aggregate::DATA_MODEL`](tablewright::Aggregate::DATA_MODEL) each,
    /// in any order. A record that is given twice counts once.
    ///
    /// # Errors
    ///
    /// All problems of the records and of the model that they make.
    pub fn of(records: &[&str]) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let records = read::all(records, &mut problems);
        Self::reviewed(records, problems)
    }

    /// The model of records that were read.
    ///
    /// # Errors
    ///
    /// All problems of the records and of the model that they make.
    pub fn of_records(aggregates: Vec<Record>) -> Result<Self, Problems> {
        Unreviewed {
            format: FORMAT,
            aggregates,
        }
        .try_into()
    }

    /// Sorts records, leaves out what is there twice, and reviews the whole.
    fn reviewed(mut aggregates: Vec<Record>, mut problems: Vec<Problem>) -> Result<Self, Problems> {
        if read::versions(&aggregates, &mut problems) {
            // What one crate has in two versions is there twice: to say so of each would hide why.
            return Err(Problems::of(problems));
        }
        aggregates.sort_by(|left, right| left.order().cmp(&right.order()));
        aggregates.dedup();
        let mut model = Self {
            format: FORMAT,
            aggregates,
            told_apart: None,
        };
        let of_records = problems.len();
        if review::all(&model, &mut problems) == review::Names::Meet {
            problems.truncate(of_records);
            model.told_apart = Some(names::told_apart(&model.aggregates));
            review::all(&model, &mut problems);
        }
        Problems::or(model, problems)
    }

    /// The records, sorted by the name of the aggregate: each as its aggregate has it by itself, as
    /// in a lock file. Where generated names of several aggregates meet, the tables of the model
    /// have others.
    #[must_use]
    pub fn aggregates(&self) -> &[Record] {
        &self.aggregates
    }

    /// The records with the names that the schema has.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        self.told_apart.as_deref().unwrap_or(&self.aggregates)
    }

    /// The state machines, each with the name of its trigger.
    #[must_use]
    pub fn triggers(&self) -> Vec<(String, &Rule)> {
        names::triggers(self.rules())
    }

    /// All tables: aggregates by name, inside each the root's table first.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.records().iter().flat_map(|record| &record.tables)
    }

    /// The table of this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables().find(|table| table.name == name)
    }

    /// All rules, by aggregate and table in the order of their declaration.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.records().iter().flat_map(|record| &record.rules)
    }

    /// The condition of the check or the partial index of this name.
    #[must_use]
    pub fn condition(&self, constraint: &str) -> Option<&Condition> {
        let mut conditions = self.records().iter().flat_map(|record| &record.conditions);
        conditions.find(|condition| condition.constraint == constraint)
    }

    /// The document of the data model: its tables and enums, as the specification has them.
    #[must_use]
    pub fn to_document(&self) -> Document<'_> {
        Document::of(self)
    }
}

/// The model of all aggregates of all linked crates.
///
/// A crate is linked when the program's source mentions it: where nothing of a domain is used by
/// name, `use domain as _;` links it. Nothing else is needed. Aggregates inside of a static
/// library (crate type `staticlib`) that another linker takes in do not register, because that
/// linker leaves out what nothing refers to; nor do those of a platform without sections, such as
/// WebAssembly. There, [`DataModel::of`] composes the model explicitly.
///
/// The order in which the linker lays crates side by side makes no difference.
///
/// # Errors
///
/// All problems of the model; also that this platform collects nothing, or that no aggregate is
/// linked.
pub fn data_model() -> Result<DataModel, Problems> {
    let entries = registry::entries().iter();
    let records: Vec<&str> = entries.map(registry::Entry::record).collect();
    if records.is_empty() {
        return Err(nothing_linked());
    }
    DataModel::of(&records)
}

/// Records that need not make a model: each by itself has no problem.
///
/// # Errors
///
/// All problems of the records, each by itself.
pub fn read_records(records: &[&str]) -> Result<Vec<Record>, Problems> {
    let mut problems = Vec::new();
    let records = read::all(records, &mut problems);
    Problems::or(records, problems)
}

/// Says that no aggregate is linked, and what to do.
#[must_use]
pub fn nothing_linked() -> Problems {
    let problem = if registry::COLLECTS {
        Problem::new(
            Code::NothingLinked,
            "",
            "no aggregate is linked",
            "link the crate of the domain: `use domain as _;`",
        )
    } else {
        Problem::new(
            Code::NothingLinked,
            "",
            "aggregates do not register on this platform",
            "compose the model: `DataModel::of(&[Order::DATA_MODEL, …])`",
        )
    };
    Problems::from(problem)
}
