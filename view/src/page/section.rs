//! What a page says of an aggregate.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::anchor;
use super::picture::{Detail, Member, Picture, sheet};
use super::rules::RuleRow;
use super::states::States;
use crate::view::relation::Relation;
use crate::view::{AggregateView, Mark, Shown, TableView};
use tablewright_model::{Check, Column, ForeignKey, Index};

/// The most neighbours that the picture of an aggregate has; all are listed.
const NEIGHBOURS: usize = 16;

/// An aggregate.
pub(super) struct Section<'v> {
    pub(super) aggregate: &'v AggregateView<'v>,
    pub(super) picture: Picture<'v>,
    /// The aggregates that it refers to, and those that refer to it.
    pub(super) refers_to: Vec<&'v AggregateView<'v>>,
    pub(super) referred_by: Vec<&'v AggregateView<'v>>,
    /// How many there are of both.
    neighbours: usize,
    pub(super) tables: Vec<TableSection<'v>>,
}

/// A table.
pub(super) struct TableSection<'v> {
    pub(super) view: &'v TableView<'v>,
    pub(super) columns: Vec<ColumnRow<'v>>,
    pub(super) rules: Vec<RuleRow<'v>>,
    pub(super) states: Vec<States<'v>>,
}

/// A column.
pub(super) struct ColumnRow<'v> {
    pub(super) shown: &'v Shown<'v, Column>,
    pub(super) key: &'static str,
    /// Its type, as SQL says it.
    pub(super) ty: Cow<'v, str>,
    /// What became of it, or of what is said of it.
    pub(super) mark: Mark,
    /// What it refers to.
    pub(super) reference: Option<&'v Shown<'v, ForeignKey>>,
}

/// How aggregates refer to each other, by their positions.
pub(super) struct Network<'v> {
    /// The references of each aggregate, and those to it from others.
    pub(super) of: Vec<Vec<Relation<'v>>>,
    from: Vec<BTreeSet<usize>>,
    to: Vec<BTreeSet<usize>>,
}

impl<'v> Network<'v> {
    pub(super) fn of(aggregates: &'v [AggregateView<'v>], relations: &[Relation<'v>]) -> Self {
        let owners = super::owners(aggregates.iter());
        let mut network = Self {
            of: vec![Vec::new(); aggregates.len()],
            from: vec![BTreeSet::new(); aggregates.len()],
            to: vec![BTreeSet::new(); aggregates.len()],
        };
        for relation in relations {
            let from = owners[relation.from.table.it.name.as_str()];
            let to = owners[relation.to];
            network.of[from].push(*relation);
            if from != to {
                network.of[to].push(*relation);
                network.to[from].insert(to);
                network.from[to].insert(from);
            }
        }
        network
    }
}

impl<'v> Section<'v> {
    pub(super) fn of(
        aggregates: &'v [AggregateView<'v>],
        position: usize,
        network: &Network<'v>,
    ) -> Self {
        let aggregate = &aggregates[position];
        let [refers_to, referred_by] = [&network.to, &network.from]
            .map(|of| of[position].iter().map(|of| &aggregates[*of]).collect());
        let tables = aggregate.tables.iter();
        Self {
            aggregate,
            neighbours: network.to[position].union(&network.from[position]).count(),
            picture: picture(aggregates, position, network),
            refers_to,
            referred_by,
            tables: tables.map(TableSection::of).collect(),
        }
    }

    pub(super) fn id(&self) -> String {
        anchor::of_aggregate(self.aggregate)
    }

    /// How many of its neighbours the picture leaves out.
    pub(super) fn left_out(&self) -> usize {
        self.neighbours - self.picture.neighbours()
    }

    /// The column that refers to whose it is, if it is somebody's.
    pub(super) fn tenant(&self) -> Option<&'v str> {
        self.aggregate.record.aggregate.tenant.as_deref()
    }

    /// What a row of the root is.
    pub(super) fn purpose(&self) -> &'v str {
        let root = self.aggregate.tables.first();
        root.map_or("", |root| &root.table.it.purpose)
    }
}

/// The aggregate with all its columns, and its neighbours.
fn picture<'v>(
    aggregates: &'v [AggregateView<'v>],
    position: usize,
    network: &Network<'v>,
) -> Picture<'v> {
    let to = network.to[position].iter().take(NEIGHBOURS);
    let from = network.from[position].iter().take(NEIGHBOURS);
    let neighbours: BTreeSet<usize> = to.chain(from).copied().collect();
    let member = |of: usize, detail: Detail| Member {
        number: of,
        aggregate: &aggregates[of],
        detail,
        relations: &network.of[of],
    };
    let own = member(position, Detail::Columns);
    let neighbours = neighbours.into_iter();
    let neighbours = neighbours.map(|of| member(of, Detail::Aggregates));
    let members: Vec<_> = [own].into_iter().chain(neighbours).collect();
    let name = &aggregates[position].title;
    let label = format!("{name} with its tables, and the aggregates that it is connected with");
    Picture::of(&members, &network.of[position], label)
}

impl<'v> TableSection<'v> {
    fn of(view: &'v TableView<'v>) -> Self {
        let states = view.rules.iter();
        Self {
            view,
            columns: view
                .columns
                .iter()
                .map(|shown| ColumnRow::of(view, shown))
                .collect(),
            rules: view.rules.iter().map(RuleRow::of).collect(),
            states: states.filter_map(|rule| States::of(rule, view)).collect(),
        }
    }

    pub(super) fn id(&self) -> String {
        anchor::of_table(&self.view.table.it.name)
    }

    /// Whether anything of the columns is another.
    pub(super) fn mark_of_columns(&self) -> Mark {
        Mark::changed_if(self.columns.iter().any(|column| column.mark.is_other()))
    }

    pub(super) fn column_id(&self, column: &ColumnRow<'_>) -> String {
        anchor::of_column(&self.view.table.it.name, &column.shown.it.name)
    }

    pub(super) fn index_id(index: &Shown<'_, Index>) -> String {
        anchor::of_constraint(&index.it.name)
    }

    pub(super) fn check_id(check: &Shown<'_, Check>) -> String {
        anchor::of_constraint(&check.it.name)
    }
}

impl ColumnRow<'_> {
    pub(super) fn key_title(&self) -> &'static str {
        match self.key {
            "PK" => "primary key",
            "FK" => "foreign key",
            _ => "unique",
        }
    }
}

impl<'v> ColumnRow<'v> {
    fn of(table: &'v TableView<'v>, shown: &'v Shown<'v, Column>) -> Self {
        Self {
            shown,
            key: sheet::keys(table, shown),
            ty: shown.it.ty.text(),
            mark: table.mark_of(shown),
            reference: table.key_of(shown.it),
        }
    }
}
