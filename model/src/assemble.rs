//! From records to a model: they are read, merged, sorted and reviewed.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use tablewright::__workspace::{FORMAT, registry};

use crate::data_model::DataModel;
use crate::problem::{Code, Problem, Problems};
use crate::record::Record;
use crate::{names, read, review};

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

/// What was written elsewhere is reviewed as it is read.
impl<'de> Deserialize<'de> for DataModel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Unreviewed::deserialize(deserializer)?
            .try_into()
            .map_err(D::Error::custom)
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
