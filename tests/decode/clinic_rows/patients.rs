//! Patients and their records.

use crate::clinic_rows::parts::{address, contact, period, person};
use crate::oracle::{
    Part, Rows, all as both, boolean, id, one_of, optional, plain, position, present, text,
    variants,
};

pub(crate) fn patients() -> Vec<Rows> {
    vec![
        Rows::of(
            "patients",
            [
                person("name_"),
                plain("born"),
                contact(""),
                address("home_"),
                optional(address("letters_")),
                optional(id("guardian")),
                optional(referral()),
                coverage(),
                present(
                    "wishes_present",
                    both([
                        optional(one_of(
                            "wishes_diet",
                            &["vegetarian", "vegan", "halal", "kosher"],
                        )),
                        optional(boolean("wishes_visitors_told")),
                    ]),
                ),
                plain("questionnaire"),
                optional(text("remark")),
            ],
        )
        .apart(&["coverage_insured_number"]),
        Rows::of("patient_allergies", [text("value")]).apart(&["patient_id", "value"]),
        Rows::of(
            "patient_languages",
            [
                position("preference"),
                one_of("value", &["german", "french", "turkish", "sign"]),
            ],
        )
        .apart(&["patient_id", "preference"])
        .apart(&["patient_id", "value"]),
        Rows::of(
            "patient_phones",
            [one_of("key", &["home", "mobile", "work"]), text("value")],
        )
        .apart(&["patient_id", "key"]),
        Rows::of(
            "next_of_kin",
            [
                position("position"),
                person("name_"),
                text("relation"),
                contact("contact_"),
            ],
        )
        .apart(&["patient_id", "position"]),
    ]
}

/// Who has sent a patient.
fn referral() -> Part {
    both([
        variants(
            "referral_by",
            vec![
                ("colleague", Some(id("referral_by_colleague"))),
                (
                    "practice",
                    Some(both([
                        text("referral_by_practice_name"),
                        contact("referral_by_practice_contact_"),
                    ])),
                ),
                ("ambulance", None),
            ],
        ),
        plain("referral_on"),
        optional(text("referral_question")),
    ])
}

/// Who pays.
fn coverage() -> Part {
    variants(
        "coverage",
        vec![
            ("self_paying", None),
            (
                "insured",
                Some(both([
                    id("coverage_insured_insurer"),
                    text("coverage_insured_number"),
                    period("coverage_insured_valid_"),
                ])),
            ),
            ("liability", Some(text("coverage_liability"))),
        ],
    )
}

pub(crate) fn records() -> Vec<Rows> {
    vec![
        Rows::of(
            "medical_records",
            [
                optional(both([
                    one_of("blood_group", &["A", "B", "AB", "O"]),
                    boolean("blood_rhesus"),
                ])),
                optional(id("keeper")),
                optional(both([
                    text("plan_goal"),
                    optional(both([
                        plain("plan_review_on"),
                        id("plan_review_by"),
                        optional(text("plan_review_focus")),
                    ])),
                ])),
                optional(plain("last_read_at")),
            ],
        ),
        Rows::of(
            "medical_record_plan_steps",
            [
                position("step_number"),
                text("action"),
                optional(plain("due")),
            ],
        )
        .apart(&["medical_record_id", "step_number"]),
        Rows::of("notes", [id("author"), plain("written_at"), text("text")]),
        Rows::of("note_corrections", [id("by"), text("text")]),
    ]
}
