//! Dates and times, which SQLite keeps as text.

/// How a point in time is written: always in as many bytes, so that text is ordered as time is.
pub(super) struct Form {
    bytes: usize,
    date: bool,
    time: bool,
    zone: &'static str,
}

pub(super) const TIMESTAMP: Form = Form {
    bytes: 27,
    date: true,
    time: true,
    zone: "Z",
};

pub(super) const DATE_TIME: Form = Form {
    bytes: 26,
    zone: "",
    ..TIMESTAMP
};

pub(super) const DATE: Form = Form {
    bytes: 10,
    time: false,
    ..DATE_TIME
};

pub(super) const TIME: Form = Form {
    bytes: 15,
    date: false,
    ..DATE_TIME
};

impl Form {
    /// Parts of the date and the time, with a `T` between them.
    pub(super) fn of(&self, date: &str, time: &str) -> String {
        let separator = if self.date && self.time { "T" } else { "" };
        let date = if self.date { date } else { "" };
        let time = if self.time { time } else { "" };
        format!("{date}{separator}{time}")
    }

    /// The engine's functions read what is no date as another one, some versions only where they
    /// compute: it must be read as it is written. They would round the digits behind the second.
    pub(super) fn conditions(&self, name: &str) -> Vec<String> {
        let pattern = self.of(
            "[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]",
            "[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]",
        );
        let read = self.of("%Y-%m-%d", "%H:%M:%S");
        let seconds = self.of("0000-00-00", "00:00:00").len();
        let mut conditions = vec![
            format!("LENGTH(CAST({name} AS BLOB)) = {}", self.bytes),
            format!("{name} GLOB '{pattern}{}'", self.zone),
            format!(
                "STRFTIME('{read}', SUBSTR({name}, 1, {seconds}), '+0 days') IS SUBSTR({name}, 1, {seconds})"
            ),
        ];
        if self.time {
            // Some versions read the hour 24.
            let hour = self.of("0000-00-00", "").len() + 1;
            conditions.push(format!("SUBSTR({name}, {hour}, 2) < '24'"));
        }
        conditions
    }
}

/// The current time in UTC, in a form. The clock has milliseconds.
pub(super) fn now(form: &Form) -> String {
    let form = form.of("%Y-%m-%d", "%H:%M:%f000") + form.zone;
    format!("(STRFTIME('{form}', 'now'))")
}
