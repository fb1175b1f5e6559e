//! Steps as they are found, and sorted by what they do.

use super::step::{Stage, Step, Unit};

/// Steps in the making.
#[derive(Default)]
pub(super) struct Stages(Vec<Step>);

impl Stages {
    /// Adds a step, unless it would do nothing.
    pub(super) fn push(&mut self, stage: Stage, on: &str, sql: impl IntoIterator<Item = String>) {
        let sql: Vec<String> = sql.into_iter().collect();
        if !sql.is_empty() {
            self.0.push(Step {
                stage,
                on: on.to_owned(),
                sql,
            });
        }
    }

    /// In the order of the stages, and there as they were found.
    pub(super) fn units(mut self) -> Vec<Unit> {
        self.0.sort_by_key(|step| step.stage);
        let behind = self.0.partition_point(|step| step.stage == Stage::AddValue);
        let rest = self.0.split_off(behind);
        let alone = self.0.into_iter().map(|step| Unit {
            transaction: false,
            steps: vec![step],
        });
        let mut units: Vec<Unit> = alone.collect();
        if !rest.is_empty() {
            units.push(Unit {
                transaction: true,
                steps: rest,
            });
        }
        units
    }
}
