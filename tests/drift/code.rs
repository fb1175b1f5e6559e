//! The code was changed.

use crate::edits::EDITS;
use crate::project::Project;
use crate::{DOMAIN, assert_golden, edited, sample, told};

#[test]
fn what_changed_in_the_code_is_reported_where_it_stands() {
    let project = Project::of_domain("code", DOMAIN);
    project.accept();
    let accepted = project.check();
    assert!(
        accepted.is_success,
        "{}{}",
        accepted.stderr,
        told(&project, &accepted)
    );

    let mut cases = Vec::new();
    for (name, edits) in sample(4, EDITS) {
        project.write("src/lib.rs", &edited(DOMAIN, edits));
        let done = project.check();
        assert!(!done.is_success, "{name} is not reported");
        assert!(!done.reports.is_empty(), "{name}: {}", done.stderr);
        cases.push(format!("{name}:\n{}\n", told(&project, &done)));
    }
    assert_golden("code.txt", &cases);
}

#[test]
fn a_mistake_is_one_error_and_no_drift() {
    let project = Project::of_domain("mistakes", DOMAIN);
    project.accept();
    let mistakes = [
        (
            "    #[column(precision = 10, scale = 2)]",
            "    #[column(precision = 10, scale = 2, unit = 3)]",
        ),
        (
            "#[entity(table = \"title_copies\")]",
            "#[entity(table = \"Title-Copies\")]",
        ),
        ("pub code: String,", "pub code: std::rc::Rc<u8>,"),
        ("    Returned,\n}", "    Returned(std::rc::Rc<u8>),\n}"),
    ];
    for (from, to) in mistakes {
        project.write("src/lib.rs", &edited(DOMAIN, &[(from, to)]));
        let done = project.check();
        assert!(!done.reports.is_empty(), "{to}");
        let told = told(&project, &done);
        assert!(!told.contains("accepted"), "{to}: {told}");
    }
}

/// What an attribute says that the type does not bear is one error, whatever else it would change.
#[test]
fn what_a_type_does_not_bear_is_one_error() {
    const SHOP: &str = "//! A shop.
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// How somebody pays.
#[derive(ValueObject)]
pub enum Payment {
    Cash,
    Card { number: i32 },
}

/// A purchase.
#[derive(Aggregate)]
pub struct Purchase {
    pub id: Id<Purchase>,
    pub payment: Payment,
    pub buyer: Id<Buyer>,
    pub parts: Vec<Part>,
}

/// Who buys.
#[derive(Aggregate)]
pub struct Buyer {
    pub id: Id<Buyer>,
}

/// A part of it.
#[derive(Entity)]
pub struct Part {
    pub id: Id<Part>,
    pub refund: Payment,
}
";
    let project = Project::of_domain("overstated", SHOP);
    project.accept();
    assert!(project.check().is_success);
    for (from, to) in [
        (
            "pub payment: Payment",
            "#[column(default = Payment::Cash)] pub payment: Payment",
        ),
        (
            "pub payment: Payment",
            "#[column(default(sql = \"'cash'\"))] pub payment: Payment",
        ),
        (
            "pub refund: Payment",
            "#[column(default = Payment::Cash)] pub refund: Payment",
        ),
        (
            "pub buyer:",
            "#[reference(on_delete = set_null)] pub buyer:",
        ),
    ] {
        project.write("src/lib.rs", &edited(SHOP, &[(from, to)]));
        let done = project.check();
        assert_eq!(done.reports.len(), 1, "{to}: {}", told(&project, &done));
    }
}
