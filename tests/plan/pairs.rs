//! From one model to another and back, on a database.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tablewright_model::{Code, DataModel};
use tablewright_sql::plan::{Plan, PlanOptions, plan};
use tablewright_sql::{Dialect, Schema};

use crate::database::{Database, compare};
use crate::mutation::{self, Domain};
use crate::rows::{self, Stored};
use crate::servers;
use crate::{catalogues, examples};

/// How many of what there was.
#[derive(Default)]
struct Counts {
    steps: usize,
    empty: usize,
    skipped: usize,
    refusals: [usize; 3],
    /// Rows that were there before, and values of theirs that were found afterwards.
    rows: usize,
    values: usize,
    /// Pairs of which the catalogues alone lead from one to the other.
    told: usize,
    /// Plans that rows were in the way of, and those of which it was known before.
    stopped: usize,
    foreseen: usize,
}

pub(crate) fn lead_there_and_back(database: &mut dyn Database, count: u32) {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let seed = std::env::var("PLAN_SEED").ok();
    let seed = seed.and_then(|said| said.parse().ok()).unwrap_or(7);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let mut counts = Counts::default();
    for number in 0..count {
        let tree = mutation::pair().new_tree(&mut runner).expect("a pair");
        let [before, after] = tree.current();
        try_pair(database, &before, after, number, &mut counts);
    }
    let dialect = database.dialect();
    let Counts {
        steps,
        empty,
        skipped,
        refusals: [lost, unfilled, unconverted],
        rows,
        values,
        told,
        stopped,
        foreseen,
    } = counts;
    assert!(skipped <= 1 + count as usize / 4, "{skipped} of {count}");
    servers::tell(&format!(
        "{dialect}: {count} pairs of models ({empty} alike, {skipped} no models) are led there and back by {steps} steps, after {lost} losses, {unfilled} columns without values and {unconverted} types were refused"
    ));
    servers::tell(&format!(
        "{dialect}: the catalogues of {told} pairs lead from one to the other"
    ));
    servers::tell(&format!(
        "{dialect}: {values} values of {rows} rows are what they were; {stopped} plans were stopped by rows, and left all as it was; {foreseen} of them were foreseen"
    ));
}

/// Each of the examples leads to the next one, and back; all that is lost on the way is named.
pub(crate) fn examples_lead_to_each_other(database: &mut dyn Database) {
    let dialect = database.dialect();
    let chain = examples::chain(dialect);
    for pair in chain.windows(2) {
        let [(from, first), (to, second)] = pair else {
            continue;
        };
        let mut options = PlanOptions::default();
        if let Err(problems) = plan(first, second, dialect, &options) {
            let lost = problems.iter().map(|problem| problem.path.clone());
            options.drop.extend(lost);
        }
        let there = plan(first, second, dialect, &options);
        let there = there.unwrap_or_else(|problems| panic!("{from}, {to}: {problems}"));
        let mut down = PlanOptions::default();
        down.down = true;
        let back = plan(second, first, dialect, &down).expect("a plan");
        let [of_first, of_second] = [first, second].map(|model| fresh(database, model));
        create(database, first);
        run(database, &there, &format!("from {from} to {to}"));
        same(&of_second, &database.catalogue(), &there, to);
        run(database, &back, &format!("back from {to} to {from}"));
        same(&of_first, &database.catalogue(), &back, from);
        empty(database);
    }
}

fn try_pair(
    database: &mut dyn Database,
    before: &Domain,
    mut after: Domain,
    number: u32,
    counts: &mut Counts,
) {
    let dialect = database.dialect();
    let first = before.model(None).expect("a model");
    let Some((second, options, there)) = planned(&first, before, &mut after, dialect, counts)
    else {
        counts.skipped += 1;
        return;
    };
    let name = format!("{dialect}, pair {number}");
    let mut down = PlanOptions::default();
    down.down = true;
    let back = plan(&second, &first, dialect, &down);
    let back = back.unwrap_or_else(|problems| panic!("{name}: {problems}"));
    counts.steps += there.steps().count() + back.steps().count();
    counts.empty += usize::from(there.is_empty());
    assert!(
        plan(&second, &second, dialect, &PlanOptions::default()).is_ok_and(|plan| plan.is_empty()),
        "{name}: there is a way from a model to itself: {options:?}"
    );
    let [of_first, of_second] = [&first, &second].map(|model| fresh(database, model));
    let told = [&of_first, &of_second];
    let begin = |database: &mut dyn Database| create(database, &first);
    counts.told += usize::from(catalogues::lead(database, told, &begin, &name));
    create(database, &first);
    run(database, &there, &name);
    same(&of_second, &database.catalogue(), &there, &name);
    run(database, &back, &name);
    same(
        &of_first,
        &database.catalogue(),
        &back,
        &format!("{name}, back"),
    );
    let seed = number as usize;
    counts.rows += rows::insert(database, before, seed);
    let stored = rows::read(database, before);
    if led(database, &there, &of_first, &name, counts) {
        same(&of_second, &database.catalogue(), &there, &name);
        let expected = rows::expected(&stored, &there.loses, before, &after);
        let found = rows::read(database, &after);
        counts.values += expected.len();
        are_there(&expected, &found, &there, &name);
        if led(database, &back, &of_second, &name, counts) {
            let expected = rows::expected(&expected, &back.loses, &after, before);
            let found = rows::read(database, before);
            counts.values += expected.len();
            are_there(&expected, &found, &back, &name);
        }
    }
    empty(database);
}

/// Whether a plan has run over rows, or left the database as it was.
fn led(
    database: &mut dyn Database,
    plan: &Plan,
    before: &Schema,
    name: &str,
    counts: &mut Counts,
) -> bool {
    let found = plan.preflights.iter().filter(|preflight| {
        let rows = database.read(&preflight.count);
        rows[0][0].as_deref() != Some("0")
    });
    let found: Vec<_> = found.collect();
    let found_by_script = match plan.preflight_script() {
        script if script.is_empty() => 0,
        script => script
            .split_inclusive(";\n")
            .map(|query| database.read(query).len())
            .sum(),
    };
    assert_eq!(found.len(), found_by_script, "{name}");
    let done = if plan.is_empty() {
        Ok(())
    } else {
        database.run(&plan.script())
    };
    let Err(error) = done else {
        assert!(found.is_empty(), "{name}: {found:?}\n{}", plan.script());
        return true;
    };
    if std::env::var_os("PLAN_STOPS").is_some() {
        servers::tell(&format!("{name}: {error}"));
    }
    counts.stopped += 1;
    counts.foreseen += usize::from(!found.is_empty());
    // There is no way back from what a server of this engine has done.
    if database.dialect() != Dialect::MariaDb {
        let is_only = plan.units.len() == 1;
        let left = ordered(&database.catalogue());
        assert!(!is_only || left == ordered(before), "{name}: half a way");
    }
    false
}

fn are_there(expected: &Stored, found: &Stored, plan: &Plan, name: &str) {
    for (key, value) in expected {
        let found = found.get(key);
        assert_eq!(Some(value), found, "{name}: {key:?}\n{}", plan.script());
    }
}

/// The plan, after all that it refuses was answered as it asks for.
fn planned(
    first: &DataModel,
    before: &Domain,
    after: &mut Domain,
    dialect: Dialect,
    counts: &mut Counts,
) -> Option<(DataModel, PlanOptions, Plan)> {
    let mut options = PlanOptions::default();
    for _ in 0..4 {
        let second = after.model(Some(before)).ok()?;
        let problems = match plan(first, &second, dialect, &options) {
            Ok(plan) => return Some((second, options, plan)),
            Err(problems) => problems,
        };
        for problem in &problems {
            let path = problem.path.as_str();
            match problem.code {
                Code::Lost => {
                    counts.refusals[0] += 1;
                    options.drop.insert(path.to_owned());
                }
                Code::Unfilled => {
                    counts.refusals[1] += 1;
                    let (table, column) = path.split_once('.').expect("a column");
                    let at: usize = table[1..].parse().expect("a number");
                    let mut fields = after.tables[at].made.fields.iter_mut();
                    // What a child has of its parent can be nothing else.
                    fields.find(|field| field.name == column)?.nullable = true;
                }
                Code::NotConverted => {
                    counts.refusals[2] += 1;
                    options.drop.insert(path.to_owned());
                }
                _ => return None,
            }
        }
    }
    panic!("{options:?}: refused again and again");
}

pub(crate) fn create(database: &mut dyn Database, model: &DataModel) {
    let script = tablewright_sql::script(model, database.dialect()).expect("a script");
    let done = database.run(&script);
    done.unwrap_or_else(|error| panic!("{error}\n{script}"));
}

pub(crate) fn run(database: &mut dyn Database, plan: &Plan, name: &str) {
    let script = plan.script();
    // Some drivers take no script without a statement.
    if plan.is_empty() {
        assert_eq!(script, "");
    } else if let Err(error) = database.run(&script) {
        panic!("{name}: {error}\n{script}");
    }
}

/// What a database of a model tells, which is then empty again.
pub(crate) fn fresh(database: &mut dyn Database, model: &DataModel) -> Schema {
    create(database, model);
    let told = database.catalogue();
    empty(database);
    told
}

pub(crate) fn empty(database: &mut dyn Database) {
    let told = database.catalogue();
    // No catalogue tells of views.
    let views = told.tables.iter().map(|table| &table.name);
    let views = views.map(|name| format!("DROP VIEW IF EXISTS view_{name};\n"));
    let views: String = views.collect();
    let done = database.run(&(views + &told.drop_script()));
    done.unwrap_or_else(|error| panic!("{error}"));
}

pub(crate) fn same(expected: &Schema, found: &Schema, plan: &Plan, name: &str) {
    let [expected, found] = [expected, found].map(ordered);
    if expected != found {
        eprintln!("{}", plan.script());
    }
    compare(&expected, &found, name);
}

/// Columns do not move on PostgreSQL: they stand in any order.
fn ordered(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    if schema.dialect == Dialect::Postgres {
        for table in &mut schema.tables {
            table
                .columns
                .sort_by(|left, right| left.name.cmp(&right.name));
        }
    }
    schema
}
