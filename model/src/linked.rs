//! The aggregates that are linked into the program.

use tablewright::__workspace::registry;

use crate::carried::{self, Carried};
use crate::data_model::DataModel;
use crate::problem::{Code, Problem, Problems};

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
/// All problems of the model; also that this platform collects nothing, that no aggregate is
/// linked, or that crates use different versions of tablewright.
pub fn data_model() -> Result<DataModel, Problems> {
    let carried = linked_records()?;
    if carried.is_empty() {
        return Err(nothing_linked());
    }
    let records: Vec<&str> = carried.iter().map(|of| of.record.as_str()).collect();
    DataModel::of(&records)
}

/// The records of all aggregates of all linked crates, in no order, some of them perhaps twice.
///
/// # Errors
///
/// Those that were written by another version of tablewright, which another crate links.
pub fn linked_records() -> Result<Vec<Carried>, Problems> {
    carried::read_own(registry::records()).map_err(|unreadable| {
        let problems = unreadable.iter().map(|of| {
            Problem::new(
                Code::UnknownFormat,
                "",
                of.to_string(),
                "use the same version of tablewright in all crates",
            )
        });
        Problems::of(problems.collect())
    })
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
