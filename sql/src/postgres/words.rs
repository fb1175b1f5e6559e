//! Words in which PostgreSQL tells one and the same condition in two ways.

/// Opens a list as it is told where the cast stands behind it.
const WHOLE: &str = "ANY ((ARRAY[";
const WHOLE_END: &str = "])::text[])";

/// And where each value has its own.
const EACH: &str = "ANY (ARRAY[";
const EACH_END: &str = "])";

/// A condition as the server tells it where a script said it.
///
/// What a script says as `v IN ('a', 'b')` of a column of `varchar` is told as a cast of the whole list;
/// what is told so is told with a cast of each value once it was read again, as a restored dump is, and
/// stays so from then on. Both mean the same.
pub(super) fn as_first_told(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(EACH) {
        let (before, list) = rest.split_at(at);
        told.push_str(before);
        let behind = &list[EACH.len()..];
        match values(behind) {
            Some((values, behind)) => {
                let list = values.join(", ");
                told.push_str(WHOLE);
                told.push_str(&list);
                told.push_str(WHOLE_END);
                rest = behind;
            }
            None => {
                told.push_str(EACH);
                rest = behind;
            }
        }
    }
    told.push_str(rest);
    told
}

/// The values of a list that all have their own cast, without it, and what stands behind the list.
fn values(mut rest: &str) -> Option<(Vec<&str>, &str)> {
    const TYPE: &str = "::character varying";
    const CAST: &str = ")::text";
    let mut values = Vec::new();
    loop {
        let value = rest.strip_prefix('(')?;
        let length = literal(value)?;
        let behind = value[length..].strip_prefix(TYPE)?;
        values.push(&value[..length + TYPE.len()]);
        rest = behind.strip_prefix(CAST)?;
        match rest.strip_prefix(", ") {
            Some(next) => rest = next,
            None => return Some((values, rest.strip_prefix(EACH_END)?)),
        }
    }
}

/// The length of a text literal at the beginning: `'it''s'`, or `E'\\'`.
fn literal(text: &str) -> Option<usize> {
    let start = text.find('\'')?;
    if !matches!(&text[..start], "" | "E") {
        return None;
    }
    let mut quotes = text[start + 1..].match_indices('\'').peekable();
    while let Some((at, _)) = quotes.next() {
        // Two of them are one.
        if quotes.next_if(|(next, _)| *next == at + 1).is_none() {
            return Some(start + 1 + at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::as_first_told;

    #[test]
    fn a_list_that_was_read_again_is_told_as_before() {
        let first = "((state)::text = ANY ((ARRAY['it''s, ]'::character varying, 'b'::character varying])::text[]))";
        let again = "((state)::text = ANY (ARRAY[('it''s, ]'::character varying)::text, ('b'::character varying)::text]))";
        assert_eq!(as_first_told(again), first);
        assert_eq!(as_first_told(first), first);
        let twice = format!("({again} AND {again})");
        assert_eq!(as_first_told(&twice), format!("({first} AND {first})"));
    }

    #[test]
    fn other_lists_stay_what_they_are() {
        for text in [
            "(size = ANY (ARRAY[1, 2]))",
            "((state)::text = ANY (ARRAY['a'::text, 'b'::text]))",
            "((a)::text = ANY (ARRAY[('a'::character varying)::text, (b)::text]))",
            "((a)::text = ANY (ARRAY[('a",
            "'ANY (ARRAY['",
        ] {
            assert_eq!(as_first_told(text), text);
        }
    }
}
