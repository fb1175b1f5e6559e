//! Text of the model in a script: what no script can hold, and names in what was said in SQL.

use crate::dialect::Dialect;
use crate::dialect::Unsupported;
use tablewright_model::{DataModel, Problem, Table};

/// Refuses texts with U+0000, where a script would end.
pub(super) fn all(model: &DataModel, dialect: Dialect, problems: &mut Vec<Problem>) {
    let mut check = |path: &str, text: &str| {
        if text.contains('\0') {
            let unsupported = Unsupported {
                why: format!("U+0000 is in {text:?}"),
                cure: "leave the character out where the text is declared",
            };
            let what = "cannot hold a text";
            problems.push(dialect.refuses(path.to_owned(), what, &unsupported));
        }
    };
    for table in model.tables() {
        of_table(table, &mut check);
    }
    for rule in model.rules() {
        check(&rule.id, &rule.sentence);
    }
    for script in model.scripts() {
        check(&script.name, &script.purpose);
        for said in script.create.iter().chain(&script.drop) {
            check(&script.name, &said.sql);
        }
    }
    for of in &model.to_document().enums {
        check(&of.name, &of.source.text());
        for value in &of.values {
            check(&of.name, value);
        }
    }
}

fn of_table(table: &Table, check: &mut impl FnMut(&str, &str)) {
    check(&table.name, &table.purpose);
    for column in &table.columns {
        let path = || format!("{}.{}", table.name, column.name);
        let default = column.default.as_ref().map(|of| of.to_string().into());
        let mut texts = default.into_iter().chain([column.source.text()]);
        if let Some(text) = texts.find(|of| of.contains('\0')) {
            check(&path(), &text);
        }
    }
    for index in &table.indexes {
        check(&index.name, &index.purpose);
    }
    for constraint in &table.checks {
        check(&constraint.name, &constraint.source.text());
        check(&constraint.name, &constraint.expression);
    }
}

/// Whether SQL that somebody wrote names a column: as a word, in quotes of a name or without, and
/// not inside of a text.
pub(crate) fn names(sql: &str, column: &str) -> bool {
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' => rest[1..].find('\'').map_or(rest.len(), |end| end + 2),
            _ if is_of_word(first) => rest.find(|of| !is_of_word(of)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (word, after) = rest.split_at(length);
        if word.eq_ignore_ascii_case(column) {
            return true;
        }
        rest = after;
    }
    false
}

fn is_of_word(of: char) -> bool {
    of.is_alphanumeric() || of == '_' || of == '$'
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_column_is_named_by_a_word_and_not_in_a_text() {
        for sql in [
            "t IS NULL",
            "a > 1 AND `t` = 1",
            "LENGTH(T)>1",
            "x.t = 'it''s'",
        ] {
            assert!(names(sql, "t"), "{sql}");
        }
        for sql in [
            "tt IS NULL",
            "a = 't'",
            "a = 'it''s t' AND b",
            "t_1 > at",
            "",
        ] {
            assert!(!names(sql, "t"), "{sql}");
        }
    }
}
