//! A radar: levels over several axes, beside the list that says the same in words and numbers.

use leptos::prelude::*;

/// Half the side of the drawing, and how far the highest level lies from the middle.
const MIDDLE: f64 = 120.0;
const REACH: f64 = 92.0;
/// Where the number of an axis stands.
const NUMBER_AT: f64 = 108.0;

/// One axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The number that the list gives it, in the reader's digits.
    pub number: String,
    pub level: Option<i16>,
    /// Whether the level was measured; one that was only told has a hollow dot.
    pub is_measured: bool,
    pub target: Option<i16>,
}

/// Levels as a filled shape, targets as a dashed line. With fewer than three axes there is no shape, and nothing is drawn.
#[component]
pub fn Radar(axes: Vec<Axis>, highest: i16) -> impl IntoView {
    let count = axes.len();
    if count < 3 {
        return ().into_any();
    }
    let rings = (1..=highest).map(|ring| {
        let outline = outline(count, highest, |_| ring);
        view! { <path class="radar-ring" d=outline/> }
    });
    let spokes = (0..count).map(|axis| {
        let (x, y) = point(axis, count, 1.0, REACH);
        view! { <path class="radar-ring" d=format!("M{MIDDLE} {MIDDLE}L{x} {y}")/> }
    });
    let numbers = axes.iter().enumerate().map(|(place, axis)| {
        let (x, y) = point(place, count, 1.0, NUMBER_AT);
        view! { <text class="radar-number" x=x y=y text-anchor="middle" dominant-baseline="central">{axis.number.clone()}</text> }
    });
    let dots = axes.iter().enumerate().filter_map(|(place, axis)| {
        let (x, y) = point(place, count, share(axis.level?, highest), REACH);
        let class = if axis.is_measured { "radar-dot" } else { "radar-dot is-told" };
        Some(view! { <circle class=class cx=x cy=y r="4.5"/> })
    });
    let has_target = axes.iter().any(|axis| axis.target.is_some());
    let target = has_target.then(|| outline(count, highest, |place| axes[place].target.unwrap_or_default()));
    let levels = outline(count, highest, |place| axes[place].level.unwrap_or_default());
    view! {
        <svg class="radar" viewBox="0 0 240 240" aria-hidden="true">
            {rings.collect_view()}
            {spokes.collect_view()}
            <path class="radar-levels" d=levels/>
            {target.map(|outline| view! { <path class="radar-target" d=outline/> })}
            {dots.collect_view()}
            {numbers.collect_view()}
        </svg>
    }
    .into_any()
}

fn share(level: i16, highest: i16) -> f64 {
    f64::from(level) / f64::from(highest.max(1))
}

/// The shape whose corners lie at these levels.
fn outline(count: usize, highest: i16, level: impl Fn(usize) -> i16) -> String {
    let corners = (0..count).map(|place| {
        let (x, y) = point(place, count, share(level(place), highest), REACH);
        format!("{x} {y}")
    });
    format!("M{}Z", corners.collect::<Vec<_>>().join("L"))
}

/// The first axis points up, the others follow clockwise; to the tenth, which nobody sees.
#[expect(clippy::cast_precision_loss, reason = "there are a few dozen axes at most")]
fn point(axis: usize, count: usize, share: f64, reach: f64) -> (f64, f64) {
    let turn = std::f64::consts::TAU * axis as f64 / count as f64;
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    (tenth(reach.mul_add(share * turn.sin(), MIDDLE)), tenth((-reach).mul_add(share * turn.cos(), MIDDLE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_run_clockwise_from_the_top() {
        assert_eq!(point(0, 4, 1.0, REACH), (120.0, 28.0));
        assert_eq!(point(1, 4, 1.0, REACH), (212.0, 120.0));
        assert_eq!(point(2, 4, 0.5, REACH), (120.0, 166.0));
        assert_eq!(point(3, 4, 0.0, REACH), (120.0, 120.0));
    }
}
