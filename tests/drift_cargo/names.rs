//! Names that meet.

use crate::project::Project;

/// An enum, a child and a root of one name in several modules.
const SOURCE: &str = "
pub mod catalog {
    /// An item of the catalog.
    #[derive(tablewright::Aggregate)]
    #[aggregate(table = \"match\")]
    pub struct Item { pub id: tablewright::Id<Item>, pub state: State, pub abc: i64 }

    /// Of an item.
    #[derive(tablewright::ValueObject)]
    #[value_object(name = \"item_state\")]
    pub enum State { New, Old }
}

pub mod order {
    /// An order.
    #[derive(tablewright::Aggregate)]
    pub struct Order {
        pub id: tablewright::Id<Order>,
        pub state: State,
        #[column(name = \"size\")]
        pub größe: u16,
        pub items: Vec<Item>,
    }

    /// Of an order.
    #[derive(tablewright::ValueObject)]
    #[value_object(name = \"order_state\")]
    pub enum State { Open, Shut }

    /// An item of an order.
    #[derive(tablewright::Entity)]
    #[entity(table = \"order_items\")]
    pub struct Item { pub id: tablewright::Id<Item>, pub count: i32 }
}
";

/// Names that meet: an enum, a child and a root of one name in several modules, a binary that is
/// called as the library, a table called as a keyword, a field that is not ASCII.
#[test]
fn names_that_meet_are_told_apart() {
    let project = Project::of_domain("names", SOURCE);
    project.write(
        "src/main.rs",
        "#[derive(tablewright::ValueObject)]\npub struct Port(u16);\n\nfn main() {}\n",
    );
    project.accept();
    let accepted = project.check();
    assert!(accepted.is_success, "{:?}", accepted.reports);

    let at = |from: &str, to: &str| {
        assert!(SOURCE.contains(from), "{from}");
        project.write("src/lib.rs", &SOURCE.replace(from, to));
        let reports = project.check().reports;
        let lines = reports
            .into_iter()
            .map(|report| (report.at, report.message));
        lines.collect::<Vec<_>>()
    };
    let one = |reports: Vec<(String, String)>, caret: &str, said: &str| {
        assert_eq!(reports.len(), 1, "{reports:?}");
        assert_eq!(reports[0].0, caret, "{reports:?}");
        assert!(reports[0].1.contains(said), "{reports:?}");
    };
    one(at("Open, Shut", "Open, Shut, Lost"), "State", "order_state");
    one(at("New, Old", "New, Old, Lost"), "State", "item_state");
    one(at("count: i32", "count: i64"), "count", "order_items.count");
    one(at("größe: u16", "größe: u32"), "größe", "orders.size");
    let gone = at(
        "#[derive(tablewright::Aggregate)]\n    #[aggregate(table = \"match\")]\n",
        "",
    );
    assert!(
        gone.iter()
            .any(|(_, message)| message.contains("`r#match` is gone")
                || message.contains("`match` is gone")),
        "{gone:?}"
    );
}

/// A domain that was accepted.
const ACCEPTED: &str = "
pub mod order {
    /// An order.
    #[derive(tablewright::Aggregate)]
    pub struct Order {
        pub id: tablewright::Id<Order>,
        pub size: u16,
        pub items: Vec<Item>,
    }

    /// An item of an order.
    #[derive(tablewright::Entity)]
    pub struct Item { pub id: tablewright::Id<Item>, pub count: i32 }
}
";

/// An aggregate of a name that is known.
const ANOTHER: &str = "
pub mod standing {
    /// An order of a monk.
    #[derive(tablewright::Aggregate)]
    #[aggregate(id = \"AGG-VOW-001\", table = \"vows\")]
    pub struct Order { pub id: tablewright::Id<Order>, pub rank: u16 }
}
";

#[test]
fn a_new_aggregate_is_not_the_accepted_one_of_its_name() {
    const NEW: &str = "`Order` is new: the table vows was not accepted";
    let project = Project::of_domain("paths", ACCEPTED);
    project.accept();
    let another_table = ACCEPTED.replace(
        "pub struct Order",
        "#[aggregate(table = \"purchases\")] pub struct Order",
    );
    let moved = "orders was accepted as the table of Order, but Order now maps to purchases";
    let gone = "`orders` is gone";
    let (before, behind) = (
        |source: &str| format!("{ANOTHER}{source}"),
        |source: &str| format!("{source}{ANOTHER}"),
    );
    let cases = [
        (before(ACCEPTED), vec![NEW]),
        (behind(ACCEPTED), vec![NEW]),
        (another_table.clone(), vec![moved]),
        (before(&another_table), vec![NEW, moved]),
        (behind(&another_table), vec![NEW, moved]),
        (ANOTHER.to_owned(), vec![NEW, gone]),
        // What has mistakes is there all the same.
        (
            before(&another_table.replace("An order.", "\0")),
            vec![NEW, "U+0000"],
        ),
    ];
    for (source, expected) in cases {
        project.write("src/lib.rs", &source);
        let done = project.check();
        let mut told: Vec<String> = done.reports.into_iter().map(|of| of.message).collect();
        assert_eq!(told.len(), expected.len(), "{source}\n{told:#?}");
        for said in expected {
            let position = told.iter().position(|message| message.contains(said));
            let position = position.unwrap_or_else(|| panic!("{said}: {told:#?}"));
            told.remove(position);
        }
    }
    // The command line says the same.
    project.write("src/lib.rs", &before(&another_table));
    let listed = project.export(&["check"]).stdout;
    assert!(listed.contains(moved), "{listed}");
    assert!(listed.contains("the table vows is new"), "{listed}");
}
