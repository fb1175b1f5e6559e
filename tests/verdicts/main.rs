//! Whether a rule means in every database what it means in Rust.
//!
//! Random values, biased to the boundaries of their types, are judged by `check_invariants` and by
//! the CHECKs of the model on SQLite, on PostgreSQL and on MariaDB: all conditions of a table over
//! all rows in a SELECT, and each check by itself with real INSERTs. That the test can fail is
//! tested too: with renderings that are wrong on purpose, each of which must be noticed.
//!
//! `VERDICTS_ROWS` is the number of values of each type, `VERDICTS_SEED` another seed than the
//! usual one. Without `TABLEWRIGHT_MATRIX` there are fewer rows, and one in four of the combinations
//! of operators and operands.

#[path = "../common/servers.rs"]
mod common;
mod engine;
mod identity;
mod letters;
mod mariadb;
#[path = "../common/matrix.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod matrix;
mod meanings;
mod mutation;
mod numbers;
mod operands;
mod options;
mod parts;
mod postgres;
#[path = "../drift/project.rs"]
#[allow(dead_code, reason = "not every test uses all of it")]
mod project;
mod real;
mod refusals;
mod row;
mod same;
mod sqlite;
mod texts;
mod trees;

use std::collections::BTreeMap;

use common::tell;
use engine::{Engine, Judged};
use real::Real;
use row::{Row, Subject};
use tablewright_model::DataModel;
use tablewright_model::{Condition, Record, Rule, RuleForm, Table};
use tablewright_sql::Dialect;

/// What is judged: the aggregates, and how their values are made.
const SUBJECTS: &[Subject] = &[
    numbers::INTEGERS,
    numbers::SUMS,
    numbers::DECIMALS,
    numbers::FLOATS,
    trees::TREES,
    texts::TEXTS,
    letters::LETTERS,
    options::OPTIONS,
    identity::FOLDERS,
    options::TIMES,
    options::STATES,
    parts::PARTS,
    same::COUPLES,
];

/// The values of each type.
fn count() -> usize {
    let said = std::env::var("VERDICTS_ROWS").ok();
    let usual = if matrix::is_whole() { 12_000 } else { 2_000 };
    said.and_then(|said| said.parse().ok()).unwrap_or(usual)
}

/// The rows that each check is tried with in INSERTs.
const INSERTED: usize = 1_000;

/// A check of a rule, in its table.
struct Case<'m> {
    record: &'m Record,
    rule: &'m Rule,
    table: &'m Table,
    condition: &'m Condition,
}

impl Case<'_> {
    /// Whether a row is to be accepted, as far as this rule goes.
    fn holds(&self, row: &Row) -> bool {
        !row.violations
            .iter()
            .any(|(id, path)| **id == *self.rule.id && (path.is_empty() || self.is_about(path)))
    }

    /// Whether this is the check of what stands at a path.
    fn is_about(&self, path: &str) -> bool {
        if path == "span" {
            // What is embedded without a prefix.
            return self.rule.columns == ["least", "most"];
        }
        let path = column(path);
        let is_inside =
            |column: &String| *column == path || column.starts_with(&format!("{path}_"));
        self.rule.columns.iter().any(is_inside)
    }
}

/// `cover.Insured.price` -> `cover_insured_price`; one field has a column of another name.
fn column(path: &str) -> String {
    let name = path.replace('.', "_").to_lowercase();
    name.replace("note_text", "note_words")
}

fn cases(model: &DataModel) -> Vec<Case<'_>> {
    let records = model.aggregates().iter();
    let rules = records.flat_map(|record| record.rules.iter().map(move |rule| (record, rule)));
    rules
        .filter(|(_, rule)| rule.rule == RuleForm::Check {})
        .map(|(record, rule)| {
            let name = rule.constraint.as_deref().expect("a check has a name");
            Case {
                record,
                rule,
                table: model.table(&rule.table).expect("a rule has a table"),
                condition: model.condition(name).expect("a check has a condition"),
            }
        })
        .collect()
}

/// All rows, by table.
fn rows(count: usize) -> BTreeMap<&'static str, Vec<Row>> {
    let mut rows: BTreeMap<_, Vec<Row>> = BTreeMap::new();
    for subject in SUBJECTS {
        for row in (subject.rows)(count) {
            rows.entry(row.table).or_default().push(row);
        }
    }
    rows
}

/// What came of one engine.
#[derive(Default)]
struct Tally {
    rows: usize,
    verdicts: usize,
    refused: usize,
    inserted: usize,
    disagreements: usize,
    /// The first of them, in words.
    first: Vec<String>,
}

impl Tally {
    fn compare(&mut self, case: &Case<'_>, row: &Row, is: Option<bool>) {
        if is == Some(case.holds(row)) {
            return;
        }
        self.disagreements += 1;
        if self.first.len() < 20 {
            let verdict = match is {
                Some(true) => "accepts",
                Some(false) => "refuses",
                None => "cannot judge",
            };
            self.first.push(format!(
                "{verdict} what Rust does not: {} of {:?}\n  {:?}",
                case.condition.constraint, row.cells, row.violations
            ));
        }
    }
}

/// Judges all rows of each table by all its checks. Without rules the table takes whatever a value of
/// Rust is stored as.
fn select(engine: &mut dyn Engine, cases: &[Case<'_>], rows: &BTreeMap<&str, Vec<Row>>) -> Tally {
    let mut tally = Tally::default();
    for (table, rows) in rows {
        let of_table: Vec<&Case<'_>> = cases
            .iter()
            .filter(|case| case.table.name == *table)
            .collect();
        let conditions: Vec<String> = of_table
            .iter()
            .map(|case| sql(case, engine.dialect()))
            .collect();
        let mut real = Real::load(engine, of_table[0].record, None);
        let judged = real.judge(rows, &conditions);
        real.drop();
        tally.rows += rows.len();
        for (row, verdicts) in rows.iter().zip(judged.expect("the rows are judged")) {
            for (case, is) in of_table.iter().zip(verdicts) {
                tally.verdicts += 1;
                tally.refused += usize::from(is == Some(false));
                tally.compare(case, row, is);
            }
        }
    }
    tally
}

/// Tries to insert rows into the real tables, with the one check.
fn insert(
    engine: &mut dyn Engine,
    cases: &[Case<'_>],
    rows: &BTreeMap<&str, Vec<Row>>,
    tally: &mut Tally,
) {
    for case in cases {
        let name = Some(case.condition.constraint.as_str());
        let mut real = Real::load(engine, case.record, name);
        for row in picked(case, &rows[case.table.name.as_str()]) {
            tally.inserted += 1;
            let is = real.insert(row).is_ok();
            tally.compare(case, row, Some(is));
        }
        real.drop();
    }
}

/// Rows that are accepted and rows that are refused, as many of each as there are.
fn picked<'r>(case: &Case<'_>, rows: &'r [Row]) -> Vec<&'r Row> {
    let (good, bad): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| case.holds(row));
    assert!(
        !good.is_empty(),
        "{} holds of nothing",
        case.condition.constraint
    );
    assert!(
        !bad.is_empty(),
        "{} holds of everything",
        case.condition.constraint
    );
    let half = INSERTED / 2;
    let few = bad.len().min(INSERTED - good.len().min(half));
    let bad = bad.into_iter().take(few);
    let good = good.into_iter().take(INSERTED - few);
    good.chain(bad).collect()
}

fn sql(case: &Case<'_>, dialect: Dialect) -> String {
    let sql = tablewright_sql::condition(&case.condition.expression, case.table, dialect);
    sql.expect("the engine judges it")
}

fn judge(mut engine: Judged) {
    let Some(engine) = engine.as_mut() else {
        return;
    };
    let model = tablewright_model::data_model().expect("the domain has a model");
    let cases = cases(&model);
    assert!(cases.len() >= 60, "{} rules", cases.len());
    let rows = rows(count());
    let mut tally = select(engine.as_mut(), &cases, &rows);
    insert(engine.as_mut(), &cases, &rows, &mut tally);
    tell(&format!(
        "{}: {} rules, {} rows in SELECTs, {} verdicts, {} of them refusals; {} rows in INSERTs; {} disagreements",
        engine.dialect(),
        cases.len(),
        tally.rows,
        tally.verdicts,
        tally.refused,
        tally.inserted,
        tally.disagreements
    ));
    assert!(tally.disagreements == 0, "{}", tally.first.join("\n"));
    mutation::all_are_noticed(engine.as_mut(), &cases, &rows);
}

#[test]
fn sqlite_judges_as_rust_does() {
    judge(Some(Box::new(common::sqlite::newest())));
}

#[test]
fn the_oldest_sqlite_judges_as_rust_does() {
    let oldest = common::sqlite::oldest();
    judge(oldest.map(|oldest| Box::new(oldest) as Box<dyn Engine>));
}

#[test]
fn postgres_judges_as_rust_does() {
    judge(postgres::start());
}

#[test]
fn mariadb_judges_as_rust_does() {
    judge(mariadb::start());
}

/// The document says it in standard SQL, which PostgreSQL takes as it stands.
#[test]
fn the_document_has_standard_sql() {
    let model = tablewright_model::data_model().expect("the domain has a model");
    for record in model.aggregates() {
        for condition in &record.conditions {
            let table = model
                .table(&condition.table)
                .expect("a condition has a table");
            let mut checks = table.checks.iter();
            let check = checks.find(|check| check.name == condition.constraint);
            let mut indexes = table.indexes.iter();
            let index = indexes.find(|index| index.name == condition.constraint);
            let text = match (check, index) {
                (Some(check), _) => Some(&check.expression),
                (_, index) => index.and_then(|index| index.filter.as_ref()),
            };
            let sql = tablewright_sql::condition(&condition.expression, table, Dialect::Postgres);
            assert_eq!(text, sql.ok().as_ref(), "{}", condition.constraint);
        }
    }
}
