//! A plan as a script.

use std::fmt::Write as _;

use super::step::{Plan, Preflight, Step};
use crate::engine::definition::one_line;

impl Plan {
    /// The script that runs it.
    ///
    /// It has its own transactions, where the engine has any for what it does. Where there is nothing
    /// to do, it is empty.
    #[must_use]
    pub fn script(&self) -> String {
        let mut text = String::new();
        if self.is_empty() {
            return text;
        }
        let engine = self.dialect.engine();
        let since = engine.since();
        let _ = writeln!(
            text,
            "-- Leads from one data model to another: {since} or later."
        );
        let _ = writeln!(text, "-- Made by tablewright from both models.");
        for path in &self.loses {
            let _ = writeln!(text, "-- Drops {path}, with all that is stored in it.");
        }
        for path in &self.empty {
            let _ = writeln!(text, "-- Gives {path} back, without what was stored in it.");
        }
        text.push('\n');
        let (opening, closing) = engine.session_of_plan().unwrap_or_else(|| engine.session());
        frame(&mut text, opening);
        let (begin, commit) = engine.transaction();
        for unit in &self.units {
            let is_framed = unit.transaction;
            frame(&mut text, if is_framed { begin } else { "" });
            let mut above: Option<&Step> = None;
            for step in &unit.steps {
                let is_other = above.is_none_or(|of| of.stage != step.stage || of.on != step.on);
                if is_other && !step.on.is_empty() {
                    let _ = writeln!(text, "-- {}: {}", one_line(&step.on), step.stage.does());
                }
                for sql in &step.sql {
                    let _ = writeln!(text, "{sql};");
                }
                above = Some(step);
            }
            text.push('\n');
            frame(&mut text, if is_framed { commit } else { "" });
        }
        frame(&mut text, closing);
        text
    }
}

impl Plan {
    /// A script that changes nothing: a query for each reason why rows may be in the way, which finds
    /// nothing where none are. Each finds the table, what is wrong, and how many rows there are.
    #[must_use]
    pub fn preflight_script(&self) -> String {
        let engine = self.dialect.engine();
        let mut text = String::new();
        for Preflight { on, why, count } in &self.preflights {
            let [on, why] = [on, why].map(|of| engine.text(of));
            let _ = writeln!(
                text,
                "SELECT {on} AS place, {why} AS why, found\n    FROM ({count}) AS counted WHERE found > 0;"
            );
        }
        text
    }
}

fn frame(text: &mut String, sql: &str) {
    if !sql.is_empty() {
        text.push_str(sql);
        text.push_str("\n\n");
    }
}
