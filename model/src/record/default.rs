//! The defaults of columns.

use std::fmt;

use super::text::{FromText, as_text};

/// The default of a column: what it means, and how it was spelled.
///
/// It is displayed as it was spelled: `NOW()` where the derive wrote it, `now()` where somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Default {
    value: DefaultValue,
    /// The spelling, where it is not that of the derive.
    spelling: Option<Box<str>>,
}

/// What a default means, as far as it means the same on every engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefaultValue {
    /// A truth value.
    Boolean(bool),
    /// A number, as it is written.
    Number(Box<str>),
    /// A text, without its quotes.
    Text(Box<str>),
    /// The point in time of the transaction or the statement.
    Now,
    /// A new UUID.
    RandomUuid,
    /// What somebody wrote in the SQL of an engine.
    Sql(Box<str>),
}

impl Default {
    /// What it means.
    #[must_use]
    pub fn value(&self) -> &DefaultValue {
        &self.value
    }
}

impl FromText for Default {
    const EXPECTED: &'static str = "the default of a column in SQL, such as `'open'` or `NOW()`";

    fn from_text(text: &str) -> Option<Self> {
        let value = DefaultValue::of(text);
        // Numbers, texts and SQL are kept as they are: only a word has several spellings.
        let is_word = matches!(
            value,
            DefaultValue::Boolean(_) | DefaultValue::Now | DefaultValue::RandomUuid
        );
        let is_other = is_word && value.to_string() != text;
        Some(Self {
            spelling: is_other.then(|| text.into()),
            value,
        })
    }
}

impl DefaultValue {
    fn of(sql: &str) -> Self {
        let is = |word: &str| sql.eq_ignore_ascii_case(word);
        if is("TRUE") || is("FALSE") {
            Self::Boolean(is("TRUE"))
        } else if is("NOW()") || is("CURRENT_TIMESTAMP") {
            Self::Now
        } else if is("GEN_RANDOM_UUID()") {
            Self::RandomUuid
        } else if is_number(sql) {
            Self::Number(sql.into())
        } else {
            text_of(sql).map_or_else(|| Self::Sql(sql.into()), |text| Self::Text(text.into()))
        }
    }
}

fn is_number(sql: &str) -> bool {
    let digits = sql.strip_prefix('-').unwrap_or(sql);
    digits.starts_with(|first: char| first.is_ascii_digit()) && sql.parse::<f64>().is_ok()
}

/// What stands between single quotes, if that is all there is.
fn text_of(sql: &str) -> Option<String> {
    let inside = sql.strip_prefix('\'')?.strip_suffix('\'')?;
    let without = inside.replace("''", "");
    (!without.contains('\'')).then(|| inside.replace("''", "'"))
}

impl fmt::Display for Default {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.spelling {
            Some(spelling) => formatter.write_str(spelling),
            None => self.value.fmt(formatter),
        }
    }
}

/// As the derive spells it.
impl fmt::Display for DefaultValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(true) => formatter.write_str("TRUE"),
            Self::Boolean(false) => formatter.write_str("FALSE"),
            Self::Now => formatter.write_str("NOW()"),
            Self::RandomUuid => formatter.write_str("GEN_RANDOM_UUID()"),
            Self::Number(sql) | Self::Sql(sql) => formatter.write_str(sql),
            Self::Text(text) => write!(formatter, "'{}'", text.replace('\'', "''")),
        }
    }
}

as_text!(Default);
