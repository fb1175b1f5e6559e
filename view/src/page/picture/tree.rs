//! The tables of an aggregate, each beneath the one that it is part of.

use std::collections::BTreeMap;

use crate::view::relation::Relation;
use crate::view::{AggregateView, TableView};

pub(super) struct Tree<'v, 'r> {
    aggregate: &'v AggregateView<'v>,
    /// From each table to what it is part of.
    pub(super) parts: Vec<&'r Relation<'v>>,
    /// All other references inside of the aggregate.
    pub(super) others: Vec<&'r Relation<'v>>,
    /// In the order in which they are drawn, with how deep they are.
    order: Vec<(usize, usize)>,
}

impl<'v, 'r> Tree<'v, 'r> {
    pub(super) fn of(aggregate: &'v AggregateView<'v>, relations: &'r [Relation<'v>]) -> Self {
        let names = aggregate
            .tables
            .iter()
            .map(|table| table.table.it.name.as_str());
        let position: BTreeMap<&str, usize> = names.zip(0..).collect();
        let inside = relations.iter().filter(|relation| relation.is_inside);
        // By table: what makes it a part, and of which table.
        let mut parents = vec![None; aggregate.tables.len()];
        let mut others = Vec::new();
        for relation in inside {
            let from = relation.from.table.it.name.as_str();
            let (Some(from), Some(to)) = (position.get(from), position.get(relation.to)) else {
                continue;
            };
            // What a table is part of stands before it.
            if to < from && parents[*from].is_none() {
                parents[*from] = Some((relation, *to));
            } else {
                others.push(relation);
            }
        }
        let of = parents.iter().map(|parent| parent.map(|(_, of)| of));
        let order = order(&of.collect::<Vec<_>>());
        let parts = parents.into_iter().flatten();
        Self {
            aggregate,
            parts: parts.map(|(relation, _)| relation).collect(),
            others,
            order,
        }
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = (&'v TableView<'v>, usize)> {
        let tables = self.order.iter();
        tables.map(|(table, depth)| (&self.aggregate.tables[*table], *depth))
    }
}

/// Each table before its parts, with how deep it is.
fn order(parents: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut parts = vec![Vec::new(); parents.len()];
    let mut open = Vec::new();
    for (table, parent) in parents.iter().enumerate().rev() {
        match parent {
            Some(parent) => parts[*parent].push(table),
            None => open.push((table, usize::from(table > 0))),
        }
    }
    let mut order = Vec::new();
    while let Some((table, depth)) = open.pop() {
        order.push((table, depth));
        open.extend(parts[table].iter().map(|part| (*part, depth + 1)));
    }
    order
}
