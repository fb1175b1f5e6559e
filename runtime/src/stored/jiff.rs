//! The types of jiff.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::moment::{check_nanoseconds, check_year, moments};

moments! {
    Timestamp => Timestamp, |value, check| {
        check_year(value, i32::from(TimeZone::UTC.to_datetime(*value).year()), check);
        check_nanoseconds(value, value.subsec_nanosecond().unsigned_abs(), check);
    }
    DateTime => DateTime, |value, check| {
        check_year(value, i32::from(value.year()), check);
        check_nanoseconds(value, value.subsec_nanosecond().unsigned_abs(), check);
    }
    Date => Date, |value, check| {
        check_year(value, i32::from(value.year()), check);
    }
    Time => Time, |value, check| {
        check_nanoseconds(value, value.subsec_nanosecond().unsigned_abs(), check);
    }
}

crate::stored::refused::refused! {
    jiff::Zoned => " has a time zone, which not every engine stores: take `jiff::Timestamp`, and the name of the zone beside it where that matters";
    jiff::Span => " is a span of calendar units, which has no length of its own: take `std::time::Duration`";
}
