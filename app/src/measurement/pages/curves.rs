//! How an item measures, drawn, with the numbers beside it.

use std::fmt::Write;

use courses::{bank::cut_scores, irt::Item};
use leptos::prelude::*;

use super::statistics::Numbers;
use crate::measurement::words;

/// Abilities from here to its opposite are drawn.
const FROM: f64 = -4.0;
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 120.0;
/// Points of a curve: one every four units of the drawing.
const STEPS: u32 = 80;

/// Both curves of an item and a table of what they say at the middle of each level.
pub fn curves(item: &Item, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let most = most(item);
    let share = |ability: f64| item.expected_score(ability) / most;
    let information = |ability: f64| item.information(ability);
    // An item by judgement tells 0.25 at most; a scale that starts there lets a better one stand out.
    let highest = points().map(information).fold(0.5, f64::max);
    let rows = middles().map(|(level, ability)| {
        view! {
            <tr>
                <th scope="row">{numbers.whole(level)}</th>
                <td class="end" data-label=words::share_of_points(l)>{numbers.percent(share(ability))}</td>
                <td class="end" data-label=words::information(l)>{numbers.decimal(information(ability), 2)}</td>
            </tr>
        }
    });
    view! {
        <div class="curves">
            {figure(words::curve_of_chance(l), words::curve_axis(l), &share, 1.0)}
            {figure(words::curve_of_information(l), words::curve_axis(l), &information, highest)}
        </div>
        <table class="table">
            <caption class="visually-hidden">{words::measured(l)}</caption>
            <thead><tr>
                <th scope="col">{words::at_level(l)}</th>
                <th scope="col" class="end">{words::share_of_points(l)}</th>
                <th scope="col" class="end">{words::information(l)}</th>
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn figure(title: &'static str, axis: &'static str, value: &dyn Fn(f64) -> f64, highest: f64) -> impl IntoView + use<> {
    let line = polyline(value, highest);
    view! {
        <figure class="chart">
            <figcaption>{title}" "<small>{axis}</small></figcaption>
            <svg class="curve-svg" viewBox="0 0 320 124" aria-hidden="true">
                {cut_scores().cuts().iter().map(|cut| {
                    let x = format!("{:.1}", across(*cut));
                    view! { <line class="curve-cut" x1=x.clone() x2=x y1="0" y2="122"/> }
                }).collect_view()}
                <path class="axis" d="M0 122H320"/>
                <polyline class="curve" points=line/>
            </svg>
        </figure>
    }
}

fn polyline(value: &dyn Fn(f64) -> f64, highest: f64) -> String {
    let mut line = String::new();
    for ability in points() {
        let down = 2.0 + (HEIGHT - 2.0) * (1.0 - value(ability) / highest);
        write!(line, "{:.1},{down:.1} ", across(ability)).expect("a string takes what is written");
    }
    line
}

fn points() -> impl Iterator<Item = f64> {
    (0..=STEPS).map(|step| FROM * (1.0 - 2.0 * f64::from(step) / f64::from(STEPS)))
}

fn across(ability: f64) -> f64 {
    (ability - FROM) / (-2.0 * FROM) * WIDTH
}

fn most(item: &Item) -> f64 {
    f64::from(u8::try_from(item.categories() - 1).expect("an item has 16 scores at most"))
}

/// The middle of each level from 1 up; the last one as wide as the others.
fn middles() -> impl Iterator<Item = (i64, f64)> {
    let cuts = cut_scores().cuts().to_vec();
    (1..).zip(cuts).map(|(level, cut)| (level, cut + courses::bank::LEVEL_WIDTH / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_rises_from_the_left_bottom_to_the_right_top() {
        let item = Item::two_pl(1.5, 0.0).expect("it is an item");
        let line = polyline(&|ability| item.expected_score(ability), 1.0);
        let heights: Vec<f64> = line.split_whitespace().filter_map(|point| point.split_once(',')?.1.parse().ok()).collect();
        assert_eq!((heights.len(), heights.is_sorted_by(|one, next| one >= next)), (81, true));
        assert!(line.starts_with("0.0,") && line.trim_end().rsplit(' ').next().is_some_and(|last| last.starts_with("320.0,")));
        assert_eq!(middles().map(|(level, _)| level).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    }
}
