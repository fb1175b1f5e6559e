//! What was accepted says how much room its comparison begins with; the code may need more.

use crate::project::{Done, Project};

/// A parcel with so many fields beside its identity.
fn parcel(fields: usize) -> String {
    let fields: Vec<String> = (0..fields)
        .map(|field| format!("    pub field_{field}: i32,\n"))
        .collect();
    let fields = fields.concat();
    format!(
        "/// What is sent.\n#[derive(tablewright::Aggregate)]\npub struct Parcel {{\n    \
         pub id: tablewright::Id<Parcel>,\n{fields}}}\n"
    )
}

fn told(done: &Done) -> Vec<&str> {
    let reports = done.reports.iter();
    reports
        .map(|report| report.message.lines().next().unwrap_or_default())
        .collect()
}

#[test]
fn code_that_has_outgrown_what_was_accepted_is_compared_whole() {
    let project = Project::of_domain("grown", &parcel(5));
    project.accept();
    // Past each of the sizes that are tried.
    for count in [6, 40, 70, 140] {
        project.write("src/lib.rs", &parcel(count));
        let done = project.check();
        let told = told(&done);
        let expected: Vec<String> = (5..count)
            .map(|field| {
                format!(
                    "evaluation panicked: Parcel.field_{field} maps to parcels.field_{field} INTEGER NOT NULL, which was not accepted"
                )
            })
            .collect();
        assert_eq!(told, expected, "{count} fields");
    }
}

#[test]
fn code_that_has_less_than_what_was_accepted_is_compared_whole() {
    let project = Project::of_domain("shrunk", &parcel(140));
    project.accept();
    for count in [139, 70, 40, 5] {
        project.write("src/lib.rs", &parcel(count));
        let done = project.check();
        let told = told(&done);
        assert_eq!(told.len(), 1, "{told:?}");
        let first = format!(
            "parcels.field_{count} was accepted as INTEGER NOT NULL, but nothing maps to it any more"
        );
        assert!(told[0].contains(&first), "{told:?}");
    }
}
