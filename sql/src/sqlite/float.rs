//! Floats. All of them are doubles there, and not every version reads the nearest one from decimal
//! digits: what matters is written with powers of two, which are read and computed exactly.

use std::fmt::Write as _;

/// 2 to the power of 62.
const LARGE: u64 = 1 << 62;

/// The significant bits of an `f64`, without the first.
const BITS: i32 = 52;

/// The digits that any double of SQLite is read from exactly, and those of them behind the point.
const SAFE_DIGITS: (usize, usize) = (15, 3);

/// That a column holds a finite number.
pub(super) fn is_finite(name: &str) -> String {
    // Too large for a double, which every version reads as infinite.
    format!("{name} > -9e999 AND {name} < 9e999")
}

/// That a column holds an `f32`.
///
/// Below 2^128, a double has at most 24 significant bits if rounding it to as many leaves it as it
/// is: 2^29 + 1 times the number, less the rest of that, is the number so rounded (Veltkamp). Below
/// 2^-126, an `f32` has fewer, and is a whole number of 2^-149.
pub(super) fn is_single(name: &str) -> String {
    let large = format!("{LARGE}.0");
    let split = format!("{name} * 536870913.0");
    let steps = format!("{name} * {large} * {large} * 33554432.0");
    format!(
        "ABS({name}) < {large} * {large} * 16.0 AND {split} - ({split} - {name}) = {name} \
         AND ({steps} NOT BETWEEN -8388608 AND 8388608 OR CAST({steps} AS INTEGER) = {steps})"
    )
}

/// A double as a literal, or as an expression that binds as a product does.
pub(super) fn written(value: f64) -> String {
    let decimal = format!("{value:?}");
    if is_safe(&decimal) {
        return decimal;
    }
    let (digits, mut exponent) = parts(value.abs());
    let mut sql = if value < 0.0 { "-" } else { "" }.to_owned();
    let _ = write!(sql, "{digits}.0");
    let sign = if exponent < 0 { '/' } else { '*' };
    while exponent != 0 {
        let step = exponent.unsigned_abs().min(62);
        let _ = write!(sql, " {sign} {}.0", 1_u64 << step);
        exponent -= exponent.signum() * i32::try_from(step).unwrap_or(62);
    }
    sql
}

/// Whether decimal digits are few enough for every version.
fn is_safe(decimal: &str) -> bool {
    let digits = decimal.trim_start_matches('-');
    let behind = digits.split_once('.').map_or(0, |(_, behind)| behind.len());
    let (all, most_behind) = SAFE_DIGITS;
    !digits.contains('e') && digits.len() - 1 <= all && behind <= most_behind
}

/// A positive double as a whole number and the power of two that it is multiplied with.
fn parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << BITS) - 1);
    let exponent = i32::try_from(bits >> BITS).unwrap_or_default();
    let (digits, exponent) = match exponent {
        0 => (fraction, 1),
        exponent => (fraction | 1 << BITS, exponent),
    };
    let zeros = digits.trailing_zeros();
    let exponent = exponent - 1023 - BITS + i32::try_from(zeros).unwrap_or_default();
    (digits.checked_shr(zeros).unwrap_or_default(), exponent)
}
