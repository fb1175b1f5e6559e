//! The rows of the shop.

use crate::oracle::{Rows, decimal, id, integer, one_of, text};

pub(crate) fn all() -> Vec<Rows> {
    vec![
        Rows::of(
            "customers",
            ["email", "password_hash", "first_name", "last_name"].map(text),
        )
        .apart(&["email"]),
        Rows::of(
            "orders",
            [
                id("customer_id"),
                one_of(
                    "status",
                    &["pending", "confirmed", "shipped", "delivered", "cancelled"],
                ),
                decimal("total_amount"),
            ],
        ),
        Rows::of(
            "order_line_items",
            [
                id("product_id"),
                integer("quantity", 1, i64::from(i32::MAX), 32),
                decimal("unit_price"),
            ],
        ),
    ]
}
