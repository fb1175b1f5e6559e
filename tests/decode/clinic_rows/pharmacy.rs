//! The pharmacy.

use crate::clinic_rows::parts::quantity;
use crate::oracle::{
    Rows, all as both, boolean, duration, id, one_of, optional, plain, position, text, u8, variants,
};

pub(crate) fn pharmacy_rows() -> Vec<Rows> {
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
