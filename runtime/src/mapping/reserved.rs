//! Words that are no names in an expression unless they stand in quotes.

use crate::text;

/// By their length, so that a name is compared with few. Those that PostgreSQL reserves (appendix C
/// of its manual), and what SQLite does besides: a word too many is in quotes, and harmless.
const WORDS: [&[&str]; 15] = [
    &[],
    &[],
    &["as", "do", "if", "in", "is", "on", "or", "to"],
    &[
        "add", "all", "and", "any", "asc", "end", "for", "not", "set",
    ],
    &[
        "both", "case", "cast", "desc", "drop", "else", "from", "full", "glob", "into", "join",
        "left", "like", "null", "only", "over", "some", "then", "true", "user", "when", "with",
    ],
    &[
        "alter", "array", "check", "cross", "false", "fetch", "grant", "group", "ilike", "index",
        "inner", "limit", "match", "order", "outer", "right", "table", "union", "using", "where",
    ],
    &[
        "binary", "column", "commit", "create", "delete", "escape", "except", "exists", "freeze",
        "having", "insert", "isnull", "offset", "regexp", "select", "unique", "update", "values",
        "window",
    ],
    &[
        "analyse", "analyze", "between", "collate", "default", "foreign", "lateral", "leading",
        "natural", "nothing", "notnull", "placing", "primary", "similar", "verbose",
    ],
    &["distinct", "overlaps", "rollback", "trailing", "variadic"],
    &[
        "collation",
        "initially",
        "intersect",
        "localtime",
        "returning",
        "symmetric",
    ],
    &["asymmetric", "constraint", "deferrable", "references"],
    &["system_user", "tablesample", "transaction"],
    &[
        "concurrently",
        "current_date",
        "current_role",
        "current_time",
        "current_user",
        "session_user",
    ],
    &["authorization", "autoincrement"],
    &["current_schema", "localtimestamp"],
];

/// Whether a name of the model is such a word.
#[must_use]
pub const fn is_reserved(name: &str) -> bool {
    if name.len() >= WORDS.len() {
        return text::equal(name, "current_catalog") || text::equal(name, "current_timestamp");
    }
    let words = WORDS[name.len()];
    let mut index = 0;
    while index < words.len() {
        if text::equal(words[index], name) {
            return true;
        }
        index += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_by_their_length_or_are_not_found() {
        for (length, words) in WORDS.iter().enumerate() {
            for word in *words {
                assert!(is_reserved(word) || word.len() != length);
                assert_eq!(word.len(), length, "{word}");
            }
        }
        assert!(is_reserved("current_timestamp"));
        assert!(!is_reserved("status"));
        assert!(!is_reserved("order_id"));
    }
}
