//! What an item does at an ability: probabilities, derivatives, information.
//!
//! With `z_k = a (θ − b_k)` and `σ(z) = 1 / (1 + exp(−z))`:
//!
//! - right or wrong: `P(1) = c + (1 − c) σ(z_1)` (Birnbaum 1968, ch. 17, with D = 1; `c = 0` in 1PL
//!   and 2PL);
//! - graded: `P(k) = σ(z_k) − σ(z_{k+1})` with `σ(z_0) = 1`, `σ(z_{m+1}) = 0` (Samejima 1969);
//! - information: `I(θ) = Σ_k P'(k)² / P(k)` (Samejima 1969), for 3PL
//!   `a² (1 − P)/P ((P − c)/(1 − c))²` (Birnbaum 1968, ch. 20; Lord 1980, ch. 4 and 5).

use super::item::{Item, Model};

/// `1 / (1 + exp(−z))` without overflow.
pub(crate) fn sigmoid(z: f64) -> f64 {
    if z >= 0.0 {
        1.0 / (1.0 + (-z).exp())
    } else {
        let e = z.exp();
        e / (1.0 + e)
    }
}

/// `ln σ(z)` without underflow.
pub(crate) fn log_sigmoid(z: f64) -> f64 {
    if z >= 0.0 { -(-z).exp().ln_1p() } else { z - z.exp().ln_1p() }
}

/// `ln P` of one score with its first and second derivative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LogChance {
    pub(crate) value: f64,
    pub(crate) slope: f64,
    pub(crate) curvature: f64,
}

/// `ln (σ(x) − σ(y))` for `x > y`, with the derivatives by `x` and `y`; an absent `x` stands for
/// +∞ (score 0) and an absent `y` for −∞ (the highest score).
///
/// `σ(x) − σ(y) = σ(x) σ(−y) (1 − exp(y − x))` keeps every digit where the plain difference would
/// cancel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) value: f64,
    pub(crate) by_x: f64,
    pub(crate) by_y: f64,
    pub(crate) by_xx: f64,
    pub(crate) by_xy: f64,
    pub(crate) by_yy: f64,
}

impl Step {
    pub(crate) fn between(x: Option<f64>, y: Option<f64>) -> Self {
        let mut step = Self { value: 0.0, by_x: 0.0, by_y: 0.0, by_xx: 0.0, by_xy: 0.0, by_yy: 0.0 };
        if let Some(x) = x {
            let right = sigmoid(x);
            step.value += log_sigmoid(x);
            step.by_x = 1.0 - right;
            step.by_xx = -right * (1.0 - right);
        }
        if let Some(y) = y {
            let right = sigmoid(y);
            step.value += log_sigmoid(-y);
            step.by_y = -right;
            step.by_yy = -right * (1.0 - right);
        }
        if let (Some(x), Some(y)) = (x, y) {
            let gap = (x - y).exp_m1();
            step.value += (-(y - x).exp_m1()).ln();
            let w = gap.recip();
            step.by_x += w;
            step.by_y -= w;
            let bend = w * (1.0 + w);
            step.by_xx -= bend;
            step.by_yy -= bend;
            step.by_xy = bend;
        }
        step
    }
}

/// `ln P` of right or wrong with a lower asymptote `c`, with its derivatives by `z` and `c`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guess {
    pub(crate) value: f64,
    pub(crate) by_z: f64,
    pub(crate) by_c: f64,
    pub(crate) by_zz: f64,
    pub(crate) by_zc: f64,
    pub(crate) by_cc: f64,
}

impl Guess {
    pub(crate) fn at(z: f64, c: f64, right: bool) -> Self {
        let (up, down) = (sigmoid(z), sigmoid(-z));
        if !right {
            let by_c = -(1.0 - c).recip();
            let value = (-c).ln_1p() + log_sigmoid(-z);
            return Self { value, by_z: -up, by_c, by_zz: -up * down, by_zc: 0.0, by_cc: -by_c * by_c };
        }
        if c <= 0.0 {
            // exp(−z) = σ(−z)/σ(z) stays exact where σ(z) is too small to divide by.
            let by_c = (-z).min(300.0).exp();
            return Self { value: log_sigmoid(z), by_z: down, by_c, by_zz: -up * down, by_zc: -by_c, by_cc: -by_c * by_c };
        }
        let p = c + (1.0 - c) * up;
        let p_z = (1.0 - c) * up * down;
        let (by_z, by_c) = (p_z / p, down / p);
        Self {
            value: p.ln(),
            by_z,
            by_c,
            by_zz: p_z * (down - up) / p - by_z * by_z,
            by_zc: -up * down / p - by_z * by_c,
            by_cc: -by_c * by_c,
        }
    }
}

impl Item {
    /// The chance of this score at this ability; 0 for a score that the item does not have.
    #[must_use]
    pub fn probability(&self, ability: f64, score: u8) -> f64 {
        if usize::from(score) >= self.categories() {
            return 0.0;
        }
        if self.model() == Model::ThreePl {
            let right = self.lower() + (1.0 - self.lower()) * sigmoid(self.slope() * (ability - self.thresholds()[0]));
            return if score == 1 { right } else { 1.0 - right };
        }
        self.log_chance(ability, score).value.exp()
    }

    /// `ln` of [`Self::probability`], exact far into the tails; −∞ for a score that the item does
    /// not have.
    #[must_use]
    pub fn log_probability(&self, ability: f64, score: u8) -> f64 {
        if usize::from(score) >= self.categories() { f64::NEG_INFINITY } else { self.log_chance(ability, score).value }
    }

    /// The mean score at this ability: the chance to be right for an item that is right or wrong.
    #[must_use]
    pub fn expected_score(&self, ability: f64) -> f64 {
        let above = |b: &f64| sigmoid(self.slope() * (ability - b));
        self.thresholds().iter().map(above).sum::<f64>() * (1.0 - self.lower())
            + self.lower() * crate::real::real(self.thresholds().len())
    }

    /// How fast [`Self::expected_score`] rises at this ability.
    pub(crate) fn expected_slope(&self, ability: f64) -> f64 {
        let rise = |b: &f64| {
            let up = sigmoid(self.slope() * (ability - b));
            up * (1.0 - up)
        };
        self.slope() * (1.0 - self.lower()) * self.thresholds().iter().map(rise).sum::<f64>()
    }

    /// Fisher information at this ability, per squared unit of ability.
    #[must_use]
    pub fn information(&self, ability: f64) -> f64 {
        let a = self.slope();
        if let [b] = self.thresholds() {
            let (up, down) = (sigmoid(a * (ability - b)), sigmoid(a * (b - ability)));
            let p = self.lower() + (1.0 - self.lower()) * up;
            // (1 − c) σ(−z) / P · ((P − c)/(1 − c))² with P − c = (1 − c) σ(z).
            return a * a * (1.0 - self.lower()) * down * up * up / p.max(f64::MIN_POSITIVE);
        }
        let scores = 0..=self.thresholds().len();
        scores
            .map(|score| {
                let step = self.step(ability, score);
                let slope = a * (step.by_x + step.by_y);
                step.value.exp() * slope * slope
            })
            .sum()
    }

    /// `ln P` of a score that the item has, with derivatives by ability.
    pub(crate) fn log_chance(&self, ability: f64, score: u8) -> LogChance {
        let a = self.slope();
        if self.model() == Model::ThreePl {
            let guess = Guess::at(a * (ability - self.thresholds()[0]), self.lower(), score == 1);
            return LogChance { value: guess.value, slope: a * guess.by_z, curvature: a * a * guess.by_zz };
        }
        let step = self.step(ability, usize::from(score));
        LogChance {
            value: step.value,
            slope: a * (step.by_x + step.by_y),
            curvature: a * a * (step.by_xx + 2.0 * step.by_xy + step.by_yy),
        }
    }

    fn step(&self, ability: f64, score: usize) -> Step {
        let z = |threshold: &f64| self.slope() * (ability - threshold);
        let below = score.checked_sub(1).and_then(|index| self.thresholds().get(index));
        Step::between(below.map(z), self.thresholds().get(score).map(z))
    }
}

/// Test information: the sum over the items (Birnbaum 1968, ch. 20). Its inverse root is the standard
/// error of the maximum likelihood estimate.
#[must_use]
pub fn test_information<'a>(items: impl IntoIterator<Item = &'a Item>, ability: f64) -> f64 {
    items.into_iter().map(|item| item.information(ability)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// By hand: a = 1.2, b = 0.5, c = 0.2 at θ = 1: σ(0.6) = 0.645656306, P = 0.716525045,
    /// I = 1.44 · 0.283474955/0.716525045 · 0.645656306² = 0.237491.
    #[test]
    fn a_three_parameter_item_agrees_with_the_formula_by_hand() {
        let item = Item::three_pl(1.2, 0.5, 0.2).unwrap();
        assert!((item.probability(1.0, 1) - 0.716_525_045).abs() < 1e-9);
        assert!((item.information(1.0) - 0.237_491).abs() < 1e-6);
    }

    #[test]
    fn an_item_with_one_threshold_is_the_same_in_graded_and_in_two_parameter_form() {
        let (two, graded) = (Item::two_pl(1.7, -0.3).unwrap(), Item::graded(1.7, &[-0.3]).unwrap());
        for step in -40..=40_i8 {
            let ability = f64::from(step) / 5.0;
            assert!((two.probability(ability, 1) - graded.probability(ability, 1)).abs() < 1e-15);
            assert!((two.information(ability) - graded.information(ability)).abs() < 1e-12);
        }
    }

    #[test]
    fn information_of_a_two_parameter_item_is_largest_at_its_difficulty() {
        let item = Item::two_pl(2.0, 0.7).unwrap();
        assert!((item.information(0.7) - 1.0).abs() < 1e-12); // a²/4
        assert!(item.information(0.7) > item.information(0.8) && item.information(0.7) > item.information(0.6));
    }

    #[test]
    fn scores_that_an_item_does_not_have_have_no_chance() {
        let item = Item::two_pl(1.0, 0.0).unwrap();
        assert!(item.probability(0.0, 2).abs() < f64::MIN_POSITIVE);
        assert!(item.log_probability(0.0, 2).is_infinite());
    }

    #[test]
    fn nothing_is_lost_far_from_the_item() {
        let item = Item::graded(2.0, &[-1.0, 1.0]).unwrap();
        // ln P(0) at 300 is about −2·301; the plain difference of two ones would be −∞.
        assert!((item.log_probability(300.0, 0) + 602.0).abs() < 1e-9);
        assert!((item.log_probability(300.0, 1) + 598.0).abs() < 0.1);
        assert!(item.information(300.0) >= 0.0);
        assert!(Item::three_pl(2.0, 0.0, 0.0).unwrap().information(-400.0).is_finite());
    }

    fn items() -> impl Strategy<Value = Item> {
        let a = 0.2..4.0_f64;
        prop_oneof![
            (a.clone(), -3.0..3.0_f64).prop_map(|(a, b)| Item::two_pl(a, b).unwrap()),
            (a.clone(), -3.0..3.0_f64, 0.0..0.5_f64).prop_map(|(a, b, c)| Item::three_pl(a, b, c).unwrap()),
            (a, -3.0..0.0_f64, 0.01..2.0_f64, 0.01..2.0_f64).prop_map(|(a, b, up, more)| Item::graded(
                a,
                &[b, b + up, b + up + more]
            )
            .unwrap()),
        ]
    }

    fn scores(item: &Item) -> impl Iterator<Item = u8> + use<> {
        0..u8::try_from(item.categories()).unwrap()
    }

    proptest! {
        #[test]
        fn chances_add_up_to_one_and_the_mean_score_rises(item in items(), ability in -6.0..6.0_f64) {
            let total: f64 = scores(&item).map(|score| item.probability(ability, score)).sum();
            prop_assert!((total - 1.0).abs() < 1e-12);
            let mean: f64 = scores(&item).map(|score| f64::from(score) * item.probability(ability, score)).sum();
            prop_assert!((mean - item.expected_score(ability)).abs() < 1e-9);
            prop_assert!(item.expected_score(ability + 0.1) > item.expected_score(ability));
        }

        #[test]
        fn derivatives_agree_with_differences(item in items(), ability in -4.0..4.0_f64) {
            let h = 1e-5;
            for score in scores(&item) {
                let (here, up, down) = (item.log_chance(ability, score), item.log_chance(ability + h, score), item.log_chance(ability - h, score));
                prop_assert!((here.slope - (up.value - down.value) / (2.0 * h)).abs() < 1e-6);
                prop_assert!((here.curvature - (up.slope - down.slope) / (2.0 * h)).abs() < 1e-5);
            }
        }

        #[test]
        fn information_is_the_mean_of_the_squared_slope_and_of_minus_the_curvature(item in items(), ability in -4.0..4.0_f64) {
            let mean = |f: &dyn Fn(LogChance) -> f64| -> f64 {
                scores(&item).map(|score| item.probability(ability, score) * f(item.log_chance(ability, score))).sum()
            };
            let information = item.information(ability);
            prop_assert!((information - mean(&|l| l.slope * l.slope)).abs() < 1e-9);
            prop_assert!((information - mean(&|l| -l.curvature)).abs() < 1e-9);
        }
    }
}
