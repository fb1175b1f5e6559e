//! Sources name rules, whose sentences may hold what stands between two of them.

use tablewright::{Aggregate, Entity, Id, ValueObject};
use tablewright_model::{DataModel, Lock, Record, Rule, Source};

#[derive(ValueObject)]
enum Step {
    Begin,
    Middle,
    End,
}

/// A path.
#[derive(Aggregate)]
#[invariant("INV-PTH-001: Counted; never guessed", check(self.count > 0))]
#[invariant("INV-PTH-002: Few; INV-PTH-001: Counted; never guessed", check(self.count < 10))]
#[invariant("INV-PTH-003: Counted; never guessed", check(self.count != 7 && self.rest != 7))]
#[invariant("INV-PTH-004: Forth; INV-PTH-005: Back", transitions(step, Begin => Middle, Middle => End))]
struct Path {
    id: Id<Path>,
    count: i32,
    rest: i32,
    step: Step,
    stones: Vec<Stone>,
}

/// A stone.
#[derive(Entity)]
#[invariant("INV-PTH-005: Back", transitions(step, End => Middle, Middle => Begin))]
struct Stone {
    id: Id<Stone>,
    step: Step,
}

/// A walk.
#[derive(Aggregate)]
#[invariant("INV-WLK-001: On; and on", transitions(step, Begin => Middle | End))]
struct Walk {
    id: Id<Walk>,
    step: Step,
}

fn texts(source: &Source) -> Vec<String> {
    source.rules().iter().map(ToString::to_string).collect()
}

fn of_column(record: &Record, name: &str) -> Vec<String> {
    texts(&record.tables[0].column(name).expect("a column").source)
}

fn read(text: &str) -> Record {
    let record: Record = serde_json::from_str(text).expect("a record");
    assert_eq!(serde_json::to_string(&record).expect("JSON"), text);
    record
}

#[test]
fn a_sentence_may_hold_semicolons_and_other_rules() {
    let record = read(Path::DATA_MODEL);
    let rules: Vec<String> = record.rules.iter().map(Rule::source).collect();
    assert_eq!(of_column(&record, "count"), rules[..3]);
    assert_eq!(of_column(&record, "rest"), rules[2..3]);
    assert_eq!(of_column(&record, "step"), rules[3..4]);
    for (check, rule) in record.tables[0].checks[1..].iter().zip(&rules) {
        assert_eq!(texts(&check.source), [rule.as_str()]);
    }
    // The text of the second machine is a part of the first one's.
    assert_eq!(texts(&record.enums[0].source), rules[3..]);
}

/// The derive takes one sentence for an id; a record that was written elsewhere may have two.
#[test]
fn a_rule_whose_text_begins_with_that_of_another_is_another() {
    let text = Path::DATA_MODEL
        .replace("INV-PTH-003", "INV-PTH-001")
        .replace("\"sentence\":\"Counted; never guessed\",\"declared_on\":\"Path\",\"table\":\"paths\",\"columns\":[\"count\",\"rest\"]", 
            "\"sentence\":\"Counted; never guessed; ever\",\"declared_on\":\"Path\",\"table\":\"paths\",\"columns\":[\"count\",\"rest\"]")
        .replace("\"INV-PTH-001: Counted; never guessed\"", "\"INV-PTH-001: Counted; never guessed; ever\"");
    let record = read(&text);
    let longer = "INV-PTH-001: Counted; never guessed; ever";
    assert_eq!(of_column(&record, "rest"), [longer]);
    assert_eq!(
        of_column(&record, "count")[0],
        "INV-PTH-001: Counted; never guessed"
    );
}

#[test]
fn the_sources_of_shared_enums_are_merged() {
    let model = DataModel::of(&[Walk::DATA_MODEL, Path::DATA_MODEL]).expect("a model");
    let document = model.to_document();
    assert_eq!(
        texts(&document.enums[0].source),
        [
            "INV-PTH-004: Forth; INV-PTH-005: Back",
            "INV-PTH-005: Back",
            "INV-WLK-001: On; and on",
        ]
    );
    let lock = Lock::of(&model);
    let again = Lock::read(&lock.to_string()).expect("a lock file");
    assert_eq!(again, lock);
    assert!(again.is_written_as(&lock.to_string()));
    let page = tablewright_view::html(&model);
    assert!(page.contains("<a href=\"#rule-INV-WLK-001\">INV-WLK-001</a>: On; and on"));
}

#[test]
fn what_is_generated_says_why() {
    let record = read(Path::DATA_MODEL);
    let source = |name| &record.tables[0].column(name).expect("a column").source;
    assert_eq!(*source("id"), Source::Identity);
    assert_eq!(*source("version"), Source::Version);
    assert_eq!(*source("updated_at"), Source::Audit);
    let order = read(shop::Order::DATA_MODEL);
    let parent = order.tables[1].column("order_id").expect("a column");
    assert_eq!(parent.source, Source::Parent("Order".into()));
    let amount = order.tables[0].column("total_amount").expect("a column");
    assert_eq!(amount.source.text(), "Order.total_amount");
    assert_eq!(amount.source.rules(), []);
}
