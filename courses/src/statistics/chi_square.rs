//! Tail areas.

/// The chance that a chi-square variable with these degrees of freedom is `x` or more: the
/// regularised upper incomplete gamma function `Q(ν/2, x/2)`.
///
/// Series below the mean and Lentz' continued fraction above it (Press, Teukolsky, Vetterling &
/// Flannery 2007, §6.2; Abramowitz & Stegun 1964, 6.5.29 and 6.5.31), good to about 1e-12. 1 for `x ≤ 0`; NaN only for
/// degrees that are not positive or arguments that are NaN.
#[must_use]
pub fn chi_square_survival(x: f64, degrees: f64) -> f64 {
    if x.is_nan() || degrees.is_nan() || degrees <= 0.0 {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 1.0;
    }
    let (a, x) = (degrees / 2.0, x / 2.0);
    let scale = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (a.recip(), a.recip(), a);
        while term > sum * 1e-16 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        return (1.0 - scale * sum).clamp(0.0, 1.0);
    }
    let tiny = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = f64::INFINITY;
    let mut d = b.recip();
    let mut fraction = d;
    for i in 1..10_000_i32 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = (an * d + b).abs().max(tiny).copysign(an * d + b).recip();
        c = b + an / c;
        c = c.abs().max(tiny).copysign(c);
        let step = d * c;
        fraction *= step;
        if (step - 1.0).abs() < 1e-15 {
            break;
        }
    }
    (scale * fraction).clamp(0.0, 1.0)
}

/// `ln Γ(x)` for `x > 0` (Lanczos 1964, with g = 7 and nine terms).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        // Reflection: Γ(x) Γ(1 − x) = π / sin πx.
        return (std::f64::consts::PI / (std::f64::consts::PI * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let t = x + 7.5;
    let mut sum = 0.999_999_999_999_809_9;
    let mut n = x;
    for term in TERMS {
        n += 1.0;
        sum += term / n;
    }
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// The chance that a standard normal variable is farther from 0 than `z`.
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    chi_square_survival(z * z, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Closed forms: with 2 degrees of freedom exp(−x/2), with 4 exp(−x/2)(1 + x/2); and the critical
    /// values of every table (Abramowitz & Stegun 1964, table 26.8).
    #[test]
    fn areas_agree_with_closed_forms_and_tables() {
        for x in [0.01_f64, 0.5, 1.0, 3.0, 9.0, 40.0, 200.0] {
            let (two, four) = ((-x / 2.0).exp(), (-x / 2.0).exp() * (1.0 + x / 2.0));
            assert!((chi_square_survival(x, 2.0) - two).abs() <= 1e-12 * two.max(1e-3));
            assert!((chi_square_survival(x, 4.0) - four).abs() <= 1e-12 * four.max(1e-3));
        }
        for (x, degrees) in [(3.841_459, 1.0), (7.814_728, 3.0), (11.070_498, 5.0), (18.307_038, 10.0), (124.342_113, 100.0)] {
            assert!((chi_square_survival(x, degrees) - 0.05).abs() < 1e-7, "{degrees}");
        }
        assert!((two_sided(1.959_964) - 0.05).abs() < 1e-7 && (two_sided(-2.575_829) - 0.01).abs() < 1e-8);
    }

    #[test]
    fn arguments_without_sense_have_a_defined_outcome() {
        assert!((chi_square_survival(-1.0, 3.0) - 1.0).abs() < 1e-15);
        assert!(chi_square_survival(1.0, 0.0).is_nan() && chi_square_survival(f64::NAN, 1.0).is_nan());
        assert!(chi_square_survival(1e6, 1.0) < 1e-300);
    }
}
