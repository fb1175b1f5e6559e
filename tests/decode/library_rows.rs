//! The rows of the lending library.

use crate::oracle::{
    Part, Rows, all as both, boolean, decimal, id, integer, native, one_of, optional, plain,
    position, text, u16, whole,
};

fn money(prefix: &str) -> Part {
    both([
        decimal(&format!("{prefix}_amount")),
        native(&format!("{prefix}_currency"), &["eur", "sterling"]),
    ])
}

pub(crate) fn all() -> Vec<Rows> {
    vec![
        Rows::of(
            "members",
            [
                text("email"),
                optional(text("nickname")),
                both(["at_street", "at_place_code", "at_place_name"].map(text)),
                optional(id("guarantor")),
                boolean("left"),
                plain("interests"),
            ],
        )
        .apart(&["nickname", "left"]),
        Rows::of(
            "titles",
            [
                text("name"),
                integer("pages", 1, 29_999, 32),
                text("language"),
            ],
        ),
        Rows::of(
            "title_copies",
            [
                position("position"),
                u16("number"),
                money("price"),
                one_of("shelf", &["open", "closed"]),
            ],
        )
        .apart(&["title_id", "position"])
        .apart(&["title_id", "number"]),
        Rows::of("damages", [text("note"), optional(whole("fee", 64))]),
        Rows::of(
            "loans",
            [
                optional(id("member")),
                id("title"),
                id("copy"),
                one_of("state", &["asked", "lent", "returned"]),
                money("fee"),
            ],
        ),
    ]
}
