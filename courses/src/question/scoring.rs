use serde::{Deserialize, Serialize};

/// The rule by which a question of several parts is graded; docs/scoring.md has worked examples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// One point if everything is right.
    #[default]
    Whole,
    /// One point for each part that is right.
    Partial,
    /// One point for each part that is right, less one for each that is wrong; never below 0.
    Minus,
}
