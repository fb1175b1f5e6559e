//! Practitioners and wards.

use crate::clinic_rows::parts::{period, person};
use crate::oracle::{
    Rows, all as both, boolean, character, id, integer, one_of, optional, plain, text, u8, u16,
    variants,
};

pub(crate) fn practitioners() -> Vec<Rows> {
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

pub(crate) fn wards() -> Vec<Rows> {
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
