//! Generated code in a crate that allows nothing.

use crate::matrix::first;
use crate::project::{Project, export, manifest};

/// A domain whose types are private to their modules.
const STRICT: &str = "#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unnameable_types, private_interfaces, private_bounds)]
#![deny(clippy::pedantic)]
//! A domain whose types are private to their modules.

mod titles {
    use design::{Aggregate, ValueObject};

    /// Names that generated code must not take for those of the prelude.
    #[allow(dead_code)]
    enum Option { Some, None }

    /// What a book is called.
    #[derive(ValueObject)]
    pub(super) struct Title(#[column(length = 100)] String);

    /// What a book is about.
    #[derive(Aggregate)]
    struct Subject {
        id: design::Id<Subject>,
        #[column(default = 1)]
        level: i32,
        title: Title,
    }
}

mod shelf {
    mod inner {
        /// A place.
        #[derive(design::ValueObject)]
        pub(in super::super) enum Place { Here, There }
    }

    mod outer {
        use super::super::titles::Title;

        /// A book.
        #[derive(design::Aggregate)]
        struct Book {
            id: design::Id<Book>,
            title: Title,
            place: super::inner::Place,
            pages: Vec<Page>,
        }

        /// A page.
        #[derive(design::Entity)]
        struct Page {
            id: design::Id<Page>,
            title: Title,
        }
    }
}
";

#[test]
fn generated_code_is_fit_for_private_modules_strict_lints_and_another_name() {
    for edition in first(vec!["2021", "2024"], 1) {
        let project = Project::of_domain(&format!("strict-{edition}"), STRICT);
        let manifest = manifest("domain", "[workspace]\n")
            .replace("edition = \"2024\"", &format!("edition = \"{edition}\""))
            .replace("tablewright = {", "design = { package = \"tablewright\",");
        project.write("Cargo.toml", &manifest);
        let example = export(&["domain"]).replace("tablewright::", "design::");
        project.write("examples/export.rs", &example);
        let first = project.check();
        assert!(first.is_success, "{:?}", first.reports);
        project.accept();
        let clippy = ["clippy", "--offline", "--quiet", "--message-format=json"];
        let clean = project.cargo(&clippy);
        assert!(clean.is_success, "{:?}{}", clean.reports, clean.stdout);

        project.write(
            "src/lib.rs",
            &STRICT.replace("length = 100", "length = 200"),
        );
        let reports = project.check().reports;
        let at: Vec<_> = reports.iter().map(|report| report.at.as_str()).collect();
        assert_eq!(at, ["title", "title", "title"], "{reports:?}");

        // One of many that are gone, and more of them than are asked for by name.
        let more: Vec<String> = (0..20)
            .map(|number| {
                format!("\nmod m{number} {{ /// More.\n #[derive(design::Aggregate)] struct More{number} {{ id: design::Id<More{number}> }} }}\n")
            })
            .collect();
        let more = more.concat();
        project.write("src/lib.rs", &(STRICT.to_owned() + &more));
        project.accept();
        assert!(project.check().is_success);
        let without_one = more.replace(
            "#[derive(design::Aggregate)] struct More7 { id: design::Id<More7> }",
            "struct More7;",
        );
        project.write(
            "src/lib.rs",
            &(STRICT.replace("deny(warnings,", "deny(") + &without_one),
        );
        let reports = project.check().reports;
        assert_eq!(reports.len(), 1, "{reports:?}");
        assert!(
            reports[0].message.contains("`more7s` is gone"),
            "{reports:?}"
        );
        project.write("src/lib.rs", STRICT);
        let reports = project.check().reports;
        assert_eq!(reports.len(), 1, "{reports:?}");
        assert!(
            reports[0]
                .message
                .starts_with("many of the accepted aggregates are gone"),
            "{reports:?}"
        );
    }
}
