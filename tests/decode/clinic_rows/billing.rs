//! Bills.

use crate::clinic_rows::parts::{address, contact, money};
use crate::oracle::{
    Part, Rows, all as both, id, integer, optional, plain, position, text, u8, u32, variants, whole,
};

pub(crate) fn billing_rows() -> Vec<Rows> {
    let discount = variants(
        "discount",
        vec![
            ("amount", Some(money("discount_amount_"))),
            ("share", Some(u8("discount_share"))),
        ],
    );
    vec![
        Rows::of(
            "insurers",
            [text("name"), address("post_"), optional(contact("desk_"))],
        )
        .apart(&["name"]),
        Rows::of(
            "insurer_shares",
            [position("position"), whole("treatment", 16), u8("pays")],
        )
        .apart(&["insurer_id", "position"])
        .apart(&["insurer_id", "treatment"]),
        Rows::of(
            "invoices",
            [
                u32("number"),
                optional(id("admission")),
                payer(),
                money("total_"),
                optional(discount),
                plain("due"),
                integer("reminders", 0, 3, 16),
            ],
        )
        .apart(&["number"]),
        Rows::of(
            "payments",
            [
                money("amount_"),
                plain("received"),
                optional(both([
                    text("bank_number"),
                    text("bank_account_iban"),
                    optional(text("bank_account_bic")),
                    optional(text("bank_text")),
                ])),
            ],
        ),
    ]
}

fn payer() -> Part {
    variants(
        "payer",
        vec![
            ("patient", Some(id("payer_patient"))),
            (
                "shared",
                Some(both([
                    id("payer_shared_insurer"),
                    id("payer_shared_patient"),
                    u8("payer_shared_share"),
                ])),
            ),
            (
                "other",
                Some(both([
                    text("payer_other_name"),
                    optional(address("payer_other_address_")),
                ])),
            ),
        ],
    )
}
