//! Item and test statistics.

mod chi_square;

pub use chi_square::{chi_square_survival, two_sided};
