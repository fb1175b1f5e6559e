//! The types of chrono.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use super::moment::{check_nanoseconds, check_year, moments};

moments! {
    DateTime<Utc> => Timestamp, |value, check| {
        check.integer(i128::from(value.timestamp_micros()));
        check_year(value, value.year(), check);
        check_nanoseconds(value, value.nanosecond(), check);
    }
    NaiveDateTime => DateTime, |value, check| {
        check.integer(i128::from(value.and_utc().timestamp_micros()));
        check_year(value, value.year(), check);
        check_nanoseconds(value, value.nanosecond(), check);
    }
    NaiveDate => Date, |value, check| {
        check.integer(i128::from(value.num_days_from_ce()));
        check_year(value, value.year(), check);
    }
    NaiveTime => Time, |value, check| {
        check.integer(i128::from(u64::from(value.num_seconds_from_midnight()) * 1_000_000_000 + u64::from(value.nanosecond())));
        check_nanoseconds(value, value.nanosecond(), check);
    }
}

crate::stored::refused::refused! {
    DateTime<FixedOffset> => " has an offset, which not every engine stores: take `DateTime<Utc>`, and the offset beside it where that matters";
}
