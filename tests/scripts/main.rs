//! The scripts of all engines: what they say, and what they refuse.

mod catalogue;
mod checked;
mod golden;
mod lacks;
mod methods;
mod names;
mod rows;
mod types;

use tablewright_model::DataModel;
use tablewright_sql::Dialect;

fn model<const N: usize>(records: [&str; N]) -> DataModel {
    DataModel::of(&records).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The problems of a script, as they are displayed.
fn refused(model: &DataModel, dialect: Dialect) -> String {
    match tablewright_sql::script(model, dialect) {
        Ok(script) => panic!("it is not refused:\n{script}"),
        Err(problems) => problems.to_string(),
    }
}
