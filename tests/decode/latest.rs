//! What came last: states by path, types of others, references inside, tenants, ranges, and value
//! objects that are compared.

mod types;

pub(crate) use types::RECORDS;

use crate::oracle::{
    Cell, Cells, Part, Rows, all as both, boolean, id, integer, moment, not_zero, not_zero_u64,
    one_of, optional, text, u8, u16, variants,
};

const CHECKS: [&str; 2] = ["waiting", "passed"];

fn step(tag: &str) -> Part {
    let of = |name: &str| format!("{tag}_{name}");
    variants(
        tag,
        vec![
            (
                "asked",
                Some(both([
                    u8(&of("asked_reason")),
                    optional(u8(&of("asked_note"))),
                ])),
            ),
            ("granted", Some(u16(&of("granted")))),
            ("denied", None),
        ],
    )
}

fn leg(prefix: &str) -> Part {
    both([
        one_of(&format!("{prefix}check"), &CHECKS),
        u8(&format!("{prefix}number")),
    ])
}

fn journey(prefix: &str) -> Part {
    both([
        step(&format!("{prefix}step")),
        optional(one_of(&format!("{prefix}check"), &CHECKS)),
        leg(&format!("{prefix}leg_")),
    ])
}

fn range(prefix: &str) -> Part {
    both([
        u8(&format!("{prefix}from")),
        optional(u8(&format!("{prefix}to"))),
    ])
}

/// Whether what two values of a row have in their columns is the same.
fn are_same(cells: &Cells, [one, other]: [&str; 2]) -> bool {
    let behind = |prefix: &str| -> Cells {
        let cells = cells.iter().filter_map(|(name, cell)| {
            let name = name.strip_prefix(prefix)?;
            Some((name.to_owned(), cell.clone()))
        });
        cells.collect()
    };
    behind(one) == behind(other)
}

/// A part, in the rows that a rule takes.
fn ruled(part: Part, is_taken: impl Fn(&Cells) -> bool) -> Part {
    let Part { columns, encodings } = part;
    let encodings = encodings.into_iter().filter(is_taken);
    Part {
        columns,
        encodings: encodings.collect(),
    }
}

fn couples() -> Rows {
    let (legs, ranges) = (["from_", "to_"], ["one_", "other_"]);
    let differs = |cells: &Cells| cells.get("differs") == Some(&Cell::Integer(1));
    Rows::of(
        "couples",
        [
            ruled(both(legs.map(leg)), |cells| !are_same(cells, legs)),
            ruled(
                both(ranges.map(range).into_iter().chain([boolean("differs")])),
                |cells| differs(cells) || are_same(cells, ranges),
            ),
            text("word"),
        ],
    )
}

fn foreigners() -> Rows {
    let both_of = both([
        text("both_word"),
        optional(integer("both_count", 1, 65_535, 32)),
        u16("both_halves"),
    ]);
    Rows::of(
        "foreigners",
        [
            text("word"),
            optional(text("perhaps")),
            optional(u16("halves")),
            integer("count", 1, 65_535, 32),
            optional(not_zero("small", -128, 127, 16)),
            not_zero("number", i64::from(i32::MIN), i64::from(i32::MAX), 32),
            not_zero_u64("large"),
            text("boxed"),
            text("shared"),
            optional(text("counted")),
            text("borrowed"),
            moment("since"),
            optional(moment("until")),
            optional(both_of),
        ],
    )
}

pub(crate) fn all() -> Vec<Rows> {
    vec![
        Rows::of(
            "errands",
            [
                step("step"),
                optional(one_of("check", &CHECKS)),
                journey("journey_"),
                optional(journey("back_")),
                one_of("seal", &CHECKS),
            ],
        ),
        foreigners(),
        Rows::of(
            "talks",
            [
                optional(id("pinned")),
                optional(both([id("last_remark"), u8("last_times")])),
            ],
        ),
        Rows::of(
            "remarks",
            [optional(id("reply_to")), id("first"), u8("score")],
        )
        .apart(&["talk_id", "id"]),
        Rows::of("topics", []).apart(&["talk_id", "id"]),
        Rows::of("organisers", []),
        Rows::of(
            "venues",
            [
                id("organiser"),
                u8("number"),
                text("name"),
                optional(u8("floor")),
                optional(id("beside")),
            ],
        )
        .apart(&["organiser", "id"])
        .apart(&["organiser", "number"])
        .apart(&["organiser", "name", "floor"]),
        Rows::of(
            "stays",
            [u8("room"), range("range_"), optional(range("kept_"))],
        ),
        couples(),
    ]
}
