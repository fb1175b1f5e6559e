//! Words that are no names in an expression unless they stand in quotes.

/// Whether bytes are one of these words. Of bytes, patterns are a tree of decisions, and not a
/// comparison for each word.
macro_rules! is_one {
    ($bytes:expr, $($word:literal)*) => {
        matches!($bytes, $($word)|*)
    };
}

/// Whether a name of the model is such a word: those that PostgreSQL reserves (appendix C of its
/// manual), and what SQLite does besides. A word too many is in quotes, and harmless.
#[must_use]
pub const fn is_reserved(name: &str) -> bool {
    is_one!(name.as_bytes(),
        b"as" b"do" b"if" b"in" b"is" b"on" b"or" b"to"
        b"add" b"all" b"and" b"any" b"asc" b"end" b"for" b"not" b"set"
        b"both" b"case" b"cast" b"desc" b"drop" b"else" b"from" b"full" b"glob" b"into" b"join"
        b"left" b"like" b"null" b"only" b"over" b"some" b"then" b"true" b"user" b"when" b"with"
        b"alter" b"array" b"check" b"cross" b"false" b"fetch" b"grant" b"group" b"ilike" b"index"
        b"inner" b"limit" b"match" b"order" b"outer" b"right" b"table" b"union" b"using" b"where"
        b"binary" b"column" b"commit" b"create" b"delete" b"escape" b"except" b"exists" b"freeze"
        b"having" b"insert" b"isnull" b"offset" b"regexp" b"select" b"unique" b"update" b"values"
        b"window"
        b"analyse" b"analyze" b"between" b"collate" b"default" b"foreign" b"lateral" b"leading"
        b"natural" b"nothing" b"notnull" b"placing" b"primary" b"similar" b"verbose"
        b"distinct" b"overlaps" b"rollback" b"trailing" b"variadic"
        b"collation" b"initially" b"intersect" b"localtime" b"returning" b"symmetric"
        b"asymmetric" b"constraint" b"deferrable" b"references"
        b"system_user" b"tablesample" b"transaction"
        b"concurrently" b"current_date" b"current_role" b"current_time" b"current_user"
        b"session_user"
        b"authorization" b"autoincrement"
        b"current_schema" b"localtimestamp"
        b"current_catalog"
        b"current_timestamp"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_names() {
        for word in [
            "as",
            "order",
            "user",
            "current_timestamp",
            "current_catalog",
        ] {
            assert!(is_reserved(word), "{word}");
        }
        for name in ["", "a", "orders", "status", "order_id", "current_times"] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
