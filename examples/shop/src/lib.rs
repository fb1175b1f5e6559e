//! A shop: the example that the documentation of tablewright speaks of.
#![allow(missing_docs)]

use rust_decimal::Decimal;
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A person who buys from the shop.
#[derive(Aggregate)]
#[aggregate(id = "AGG-CUST-001")]
#[invariant("INV-CUST-001: Email must be unique", unique(email))]
#[index(email, purpose = "Login lookup by email")]
pub struct Customer {
    pub id: Id<Customer>,
    #[column(length = 255)]
    pub email: String,
    #[column(length = 255)]
    pub password_hash: String,
    #[column(length = 100)]
    pub first_name: String,
    #[column(length = 100)]
    pub last_name: String,
}

/// An amount of money in the shop's currency.
#[derive(ValueObject)]
#[value_object]
pub struct Money(#[column(precision = 10, scale = 2)] pub Decimal);

/// Where an order stands.
#[derive(ValueObject)]
pub enum OrderStatus {
    Pending,
    Confirmed,
    Shipped,
    Delivered,
    Cancelled,
}

/// What a customer has bought, from the basket to delivery.
#[derive(Aggregate)]
#[aggregate(id = "AGG-ORD-001")]
#[invariant("INV-ORD-001: At least one item", assert(!self.items.is_empty()))]
#[invariant("INV-ORD-003: Valid state transitions", transitions(status,
    Pending => Confirmed | Cancelled,
    Confirmed => Shipped | Cancelled,
    Shipped => Delivered))]
pub struct Order {
    pub id: Id<Order>,
    #[index(name = "idx_orders_customer", purpose = "Get orders by customer")]
    pub customer_id: Id<Customer>,
    #[column(default = OrderStatus::Pending)]
    #[index(purpose = "Filter by status")]
    pub status: OrderStatus,
    pub total_amount: Money,
    #[children(index = "idx_line_items_order", purpose = "Load order with items")]
    pub items: Vec<OrderLineItem>,
}

/// Kept by the catalogue's own service: known here by its id alone.
pub struct Product;

/// One product in an order, with its quantity and price.
#[derive(Entity)]
#[invariant("INV-ORD-001: At least one item", name = "chk_line_item_quantity", check(self.quantity > 0))]
pub struct OrderLineItem {
    pub id: Id<OrderLineItem>,
    #[reference(soft)]
    pub product_id: Id<Product>,
    pub quantity: i32,
    pub unit_price: Money,
}
