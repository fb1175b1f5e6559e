//! From the tree of a condition to text: standard SQL, but for what an engine spells in its own way.

use crate::dialect::Unsupported;
use tablewright_model::{Expression, Pair, Table};

pub(super) type Written = Result<String, Unsupported>;

/// Where a text holds another one.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Start,
    End,
    Anywhere,
}

/// What an engine spells in its own way.
pub(super) trait Spelling {
    /// A name, in quotes where it has to be.
    fn name(&self, name: &str) -> String;

    /// A text literal.
    fn text(&self, text: &str) -> String {
        quoted(text)
    }

    /// A float literal, so that the engine reads the very value.
    fn float(&self, number: &str) -> String {
        number.to_owned()
    }

    /// A number as an integer of 64 bits, in which most engines compute anyway.
    fn wide(&self, of: &str) -> String {
        of.to_owned()
    }

    /// The bytes of a text.
    fn octet_length(&self, of: &str) -> String {
        format!("OCTET_LENGTH({of})")
    }

    /// The characters of a text.
    fn char_length(&self, of: &str) -> String {
        format!("CHAR_LENGTH({of})")
    }

    /// A text with small letters for capital ones: those of ASCII alone.
    fn lowercase(&self, of: &str) -> String {
        format!("LOWER({of})")
    }

    /// Whether what is left of a division is `%`, and no function of standard SQL.
    fn divides_by_sign(&self) -> bool {
        false
    }

    /// A text holds another one, or does not.
    fn holds(&self, of: &str, place: Place, part: &str, negated: bool) -> String {
        let (before, after) = match place {
            Place::Start => ("", "%"),
            Place::End => ("%", ""),
            Place::Anywhere => ("%", "%"),
        };
        let mut pattern = before.to_owned();
        for character in part.chars() {
            if matches!(character, '%' | '_' | '!') {
                pattern.push('!');
            }
            pattern.push(character);
        }
        pattern.push_str(after);
        // Some engines take a backslash for an escape where none is declared.
        let is_plain = !part.contains(['%', '_', '!', '\\']);
        let escape = if is_plain { "" } else { " ESCAPE '!'" };
        let not = not(negated);
        format!("{of} {not}LIKE {}{escape}", self.text(&pattern))
    }

    /// All characters of a text are in these ranges, or not all.
    fn only(&self, of: &str, ranges: &[(char, char)], negated: bool) -> String {
        let mut class = String::new();
        let mut has_escapes = false;
        for character in ends_of(ranges) {
            match character {
                End::Character(character) => {
                    if matches!(character, '\\' | '[' | ']' | '^' | '-') {
                        class.push('\\');
                        has_escapes = true;
                    }
                    class.push(character);
                }
                End::To => class.push('-'),
            }
        }
        let escape = if has_escapes { " ESCAPE '\\'" } else { "" };
        let not = not(negated);
        let pattern = self.text(&format!("[{class}]*"));
        format!("{of} {not}SIMILAR TO {pattern}{escape}")
    }

    /// Numbers that the engine does not compare as they stand.
    fn numbers(
        &self,
        _: &Writer<'_>,
        _: &[&Expression],
    ) -> Option<Result<Vec<String>, Unsupported>> {
        None
    }
}

/// `NOT `, if so.
pub(super) fn not(negated: bool) -> &'static str {
    if negated { "NOT " } else { "" }
}

/// Text between single quotes, those inside doubled.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A part of a class of characters.
pub(super) enum End {
    Character(char),
    To,
}

/// The ends of ranges; of a range of one character, that one.
pub(super) fn ends_of(ranges: &[(char, char)]) -> impl Iterator<Item = End> {
    ranges.iter().flat_map(|(first, last)| {
        let first_end = Some(End::Character(*first));
        let is_range = first != last;
        let to = is_range.then_some(End::To);
        let last_end = is_range.then_some(End::Character(*last));
        [first_end, to, last_end].into_iter().flatten()
    })
}

/// How tightly an expression binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Or,
    And,
    Not,
    Predicate,
    Sum,
    Product,
    Primary,
}

fn strength(of: &Expression) -> Strength {
    match of {
        Expression::Or(_) => Strength::Or,
        Expression::And(_) => Strength::And,
        Expression::Not(_) => Strength::Not,
        Expression::Add(_) | Expression::Subtract(_) | Expression::Count(_) => Strength::Sum,
        Expression::Multiply(_) => Strength::Product,
        Expression::Column(_)
        | Expression::Integer(_)
        | Expression::Number(_)
        | Expression::Boolean(_)
        | Expression::Text(_)
        | Expression::Wide(_)
        | Expression::Remainder(_)
        | Expression::Lowercase(_)
        | Expression::OctetLength(_)
        | Expression::CharLength(_) => Strength::Primary,
        _ => Strength::Predicate,
    }
}

/// Writes the conditions of a table as an engine spells them.
pub(super) struct Writer<'t> {
    pub(super) table: &'t Table,
    engine: &'t dyn Spelling,
}

impl<'t> Writer<'t> {
    pub(super) fn new(table: &'t Table, engine: &'t dyn Spelling) -> Self {
        Self { table, engine }
    }

    pub(super) fn condition(&self, of: &Expression) -> Written {
        Ok(match of {
            Expression::Column(name) => self.engine.name(name),
            Expression::Number(number) if number.contains('e') => self.engine.float(number),
            Expression::Integer(number) | Expression::Number(number) => number.clone(),
            Expression::Boolean(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            Expression::Text(text) => self.engine.text(text),
            Expression::Wide([of]) => self.engine.wide(&self.operand(of, Strength::Primary)?),
            Expression::Lowercase([of]) => {
                self.engine.lowercase(&self.operand(of, Strength::Primary)?)
            }
            Expression::OctetLength([of]) => self.engine.octet_length(&self.condition(of)?),
            Expression::CharLength([of]) => self.engine.char_length(&self.condition(of)?),
            Expression::Add(pair) => self.computed(pair, "+", Strength::Sum)?,
            Expression::Subtract(pair) => self.computed(pair, "-", Strength::Sum)?,
            Expression::Multiply(pair) => self.computed(pair, "*", Strength::Product)?,
            Expression::Remainder(pair) if self.engine.divides_by_sign() => {
                format!("({})", self.computed(pair, "%", Strength::Product)?)
            }
            Expression::Remainder([left, right]) => {
                format!("MOD({}, {})", self.condition(left)?, self.condition(right)?)
            }
            Expression::Count(of) => self.counted(of)?,
            Expression::Equal(pair) => self.compared(pair, "=")?,
            Expression::NotEqual(pair) => self.compared(pair, "<>")?,
            Expression::Less(pair) => self.compared(pair, "<")?,
            Expression::LessOrEqual(pair) => self.compared(pair, "<=")?,
            Expression::Greater(pair) => self.compared(pair, ">")?,
            Expression::GreaterOrEqual(pair) => self.compared(pair, ">=")?,
            Expression::And(of) => self.joined(of, " AND ")?,
            Expression::Or(of) => self.joined(of, " OR ")?,
            Expression::Not([of]) => match &**of {
                Expression::Between(_)
                | Expression::In(_)
                | Expression::IsNull(_)
                | Expression::StartsWith(_)
                | Expression::EndsWith(_)
                | Expression::Contains(_)
                | Expression::EqualIgnoringCase(_)
                | Expression::Only { .. } => self.predicate(of, true)?,
                of => format!("NOT {}", self.operand(of, Strength::Primary)?),
            },
            of => self.predicate(of, false)?,
        })
    }

    /// What one word says, or denies.
    fn predicate(&self, of: &Expression, negated: bool) -> Written {
        let not = not(negated);
        Ok(match of {
            Expression::Between([of, least, most]) => {
                let operands = self.operands(&[of, least, most])?;
                let [of, least, most] = operands.as_slice() else {
                    return Ok(String::new());
                };
                format!("{of} {not}BETWEEN {least} AND {most}")
            }
            Expression::In(operands) => {
                let operands = self.operands(&operands.iter().collect::<Vec<_>>())?;
                let (of, list) = operands
                    .split_first()
                    .map_or(("", &[][..]), |(of, list)| (of.as_str(), list));
                format!("{of} {not}IN ({})", list.join(", "))
            }
            Expression::IsNull([of]) => {
                let of = self.operand(of, Strength::Sum)?;
                format!("{of} IS {not}NULL")
            }
            Expression::StartsWith(pair) => self.holds(pair, Place::Start, negated)?,
            Expression::EndsWith(pair) => self.holds(pair, Place::End, negated)?,
            Expression::Contains(pair) => self.holds(pair, Place::Anywhere, negated)?,
            Expression::EqualIgnoringCase(pair) => self.alike(pair, negated)?,
            Expression::Only { of, characters } => {
                let of = self.operand(of, Strength::Sum)?;
                self.engine.only(&of, characters, negated)
            }
            of => self.condition(of)?,
        })
    }

    fn holds(&self, [of, part]: &Pair, place: Place, negated: bool) -> Written {
        let of = self.operand(of, Strength::Sum)?;
        let part = match &**part {
            Expression::Text(text) => text,
            _ => "",
        };
        Ok(self.engine.holds(&of, place, part, negated))
    }

    /// A text with small letters is another one that has no others.
    fn alike(&self, [of, text]: &Pair, negated: bool) -> Written {
        let of = self.engine.lowercase(&self.operand(of, Strength::Primary)?);
        let text = match &**text {
            Expression::Text(text) => text.to_ascii_lowercase(),
            _ => String::new(),
        };
        let sign = if negated { "<>" } else { "=" };
        Ok(format!("{of} {sign} {}", self.engine.text(&text)))
    }

    fn computed(&self, [left, right]: &Pair, sign: &str, strength: Strength) -> Written {
        let left = self.operand(left, strength)?;
        let right = match strength {
            Strength::Sum => self.operand(right, Strength::Product)?,
            _ => self.operand(right, Strength::Primary)?,
        };
        Ok(format!("{left} {sign} {right}"))
    }

    fn compared(&self, [left, right]: &Pair, sign: &str) -> Written {
        let operands = self.operands(&[left, right])?;
        Ok(operands.join(&format!(" {sign} ")))
    }

    /// Operands that are compared with each other.
    fn operands(&self, of: &[&Expression]) -> Result<Vec<String>, Unsupported> {
        if let Some(numbers) = self.engine.numbers(self, of) {
            return numbers;
        }
        of.iter()
            .map(|operand| self.operand(operand, Strength::Sum))
            .collect()
    }

    /// How many conditions hold.
    fn counted(&self, of: &[Expression]) -> Written {
        let parts = of.iter().map(|of| {
            let condition = self.condition(of)?;
            Ok(format!("CASE WHEN {condition} THEN 1 ELSE 0 END"))
        });
        Ok(parts.collect::<Result<Vec<_>, _>>()?.join(" + "))
    }

    fn joined(&self, of: &[Expression], word: &str) -> Written {
        // `AND` in `OR` needs no parentheses, but is read more easily with them.
        let parts = of.iter().map(|part| self.operand(part, Strength::Not));
        Ok(parts.collect::<Result<Vec<_>, _>>()?.join(word))
    }

    fn operand(&self, of: &Expression, least: Strength) -> Written {
        let written = self.condition(of)?;
        Ok(if strength(of) >= least {
            written
        } else {
            format!("({written})")
        })
    }
}
