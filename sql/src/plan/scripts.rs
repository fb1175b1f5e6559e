//! Statements beside the tables: taken back before these change, and run again afterwards.

use super::stages::Stages;
use super::step::Stage;
use crate::change::Changes;
use crate::schema::{Schema, Script};

/// The steps around all others.
///
/// What they create may be over any of the tables, as a view is, and engines refuse to change what
/// something is over: where a table is not what it was, all are run again.
pub(super) fn steps(before: &Schema, after: &Schema, changes: &Changes<'_>, stages: &mut Stages) {
    let is_moved = !changes.removed.is_empty() || changes.kept.iter().any(|of| !of.is_same);
    let stays = |script: &Script, others: &[Script]| {
        let is_same = |other: &Script| {
            let (ours, theirs) = (as_said(script), as_said(other));
            ours == theirs
        };
        !is_moved && others.iter().any(is_same)
    };
    // The last one first: it may be over what an earlier one has created.
    for script in before.scripts.iter().rev() {
        if !stays(script, &after.scripts) {
            stages.push(Stage::DropScripts, &script.name, [script.drop.clone()]);
        }
    }
    for script in &after.scripts {
        if !stays(script, &before.scripts) {
            stages.push(Stage::CreateScripts, &script.name, [script.create.clone()]);
        }
    }
}

/// What is compared: what one is for changes nothing of it.
fn as_said(script: &Script) -> [&str; 3] {
    [&script.name, &script.create, &script.drop]
}
