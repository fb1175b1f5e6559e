//! From records to a model: they are read, merged, sorted and reviewed.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use tablewright::__workspace::FORMAT;

use crate::data_model::DataModel;
use crate::problem::{Problem, Problems};
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
