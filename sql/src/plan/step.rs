//! What a plan consists of.

use serde::Serialize;

use crate::dialect::Dialect;

/// The way from one schema to another: units, in the order in which they run.
///
/// [`plan`](crate::plan::plan) makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The engine.
    pub dialect: Dialect,
    /// What runs one after the other.
    pub units: Vec<Unit>,
    /// What can be asked before: where one of these counts rows, the plan fails. What is in the way of a
    /// column that is new, or is stored otherwise afterwards, only the plan itself finds.
    pub preflights: Vec<Preflight>,
    /// What is dropped with all that is stored in it: the paths of tables and columns, as they are called
    /// before.
    pub loses: Vec<String>,
    /// Of a way back, what comes back without what was stored in it: the paths of tables and columns, as
    /// they are called afterwards.
    pub empty: Vec<String>,
}

/// Steps that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unit {
    /// Whether all of it happens or nothing, where the engine has such transactions. Otherwise it is
    /// for no transaction.
    pub transaction: bool,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// A change of one object, or of what belongs to one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// What it does.
    pub stage: Stage,
    /// The table, or the enum, that it does that to: as it is called afterwards, where it still is there.
    /// Empty where it is for the whole schema.
    pub on: String,
    /// Its statements.
    pub sql: Vec<String>,
}

/// A query that counts rows which are in the way of a plan: it is asked before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Preflight {
    /// The table, as it is called before.
    pub on: String,
    /// What is wrong with the rows that it counts.
    pub why: String,
    /// It counts them.
    pub count: String,
}

/// What a step does, in the order in which steps run: nothing refers to what is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stage {
    /// Adds a value to an enum: alone, since nobody may use it before that is committed.
    AddValue,
    /// Fails where rows are in the way of what follows, and nothing else would say so.
    Guard,
    /// Makes what has to be there before all else, such as an extension.
    Prepare,
    /// Takes back what the domain says beside its tables: it may be over any of them.
    DropScripts,
    /// Drops triggers and their functions: they are named in nothing, and name all else.
    DropTriggers,
    /// Drops foreign keys, which stand between tables.
    DropForeignKeys,
    /// Drops an index.
    DropIndex,
    /// Drops checks, keys and columns of a table: what keeps its name does not meet them then.
    Drop,
    /// Makes a table beside the old one, and copies its rows.
    Copy,
    /// Drops a table.
    DropTable,
    /// Gives something its other name.
    Rename,
    /// Creates an enum.
    CreateEnum,
    /// Creates a table.
    CreateTable,
    /// Changes and adds the columns of a table, and adds its checks and its key.
    Alter,
    /// Drops an enum, which no column has any more.
    DropEnum,
    /// Creates an index.
    CreateIndex,
    /// Adds foreign keys, when both ends are there.
    AddForeignKeys,
    /// Creates triggers and their functions.
    CreateTriggers,
    /// Runs what the domain says beside its tables.
    CreateScripts,
    /// Says what things are for.
    Comment,
    /// Fails where rows refer to what is not there, and nothing else would say so.
    CheckReferences,
}

impl Stage {
    /// What it does, as scripts say it.
    pub(super) const fn does(self) -> &'static str {
        match self {
            Self::AddValue => "add a value",
            Self::Guard => "stop where rows are in the way",
            Self::Prepare => "prepare",
            Self::DropScripts => "take back what stands beside the tables",
            Self::DropTriggers => "drop triggers",
            Self::DropForeignKeys => "drop foreign keys",
            Self::DropIndex => "drop indexes",
            Self::Drop => "drop checks, keys and columns",
            Self::Copy => "copy into a new table",
            Self::DropTable | Self::DropEnum => "drop",
            Self::Rename => "rename",
            Self::CreateEnum | Self::CreateTable => "create",
            Self::Alter => "change and add columns, checks and keys",
            Self::CreateIndex => "create indexes",
            Self::AddForeignKeys => "add foreign keys",
            Self::CreateTriggers => "create triggers",
            Self::CreateScripts => "run what stands beside the tables",
            Self::Comment => "say what it is for",
            Self::CheckReferences => "stop where rows refer to nothing",
        }
    }
}

impl Plan {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The steps of all units.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.units.iter().flat_map(|unit| &unit.steps)
    }
}
