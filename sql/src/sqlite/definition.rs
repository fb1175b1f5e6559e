//! A statement that SQLite keeps, taken apart: what its pragmas do not tell.

use std::iter::Peekable;
use std::str::CharIndices;

/// What a constraint of a table begins with, which no column is called without quotes.
const CONSTRAINTS: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

/// What stands in a `CREATE TABLE`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Definition<'a> {
    pub(super) is_virtual: bool,
    /// The name of the primary key.
    pub(super) primary_key: Option<String>,
    /// Names and conditions.
    pub(super) checks: Vec<(Option<String>, &'a str)>,
    /// Names, and whether they are deferrable.
    pub(super) foreign_keys: Vec<(Option<String>, bool)>,
    pub(super) columns: Vec<ColumnDefinition<'a>>,
    /// What else is said of columns and constraints, in its words.
    pub(super) also: Vec<String>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ColumnDefinition<'a> {
    pub(super) name: String,
    pub(super) default: Option<&'a str>,
    pub(super) collation: Option<String>,
    pub(super) generated: Option<&'a str>,
    pub(super) stored: bool,
}

impl<'a> Definition<'a> {
    /// Reads a statement; of what is none, nothing.
    pub(super) fn read(sql: &'a str) -> Self {
        let tokens = tokens(sql);
        let mut definition = Self {
            is_virtual: tokens.get(1).is_some_and(|token| token.is("VIRTUAL")),
            ..Self::default()
        };
        if definition.is_virtual {
            return definition;
        }
        let Some(open) = tokens.iter().position(|token| token.is("(")) else {
            return definition;
        };
        for part in parts(inside(&tokens, open)) {
            definition.part(sql, part);
        }
        definition
    }

    /// The column of this name.
    pub(super) fn column(&self, name: &str) -> Option<&ColumnDefinition<'a>> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// A column or a constraint of the table.
    fn part(&mut self, sql: &'a str, part: &[Token<'a>]) {
        let Some((first, rest)) = part.split_first() else {
            return;
        };
        if CONSTRAINTS.iter().any(|word| first.is(word)) {
            self.constraints(sql, part, &mut ColumnDefinition::default());
        } else {
            let mut column = ColumnDefinition {
                name: first.name(),
                ..ColumnDefinition::default()
            };
            self.constraints(sql, rest, &mut column);
            self.columns.push(column);
        }
    }

    /// What is said of a column or a table, word by word.
    fn constraints(
        &mut self,
        sql: &'a str,
        tokens: &[Token<'a>],
        column: &mut ColumnDefinition<'a>,
    ) {
        let mut name = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1);
            if token.is("CONSTRAINT") {
                name = next.map(Token::name);
                at += 1;
            } else if token.is("PRIMARY") {
                self.primary_key = name.take();
            } else if token.is("CHECK") {
                self.checks.push((name.take(), group(sql, tokens, at + 1)));
            } else if token.is("REFERENCES") {
                self.foreign_keys.push((name.take(), false));
                // The table may be called like a word.
                at += 1;
            } else if token.is("DEFERRED") {
                let is_not = at > 2 && tokens[at - 3].is("NOT");
                if let Some(key) = self.foreign_keys.last_mut() {
                    key.1 = !is_not;
                }
            } else if token.is("CONFLICT") {
                let action = next.map(|next| next.text.to_ascii_uppercase());
                let of = if column.name.is_empty() {
                    "a constraint"
                } else {
                    &column.name
                };
                self.also
                    .extend(action.map(|action| format!("ON CONFLICT {action} of {of}")));
            } else if token.is("AUTOINCREMENT") {
                self.also.push("AUTOINCREMENT".to_owned());
            } else if ["NOT", "NULL", "UNIQUE"].iter().any(|word| token.is(word)) {
                name = None;
            } else if token.is("DEFAULT") {
                name = None;
                let end = end_of_default(tokens, at + 1);
                column.default = text(sql, tokens, at + 1, end);
                at = end.saturating_sub(1).max(at);
            } else if token.is("COLLATE") {
                name = None;
                column.collation = next.map(Token::name);
                at += 1;
            } else if token.is("AS") {
                name = None;
                column.generated = Some(group(sql, tokens, at + 1));
            } else if token.is("STORED") {
                column.stored = true;
            } else if token.is("(") {
                at = end_of_group(tokens, at).saturating_sub(1);
            }
            at += 1;
        }
    }
}

/// What a `CREATE INDEX` is sorted by, and the rows that it holds.
pub(super) fn index(sql: &str) -> (Vec<&str>, Option<&str>) {
    let tokens = tokens(sql);
    let Some(open) = tokens.iter().position(|token| token.is("(")) else {
        return (Vec::new(), None);
    };
    let columns = parts(inside(&tokens, open)).into_iter();
    let columns = columns.filter_map(|part| text(sql, part, 0, part.len()));
    let behind = tokens.get(end_of_group(&tokens, open));
    let condition = behind.filter(|token| token.is("WHERE"));
    let condition = condition.and_then(|token| sql.get(token.start + token.text.len()..));
    (columns.collect(), condition.map(str::trim))
}

/// A word, a name or a text in quotes, or a sign.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    start: usize,
    text: &'a str,
}

impl Token<'_> {
    /// Whether it is this word, without quotes, or this sign.
    fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// The name that it is, without its quotes.
    fn name(&self) -> String {
        let mut characters = self.text.chars();
        let close = match characters.next() {
            Some('[') => ']',
            Some(quote @ ('"' | '`' | '\'')) => quote,
            _ => return self.text.to_owned(),
        };
        let inside = characters.as_str();
        let inside = inside.strip_suffix(close).unwrap_or(inside);
        inside.replace(&format!("{close}{close}"), &close.to_string())
    }
}

fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut characters = sql.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let second = characters.peek().map(|(_, second)| *second);
        match (first, second) {
            ('-', Some('-')) => skip(&mut characters, |_, last| last == '\n'),
            ('/', Some('*')) => {
                characters.next();
                skip(&mut characters, |before, last| before == '*' && last == '/');
                continue;
            }
            (quote @ ('"' | '`' | '\''), _) => skip_quoted(&mut characters, quote),
            ('[', _) => skip(&mut characters, |_, last| last == ']'),
            _ if is_of_word(first) => {
                while characters.next_if(|(_, next)| is_of_word(*next)).is_some() {}
            }
            _ => {}
        }
        let is_comment = first == '-' && second == Some('-');
        if first.is_ascii_whitespace() || is_comment {
            continue;
        }
        let end = characters.peek().map_or(sql.len(), |(end, _)| *end);
        let text = sql.get(start..end).unwrap_or_default();
        tokens.push(Token { start, text });
    }
    tokens
}

fn is_of_word(of: char) -> bool {
    of.is_ascii_alphanumeric() || of == '_' || of == '$' || !of.is_ascii()
}

/// Goes on behind the first character that ends something, which may depend on the one before.
fn skip(characters: &mut Peekable<CharIndices<'_>>, ends: fn(char, char) -> bool) {
    let mut before = ' ';
    for (_, character) in characters.by_ref() {
        if ends(before, character) {
            return;
        }
        before = character;
    }
}

/// Goes on behind the quote that closes; two of them are one inside.
fn skip_quoted(characters: &mut Peekable<CharIndices<'_>>, quote: char) {
    while let Some((_, character)) = characters.next() {
        if character == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return;
        }
    }
}

/// The tokens between a parenthesis and the one that closes it.
fn inside<'t, 'a>(tokens: &'t [Token<'a>], open: usize) -> &'t [Token<'a>] {
    let end = end_of_group(tokens, open);
    let closed = tokens.get(end.wrapping_sub(1)).is_some_and(|of| of.is(")"));
    let last = if closed { end - 1 } else { end };
    tokens.get(open + 1..last).unwrap_or_default()
}

/// The position behind the parenthesis that closes the one at this position.
fn end_of_group(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// What is between commas that are in no further parentheses.
fn parts<'t, 'a>(tokens: &'t [Token<'a>]) -> Vec<&'t [Token<'a>]> {
    let mut depth = 0_usize;
    let is_comma = |token: &Token<'_>| {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && token.is(",")
    };
    tokens.split(is_comma).collect()
}

/// The text from one token to before another one.
fn text<'a>(sql: &'a str, tokens: &[Token<'a>], start: usize, end: usize) -> Option<&'a str> {
    let first = tokens.get(start)?;
    let last = tokens.get(end.checked_sub(1)?)?;
    sql.get(first.start..last.start + last.text.len())
}

/// The text inside of the parentheses at this position.
fn group<'a>(sql: &'a str, tokens: &[Token<'a>], open: usize) -> &'a str {
    let end = end_of_group(tokens, open);
    let all = text(sql, tokens, open, end).unwrap_or_default();
    let inside = all.strip_prefix('(').unwrap_or(all);
    inside.strip_suffix(')').unwrap_or(inside).trim()
}

/// The position behind a default: an expression in parentheses, a number with its sign, or a word.
fn end_of_default(tokens: &[Token<'_>], start: usize) -> usize {
    let Some(first) = tokens.get(start) else {
        return start;
    };
    if first.is("(") {
        return end_of_group(tokens, start);
    }
    let mut end = start + 1;
    if first.is("-") || first.is("+") {
        end += 1;
    }
    // A fraction, and a blob: `1.5`, `X'00'`.
    while let (Some(before), Some(token)) = (tokens.get(end - 1), tokens.get(end)) {
        if before.start + before.text.len() != token.start || token.is(",") {
            break;
        }
        end += 1;
    }
    end
}
