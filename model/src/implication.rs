//! Which conditions follow from which others, whatever the row is.

use std::cmp::Ordering;

use crate::expression::Expression;

/// A number as it is written, exactly: so many units, each of which is a one with so many digits behind
/// the point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    units: i128,
    scale: u32,
}

impl Number {
    pub(crate) fn of(text: &str) -> Option<Self> {
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let is_digits = |of: &str| of.bytes().all(|of| of.is_ascii_digit());
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        if digits.is_empty() || !is_digits(digits) || !is_digits(rest) {
            return None;
        }
        Some(Self {
            units: format!("{whole}{rest}").parse().ok()?,
            scale: rest.len().try_into().ok()?,
        })
    }

    fn at(self, scale: u32) -> Option<i128> {
        let zeros = scale.checked_sub(self.scale)?;
        self.units.checked_mul(10_i128.checked_pow(zeros)?)
    }

    /// Nothing where they are too long to be compared.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        let scale = self.scale.max(other.scale);
        Some(self.at(scale)?.cmp(&other.at(scale)?))
    }
}

/// An end of a range: the number, and whether it is in it.
type End = Option<(Number, bool)>;

/// What a condition holds one operand to.
enum Held<'e> {
    Values(Vec<&'e Expression>),
    Without(&'e Expression),
    Range([End; 2]),
}

impl Expression {
    /// Whether each row that this condition takes is taken by the other one too: as far as that can be
    /// told from how both are said. Both are over the columns of one table.
    ///
    /// What is true of no row implies all; `false` means that nobody knows.
    ///
    /// ```
    /// use tablewright_model::Expression;
    ///
    /// let of = |json: &str| serde_json::from_str::<Expression>(json);
    /// let narrow = of(r#"{"between":[{"column":"size"},{"integer":"1"},{"integer":"5"}]}"#)?;
    /// let wide = of(r#"{"greater":[{"column":"size"},{"integer":"0"}]}"#)?;
    /// assert!(narrow.implies(&wide));
    /// assert!(!wide.implies(&narrow));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn implies(&self, other: &Self) -> bool {
        use Expression as E;
        if self == other {
            return true;
        }
        match (self, other) {
            (_, E::Boolean(true)) | (E::Boolean(false), _) => return true,
            (_, E::And(parts)) => return parts.iter().all(|part| self.implies(part)),
            (E::Or(parts), _) => return parts.iter().all(|part| part.implies(other)),
            (E::Not([of]), E::Not([other])) if other.implies(of) => return true,
            (E::And(parts), _) if parts.iter().any(|part| part.implies(other)) => return true,
            (_, E::Or(parts)) => return parts.iter().any(|part| self.implies(part)),
            (
                E::Only { of, characters },
                E::Only {
                    of: other,
                    characters: wider,
                },
            ) => return of == other && characters.iter().all(|range| is_covered(*range, wider)),
            _ => {}
        }
        let (Some((of, held)), Some((other, wider))) = (held(self), held(other)) else {
            return false;
        };
        of == other && is_in(&held, &wider)
    }
}

fn is_covered((first, last): (char, char), wider: &[(char, char)]) -> bool {
    let mut ranges = wider.iter();
    ranges.any(|(from, to)| *from <= first && last <= *to)
}

fn held(of: &Expression) -> Option<(&Expression, Held<'_>)> {
    use Expression as E;
    let range = |of, low, high| Some((of, Held::Range([low, high])));
    match of {
        E::In(of) => {
            let (of, values) = of.split_first()?;
            let are_constant = values.iter().all(is_constant);
            are_constant.then(|| (of, Held::Values(values.iter().collect())))
        }
        E::Between([of, low, high]) => range(
            &**of,
            Some((number(low)?, true)),
            Some((number(high)?, true)),
        ),
        E::Equal([of, value]) if is_constant(value) => Some((of, Held::Values(vec![value]))),
        E::NotEqual([of, value]) if is_constant(value) => Some((of, Held::Without(value))),
        E::Less([of, end]) => match (number(of), number(end)) {
            (None, Some(end)) => range(of, None, Some((end, false))),
            (Some(of), None) => range(end, Some((of, false)), None),
            _ => None,
        },
        E::LessOrEqual([of, end]) => match (number(of), number(end)) {
            (None, Some(end)) => range(of, None, Some((end, true))),
            (Some(of), None) => range(end, Some((of, true)), None),
            _ => None,
        },
        E::Greater([of, end]) => match (number(of), number(end)) {
            (None, Some(end)) => range(of, Some((end, false)), None),
            (Some(of), None) => range(end, None, Some((of, false))),
            _ => None,
        },
        E::GreaterOrEqual([of, end]) => match (number(of), number(end)) {
            (None, Some(end)) => range(of, Some((end, true)), None),
            (Some(of), None) => range(end, None, Some((of, true))),
            _ => None,
        },
        _ => None,
    }
}

fn is_constant(of: &Expression) -> bool {
    use Expression as E;
    matches!(
        of,
        E::Integer(_) | E::Number(_) | E::Text(_) | E::Boolean(_)
    )
}

pub(crate) fn number(of: &Expression) -> Option<Number> {
    match of {
        Expression::Integer(text) | Expression::Number(text) => Number::of(text),
        _ => None,
    }
}

fn is_in(held: &Held<'_>, wider: &Held<'_>) -> bool {
    match held {
        Held::Values(values) => values.iter().all(|value| takes(wider, value)),
        Held::Without(value) => matches!(wider, Held::Without(other) if are_same(value, other)),
        Held::Range([low, high]) => match wider {
            Held::Range([wider_low, wider_high]) => {
                is_behind(*low, *wider_low, Ordering::Greater)
                    && is_behind(*high, *wider_high, Ordering::Less)
            }
            Held::Without(value) => {
                number(value).is_some_and(|value| is_outside(value, *low, *high))
            }
            Held::Values(_) => false,
        },
    }
}

/// Whether an end is no farther out than another one: on which side says what is farther in.
fn is_behind(end: End, other: End, inner: Ordering) -> bool {
    let Some((other, takes_other)) = other else {
        return true;
    };
    let Some((end, takes_end)) = end else {
        return false;
    };
    match end.compare(other) {
        Some(Ordering::Equal) => takes_other || !takes_end,
        Some(order) => order == inner,
        None => false,
    }
}

fn is_outside(value: Number, low: End, high: End) -> bool {
    let is_out = |end: End, outer: Ordering| {
        end.is_some_and(|(end, takes)| match value.compare(end) {
            Some(Ordering::Equal) => !takes,
            Some(order) => order == outer,
            None => false,
        })
    };
    is_out(low, Ordering::Less) || is_out(high, Ordering::Greater)
}

fn takes(held: &Held<'_>, value: &Expression) -> bool {
    match held {
        Held::Values(values) => values.iter().any(|of| are_same(of, value)),
        // What is another number, or another text, whatever the collation.
        Held::Without(other) => match (number(value), number(other)) {
            (Some(value), Some(other)) => value
                .compare(other)
                .is_some_and(|order| order != Ordering::Equal),
            _ => false,
        },
        Held::Range([low, high]) => number(value).is_some_and(|value| {
            let value = Some((value, true));
            is_behind(value, *low, Ordering::Greater) && is_behind(value, *high, Ordering::Less)
        }),
    }
}

fn are_same(value: &Expression, other: &Expression) -> bool {
    match (number(value), number(other)) {
        (Some(value), Some(other)) => value.compare(other) == Some(Ordering::Equal),
        _ => value == other,
    }
}

#[cfg(test)]
mod tests {
    use super::Expression;

    fn of(json: &str) -> Expression {
        let json = json.replace('c', r#"{"column":"c"}"#);
        serde_json::from_str(&json).expect("an expression")
    }

    #[test]
    fn wider_conditions_follow_from_narrower_ones() {
        const FIVE: &str = r#"{"integer":"5"}"#;
        const MORE: &str = r#"{"number":"5.50"}"#;
        let less = |end: &str| of(&format!(r#"{{"less":[c,{end}]}}"#));
        let other = |end: &str| of(&format!(r#"{{"greater":[{end},c]}}"#));
        let in_five = of(&format!(r#"{{"in":[c,{FIVE}]}}"#));
        let in_both = of(&format!(r#"{{"in":[c,{FIVE},{MORE}]}}"#));
        let null = of(r#"{"is_null":[c]}"#);
        assert!(less(FIVE).implies(&less(MORE)) && !less(MORE).implies(&less(FIVE)));
        assert!(other(FIVE).implies(&less(MORE)) && less(FIVE).implies(&other(FIVE)));
        assert!(in_five.implies(&in_both) && !in_both.implies(&in_five));
        assert!(in_five.implies(&less(MORE)) && !in_five.implies(&less(FIVE)));
        let or = Expression::Or(vec![null.clone(), less(MORE)]);
        assert!(less(FIVE).implies(&or) && !or.implies(&less(MORE)));
        let and = Expression::And(vec![null, less(FIVE)]);
        assert!(and.implies(&less(MORE)) && and.implies(&or) && !or.implies(&and));
        let not = |of: Expression| Expression::Not([Box::new(of)]);
        assert!(not(less(MORE)).implies(&not(less(FIVE))));
        assert!(!not(less(FIVE)).implies(&not(less(MORE))));
    }
}
