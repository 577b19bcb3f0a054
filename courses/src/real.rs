//! Counts as real numbers.

/// A count as a real number: exact below 2^53, which no count of people or answers reaches.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(crate) const fn real(count: usize) -> f64 {
    count as f64
}

/// The same for counts that are stored.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(crate) const fn real64(count: u64) -> f64 {
    count as f64
}
