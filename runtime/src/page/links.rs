//! What of a page can be linked to from elsewhere in it.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor;
use crate::view::{Mark, View};

/// The rules, tables and enums of a page.
pub(super) struct Links<'v> {
    rules: BTreeMap<&'v str, Mark>,
    tables: BTreeSet<&'v str>,
    enums: BTreeMap<&'v str, Mark>,
}

/// A part of a source: one rule, or what is none.
pub(super) struct Part<'t> {
    /// The id of the rule, which is linked.
    pub(super) rule: Option<&'t str>,
    pub(super) text: &'t str,
}

impl<'v> Links<'v> {
    pub(super) fn of(view: &View<'v>) -> Self {
        let enums = view.enums.iter();
        let enums = enums.map(|of| (of.of.it.name.as_str(), of.of.mark));
        let rules = view.tables().flat_map(|table| &table.rules);
        Self {
            rules: rules.map(|rule| (rule.it.id.as_str(), rule.mark)).collect(),
            enums: enums.collect(),
            tables: view.tables().map(|of| of.table.it.name.as_str()).collect(),
        }
    }

    pub(super) fn is_rule(&self, id: &str) -> bool {
        self.rules.contains_key(id)
    }

    /// What became of the rule of a source.
    pub(super) fn mark_of_rule(&self, part: &Part<'_>) -> Mark {
        let mark = part.rule.and_then(|rule| self.rules.get(rule));
        mark.copied().unwrap_or(Mark::Same)
    }

    /// The id of a table; nothing of one that is called otherwise now.
    pub(super) fn table(&self, name: &str) -> Option<String> {
        self.tables.contains(name).then(|| anchor::of_table(name))
    }

    /// The id of the enum that is a column's type, if one is.
    pub(super) fn enumeration(&self, ty: &str) -> Option<String> {
        self.enums.contains_key(ty).then(|| anchor::of_enum(ty))
    }

    pub(super) fn mark_of_enumeration(&self, ty: &str) -> Mark {
        self.enums.get(ty).copied().unwrap_or(Mark::Same)
    }

    /// The parts of a source: of `INV-ORD-001: At least one item; INV-ORD-002: …` each rule.
    pub(super) fn parts<'t>(&self, source: &'t str) -> Vec<Part<'t>> {
        let parts = source.split("; ").map(|part| match part.split_once(": ") {
            Some((rule, text)) if self.is_rule(rule) => Part {
                rule: Some(rule),
                text,
            },
            _ => Part {
                rule: None,
                text: part,
            },
        });
        parts.collect()
    }
}

impl Part<'_> {
    pub(super) fn id(&self) -> String {
        anchor::of_rule(self.rule.unwrap_or_default())
    }
}
