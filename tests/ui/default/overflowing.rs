#![allow(overflowing_literals)]

use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(default = 300)]
    small: u8,
    #[column(default = -129)]
    signed: i8,
    #[column(default = 3_000_000_000)]
    count: i32,
    #[column(default = 0xffff_ffff)]
    bits: i32,
    #[column(default = 1e400)]
    ratio: f64,
    #[column(default = 1e39)]
    single: f32,
    #[column(default = 0x1_0000_0000_0000_0000)]
    large: u64,
    #[column(default = 255)]
    fits: u8,
    #[column(default = -128)]
    fits_too: i8,
    #[column(default = 18_446_744_073_709_551_615)]
    largest: u64,
}


fn main() {}
