//! The laboratory.

use crate::clinic_rows::parts::{period, unit};
use crate::oracle::{
    Rows, all as both, boolean, bytes, decimal, id, native, optional, plain, text, u64, variants,
};

pub(crate) fn laboratory_rows() -> Vec<Rows> {
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
