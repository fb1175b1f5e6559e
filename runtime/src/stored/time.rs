//! The types of time.

use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::moment::{check_nanoseconds, check_year, moments};

moments! {
    OffsetDateTime => Timestamp, |value, check| {
        check.integer(value.unix_timestamp_nanos());
        match value.checked_to_offset(UtcOffset::UTC) {
            Some(utc) => check_year(value, utc.year(), check),
            None => check_year(value, i32::MAX, check),
        }
        check_nanoseconds(value, value.nanosecond(), check);
    }
    PrimitiveDateTime => DateTime, |value, check| {
        check.integer(value.assume_utc().unix_timestamp_nanos());
        check_year(value, value.year(), check);
        check_nanoseconds(value, value.nanosecond(), check);
    }
    Date => Date, |value, check| {
        check.integer(i128::from(value.to_julian_day()));
        check_year(value, value.year(), check);
    }
    Time => Time, |value, check| {
        check.integer(PrimitiveDateTime::new(Date::MIN, *value).assume_utc().unix_timestamp_nanos());
        check_nanoseconds(value, value.nanosecond(), check);
    }
}

crate::stored::refused::refused! {
    UtcOffset => " is an offset, which no engine stores: take its seconds, as `i32`";
    time::Duration => " may be negative, and has nanoseconds: take `std::time::Duration`, or its microseconds, as `i64`";
}
