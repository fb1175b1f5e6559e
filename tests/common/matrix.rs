//! A matrix (more rows, more ways to link, more cases of one kind) is tested as a whole where
//! `TABLEWRIGHT_MATRIX` is set, as in CI, and by a sample elsewhere.

/// Whether all of each matrix is tested.
pub(crate) fn is_whole() -> bool {
    std::env::var_os("TABLEWRIGHT_MATRIX").is_some()
}

/// All, or the first few: those that find most stand first.
pub(crate) fn first<T>(mut all: Vec<T>, few: usize) -> Vec<T> {
    if !is_whole() {
        all.truncate(few);
    }
    all
}

/// All, or one in so many.
pub(crate) fn one_in<T>(many: usize, all: impl IntoIterator<Item = T>) -> Vec<T> {
    let step = if is_whole() { 1 } else { many };
    all.into_iter().step_by(step).collect()
}
