//! The types of jiff.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::moment::{check_nanoseconds, check_year, moments};

/// A number that grows with a date and a time.
fn civil(date: Date, time: Time) -> i128 {
    let parts = [
        i128::from(date.month()),
        i128::from(date.day()),
        i128::from(time.hour()),
        i128::from(time.minute()),
        i128::from(time.second()),
    ];
    let seconds = parts
        .into_iter()
        .fold(i128::from(date.year()), |number, part| number * 100 + part);
    seconds * 1_000_000_000 + i128::from(time.subsec_nanosecond())
}

moments! {
    Timestamp => Timestamp, |value, check| {
        check.integer(value.as_nanosecond());
        check_year(value, i32::from(TimeZone::UTC.to_datetime(*value).year()), check);
        check_nanoseconds(value, value.subsec_nanosecond().unsigned_abs(), check);
    }
    DateTime => DateTime, |value, check| {
        check.integer(civil(value.date(), value.time()));
        check_year(value, i32::from(value.year()), check);
        check_nanoseconds(value, value.subsec_nanosecond().unsigned_abs(), check);
    }
    Date => Date, |value, check| {
        check.integer(civil(*value, Time::midnight()));
        check_year(value, i32::from(value.year()), check);
    }
    Time => Time, |value, check| {
        check.integer(civil(Date::constant(1970, 1, 1), *value));
        check_nanoseconds(value, value.subsec_nanosecond().unsigned_abs(), check);
    }
}

crate::stored::refused::refused! {
    jiff::Zoned => " has a time zone, which not every engine stores: take `jiff::Timestamp`, and the name of the zone beside it where that matters";
    jiff::Span => " is a span of calendar units, which has no length of its own: take `std::time::Duration`";
}
