//! Circles of required references: nobody could insert the first row.

use super::reference::Need;
use crate::data_model::DataModel;
use crate::lookup::Lookup;
use crate::problem::{Code, Problem};
use crate::record::Table;

/// Reports each circle once.
pub(super) fn all(model: &DataModel, needs: Vec<Vec<Need<'_>>>, problems: &mut Vec<Problem>) {
    let tables: Vec<&Table> = model.tables().collect();
    let mut graph = Graph::of(needs);
    for start in 0..graph.open.len() {
        // Once a circle is told, what it holds and what needs only that is out of the way.
        while graph.open[start] > 0 {
            let circle = graph.follow(start);
            problems.push(problem(&tables, &circle));
            graph.fill(circle.iter().map(|need| need.table).collect());
        }
    }
}

/// What each table needs before a row of it can exist.
struct Graph<'a> {
    needs: Vec<Vec<Need<'a>>>,
    needed_by: Vec<Vec<usize>>,
    /// How many of its needs each table still waits for; of a filled table, none.
    open: Vec<usize>,
}

impl<'a> Graph<'a> {
    /// The graph without what can be filled.
    fn of(needs: Vec<Vec<Need<'a>>>) -> Self {
        let mut needed_by = vec![Vec::new(); needs.len()];
        for need in needs.iter().flatten() {
            needed_by[need.target].push(need.table);
        }
        let open: Vec<usize> = needs.iter().map(Vec::len).collect();
        let free = (0..open.len()).filter(|table| open[*table] == 0).collect();
        let mut graph = Self {
            needs,
            needed_by,
            open,
        };
        graph.fill(free);
        graph
    }

    /// Fills tables, and then what waited for them alone, until nothing changes.
    fn fill(&mut self, mut tables: Vec<usize>) {
        for &table in &tables {
            self.open[table] = 0;
        }
        while let Some(table) = tables.pop() {
            for dependent in std::mem::take(&mut self.needed_by[table]) {
                if self.open[dependent] > 0 {
                    self.open[dependent] -= 1;
                    if self.open[dependent] == 0 {
                        tables.push(dependent);
                    }
                }
            }
        }
    }

    /// The circle that the first open needs lead into: what is open needs something open.
    fn follow(&self, start: usize) -> Vec<Need<'a>> {
        let mut path: Vec<Need<'a>> = Vec::new();
        let mut seen: Lookup<usize, usize> = Lookup::sized(0);
        let mut table = start;
        loop {
            if let Some(begin) = seen.get(&table) {
                return path.split_off(begin);
            }
            seen.insert(table, path.len());
            let open = |need: &&Need<'_>| self.open[need.target] > 0;
            match self.needs[table].iter().find(open) {
                Some(need) => {
                    path.push(*need);
                    table = need.target;
                }
                None => return path,
            }
        }
    }
}

/// The circle from its least table on, so that it is told the same wherever it was found.
fn problem(tables: &[&Table], circle: &[Need<'_>]) -> Problem {
    let name = |need: &Need<'_>| tables[need.table].name.as_str();
    let least = (0..circle.len()).min_by_key(|position| name(&circle[*position]));
    let mut circle = circle.to_vec();
    circle.rotate_left(least.unwrap_or(0));
    let steps: Vec<String> = circle
        .iter()
        .map(|need| format!("{}.{}", name(need), need.column))
        .collect();
    let first = circle.first().map_or("", name);
    Problem::new(
        Code::Circle,
        steps.first().cloned().unwrap_or_default(),
        format!(
            "required references in a circle: {} -> {first}; nobody could insert the first row",
            steps.join(" -> ")
        ),
        "make one of them optional (`Option<Id<…>>`), or soft (`#[reference(soft)]`)",
    )
}
