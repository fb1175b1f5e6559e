//! Appointments and admissions.

use crate::clinic_rows::parts::{address, money};
use crate::oracle::{
    Part, Rows, all as both, boolean, id, one_of, optional, plain, position, text, u8, variants,
};

pub(crate) fn appointments() -> Rows {
    let cancelled_by = variants(
        "state_cancelled_by",
        vec![
            ("the_patient", None),
            (
                "the_practitioner",
                Some(optional(id("state_cancelled_by_the_practitioner"))),
            ),
            ("other", Some(text("state_cancelled_by_other_who"))),
        ],
    );
    let state = variants(
        "state",
        vec![
            ("requested", None),
            ("confirmed", Some(plain("state_confirmed"))),
            (
                "kept",
                Some(both([
                    plain("state_kept_arrived"),
                    optional(plain("state_kept_seen")),
                ])),
            ),
            ("missed", Some(optional(money("state_missed_fee_")))),
            (
                "cancelled",
                Some(both([plain("state_cancelled_at"), cancelled_by])),
            ),
        ],
    );
    Rows::of(
        "appointments",
        [
            id("patient"),
            id("practitioner"),
            optional(id("ward")),
            both([plain("at_starts"), u8("at_minutes")]),
            state,
            boolean("urgent"),
            optional(both([
                one_of("reminder_channel", &["text", "mail", "call"]),
                u8("reminder_hours_before"),
                optional(plain("reminder_sent")),
            ])),
            optional(id("moved_from")),
        ],
    )
    .apart(&["practitioner", "at_starts"])
}

pub(crate) fn admissions() -> Vec<Rows> {
    vec![
        Rows::of(
            "admissions",
            [
                id("patient"),
                id("responsible"),
                optional(id("consulted")),
                id("admitted_by"),
                one_of(
                    "phase",
                    &[
                        "announced",
                        "admitted",
                        "on_leave",
                        "discharged",
                        "called_off",
                    ],
                ),
                boolean("planned"),
                plain("expected"),
                plain("visitors"),
                optional(discharge()),
            ],
        ),
        Rows::of(
            "stays",
            [
                position("stay_number"),
                id("ward"),
                id("bed"),
                plain("since"),
            ],
        )
        .apart(&["admission_id", "stay_number"]),
        Rows::of(
            "admission_diagnoses",
            [
                text("code"),
                boolean("main"),
                id("found_by"),
                optional(one_of("side", &["left", "right", "both"])),
            ],
        ),
    ]
}

/// When somebody left, and where to.
fn discharge() -> Part {
    let destination = variants(
        "discharge_to",
        vec![
            ("home", None),
            ("relatives", Some(address("discharge_to_relatives_"))),
            (
                "transfer",
                Some(both([
                    text("discharge_to_transfer_house"),
                    boolean("discharge_to_transfer_lying"),
                ])),
            ),
            ("died", Some(plain("discharge_to_died"))),
        ],
    );
    both([
        plain("discharge_at"),
        destination,
        optional(text("discharge_summary")),
        optional(both([
            plain("discharge_follow_up_on"),
            id("discharge_follow_up_by"),
            optional(text("discharge_follow_up_bring")),
        ])),
    ])
}
