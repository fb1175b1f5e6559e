//! The tables of an aggregate, each beneath the one that it is part of.

use std::collections::BTreeMap;

use crate::diagram::relation::Relation;
use crate::view::{AggregateView, TableView};

pub(super) struct Tree<'v, 'r> {
    aggregate: &'v AggregateView<'v>,
    /// The references inside of the aggregate.
    inside: Vec<&'r Relation<'v>>,
    /// By table: which reference makes it a part, by position, and of which table.
    parents: Vec<Option<(usize, usize)>>,
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
        let inside = relations.iter().filter(|relation| {
            relation.is_inside && position.contains_key(relation.from.table.it.name.as_str())
        });
        let inside: Vec<&Relation<'v>> = inside.collect();
        let mut parents = vec![None; aggregate.tables.len()];
        for (number, relation) in inside.iter().enumerate() {
            let from = position[relation.from.table.it.name.as_str()];
            let to = position.get(relation.to).copied().unwrap_or_default();
            // What a table is part of stands before it.
            if to < from && parents[from].is_none() {
                parents[from] = Some((number, to));
            }
        }
        let order = order(&parents);
        Self {
            aggregate,
            inside,
            parents,
            order,
        }
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = (&'v TableView<'v>, usize)> {
        let tables = self.order.iter();
        tables.map(|(table, depth)| (&self.aggregate.tables[*table], *depth))
    }

    /// From each table to what it is part of.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'r Relation<'v>> {
        let parents = self.parents.iter().flatten();
        parents.map(|(number, _)| self.inside[*number])
    }

    /// All other references inside of the aggregate.
    pub(super) fn others(&self) -> impl Iterator<Item = &'r Relation<'v>> {
        let is_part = |number: usize| self.parents.iter().flatten().any(|(of, _)| *of == number);
        let inside = self.inside.iter().enumerate();
        let others = inside.filter(move |(number, _)| !is_part(*number));
        others.map(|(_, relation)| *relation)
    }
}

/// Each table before its parts, with how deep it is.
fn order(parents: &[Option<(usize, usize)>]) -> Vec<(usize, usize)> {
    let mut parts = vec![Vec::new(); parents.len()];
    let mut open = Vec::new();
    for (table, parent) in parents.iter().enumerate().rev() {
        match parent {
            Some((_, parent)) => parts[*parent].push(table),
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
