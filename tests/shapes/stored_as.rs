//! Types that are stored as another one: whatever they are made of, their table sees that.

use std::error::Error;
use std::fmt;

use tablewright::{Aggregate, Id, StoredAs, ValueObject};

/// Three letters.
#[derive(Clone, ValueObject)]
#[invariant("INV-COD-001: A code is in capitals", check(self.0.chars().all(|c| matches!(c, 'A'..='Z'))))]
struct Code(#[column(length = 3)] String);

/// What is wrong with a text.
#[derive(Debug)]
struct Wrong;

impl fmt::Display for Wrong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no currency has this code")
    }
}

impl Error for Wrong {}

/// A currency, of which only this module knows what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, ValueObject)]
#[value_object(as = Code)]
#[invariant("INV-CUR-001: No currency of old", assert(*self != Currency::Mark))]
enum Currency {
    Euro,
    Mark,
    Other { letters: [char; 3] },
}

impl From<Currency> for Code {
    fn from(currency: Currency) -> Self {
        Self(match currency {
            Currency::Euro => "EUR".to_owned(),
            Currency::Mark => "DEM".to_owned(),
            Currency::Other { letters } => letters.iter().collect(),
        })
    }
}

impl TryFrom<Code> for Currency {
    type Error = Wrong;

    fn try_from(code: Code) -> Result<Self, Wrong> {
        let letters: Vec<char> = code.0.chars().collect();
        match code.0.as_str() {
            "EUR" => Ok(Self::Euro),
            "DEM" => Ok(Self::Mark),
            _ => letters
                .try_into()
                .map_or(Err(Wrong), |letters| Ok(Self::Other { letters })),
        }
    }
}

/// Of another crate, as it were.
mod foreign {
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub(super) struct Angle(pub f64);
}

/// An angle in thousandths of a degree.
struct Milli;

impl StoredAs<foreign::Angle> for Milli {
    type Column = i16;

    fn to_column(angle: &foreign::Angle) -> i16 {
        #[expect(clippy::cast_possible_truncation, reason = "it saturates")]
        let column = (angle.0 * 100.0).round() as i16;
        column
    }

    fn from_column(column: i16) -> Result<foreign::Angle, Box<dyn Error + Send + Sync>> {
        Ok(foreign::Angle(f64::from(column) / 100.0))
    }
}

/// What a `Milli` is not.
struct Label;

impl StoredAs<foreign::Angle> for Label {
    type Column = Code;

    fn to_column(angle: &foreign::Angle) -> Code {
        Code(format!("{}", angle.0))
    }

    fn from_column(_: Code) -> Result<foreign::Angle, Box<dyn Error + Send + Sync>> {
        Err(Box::new(Wrong))
    }
}

/// A place where money changes hands.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
#[invariant("INV-PLC-001: One for each currency", unique(currency))]
#[index(latitude)]
struct Place {
    id: Id<Place>,
    currency: Currency,
    change: Option<Currency>,
    #[column(with = Milli)]
    latitude: foreign::Angle,
    #[column(with = Milli, default(sql = "0"))]
    longitude: Option<foreign::Angle>,
    #[column(with = Label)]
    label: Option<foreign::Angle>,
}

fn place() -> Place {
    Place {
        id: Id::new(),
        currency: Currency::Euro,
        change: None,
        latitude: foreign::Angle(54.5),
        longitude: Some(foreign::Angle(8.25)),
        label: None,
    }
}

#[test]
fn columns_and_rules_are_those_of_what_is_stored() {
    let table = &Place::TABLES[0];
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("{} {} {}", column.name, column.ty, column.constraints()))
        .collect();
    assert_eq!(
        columns,
        [
            "id UUID PRIMARY KEY",
            "currency VARCHAR(3) NOT NULL UNIQUE",
            "change VARCHAR(3) NULL",
            "latitude SMALLINT NOT NULL",
            "longitude SMALLINT NULL",
            "label VARCHAR(3) NULL",
        ]
    );
    let checks: Vec<&str> = table.checks.iter().map(|check| check.name).collect();
    assert_eq!(
        checks,
        ["chk_place_currency", "chk_place_change", "chk_place_label"]
    );
}

#[test]
fn values_are_checked_as_they_are_stored() {
    assert!(place().check_invariants().is_ok());
    let found = |place: Place| {
        let violations = place.check_invariants().expect_err("violations");
        violations
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let other = Currency::Other {
        letters: ['e', 'U', 'R'],
    };
    let of_code = found(Place {
        change: Some(other),
        ..place()
    });
    assert_eq!(
        of_code,
        ["change: A code is in capitals (INV-COD-001), found \"eUR\""]
    );
    let of_its_own = found(Place {
        currency: Currency::Mark,
        ..place()
    });
    assert_eq!(
        of_its_own,
        ["currency: No currency of old (INV-CUR-001), found Mark"]
    );
    let of_a_foreign_type = found(Place {
        label: Some(foreign::Angle(10.25)),
        ..place()
    });
    assert_eq!(
        of_a_foreign_type,
        [
            "label: the text is longer than its declared length, found \"10.25\"",
            "label: A code is in capitals (INV-COD-001), found \"10.25\"",
        ]
    );
}

#[test]
fn what_is_stored_is_a_value_again() {
    for currency in [
        Currency::Euro,
        Currency::Other {
            letters: ['C', 'H', 'F'],
        },
    ] {
        assert_eq!(Currency::try_from(Code::from(currency)).unwrap(), currency);
    }
    let sector = Some(foreign::Angle(8.25));
    let column = <Milli as StoredAs<Option<foreign::Angle>>>::to_column(&sector);
    assert_eq!(column, Some(825));
    let again = <Milli as StoredAs<Option<foreign::Angle>>>::from_column(column);
    assert_eq!(again.unwrap(), sector);
}
