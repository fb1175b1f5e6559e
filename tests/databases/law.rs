//! What passes the review for an engine loads there, and each name of a rule leads back to it.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tablewright_model::DataModel;
use tablewright_model::{Code, Enforcer, RuleForm};
use tablewright_sql::Schema;

use crate::database::{Database, is_empty};
use crate::{hostile, servers};

/// Loads what is not refused of so many models of hostile names and sizes.
pub(crate) fn what_passes_review_loads(database: &mut dyn Database, count: u32) {
    let dialect = database.dialect();
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let (mut loaded, mut refused, mut twice) = (0, 0, 0);
    for number in 0..count {
        let records = hostile::records().new_tree(&mut runner).expect("records");
        let records = records.current();
        let texts: Vec<&str> = records.iter().map(String::as_str).collect();
        let model = match DataModel::of(&texts) {
            Ok(model) => model,
            Err(problems) => {
                // Two things were named alike by the domain.
                assert!(
                    problems.iter().all(|of| of.code == Code::ConstraintTwice),
                    "{problems}"
                );
                twice += 1;
                continue;
            }
        };
        match tablewright_sql::script(&model, dialect) {
            Ok(script) => {
                load(
                    database,
                    &model,
                    &script,
                    &format!("model {number} on {dialect}"),
                );
                loaded += 1;
            }
            Err(problems) => {
                assert!(problems.iter().all(|of| of.code == Code::NotOnEngine));
                refused += 1;
            }
        }
    }
    servers::tell(&format!(
        "{dialect}: {loaded} hostile models load, {refused} are refused"
    ));
    assert!(
        count < 100 || 10 * twice < count,
        "{twice} have names twice"
    );
    assert!(
        count < 100 || 4 * loaded > count,
        "most is refused on {dialect}"
    );
}

fn load(database: &mut dyn Database, model: &DataModel, script: &str, name: &str) {
    if let Err(error) = database.run(script) {
        panic!("{name}: {error}\n{script}");
    }
    let catalogue = database.catalogue();
    rules_are_found(model, &catalogue, name);
    let drop = tablewright_sql::drop_script(model, database.dialect()).expect("a script");
    if let Err(error) = database.run(&drop) {
        panic!("{name}: {error}\n{drop}");
    }
    let left = database.catalogue();
    assert!(is_empty(&left), "{name}: {left:?}");
}

/// Each rule is enforced by what it says, and that leads back to the rule.
fn rules_are_found(model: &DataModel, catalogue: &Schema, name: &str) {
    for rule in model.rules() {
        if let Some(constraint) = &rule.constraint {
            let table = catalogue.table(&rule.table).expect("a table");
            let mut indexes = table.indexes.iter().map(|of| Some(of.name.as_str()));
            let mut checks = table.checks.iter().map(|of| of.name.as_deref());
            let is_there = match &rule.rule {
                RuleForm::Unique { .. } => indexes.any(|of| of == Some(constraint)),
                _ => checks.any(|of| of == Some(constraint)),
            };
            assert!(is_there, "{name}: {constraint} is in {table:?}");
            assert_eq!(model.rule_of_constraint(constraint), Some(rule), "{name}");
        }
    }
    let machines = model
        .rules()
        .filter(|rule| rule.enforced_by().contains(&Enforcer::Trigger));
    let triggers = catalogue.tables.iter().map(|table| table.triggers.len());
    assert_eq!(triggers.sum::<usize>(), machines.count(), "{name}");
    for table in &catalogue.tables {
        for trigger in &table.triggers {
            let rule = model.rule_of_constraint(&trigger.name).expect("a rule");
            assert_eq!(rule.table, table.name, "{name}: {}", trigger.name);
        }
    }
}
