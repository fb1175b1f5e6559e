//! Renderings that are wrong on purpose: each must be noticed by at least one rule.

use std::collections::BTreeMap;

use tablewright_model::{Expression, Pair};

use crate::Case;
use crate::engine::Engine;
use crate::real::Real;
use crate::row::Row;

/// A wrong rendering: of the tree, or of the text.
enum Mutation {
    Tree(fn(&Expression) -> Option<Expression>),
    Text(fn(&str) -> String),
}

const MUTATIONS: &[(&str, Mutation)] = &[
    (
        "NULL is not asked for",
        Mutation::Tree(|of| match of {
            Expression::IsNull(_) => Some(Expression::Boolean(false)),
            _ => None,
        }),
    ),
    (
        "what is less may be equal",
        Mutation::Tree(|of| match of {
            Expression::Less(pair) => Some(Expression::LessOrEqual(pair.clone())),
            _ => None,
        }),
    ),
    (
        "what is greater may be equal",
        Mutation::Tree(|of| match of {
            Expression::Greater(pair) => Some(Expression::GreaterOrEqual(pair.clone())),
            _ => None,
        }),
    ),
    (
        "what is at most is less",
        Mutation::Tree(|of| match of {
            Expression::LessOrEqual(pair) => Some(Expression::Less(pair.clone())),
            _ => None,
        }),
    ),
    (
        "what is at least is greater",
        Mutation::Tree(|of| match of {
            Expression::GreaterOrEqual(pair) => Some(Expression::Greater(pair.clone())),
            _ => None,
        }),
    ),
    (
        "equal is not equal",
        Mutation::Tree(|of| match of {
            Expression::Equal(pair) => Some(Expression::NotEqual(pair.clone())),
            _ => None,
        }),
    ),
    (
        "operands change places",
        Mutation::Tree(|of| match of {
            Expression::Subtract([left, right]) => {
                Some(Expression::Subtract([right.clone(), left.clone()]))
            }
            _ => None,
        }),
    ),
    (
        "a product is a sum",
        Mutation::Tree(|of| match of {
            Expression::Multiply(pair) => Some(Expression::Add(pair.clone())),
            _ => None,
        }),
    ),
    (
        "what is left is of another divisor",
        Mutation::Tree(|of| match of {
            Expression::Remainder([left, _]) => Some(Expression::Remainder([
                left.clone(),
                Box::new(Expression::Integer("9".to_owned())),
            ])),
            _ => None,
        }),
    ),
    (
        "what is left is never negative",
        Mutation::Tree(|of| match of {
            // (x % n + n) % n
            Expression::Remainder([left, divisor]) => {
                let left = Expression::Remainder([left.clone(), divisor.clone()]);
                let sum = Expression::Add([Box::new(left), divisor.clone()]);
                Some(Expression::Remainder([Box::new(sum), divisor.clone()]))
            }
            _ => None,
        }),
    ),
    (
        "what is absent is like nothing",
        Mutation::Tree(|of| match of {
            // Both absent, or both there and equal.
            Expression::Or(parts) => match parts.as_slice() {
                [Expression::And(absent), rest]
                    if absent.len() == 2
                        && absent.iter().all(|of| matches!(of, Expression::IsNull(_))) =>
                {
                    Some(rest.clone())
                }
                _ => None,
            },
            _ => None,
        }),
    ),
    (
        "one is not counted",
        Mutation::Tree(|of| match of {
            Expression::Count(parts) if parts.len() > 1 => {
                Some(Expression::Count(parts[1..].to_vec()))
            }
            _ => None,
        }),
    ),
    (
        "and is or",
        Mutation::Tree(|of| match of {
            Expression::And(parts) => Some(Expression::Or(parts.clone())),
            _ => None,
        }),
    ),
    (
        "or is and",
        Mutation::Tree(|of| match of {
            Expression::Or(parts) => Some(Expression::And(parts.clone())),
            _ => None,
        }),
    ),
    (
        "nothing is denied",
        Mutation::Tree(|of| match of {
            Expression::Not([of]) => Some((**of).clone()),
            _ => None,
        }),
    ),
    (
        "a range ends before its end",
        Mutation::Tree(|of| match of {
            Expression::Between([of, least, most]) => {
                let pair = |end: &Expression| -> Pair { [of.clone(), Box::new(end.clone())] };
                let least = Expression::GreaterOrEqual(pair(least));
                Some(Expression::And(vec![least, Expression::Less(pair(most))]))
            }
            _ => None,
        }),
    ),
    (
        "the last of a list is forgotten",
        Mutation::Tree(|of| match of {
            Expression::In(list) if list.len() > 2 => {
                Some(Expression::In(list[..list.len() - 1].to_vec()))
            }
            _ => None,
        }),
    ),
    (
        "bytes are counted as characters",
        Mutation::Tree(|of| match of {
            Expression::OctetLength(of) => Some(Expression::CharLength(of.clone())),
            _ => None,
        }),
    ),
    (
        "characters are counted as bytes",
        Mutation::Tree(|of| match of {
            Expression::CharLength(of) => Some(Expression::OctetLength(of.clone())),
            _ => None,
        }),
    ),
    (
        "a beginning may be anywhere",
        Mutation::Tree(|of| match of {
            Expression::StartsWith(pair) => Some(Expression::Contains(pair.clone())),
            _ => None,
        }),
    ),
    (
        "case counts",
        Mutation::Tree(|of| match of {
            Expression::EqualIgnoringCase(pair) => Some(Expression::Equal(pair.clone())),
            _ => None,
        }),
    ),
    (
        "capital letters stay",
        Mutation::Tree(|of| match of {
            Expression::Lowercase([of]) => Some((**of).clone()),
            _ => None,
        }),
    ),
    (
        // SQLite knows no others.
        "letters of all alphabets are made small",
        Mutation::Text(|sql| {
            let others = sql.replace(" COLLATE \"C\")", " COLLATE \"und-x-icu\")");
            if others != sql {
                return others;
            }
            // Letter by letter.
            let (mut others, mut count) = (sql.to_owned(), 0);
            for letter in 'A'..='Z' {
                let small = letter.to_ascii_lowercase();
                count += others.matches(&format!(", '{letter}', '{small}')")).count();
                others = others.replace(&format!(", '{letter}', '{small}')"), ")");
            }
            if count == 0 {
                return others;
            }
            let chain = "REPLACE(".repeat(26);
            let others = others.replace(&chain, "LOWER(");
            let ends = ")".repeat(26);
            others.replace(&ends, ")")
        }),
    ),
    (
        "an end may be anywhere",
        Mutation::Tree(|of| match of {
            Expression::EndsWith(pair) => Some(Expression::Contains(pair.clone())),
            _ => None,
        }),
    ),
    (
        "a range of characters is forgotten",
        Mutation::Tree(|of| match of {
            Expression::Only { of, characters } if characters.len() > 1 => Some(Expression::Only {
                of: of.clone(),
                characters: characters[1..].to_vec(),
            }),
            _ => None,
        }),
    ),
    (
        "what overflows is let pass",
        Mutation::Tree(|of| match of {
            Expression::Between([of, least, _]) if computes(of) => {
                Some(Expression::GreaterOrEqual([of.clone(), least.clone()]))
            }
            _ => None,
        }),
    ),
    (
        "a fraction is cut off",
        Mutation::Tree(|of| match of {
            Expression::Number(number) if number.contains('.') && !number.contains('e') => number
                .split('.')
                .next()
                .map(|whole| Expression::Number(whole.to_owned())),
            _ => None,
        }),
    ),
    (
        "trailing blanks are cut off",
        Mutation::Tree(|of| match of {
            Expression::Text(text) if text.ends_with(' ') => {
                Some(Expression::Text(text.trim_end().to_owned()))
            }
            _ => None,
        }),
    ),
    (
        "text is of the other case",
        Mutation::Tree(|of| match of {
            Expression::Text(text) if text.chars().any(char::is_uppercase) => {
                Some(Expression::Text(text.to_lowercase()))
            }
            _ => None,
        }),
    ),
    (
        "a pattern is not escaped",
        Mutation::Text(|sql| {
            let plain = sql.replace(" ESCAPE '!'", "");
            plain
                .replace("!%", "%")
                .replace("!_", "_")
                .replace("!!", "!")
        }),
    ),
    (
        "quotes are not doubled",
        Mutation::Text(|sql| sql.replace("''s", "s")),
    ),
    (
        "computed in the type of the column",
        Mutation::Text(|sql| {
            let narrow = sql.replace(" AS BIGINT)", ")");
            if narrow == sql {
                return narrow;
            }
            narrow.replace("CAST(", "(")
        }),
    ),
];

fn computes(of: &Expression) -> bool {
    matches!(
        of,
        Expression::Add(_)
            | Expression::Subtract(_)
            | Expression::Multiply(_)
            | Expression::Remainder(_)
    )
}

/// Shows of each mutation that a rule notices it.
pub(crate) fn all_are_noticed(
    engine: &mut dyn Engine,
    cases: &[Case<'_>],
    rows: &BTreeMap<&str, Vec<Row>>,
) {
    let (mut noticed, mut none) = (0, Vec::new());
    for (name, mutation) in MUTATIONS {
        let mut of_rules = cases.iter().filter_map(|case| {
            let right = crate::sql(case, engine.dialect());
            let wrong = mutated(case, engine, mutation)?;
            (wrong != right).then_some((case, wrong))
        });
        let Some(first) = of_rules.next() else {
            none.push(*name);
            continue;
        };
        let mut all = std::iter::once(first)
            .chain(of_rules)
            .collect::<Vec<_>>()
            .into_iter();
        let is_noticed = all.any(|(case, wrong)| disagrees(engine, case, wrong, rows));
        assert!(
            is_noticed,
            "{}: nobody noticed that {name}",
            engine.dialect()
        );
        noticed += 1;
    }
    crate::tell(&format!(
        "{}: {noticed} wrong renderings were noticed; it has none of these: {none:?}",
        engine.dialect()
    ));
    assert!(noticed >= 20, "few renderings could be wrong");
}

fn mutated(case: &Case<'_>, engine: &dyn Engine, mutation: &Mutation) -> Option<String> {
    match mutation {
        Mutation::Tree(change) => {
            let tree = changed(&case.condition.expression, *change);
            tablewright_sql::condition(&tree, case.table, engine.dialect()).ok()
        }
        Mutation::Text(change) => Some(change(&crate::sql(case, engine.dialect()))),
    }
}

/// The tree with all that can be changed in it.
fn changed(of: &Expression, change: fn(&Expression) -> Option<Expression>) -> Expression {
    if let Some(changed) = change(of) {
        return changed;
    }
    let mut json = serde_json::to_value(of).expect("an expression is JSON");
    let parts = json
        .as_object_mut()
        .into_iter()
        .flat_map(|object| object.values_mut());
    for part in parts {
        for inner in part.as_array_mut().into_iter().flatten() {
            if let Ok(expression) = serde_json::from_value::<Expression>(inner.clone()) {
                *inner = serde_json::to_value(changed(&expression, change)).expect("JSON");
            }
        }
    }
    serde_json::from_value(json).unwrap_or_else(|_| of.clone())
}

/// Whether an engine judges some row by a condition as Rust does not, or cannot judge them.
fn disagrees(
    engine: &mut dyn Engine,
    case: &Case<'_>,
    condition: String,
    rows: &BTreeMap<&str, Vec<Row>>,
) -> bool {
    let rows = &rows[case.table.name.as_str()];
    let rows = &rows[..rows.len().min(4_000)];
    let mut real = Real::load(engine, case.record, None);
    let judged = real.judge(rows, &[condition]);
    real.drop();
    match judged {
        Ok(verdicts) => rows
            .iter()
            .zip(verdicts)
            .any(|(row, is)| is[0] != Some(case.holds(row))),
        Err(_) => true,
    }
}
