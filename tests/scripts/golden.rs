//! The scripts of the shop.

use std::path::Path;

use tablewright::Aggregate;
use tablewright_sql::Dialect;

use crate::model;

/// `SCRIPTS=overwrite` writes them anew.
#[test]
fn the_shop_is_written_as_it_was() {
    let model = model([shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]);
    for (dialect, name) in [
        (Dialect::Postgres, "postgres"),
        (Dialect::MySql, "mysql"),
        (Dialect::MariaDb, "mariadb"),
        (Dialect::Sqlite, "sqlite"),
    ] {
        let scripts = [
            (
                format!("shop-{name}.sql"),
                tablewright_sql::script(&model, dialect),
            ),
            (
                format!("shop-{name}-drop.sql"),
                tablewright_sql::drop_script(&model, dialect),
            ),
        ];
        for (file, script) in scripts {
            let path = Path::new("golden").join(file);
            let script = script.expect("every engine takes the shop");
            if std::env::var_os("SCRIPTS").is_some_and(|mode| mode == "overwrite") {
                std::fs::write(&path, &script).expect("the file is written");
            }
            let golden = std::fs::read_to_string(&path).expect("the file is read");
            assert_eq!(script, golden, "{}", path.display());
        }
    }
}

#[test]
fn dialects_have_names() {
    for (name, dialect) in [
        ("postgres", Dialect::Postgres),
        ("mysql", Dialect::MySql),
        ("mariadb", Dialect::MariaDb),
        ("sqlite", Dialect::Sqlite),
    ] {
        assert_eq!(name.parse(), Ok(dialect));
    }
    let error = "oracle".parse::<Dialect>().expect_err("no dialect");
    assert_eq!(
        error.to_string(),
        "no SQL is written for `oracle`: there are postgres, mysql, mariadb and sqlite"
    );
}
