//! What an engine lacks.

use std::net::IpAddr;

use tablewright::{Aggregate, Id};
use tablewright_sql::Dialect;

use crate::model;

/// Everything that an engine may lack.
#[derive(Aggregate)]
#[invariant("INV-LCK-001: One that is on", unique(code) where(self.on))]
#[invariant(
    "INV-LCK-002: As the engine says",
    sql(postgres = "code ~ '^[a-z]+$'", sqlite = "code GLOB '[a-z]*'")
)]
#[index(place, purpose = "By place", where(self.on), include(code, note))]
#[index(from, purpose = "By sender", method = "hash")]
struct Lack {
    id: Id<Lack>,
    #[column(length = 10)]
    code: String,
    on: bool,
    place: i32,
    note: String,
    from: IpAddr,
}

#[test]
fn nothing_is_left_out_without_a_word() {
    let model = model([Lack::DATA_MODEL]);
    let script = |dialect| tablewright_sql::script(&model, dialect).expect("a script");
    let has = |dialect, lines: &[&str]| {
        let script = script(dialect);
        for line in lines {
            assert!(script.contains(line), "no `{line}` in:\n{script}");
        }
    };
    has(
        Dialect::Postgres,
        &[
            "CREATE UNIQUE INDEX idx_lacks_code ON lacks (code) WHERE \"on\";",
            "CREATE INDEX idx_lacks_place ON lacks (place) INCLUDE (code, note) WHERE \"on\";",
            "CREATE INDEX idx_lacks_from ON lacks USING hash (\"from\");",
            "CONSTRAINT chk_lack_inv_lck_002 CHECK (code ~ '^[a-z]+$')",
        ],
    );
    has(
        Dialect::MariaDb,
        &[
            "-- Not enforced here, since nothing says it in the SQL of MariaDB: INV-LCK-002: As the engine says",
            "`idx_lacks_code` BOOLEAN GENERATED ALWAYS AS (CASE WHEN `on` THEN 1 END) VIRTUAL INVISIBLE",
            "CREATE UNIQUE INDEX `idx_lacks_code` ON `lacks` (`code`, `idx_lacks_code`)",
            "-- MariaDB has no INCLUDE: what is covered follows the columns of idx_lacks_place.",
            "-- MariaDB has no INCLUDE: idx_lacks_place does not cover note.",
            "-- MariaDB has no partial indexes: idx_lacks_place holds all rows.",
            "CREATE INDEX `idx_lacks_place` ON `lacks` (`place`, `code`)",
            "-- MariaDB has no indexes of the method hash: idx_lacks_from is a B-tree.",
        ],
    );
    has(
        Dialect::MySql,
        &["VIRTUAL /*!80023 INVISIBLE */", "COLLATE utf8mb4_0900_bin"],
    );
    has(
        Dialect::Sqlite,
        &[
            "CREATE UNIQUE INDEX \"idx_lacks_code\" ON \"lacks\" (\"code\") WHERE \"on\";",
            "-- SQLite has no INCLUDE: what is covered follows the columns of idx_lacks_place.",
            "CREATE INDEX \"idx_lacks_place\" ON \"lacks\" (\"place\", \"code\", \"note\") WHERE \"on\";",
            "CONSTRAINT \"chk_lack_inv_lck_002\" CHECK (code GLOB '[a-z]*')",
        ],
    );
}
