//! A page that shows the model: one file of HTML.

mod anchor;
mod escape;
mod layout;
mod link_targets;
mod picture;
mod rules;
mod section;
mod states;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use self::escape::{prose, words};
use self::link_targets::LinkTargets;
use self::picture::{Detail, Member, Picture};
use self::rules::Matrix;
use self::section::{Network, Section, TableSection};
use crate::view::relation;
use crate::view::{self, AggregateView, Mark, Shown, View};
use tablewright_model::{Change, Comparison, DataModel, Risk, What};

/// The model as a page: one file of HTML, which needs nothing else.
///
/// It has a diagram of all aggregates, their tables and references; of each aggregate its
/// tables, columns, rules, indexes and checks, and where each comes from; state machines as
/// diagrams; which rule is enforced by what; and a search.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let page = tablewright_view::html(&model);
/// assert!(page.starts_with("<!doctype html>"));
/// assert!(page.contains("A book that can be borrowed."));
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
#[must_use]
pub fn html(model: &DataModel) -> String {
    page(&View::of(&view::pairs(model)), None)
}

/// Both models as one page, in which stands out what was added, changed or removed.
///
/// It is that of [`html`], and lists the changes besides.
#[must_use]
pub fn html_comparison(comparison: &Comparison<'_>) -> String {
    let mut changes: Vec<&Change<'_>> = comparison.changes().collect();
    // What is of no table stands last.
    changes.sort_by_key(|change| change.table.is_empty());
    page(&View::of(comparison.aggregates()), Some(changes))
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'v> {
    title: String,
    /// Of a comparison.
    changes: Option<Vec<&'v Change<'v>>>,
    view: &'v View<'v>,
    pictures: Vec<Picture<'v>>,
    /// Which of the pictures is seen first, as long as no script knows the screen.
    detail: Detail,
    sections: Vec<Section<'v>>,
    contents: Contents<'v>,
    matrix: Matrix<'v>,
    links: LinkTargets<'v>,
}

fn page(view: &View<'_>, changes: Option<Vec<&Change<'_>>>) -> String {
    let relations = relation::all(view);
    let network = Network::of(&view.aggregates, &relations);
    let pictures: Vec<Picture<'_>> = Detail::ALL
        .into_iter()
        .map(|detail| overview(view, &network, &relations, detail))
        .collect();
    let sections = 0..view.aggregates.len();
    let page = Page {
        title: title(view, changes.is_some()),
        changes,
        detail: first_detail(&pictures),
        pictures,
        sections: sections
            .map(|position| Section::of(&view.aggregates, position, &network))
            .collect(),
        matrix: Matrix::of(view),
        links: LinkTargets::of(view),
        contents: contents(view),
        view,
    };
    // Nothing that is written can fail.
    page.render().unwrap_or_default()
}

/// The aggregates of each package.
type Contents<'v> = BTreeMap<&'v str, Vec<&'v AggregateView<'v>>>;

fn contents<'v>(view: &'v View<'v>) -> Contents<'v> {
    let mut contents = Contents::new();
    for aggregate in &view.aggregates {
        let package = aggregate.record.package.name.as_str();
        contents.entry(package).or_default().push(aggregate);
    }
    contents
}

/// Whether anything of a list is another.
fn mark_of<T>(list: &[Shown<'_, T>]) -> Mark {
    Mark::changed_if(list.iter().any(|of| of.mark.is_other()))
}

/// As classes of the style sheet have it.
fn change_class(change: &Change<'_>) -> &'static str {
    match change.what {
        What::Added => Mark::Added.class(),
        What::Removed => Mark::Removed.class(),
        What::Changed(_) | What::Moved => Mark::Changed.class(),
    }
}

fn by_table<'c>(changes: &'c [&Change<'_>]) -> impl Iterator<Item = &'c [&'c Change<'c>]> {
    changes.chunk_by(|one, next| one.table == next.table)
}

/// As classes of the style sheet have it.
fn risk_class(change: &Change<'_>) -> &'static str {
    match change.risk {
        Risk::None => "none",
        Risk::Refused => "refused",
        Risk::Lost => "lost",
    }
}

fn count_of(changes: &[&Change<'_>], risk: Risk) -> usize {
    let changes = changes.iter().filter(|change| change.risk == risk);
    changes.count()
}

/// More packages are not named.
const MOST_NAMED: usize = 4;

/// The packages whose model it is.
fn title(view: &View<'_>, is_comparison: bool) -> String {
    let packages = view.aggregates.iter();
    let packages = packages.map(|of| of.record.package.name.as_str());
    let packages: Vec<&str> = packages.collect::<BTreeSet<_>>().into_iter().collect();
    let what = if is_comparison {
        "Changes of the data model"
    } else {
        "Data model"
    };
    match packages.as_slice() {
        [] => what.to_owned(),
        [one] => format!("{what} of {one}"),
        [first @ .., last] if first.len() < MOST_NAMED => {
            format!("{what} of {} and {last}", first.join(", "))
        }
        _ => format!("{what} of {} packages", packages.len()),
    }
}

/// All aggregates in one picture.
fn overview<'v>(
    view: &'v View<'v>,
    network: &Network<'v>,
    relations: &[relation::Relation<'v>],
    detail: Detail,
) -> Picture<'v> {
    let shown: Vec<_> = view
        .aggregates
        .iter()
        .enumerate()
        .map(|(number, aggregate)| Member {
            number,
            aggregate,
            detail,
            relations: &network.of[number],
        })
        .collect();
    let label = format!(
        "{} aggregates with {} tables, and {} references between tables",
        view.aggregates.len(),
        view.tables().count(),
        relations.len()
    );
    Picture::of(&shown, relations, label)
}

/// What can be read as a whole on a screen of about any size.
fn first_detail(pictures: &[Picture<'_>]) -> Detail {
    let readable =
        |picture: &Picture<'_>| picture.size.width <= 2200 && picture.size.height <= 1600;
    let mut details = Detail::ALL.into_iter().zip(pictures).rev();
    let found = details.find(|(_, picture)| readable(picture));
    found.map_or(Detail::Aggregates, |(detail, _)| detail)
}

/// The aggregate of each table, by its position.
fn owners<'v>(aggregates: impl Iterator<Item = &'v AggregateView<'v>>) -> BTreeMap<&'v str, usize> {
    let mut owners = BTreeMap::new();
    for (position, aggregate) in aggregates.enumerate() {
        for table in &aggregate.tables {
            owners.insert(table.table.it.name.as_str(), position);
        }
    }
    owners
}

impl View<'_> {
    fn count_aggregates(&self) -> usize {
        let aggregates = self.aggregates.iter();
        aggregates.filter(|of| of.mark != Mark::Removed).count()
    }

    fn count_tables(&self) -> usize {
        let tables = self.tables();
        tables.filter(|of| of.table.mark != Mark::Removed).count()
    }

    fn count_columns(&self) -> usize {
        let columns = self.tables().flat_map(|table| &table.columns);
        columns.filter(|of| of.mark != Mark::Removed).count()
    }
}

impl Mark {
    /// As classes of the style sheet have it.
    fn class(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }

    fn changed_if(is_other: bool) -> Self {
        if is_other { Self::Changed } else { Self::Same }
    }
}
