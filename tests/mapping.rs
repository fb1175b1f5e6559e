//! From shapes to tables: what a domain becomes, beyond what the shop shows.

use tablewright::table::{Column, Index, SqlType};
use tablewright::{Aggregate, Entity, Id, Identifier, Table, ValueObject};
use uuid::Uuid;

fn column<'a>(table: &'a Table, name: &str) -> &'a Column {
    table
        .column(name)
        .unwrap_or_else(|| panic!("no column {name}"))
}

fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name).collect()
}

fn index<'a>(table: &'a Table, name: &str) -> &'a Index {
    let found = table.indexes.iter().find(|index| index.name == name);
    found.unwrap_or_else(|| panic!("no index {name} among {:?}", table.indexes))
}

fn check<'a>(table: &'a Table, name: &str) -> &'a str {
    let found = table.checks.iter().find(|check| check.name == name);
    found
        .unwrap_or_else(|| panic!("no check {name} among {:?}", table.checks))
        .expression
}

/// An amount in a currency.
#[derive(ValueObject)]
struct Money {
    amount: i64,
    #[column(length = 3)]
    currency: String,
}

/// Where something is sent.
#[derive(ValueObject)]
struct Address {
    street: String,
    #[column(name = "zip")]
    postal_code: String,
    fee: Money,
}

/// A mail address.
#[derive(ValueObject)]
struct Email(#[column(length = 254)] String);

/// How urgent something is.
#[derive(ValueObject)]
#[value_object(rename_all = "SCREAMING_SNAKE_CASE")]
enum Priority {
    Low,
    VeryHigh,
    #[value_object(rename = "whenever it suits you")]
    Whenever,
}

/// How something is sent.
#[derive(ValueObject)]
#[value_object(name = "sending_mode", storage = native)]
enum Mode {
    Land,
    Air,
}

/// Who sends parcels.
#[derive(Aggregate)]
#[aggregate(version = "row_version", audit(created = "made_at"))]
struct Sender {
    id: SenderId,
    contact: Email,
    backup: Option<Email>,
}

/// The identity of a sender.
#[derive(Identifier)]
#[identifier(Sender)]
struct SenderId(Uuid);

/// Something that is sent.
///
/// What follows the first paragraph is not the purpose.
#[derive(Aggregate)]
#[aggregate(table = "shipments", version = false, audit = false)]
#[renamed_from("packages")]
#[invariant("INV-PAR-001: A parcel is tracked once", unique(carrier, code))]
#[invariant("INV-PAR-002: A nickname is unique while it is active", unique(nickname) where(self.active))]
#[invariant("INV-PAR-003: Weight is positive", check(self.weight > 0 && self.weight <= 31_500))]
#[invariant("INV-PAR-003: Weight is positive", check(!(self.weight == 13) || self.active != false))]
#[invariant("INV-PAR-004: Somebody looks after it")]
#[index(carrier, weight, purpose = "Plan tours", include(active), where(self.active == true))]
#[index(sender)]
struct Parcel {
    id: Id<Parcel>,
    sender: SenderId,
    #[reference(on_delete = set_null)]
    follows: Option<Id<Parcel>>,
    #[reference(soft)]
    customs: Id<Nobody>,
    carrier: String,
    code: String,
    nickname: Option<String>,
    #[column(default = 500)]
    weight: i32,
    #[column(default = true)]
    active: bool,
    ship_to: Address,
    #[embed(prefix = "paid_")]
    price: Money,
    #[embed(prefix = "")]
    value: Money,
    #[column(default = Priority::VeryHigh)]
    priority: Priority,
    #[column(no_index)]
    mode: Mode,
    r#type: char,
    #[column(json)]
    labels: Option<Vec<String>>,
    #[column(skip)]
    _cache: Option<Nobody>,
    stops: Vec<Stop>,
    seal: Option<Seal>,
}

/// Never stored.
struct Nobody;

/// Where a parcel was.
#[derive(Entity)]
#[invariant("INV-STP-001: A place is passed once", unique(parent, place))]
struct Stop {
    id: Id<Stop>,
    place: String,
    #[children(
        ordered = "line_number",
        table = "parcel_scans",
        foreign_key = "at_stop"
    )]
    scans: Vec<Scan>,
}

/// Who saw a parcel.
#[derive(Entity)]
#[entity(audit = false)]
struct Scan {
    id: Id<Scan>,
    by: u8,
    hash: [u8; 32],
}

/// What keeps a parcel shut.
#[derive(Entity)]
struct Seal {
    id: Id<Seal>,
    number: u64,
}

#[test]
fn value_objects_are_flattened_under_their_prefixes() {
    let parcel = &Parcel::TABLES[0];
    assert_eq!(
        names(parcel),
        [
            "id",
            "sender",
            "follows",
            "customs",
            "carrier",
            "code",
            "nickname",
            "weight",
            "active",
            "ship_to_street",
            "ship_to_zip",
            "ship_to_fee_amount",
            "ship_to_fee_currency",
            "paid_amount",
            "paid_currency",
            "amount",
            "currency",
            "priority",
            "mode",
            "type",
            "labels",
        ]
    );
    assert_eq!(
        column(parcel, "ship_to_fee_currency").source,
        "Parcel.ship_to.fee.currency"
    );
    assert_eq!(
        column(parcel, "ship_to_fee_currency").ty,
        SqlType::Varchar(3)
    );
}

#[test]
fn newtypes_are_columns_of_their_owners() {
    let sender = &Sender::TABLES[0];
    assert_eq!(
        names(sender),
        [
            "id",
            "contact",
            "backup",
            "row_version",
            "made_at",
            "updated_at"
        ]
    );
    assert_eq!(column(sender, "contact").ty, SqlType::Varchar(254));
    assert_eq!(column(sender, "contact").source, "Sender.contact");
    assert_eq!(column(sender, "backup").constraints(), "NULL");
}

#[test]
fn references_are_foreign_keys_unless_they_are_soft() {
    let keys: Vec<String> = Parcel::TABLES[0]
        .foreign_keys
        .iter()
        .map(|key| {
            format!(
                "{} {:?} {} {}",
                key.name,
                key.columns,
                key.table,
                key.on_delete.as_str()
            )
        })
        .collect();
    assert_eq!(
        keys,
        [
            "fk_shipments_sender [\"sender\"] senders RESTRICT",
            "fk_shipments_follows [\"follows\"] shipments SET NULL",
        ]
    );
}

#[test]
fn indexes_stand_where_they_are_found_first() {
    let parcel = &Parcel::TABLES[0];
    let found: Vec<(&str, &str)> = parcel
        .indexes
        .iter()
        .map(|index| (index.name, index.purpose))
        .collect();
    assert_eq!(
        found,
        [
            ("idx_shipments_sender", "Look up by sender"),
            ("idx_shipments_follows", "Look up by follows"),
            ("idx_shipments_priority", "Filter by priority"),
            ("idx_shipments_carrier_code", "A parcel is tracked once"),
            (
                "idx_shipments_nickname",
                "A nickname is unique while it is active"
            ),
            ("idx_shipments_carrier_weight", "Plan tours"),
        ]
    );
    let tours = index(parcel, "idx_shipments_carrier_weight");
    assert_eq!(tours.include, ["active"]);
    assert_eq!(tours.filter, Some("active = TRUE"));
    let nickname = index(parcel, "idx_shipments_nickname");
    assert!(nickname.unique);
    assert_eq!(nickname.filter, Some("active"));
    assert!(
        !column(parcel, "nickname").unique,
        "it is unique for some rows only"
    );
}

#[test]
fn checks_say_what_shapes_and_rules_exclude() {
    let parcel = &Parcel::TABLES[0];
    assert_eq!(
        check(parcel, "chk_parcel_priority"),
        "priority IN ('LOW', 'VERY_HIGH', 'whenever it suits you')"
    );
    assert_eq!(
        check(parcel, "chk_parcel_type_length"),
        "CHAR_LENGTH(type) = 1"
    );
    assert_eq!(
        check(parcel, "chk_parcel_weight"),
        "weight > 0 AND weight <= 31500"
    );
    assert_eq!(
        check(parcel, "chk_parcel_weight_active"),
        "weight <> 13 OR active <> FALSE"
    );
    assert_eq!(
        parcel.checks.len(),
        4,
        "a native enum needs none: {:?}",
        parcel.checks
    );
    assert_eq!(column(parcel, "mode").ty, SqlType::Enum("sending_mode"));
    assert_eq!(column(parcel, "priority").ty, SqlType::Varchar(30));
    assert_eq!(column(parcel, "priority").default, Some("'VERY_HIGH'"));
    assert_eq!(column(parcel, "weight").default, Some("500"));
    assert_eq!(column(parcel, "active").default, Some("TRUE"));
    assert_eq!(
        column(parcel, "weight").source,
        "INV-PAR-003: Weight is positive",
        "two rules of one sentence say it once"
    );
}

#[test]
fn children_point_at_what_holds_them() {
    let tables: Vec<(&str, &str)> = Parcel::TABLES
        .iter()
        .map(|table| (table.id, table.name))
        .collect();
    assert_eq!(
        tables,
        [
            ("TBL-PARCEL-001", "shipments"),
            ("TBL-PARCEL-002", "stops"),
            ("TBL-PARCEL-003", "parcel_scans"),
            ("TBL-PARCEL-004", "seals"),
        ]
    );
    let [_, stops, scans, seals] = Parcel::TABLES else {
        panic!("four tables")
    };
    assert_eq!(
        names(stops),
        ["id", "parcel_id", "place", "created_at", "updated_at"]
    );
    // The unique rule begins with the parent's key: that needs no index of its own.
    assert_eq!(stops.indexes.len(), 1);
    assert!(index(stops, "idx_stops_parcel_id_place").unique);
    assert_eq!(names(scans), ["id", "at_stop", "line_number", "by", "hash"]);
    let ordered = index(scans, "idx_parcel_scans_at_stop_line_number");
    assert!(ordered.unique);
    assert_eq!(ordered.purpose, "Load stops with parcel_scans");
    assert_eq!(
        check(scans, "chk_scan_line_number_range"),
        "line_number >= 0"
    );
    assert_eq!(check(scans, "chk_scan_by_range"), "by BETWEEN 0 AND 255");
    assert_eq!(
        check(scans, "chk_scan_hash_length"),
        "OCTET_LENGTH(hash) = 32"
    );
    assert_eq!(column(seals, "parcel_id").constraints(), "NOT NULL UNIQUE");
    assert_eq!(column(seals, "parcel_id").source, "Parent Parcel");
    assert_eq!(seals.foreign_keys[0].table, "shipments");
    assert_eq!(seals.foreign_keys[0].on_delete.as_str(), "CASCADE");
}

#[test]
fn purposes_are_first_paragraphs() {
    assert_eq!(Parcel::TABLES[0].purpose, "Something that is sent.");
}

#[test]
fn everything_is_usable_in_const() {
    const TABLES: usize = Parcel::TABLES.len();
    const FIRST: &str = Parcel::TABLES[0].columns[1].name;
    assert_eq!((TABLES, FIRST), (4, "sender"));
}

/// A child may declare the key of its parent, and an aggregate its version and audit: each is
/// the one column that exists anyway.
mod declared_columns {
    use super::*;

    /// A list of things to do.
    #[derive(Aggregate)]
    #[invariant("INV-TDO-001: Versions begin with one", check(self.version > 0))]
    struct ToDo {
        id: Id<ToDo>,
        updated_at: chrono::DateTime<chrono::Utc>,
        version: i64,
        steps: Vec<Step>,
    }

    /// One thing to do.
    #[derive(Entity)]
    struct Step {
        id: Id<Step>,
        text: String,
        to_do_id: Id<ToDo>,
        parts: Vec<Part>,
    }

    /// A part of it.
    #[derive(Entity)]
    struct Part {
        id: Id<Part>,
        #[reference(parent)]
        of: Id<Step>,
    }

    #[test]
    fn stand_in_their_generated_places() {
        let [to_do, step, part] = ToDo::TABLES else {
            panic!("three tables")
        };
        assert_eq!(names(to_do), ["id", "version", "created_at", "updated_at"]);
        assert_eq!(column(to_do, "version").ty, SqlType::BigInt);
        assert_eq!(
            column(to_do, "version").source,
            "INV-TDO-001: Versions begin with one"
        );
        assert_eq!(check(to_do, "chk_to_do_version"), "version > 0");
        assert_eq!(
            names(step),
            ["id", "to_do_id", "text", "created_at", "updated_at"]
        );
        assert_eq!(step.foreign_keys.len(), 1);
        assert_eq!(names(part), ["id", "of", "created_at", "updated_at"]);
        assert_eq!(part.foreign_keys[0].table, "steps");
    }
}

/// `id: Id<Other>` is a shared identity.
mod shared_identity {
    use super::*;

    /// A person.
    #[derive(Aggregate)]
    struct Person {
        id: Id<Person>,
        photo: Option<Photo>,
    }

    /// What a person looks like.
    #[derive(Entity)]
    struct Photo {
        id: Id<Person>,
        bytes: Vec<u8>,
    }

    /// What a person earns.
    #[derive(Aggregate)]
    struct Salary {
        id: Id<Person>,
        amount: i64,
    }

    #[test]
    fn is_primary_and_foreign_key_in_one() {
        let photo = &Person::TABLES[1];
        assert_eq!(names(photo), ["id", "bytes", "created_at", "updated_at"]);
        assert_eq!(photo.foreign_keys[0].columns, ["id"]);
        assert_eq!(photo.foreign_keys[0].on_delete.as_str(), "CASCADE");
        assert!(photo.indexes.is_empty());
        let salary = &Salary::TABLES[0];
        assert_eq!(salary.foreign_keys[0].table, "persons");
        assert_eq!(salary.foreign_keys[0].on_delete.as_str(), "RESTRICT");
    }
}

/// Names that nobody declared are shortened, and differ after it.
mod long_names {
    use super::*;

    /// A type of which nobody would speak.
    #[derive(Aggregate)]
    struct AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn {
        id: Id<AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn>,
        a_field_of_sixty_three_bytes_which_is_the_longest_name_there_is: i8,
        other_a: Id<Parcel>,
        other_b: Id<Parcel>,
    }

    pub(super) const RECORD: &str =
        AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn::DATA_MODEL;

    #[test]
    fn are_shortened_with_a_hash() {
        let table = &AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn::TABLES[0];
        let all: Vec<&str> = [table.name]
            .into_iter()
            .chain(table.indexes.iter().map(|index| index.name))
            .chain(table.foreign_keys.iter().map(|key| key.name))
            .chain(table.checks.iter().map(|check| check.name))
            .collect();
        assert_eq!(all.len(), 6);
        for (position, name) in all.iter().enumerate() {
            assert_eq!(name.len(), 63, "{name}");
            assert!(!all[..position].contains(name), "{name}");
        }
        assert!(
            table
                .name
                .starts_with("a_very_long_name_of_a_type_that_nobody_would_ever_use_")
        );
        assert_eq!(
            table.columns[1].name.len(),
            63,
            "a name that fits is not touched"
        );
    }
}

/// What a newtype says of its own field holds for its owner's, unless that says otherwise; the
/// rules of value objects concern the tables that hold them.
mod value_objects {
    use super::*;

    /// How many.
    #[derive(ValueObject)]
    #[invariant("INV-CNT-001: Nobody counts below zero", assert(self.0 >= 0))]
    struct Count(#[column(default = 3)] i32);

    /// A reference.
    #[derive(ValueObject)]
    struct Link(#[reference(on_delete = cascade)] Id<Shelf>);

    /// A pair.
    #[derive(ValueObject)]
    #[invariant("INV-ADD-001: Left is not right", assert(self.left.0 != self.right.0))]
    struct Pair {
        left: Count,
        right: Count,
    }

    /// A shelf.
    #[derive(Aggregate)]
    #[aggregate(id = "AGG-SHE-001")]
    #[invariant("INV-MID-001: Tall enough", check(self.height > 0))]
    struct Shelf {
        id: Id<Self>,
        boards: Count,
        height: i32,
        maybe: Option<Count>,
        #[index]
        #[reference(on_delete = set_null)]
        above: Option<Id<Self>>,
        beside: Link,
        pair: Pair,
        #[column(default = Self::USUAL)]
        depth: i32,
    }

    pub(super) const RECORD: &str = Shelf::DATA_MODEL;

    impl Shelf {
        const USUAL: i32 = 30;
    }

    #[test]
    fn lend_what_they_say_to_their_owners() {
        let shelf = &Shelf::TABLES[0];
        assert_eq!(column(shelf, "boards").default, Some("3"));
        assert_eq!(column(shelf, "depth").default, Some("30"));
        assert_eq!(shelf.foreign_keys[1].on_delete.as_str(), "CASCADE");
        assert_eq!(
            shelf.source_refs,
            ["AGG-SHE-001", "INV-ADD-001", "INV-CNT-001", "INV-MID-001"]
        );
        let model = tablewright_model::DataModel::of(&[&Shelf::DATA_MODEL.replace(
            "NOT NULL\",\"source\":\"Shelf.beside",
            "NULL\",\"source\":\"Shelf.beside",
        )]);
        let model = model.unwrap();
        let rules: Vec<(&str, &str)> = model
            .rules()
            .map(|rule| (rule.id.as_str(), rule.declared_on.as_str()))
            .collect();
        assert_eq!(
            rules,
            [
                ("INV-MID-001", "Shelf"),
                ("INV-CNT-001", "Count"),
                ("INV-ADD-001", "Pair"),
            ]
        );
    }
}

/// A unique rule whose name is taken appends its id.
mod taken_names {
    use super::*;

    /// A user.
    #[derive(Aggregate)]
    #[invariant("INV-USR-001: One active user per mail", unique(mail) where(self.active))]
    #[index(mail, purpose = "Log in")]
    struct User {
        id: Id<User>,
        mail: String,
        active: bool,
    }

    /// A seat.
    #[derive(Aggregate)]
    #[invariant("INV-SEA-001: One seat each", unique(taken_by))]
    struct Seat {
        id: Id<Seat>,
        #[index]
        taken_by: Option<Id<User>>,
        state: State,
    }

    /// A state with a long value: 14 characters of two bytes each.
    #[derive(ValueObject)]
    enum State {
        #[value_object(rename = "ожидает оплаты")]
        Waiting,
        Paid,
    }

    #[test]
    fn are_the_rules_to_change() {
        let user = &User::TABLES[0];
        let names: Vec<&str> = user.indexes.iter().map(|index| index.name).collect();
        assert_eq!(names, ["idx_users_mail_inv_usr_001", "idx_users_mail"]);
        let seat = index(&Seat::TABLES[0], "idx_seats_taken_by");
        assert_eq!(seat.purpose, "One seat each");
        assert_eq!(column(&Seat::TABLES[0], "state").ty, SqlType::Varchar(20));
    }
}

#[test]
fn records_of_every_shape_are_written_as_they_were_read() {
    for text in [
        Sender::DATA_MODEL,
        Parcel::DATA_MODEL,
        value_objects::RECORD,
        long_names::RECORD,
    ] {
        let record: tablewright_model::Record = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), text);
    }
}

/// What is looked up by one column in many ways.
#[expect(
    clippy::duplicated_attributes,
    reason = "several indexes are over one column"
)]
#[derive(Aggregate)]
#[invariant("INV-LOK-001: A code is given once", unique(code))]
#[index(
    code,
    name = "idx_lookups_code_hash",
    method = "hash",
    purpose = "Find a code"
)]
#[index(size, name = "idx_lookups_size", purpose = "Sort by size")]
#[index(
    size,
    name = "idx_lookups_size_brin",
    method = "brin",
    purpose = "Sum by size"
)]
#[index(
    owner,
    size,
    name = "idx_lookups_owner_brin",
    method = "brin",
    purpose = "Sum by owner"
)]
#[index(
    size,
    name = "idx_lookups_size_and_code",
    include(code),
    purpose = "Read codes"
)]
struct Lookup {
    id: Id<Lookup>,
    #[column(length = 50)]
    code: String,
    size: i32,
    owner: Id<Lookup>,
}

#[test]
fn an_index_takes_the_place_of_another_one_only_where_it_serves_as_well() {
    let indexes: Vec<_> = Lookup::TABLES[0]
        .indexes
        .iter()
        .map(|index| (index.name, index.method, index.unique))
        .collect();
    assert_eq!(
        indexes,
        [
            ("idx_lookups_owner", None, false),
            ("idx_lookups_code", None, true),
            ("idx_lookups_code_hash", Some("hash"), false),
            ("idx_lookups_size", None, false),
            ("idx_lookups_size_brin", Some("brin"), false),
            ("idx_lookups_owner_brin", Some("brin"), false),
            ("idx_lookups_size_and_code", None, false),
        ]
    );
}
