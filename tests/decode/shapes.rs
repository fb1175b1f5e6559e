//! Types that bring shapes together more closely than a domain does.

mod types;

pub(crate) use types::RECORDS;

use crate::oracle::{
    Part, Rows, all as both, boolean, id, native, one_of, optional, position, present, text, u8,
    u16, variants,
};

fn pair(prefix: &str) -> Part {
    both([u8(&format!("{prefix}a")), u16(&format!("{prefix}b"))])
}

fn half(prefix: &str) -> Part {
    both([
        u8(&format!("{prefix}a")),
        optional(u16(&format!("{prefix}b"))),
    ])
}

fn loose(prefix: &str) -> Part {
    both([
        optional(u8(&format!("{prefix}a"))),
        optional(boolean(&format!("{prefix}b"))),
    ])
}

fn inner(prefix: &str) -> Part {
    both([
        boolean(&format!("{prefix}x")),
        optional(pair(&format!("{prefix}y_"))),
    ])
}

fn middle(prefix: &str) -> Part {
    both([
        optional(inner(&format!("{prefix}inner_"))),
        u8(&format!("{prefix}z")),
    ])
}

fn marked(prefix: &str) -> Part {
    both([
        present(
            &format!("{prefix}loose_present"),
            loose(&format!("{prefix}loose_")),
        ),
        optional(u8(&format!("{prefix}c"))),
    ])
}

fn nested() -> Rows {
    Rows::of(
        "nesteds",
        [
            optional(pair("pair_")),
            optional(half("half_")),
            present("loose_present", loose("loose_")),
            loose("required_"),
            optional(inner("inner_")),
            optional(middle("middle_")),
            middle("plain_middle_"),
            optional(inner("only_inner_")),
            optional(u8("single_only")),
            optional(pair("wrapped_")),
            optional(pair("maybe_")),
            optional(pair("")),
            optional(marked("marked_")),
            present("sure_present", pair("sure_")),
            optional(half("boxed_")),
        ],
    )
}

const COLOURS: [&str; 2] = ["red", "it's green"];

fn mixed(tag: &str) -> Part {
    let of = |name: &str| format!("{tag}_{name}");
    variants(
        tag,
        vec![
            ("unit", None),
            ("empty", None),
            ("one", Some(u8(&of("one")))),
            (
                "two",
                Some(both([u8(&of("two_0")), optional(boolean(&of("two_1")))])),
            ),
            (
                "named",
                Some(both([optional(u8(&of("named_a"))), pair(&of("named_b_"))])),
            ),
            ("colour", Some(one_of(&of("colour"), &COLOURS))),
        ],
    )
}

fn vague(tag: &str) -> Part {
    let of = |name: &str| format!("{tag}_{name}");
    variants(
        tag,
        vec![
            ("optional", Some(optional(u8(&of("optional"))))),
            (
                "optional_object",
                Some(optional(half(&of("optional_object_")))),
            ),
            ("object", Some(half(&of("object_")))),
            (
                "all_optional",
                Some(both([
                    optional(u8(&of("all_optional_a"))),
                    optional(pair(&of("all_optional_b_"))),
                ])),
            ),
        ],
    )
}

/// As a database enum has it: it refuses other values itself.
fn small(tag: &str, prefix: &str) -> Part {
    let of_tag = native(tag, &["YES", "NO"]).columns;
    let part = variants(
        tag,
        vec![
            ("YES", Some(boolean(&format!("{prefix}yes")))),
            ("NO", None),
        ],
    );
    let others = part.columns.into_iter().skip(1);
    Part {
        columns: of_tag.into_iter().chain(others).collect(),
        encodings: part.encodings,
    }
}

fn outer(tag: &str) -> Part {
    let of = |name: &str| format!("{tag}_{name}");
    variants(
        tag,
        vec![
            ("nothing", None),
            ("mixed", Some(small(&of("mixed"), &of("mixed_")))),
            (
                "perhaps",
                Some(both([
                    optional(small(&of("perhaps_small"), &of("perhaps_small_"))),
                    u8(&of("perhaps_c")),
                ])),
            ),
            ("marked", Some(marked(&of("marked_")))),
        ],
    )
}

fn choices() -> Rows {
    Rows::of(
        "choiceses",
        [
            mixed("mixed"),
            optional(mixed("perhaps")),
            vague("vague"),
            optional(vague("maybe_vague")),
            outer("outer"),
            optional(outer("maybe_outer")),
            optional(both([
                small("holder_small", "holder_small_"),
                optional(one_of("holder_note", &COLOURS)),
            ])),
            small("bare", ""),
            small("named", "x_"),
        ],
    )
}

fn words() -> Rows {
    Rows::of(
        "wordses",
        [
            optional(both([u16("from"), u16("to"), optional(text("where"))])),
            u8("order"),
            one_of("check", &COLOURS),
            optional(variants(
                "user",
                vec![
                    ("off", None),
                    (
                        "on",
                        Some(both([u8("on_group"), optional(boolean("on_select"))])),
                    ),
                    ("left", Some(u8("left"))),
                ],
            )),
        ],
    )
}

fn lists() -> Vec<Rows> {
    vec![
        Rows::of("listses", [text("nested_name"), text("other_name")]),
        Rows::of(
            "lists_numbers",
            [position("position"), optional(u8("value"))],
        )
        .apart(&["lists_id", "position"]),
        Rows::of("lists_halves", [optional(half(""))]),
        Rows::of("lists_mixed", [mixed("value")]),
        Rows::of("lists_colours", [one_of("value", &COLOURS)]).apart(&["lists_id", "value"]),
        Rows::of("lists_pairs", [one_of("key", &COLOURS), pair("")]).apart(&["lists_id", "key"]),
        Rows::of("lists_friends", [id("key"), id("value")]).apart(&["lists_id", "key", "value"]),
        Rows::of(
            "lists_tagged",
            [both([text("tag"), pair("pair_")]), optional(id("owner"))],
        )
        .apart(&["lists_id", "tag", "pair_a"]),
        Rows::of("lists_nested_items", [u16("value")]).apart(&["lists_id", "value"]),
        Rows::of("lists_other_items", [u16("value")]).apart(&["lists_id", "value"]),
        Rows::of("kids", [optional(half("shelf_"))]),
    ]
}

fn generic() -> Rows {
    let whole_range = both([u8("small_from"), optional(u8("small_to"))]);
    Rows::of(
        "generics",
        [
            whole_range,
            optional(both([pair("pairs_from_"), optional(pair("pairs_to_"))])),
            variants(
                "either",
                vec![
                    ("left", Some(boolean("either_left"))),
                    ("right", Some(pair("either_right_value_"))),
                    (
                        "both",
                        Some(both([boolean("either_both_0"), pair("either_both_1_")])),
                    ),
                ],
            ),
            optional(variants(
                "perhaps",
                vec![
                    ("left", Some(u8("perhaps_left"))),
                    (
                        "right",
                        Some(small("perhaps_right_value", "perhaps_right_value_")),
                    ),
                    (
                        "both",
                        Some(both([
                            u8("perhaps_both_0"),
                            small("perhaps_both_1", "perhaps_both_1_"),
                        ])),
                    ),
                ],
            )),
            optional(crate::oracle::bytes("code", 4)),
        ],
    )
}

pub(crate) fn all() -> Vec<Rows> {
    let mut all = vec![nested(), choices(), generic(), words()];
    all.extend(lists());
    all
}
