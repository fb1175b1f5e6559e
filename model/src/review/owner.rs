//! How two owners of one name are named, so that a reader can tell them apart.

/// The names of two types or fields by their paths, as short as they differ: of `shop::Order` and
/// `billing::Order`, the whole paths.
pub(super) fn told_apart<'a>(left: &'a str, right: &'a str) -> [&'a str; 2] {
    let short = [left, right].map(|path| path.rsplit("::").next().unwrap_or(path));
    if short[0] == short[1] && left != right {
        [left, right]
    } else {
        short
    }
}

/// Both in a sentence.
pub(super) fn both(left: &str, right: &str) -> String {
    let [left, right] = told_apart(left, right);
    if left == right {
        format!("`{left}`, twice")
    } else {
        format!("`{left}` and `{right}`")
    }
}
