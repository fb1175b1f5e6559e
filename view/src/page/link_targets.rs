//! What of a page can be linked to from elsewhere in it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::anchor;
use crate::view::{Mark, TableView, View};
use tablewright_model::{Source, SourceRule};

/// The ids of a page, and what became of its rules and enums.
pub(super) struct LinkTargets<'v> {
    ids: BTreeSet<String>,
    rules: BTreeMap<&'v str, Mark>,
    enums: BTreeMap<&'v str, Mark>,
}

/// A part of a source: one rule, or what is none.
pub(super) struct Part<'t> {
    /// The id of the rule, which is linked, and what became of it.
    pub(super) rule: Option<(&'t str, Mark)>,
    pub(super) text: Cow<'t, str>,
}

impl<'v> LinkTargets<'v> {
    pub(super) fn of(view: &View<'v>) -> Self {
        let enums = view.enums.iter();
        Self {
            ids: view.tables().flat_map(ids).collect(),
            rules: rules(view),
            enums: enums
                .map(|of| (of.of.it.name.as_str(), of.of.mark))
                .collect(),
        }
    }

    /// Whether a table, column, index or check of the page has an id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// What became of a rule, if it is one of the page.
    pub(super) fn rule(&self, id: &str) -> Option<Mark> {
        self.rules.get(id).copied()
    }

    /// What became of the enum that is a column's type, if one is.
    pub(super) fn enumeration(&self, ty: &str) -> Option<Mark> {
        self.enums.get(ty).copied()
    }

    /// The parts of a source: each of its rules, or all of it.
    pub(super) fn parts<'t>(&self, source: &'t Source) -> Vec<Part<'t>> {
        let parts = source.rules().iter().map(|rule| self.part(rule));
        let parts: Vec<Part<'t>> = parts.collect();
        if parts.is_empty() {
            let text = source.text();
            return vec![Part { rule: None, text }];
        }
        parts
    }

    fn part<'t>(&self, of: &'t SourceRule) -> Part<'t> {
        match self.rule(&of.id) {
            Some(mark) => Part {
                rule: Some((&of.id, mark)),
                text: Cow::Borrowed(&of.sentence),
            },
            None => Part {
                rule: None,
                text: Cow::Owned(of.to_string()),
            },
        }
    }
}

/// Those of a table, and of what it has.
fn ids(view: &TableView<'_>) -> Vec<String> {
    let table = &view.table.it.name;
    let columns = view.columns.iter();
    let columns = columns.map(|column| anchor::of_column(table, &column.it.name));
    let indexes = view.indexes.iter();
    let indexes = indexes.map(|index| anchor::of_constraint(&index.it.name));
    let checks = view.checks.iter();
    let checks = checks.map(|check| anchor::of_constraint(&check.it.name));
    let own = [anchor::of_table(table)].into_iter();
    own.chain(columns).chain(indexes).chain(checks).collect()
}

/// What became of each rule: what is not the same in all of its places is changed.
fn rules<'v>(view: &View<'v>) -> BTreeMap<&'v str, Mark> {
    let mut rules = BTreeMap::new();
    for rule in view.tables().flat_map(|table| &table.rules) {
        let mark = rules.entry(rule.it.id.as_str()).or_insert(rule.mark);
        if *mark != rule.mark {
            *mark = Mark::Changed;
        }
    }
    rules
}
