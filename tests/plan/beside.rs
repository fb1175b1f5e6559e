//! What a domain says beside its tables: taken back before these change, and there again afterwards.

use tablewright::{Aggregate, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;
use tablewright_sql::plan::{PlanOptions, Stage, plan};

use crate::database::Database;
use crate::pairs;

/// An article of a magazine.
#[derive(Aggregate)]
#[aggregate(
    audit = false,
    version = false,
    sql(
        name = "shown",
        purpose = "What readers see",
        postgres(
            create = "CREATE VIEW shown AS SELECT title FROM articles",
            drop = "DROP VIEW shown",
        ),
        mysql(
            create = "CREATE VIEW shown AS SELECT title FROM articles",
            drop = "DROP VIEW shown",
        ),
        sqlite(
            create = "CREATE VIEW shown AS SELECT title FROM articles",
            drop = "DROP VIEW shown",
        ),
    )
)]
struct Article {
    id: Id<Article>,
    #[column(length = 80)]
    title: String,
}

/// A row, as the engine writes ids.
fn insert(dialect: Dialect) -> String {
    let id = match dialect {
        Dialect::Sqlite => "x'01890a5dac96774bbcceb302099a8057'",
        _ => "'01890a5d-ac96-774b-bcce-b302099a8057'",
    };
    format!("INSERT INTO articles (id, title) VALUES ({id}, 'Mice');")
}

/// The model, of which some text is another one.
fn model(from: &str, to: &str) -> DataModel {
    let record = Article::DATA_MODEL.replace(from, to);
    DataModel::of(&[&record]).expect("a model")
}

pub(crate) fn come_back(database: &mut dyn Database) {
    let dialect = database.dialect();
    let options = PlanOptions::default();
    let before = model("", "");
    let wider = model("VARCHAR(80)", "VARCHAR(120)");
    let other = model("SELECT title FROM", "SELECT title, id FROM");
    let led = |after| plan(&before, after, dialect, &options).expect("a plan");
    let (of_table, of_view) = (led(&wider), led(&other));
    assert!(led(&before).is_empty());
    let stages: Vec<Stage> = of_view.steps().map(|step| step.stage).collect();
    assert_eq!(stages, [Stage::DropScripts, Stage::CreateScripts]);

    pairs::create(database, &before);
    database.run(&insert(dialect)).expect("a row");
    for plan in [of_table, of_view] {
        pairs::run(database, &plan, "what stands beside a table");
        let shown = database.read("SELECT title FROM shown");
        assert_eq!(shown, [[Some("Mice".to_owned())]], "{}", plan.script());
    }
    database.run("DROP VIEW shown;").expect("it is there");
    pairs::empty(database);
}
