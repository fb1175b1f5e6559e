//! The rows of the clinic.

use crate::oracle::{
    Part, Rows, all as both, boolean, bytes, character, decimal, duration, id, integer, native,
    one_of, optional, plain, position, present, text, u8, u16, u32, u64, variants, whole,
};

/// `{prefix}{name}`
fn at(prefix: &str, name: &str) -> String {
    format!("{prefix}{name}")
}

fn person(prefix: &str) -> Part {
    both([
        text(&at(prefix, "given")),
        text(&at(prefix, "family")),
        optional(text(&at(prefix, "title"))),
    ])
}

fn address(prefix: &str) -> Part {
    both([
        text(&at(prefix, "street")),
        text(&at(prefix, "town_zip")),
        text(&at(prefix, "town_name")),
        text(&at(prefix, "town_country")),
        optional(text(&at(prefix, "addition"))),
    ])
}

fn contact(prefix: &str) -> Part {
    both([
        optional(text(&at(prefix, "email"))),
        text(&at(prefix, "phone")),
    ])
}

fn period(prefix: &str) -> Part {
    both([
        plain(&at(prefix, "starts")),
        optional(plain(&at(prefix, "ends"))),
    ])
}

fn money(prefix: &str) -> Part {
    both([
        decimal(&at(prefix, "amount")),
        native(&at(prefix, "currency"), &["EUR", "CHF"]),
    ])
}

fn unit(name: &str) -> Part {
    one_of(
        name,
        &["milligram", "millilitre", "millimole_per_litre", "piece"],
    )
}

fn quantity(prefix: &str) -> Part {
    both([decimal(&at(prefix, "value")), unit(&at(prefix, "unit"))])
}

pub(crate) fn all() -> Vec<Rows> {
    [
        patients(),
        records(),
        practitioners(),
        wards(),
        vec![appointments()],
        admissions(),
        laboratory_rows(),
        pharmacy_rows(),
        billing_rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn patients() -> Vec<Rows> {
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
                optional(both([
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
                ])),
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
                ),
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

fn records() -> Vec<Rows> {
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

fn practitioners() -> Vec<Rows> {
    vec![
        Rows::of(
            "practitioners",
            [
                person("name_"),
                text("email"),
                boolean("employed"),
                both([text("licence_number"), period("licence_")]),
                optional(id("supervisor")),
                id("ward"),
                both(["deputies_first", "deputies_second"].map(|name| optional(id(name)))),
            ],
        )
        .apart(&["licence_number"]),
        Rows::of(
            "practitioner_specialties",
            [one_of(
                "value",
                &["cardiology", "orthopaedics", "paediatrics", "surgery"],
            )],
        )
        .apart(&["practitioner_id", "value"]),
        Rows::of(
            "consulting_hours",
            [
                one_of(
                    "key",
                    &["monday", "tuesday", "wednesday", "thursday", "friday"],
                ),
                both(["opens", "closes"].map(plain)),
            ],
        )
        .apart(&["practitioner_id", "key", "opens", "closes"]),
        Rows::of(
            "practitioner_courses",
            [
                id("key"),
                variants(
                    "value",
                    vec![
                        ("enrolled", None),
                        (
                            "passed",
                            Some(both([plain("value_passed_on"), u16("value_passed_points")])),
                        ),
                        ("failed", Some(plain("value_failed"))),
                    ],
                ),
            ],
        )
        .apart(&["practitioner_id", "key"]),
    ]
}

fn wards() -> Vec<Rows> {
    vec![
        Rows::of(
            "wards",
            [
                text("name"),
                optional(id("head")),
                both([
                    character("location_building"),
                    integer("location_floor", -128, 127, 16),
                ]),
            ],
        )
        .apart(&["name"]),
        Rows::of("rooms", [u16("number")]).apart(&["ward_id", "number"]),
        Rows::of(
            "beds",
            [
                one_of("place", &["door", "middle", "window"]),
                one_of("state", &["ready", "to_clean", "broken"]),
            ],
        )
        .apart(&["room_id", "place"]),
        Rows::of(
            "room_equipment",
            [u8("oxygen_outlets"), boolean("monitored")],
        ),
    ]
}

fn appointments() -> Rows {
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

fn admissions() -> Vec<Rows> {
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
    let discharge = both([
        plain("discharge_at"),
        destination,
        optional(text("discharge_summary")),
        optional(both([
            plain("discharge_follow_up_on"),
            id("discharge_follow_up_by"),
            optional(text("discharge_follow_up_bring")),
        ])),
    ]);
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
                optional(discharge),
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

fn laboratory_rows() -> Vec<Rows> {
    vec![
        Rows::of(
            "lab_tests",
            [
                text("code"),
                text("name"),
                unit("unit"),
                optional(both([
                    decimal("usual_least"),
                    optional(decimal("usual_most")),
                ])),
                optional(plain("settings")),
                optional(bytes("settings_hash", 32)),
            ],
        )
        .apart(&["code"]),
        Rows::of(
            "lab_orders",
            [id("patient"), id("ordered_by"), optional(period("worked_"))],
        ),
        Rows::of(
            "samples",
            [
                u64("barcode"),
                native("kind", &["blood", "urine", "swab"]),
                plain("taken"),
            ],
        )
        .apart(&["lab_order_id"]),
        Rows::of(
            "lab_results",
            [
                id("key"),
                variants(
                    "value",
                    vec![
                        ("measured", Some(decimal("value_measured"))),
                        ("detected", Some(boolean("value_detected"))),
                        (
                            "void",
                            Some(both([
                                text("value_void_reason"),
                                optional(boolean("value_void_repeat")),
                            ])),
                        ),
                    ],
                ),
            ],
        )
        .apart(&["order_id", "key"]),
    ]
}

fn pharmacy_rows() -> Vec<Rows> {
    let dosage = variants(
        "dosage",
        vec![
            ("daily", Some(boolean("dosage_daily_with_meals"))),
            (
                "interval",
                Some(both([
                    quantity("dosage_interval_dose_"),
                    duration("dosage_interval_every"),
                    optional(quantity("dosage_interval_at_most_")),
                ])),
            ),
            ("as_needed", Some(optional(quantity("dosage_as_needed_")))),
            ("as_told", None),
        ],
    );
    vec![
        Rows::of(
            "medications",
            [
                text("name"),
                one_of("form", &["tablet", "syrup", "ampoule"]),
                optional(plain("leaflet")),
            ],
        )
        .apart(&["name", "form"]),
        Rows::of("medication_ingredients", [text("key"), quantity("")])
            .apart(&["medication_id", "key"]),
        Rows::of("medication_interactions", [id("value")]).apart(&["medication_id", "value"]),
        Rows::of("medication_substitutes", [text("key"), id("value")]).apart(&[
            "medication_id",
            "key",
            "value",
        ]),
        Rows::of(
            "prescriptions",
            [
                id("patient"),
                id("prescriber"),
                optional(id("countersigned")),
            ],
        ),
        Rows::of(
            "prescription_lines",
            [
                position("line_number"),
                id("medication"),
                dosage,
                u8("repeats"),
            ],
        )
        .apart(&["prescription_id", "line_number"])
        .apart(&["prescription_id", "medication"]),
        Rows::of(
            "prescription_line_dosage_daily_times",
            [plain("key"), quantity("")],
        )
        .apart(&["prescription_line_id", "key"]),
    ]
}

fn billing_rows() -> Vec<Rows> {
    let payer = variants(
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
    );
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
                payer,
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
