//! A module with a root, and all that the root holds.

use std::fmt::Write as _;

use super::field::{self, Field, Kind};
use super::rule::{Askable, rules};
use crate::chance::Chance;

/// What each module begins with.
const BEGIN: &str = "
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::net::IpAddr;
use std::time::Duration;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};
use uuid::Uuid;

const MOST: u8 = 3;
pub struct Foreign;
pub struct Opaque;
pub struct Kept;

#[derive(Clone, Copy, ValueObject)]
pub struct Range<T> { pub from: T, pub to: Option<T> }
#[derive(ValueObject)]
pub enum Either<A, B> { Left(A), Right { value: B }, Both(A, B) }
#[derive(ValueObject)]
pub struct Code<const N: usize>([u8; N]);
#[derive(ValueObject)]
#[invariant(\"INV-SIZ-001: Not nothing\", name = \"size\", check(self.0 > 0))]
pub struct Size(#[column(default = 3)] pub u16);
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, ValueObject)]
#[invariant(\"INV-LAB-001: Said\", check(!self.0.is_empty()))]
pub struct Label(#[column(length = 40)] pub String);
#[derive(ValueObject)]
pub struct Vague { pub a: Option<u8>, pub b: Option<Label> }
";

/// The end of a name that is longer than any name of a table.
const LONG: &str = "WithANameThatIsLongerThanAnyDatabaseWouldEverTakeItAsATable";

/// The types of a module that fields of all kinds are of.
fn types(chance: &mut Chance) -> String {
    let case = chance.text(&[
        "snake_case",
        "UPPERCASE",
        "kebab-case",
        "SCREAMING_SNAKE_CASE",
        "PascalCase",
    ]);
    let storage = chance.text(&["check", "native"]);
    let rename = chance.text(&["it's \\\"second\\\"", "zweitens ü", "2"]);
    let rest: String = (0..chance.below(3))
        .map(|number| field::object_part(chance, number).declared())
        .collect();
    format!(
        "#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, ValueObject)]
#[value_object(rename_all = \"{case}\", storage = {storage})]
pub enum State {{ First, #[value_object(rename = \"{rename}\")] Second, Third }}
#[derive(ValueObject)]
#[value_object(name = \"shade_of_it\")]
#[invariant(\"INV-SHA-001: Nobody sees it\")]
pub enum Shade {{ Light, DarkAsNight }}
#[derive(ValueObject)]
#[invariant(\"INV-OBJ-001: Bounded\", check(self.bounded < 500 && !self.label.0.contains(\"{rename}\")))]
pub struct Object {{ pub open: i16, pub bounded: i16, pub label: Label, pub at: State, {rest} }}
#[derive(ValueObject)]
pub enum Choice {{
    Unit,
    Empty {{}},
    One(Size),
    Two(u8, Option<bool>),
    Named {{ a: Option<u8>, object: Object }},
    OfState(State),
}}
"
    )
}

fn fields(chance: &mut Chance, module: usize, owner: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for number in 0..=chance.below(9) {
        fields.push(field::column(chance, number));
    }
    for number in 0..chance.below(3) {
        fields.push(field::object(chance, number));
    }
    // Only one leaves out what goes before its columns.
    let mut bare = 0;
    fields.retain(|field| {
        bare += usize::from(field.declared().contains("prefix"));
        !field.declared().contains("prefix") || bare == 1
    });
    for number in 0..chance.below(3) {
        fields.push(field::reference(chance, number, module));
    }
    for number in 0..chance.below(3) {
        fields.push(field::collection(chance, number, owner));
    }
    index_some(chance, &mut fields, owner);
    fields
}

/// Indexes that are declared on fields.
fn index_some(chance: &mut Chance, fields: &mut [Field], owner: &str) {
    for (at, field) in fields.iter_mut().enumerate() {
        if field.kind == Kind::Decimal && chance.one_in(2) {
            field.say(&format!(
                "#[index(name = \"idx_{owner}_at_{at}\", purpose = \"Höchste \\\"zuerst\\\"\", method = \"btree\")]"
));
        } else if field.kind == Kind::Instant {
            field.say("#[index(unique)]");
        } else if field.kind == Kind::Flag && chance.one_in(2) {
            let filter = format!("self.{}", field.name);
            field.say(&format!("#[index(where({filter}))]"));
        }
    }
}

/// Indexes that are declared on the type.
fn indexes(chance: &mut Chance, fields: &[Field]) -> String {
    let mut indexes = String::new();
    let numbers: Vec<&Field> = fields
        .iter()
        .filter(|field| field.kind == Kind::Number)
        .collect();
    if let [first, second, ..] = numbers.as_slice() {
        let filter = Askable::of(fields).condition(chance);
        let filter = filter
            .map(|filter| format!(", where({filter})"))
            .unwrap_or_default();
        let _ = writeln!(
            indexes,
            "#[index({}, {}, purpose = \"Both\"{filter})]",
            second.name, first.name
        );
    }
    let text = fields.iter().find(|field| field.kind == Kind::Text);
    if let (Some(text), Some(number)) = (text, numbers.first()) {
        let _ = writeln!(
            indexes,
            "#[index({} desc, {}.to_ascii_lowercase(), purpose = \"Letters\")]",
            number.name, text.name
        );
        if chance.one_in(2) {
            let _ = writeln!(
                indexes,
                "#[index({} text_pattern_ops, {}, purpose = \"How it begins\")]",
                text.name, number.name
            );
        }
    }
    if chance.one_in(3) {
        indexes += "#[index(unique, sql(sqlite = \"(id, 'ß \\\"')\", postgres = \"(id)\"))]\n";
    }
    let object = fields.iter().find(|field| field.kind == Kind::Object);
    if let (Some(object), Some(number)) = (object, numbers.first()) {
        let _ = writeln!(
            indexes,
            "#[index({}.open, purpose = \"A part\", include({}))]",
            object.name, number.name
        );
    }
    indexes
}

/// A child of a field, and those inside of it.
fn child(chance: &mut Chance, module: usize, name: &str, depth: usize) -> String {
    let owner = name.replace(LONG, "").to_lowercase();
    let fields = fields(chance, module, &owner);
    let said = chance.text(&[
        "",
        "#[entity(audit = false)]",
        "#[entity(purpose = \"Ein \\\"Kind\\\"\")]",
    ]);
    let mut source = format!(
        "/// A child, <b>so</b> to say.\n///\n/// More of it.\n#[derive(Entity)]\n{said}\n{}{}pub struct {name} {{ pub id: Id<{name}>,\n",
        rules(chance, &fields, module, true),
        indexes(chance, &fields),
    );
    for field in &fields {
        source += &field.declared();
    }
    if depth == 0 {
        return source + &format!("}}\nimpl {name} {{ const LEAST: i16 = -12; }}\n");
    }
    let inner = format!("{name}Inner");
    let _ = writeln!(
        source,
        "pub inner: Vec<{inner}>,\n}}\nimpl {name} {{ const LEAST: i16 = -12; }}"
    );
    source + &child(chance, module, &inner, depth - 1)
}

/// Fields that hold children, and the children.
fn children(chance: &mut Chance, module: usize) -> (String, String) {
    let (mut fields, mut types) = (String::new(), String::new());
    let suffix = chance.text(&["", LONG]);
    let kinds = [
        ("", "Vec<NAME>"),
        ("#[children(ordered)]", "Vec<NAME>"),
        (
            "#[children(ordered = \"line\", purpose = \"In \\\"order\\\"\", index = \"idx_lines_MODULE\")]",
            "Vec<NAME>",
        ),
        (
            "#[children(table = \"rows_MODULE\", foreign_key = \"owner\")]",
            "Vec<NAME>",
        ),
        ("", "Option<NAME>"),
        ("", "Box<NAME>"),
        ("", "NAME"),
    ];
    for number in 0..chance.below(3) {
        let name = format!("Child{module}N{number}{suffix}");
        let (said, ty) = *chance.pick(&kinds);
        // What is named stands once.
        let said = said.replace("MODULE", &format!("{module}_{number}"));
        let ty = ty.replace("NAME", &name);
        let _ = writeln!(fields, "{said} pub child_{number}: {ty},");
        let depth = chance.below(3);
        types += &child(chance, module, &name, depth);
    }
    (fields, types)
}

/// A root that a macro writes, its purpose among it.
const MADE: &str = "
macro_rules! made {
    ($name:ident, $id:literal, $least:expr, $field:ident: $ty:ty = $default:literal) => {
        #[doc = concat!(\"A `\", stringify!($name), \"` of macros\")]
        #[derive(Aggregate)]
        #[invariant($id, check(self.$field > $least))]
        #[index(created_at desc, $field, include(version))]
        pub struct $name { pub id: Id<$name>, #[column(default = $default)] pub $field: $ty }
    };
}
";

/// The module of a number, and its roots.
pub(crate) fn module(chance: &mut Chance, number: usize) -> (String, Vec<String>) {
    let root = format!("Root{number}");
    let fields = fields(chance, number, &root.to_lowercase());
    let (holding, kids) = children(chance, number);
    let said = chance.text(&[
        "",
        "#[aggregate(id = \"AGG-NUM-001\", version = false)]",
        "#[aggregate(audit = false)]",
        "#[aggregate(version = \"row_version\", audit(created = \"made\", updated = \"changed\"))]",
        "#[aggregate(table = \"tabelle\", purpose = \"Ein Zweck: \\\"ß\\\"\")]",
        "#[renamed_from(\"once\")]",
        "#[aggregate(sql(mysql(create = \"CREATE VIEW ß AS SELECT '\\\"'\", drop = \"DROP VIEW ß\"), name = \"views\"), sql(purpose = \"Ein \\\"Zweck\\\"\", sqlite(create = \"a\", drop = \"b\")))]",
    ]);
    let mut source = format!(
        "pub mod m{number} {{{BEGIN}{}{kids}
#[derive(Identifier)]
#[identifier({root})]
pub struct RootKey(pub Uuid);
/// The root, \"quoted\" and ünïcödé.
#[derive(Aggregate)]
{said}
{}{}pub struct {root} {{ pub id: Id<{root}>,
",
        types(chance),
        rules(chance, &fields, number, false),
        indexes(chance, &fields),
    );
    for field in &fields {
        source += &field.declared();
    }
    source += &holding;
    let _ = writeln!(source, "}}\nimpl {root} {{ const LEAST: i16 = -12; }}");
    let mut roots = vec![format!("m{number}::{root}")];
    if chance.one_in(3) {
        let said = chance.text(&["", "#[reference(on_delete = cascade)]"]);
        let _ = writeln!(
            source,
            "/// Beside the root.\n#[derive(Aggregate)]\npub struct Side{number} {{ {said} pub id: RootKey, pub n: i32 }}"
        );
        roots.push(format!("m{number}::Side{number}"));
    }
    if chance.one_in(3) {
        let _ = writeln!(
            source,
            "{MADE}made!(Made{number}, \"INV-MAC-{number}: Made\", MOST, amount: u8 = 9);"
        );
        roots.push(format!("m{number}::Made{number}"));
    }
    (source + "}\n", roots)
}
