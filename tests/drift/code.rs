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
