//! From what one database tells of itself to what another one does.

use std::fmt::Write as _;

use tablewright_model::Code;
use tablewright_sql::Schema;
use tablewright_sql::plan::{Plan, PlanOptions, plan_catalogues};

use crate::database::Database;
use crate::pairs::{empty, run, same};

/// A database that holds the first of two schemas, and nothing else, comes to hold the second. All that
/// is lost is named: no catalogue knows what was renamed.
///
/// It returns whether there was a way.
pub(crate) fn lead(
    database: &mut dyn Database,
    [before, after]: [&Schema; 2],
    create: &dyn Fn(&mut dyn Database),
    name: &str,
) -> bool {
    let name = format!("{name}, by catalogues");
    let Some(plan) = planned(before, after) else {
        return false;
    };
    create(database);
    // No catalogue tells of views, and of what is under one nothing can be changed.
    let mut views = String::new();
    for table in &before.tables {
        let _ = writeln!(views, "DROP VIEW IF EXISTS view_{};", table.name);
    }
    database.run(&views).expect("views are dropped");
    run(database, &plan, &name);
    same(after, &database.catalogue(), &plan, &name);
    let again = plan_catalogues(&database.catalogue(), after, &PlanOptions::default());
    assert!(again.is_ok_and(|plan| plan.is_empty()), "{name}: again");
    empty(database);
    true
}

/// A plan, unless something new has no value.
fn planned(before: &Schema, after: &Schema) -> Option<Plan> {
    let mut options = PlanOptions::default();
    let problems = match plan_catalogues(before, after, &options) {
        Ok(plan) => return Some(plan),
        Err(problems) => problems,
    };
    for problem in &problems {
        match problem.code {
            Code::Unfilled => return None,
            Code::Lost | Code::NotConverted => _ = options.drop.insert(problem.path.clone()),
            other => panic!("{other:?}: {problem}"),
        }
    }
    match plan_catalogues(before, after, &options) {
        Ok(plan) => Some(plan),
        // A column that makes room for another one leaves that without values.
        Err(problems) => {
            assert!(
                problems.iter().all(|of| of.code == Code::Unfilled),
                "{problems}"
            );
            None
        }
    }
}
