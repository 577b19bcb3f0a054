//! The time that is left, counted from what the server said when it made the page.

use std::{cell::Cell, time::Duration};

use js_sys::Date;
use leptos::prelude::{set_interval, window};
use web_sys::Event;

use super::dom::{find, show, within, write};

/// The server's clock decides; this much later its answer is sure to be that the time is over.
const GRACE: i64 = 1;
/// So many seconds before the end, what is still being typed is sent: after it, nothing is taken.
const SHORT: i64 = 10;

/// Finds the time on the page and begins to count.
pub fn wake() {
    let Some(timer) = find("#timer") else { return };
    let (Some(clock), Some(said)) = (within(&timer, "b"), find("#timer-said")) else { return };
    let attribute = |name: &str| timer.get_attribute(name).unwrap_or_default();
    let left: i64 = attribute("data-left").parse().unwrap_or_default();
    let zero = attribute("data-zero").chars().next().unwrap_or('0');
    let thresholds = thresholds(&attribute("data-said"));
    if let Some(as_loaded) = within(&timer, "[data-loaded]") {
        show(&as_loaded, false);
    }
    let begun = Begun::now();
    let (before, over) = (Cell::new(left), Cell::new(false));
    let tick = move || {
        let now = left - begun.seconds_ago();
        write(&clock, &digits(&minutes_and_seconds(now.max(0)), zero));
        if let Some((_, words)) = thresholds.iter().rev().find(|(second, _)| now <= *second && *second < before.get()) {
            write(&said, words);
        }
        let earlier = before.replace(now);
        if now <= SHORT && SHORT < earlier {
            tell("timeshort");
        }
        if now < -GRACE && !over.replace(true) {
            tell("timeover");
        }
    };
    tick();
    set_interval(tick, Duration::from_secs(1));
}

fn tell(what: &str) {
    if let Ok(event) = Event::new(what) {
        let _ = window().dispatch_event(&event);
    }
}

/// `600=ten minutes left|300=…`
fn thresholds(text: &str) -> Vec<(i64, String)> {
    text.split('|')
        .filter_map(|part| part.split_once('='))
        .filter_map(|(second, words)| Some((second.parse().ok()?, words.to_owned())))
        .collect()
}

fn minutes_and_seconds(seconds: i64) -> String {
    let two = |number: i64| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    [&two(seconds / 60), ":", &two(seconds % 60)].concat()
}

/// A number in the digits that begin with `zero`.
pub fn digits(text: &str, zero: char) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c)).collect()
}

/// When counting began, on both clocks of the browser.
struct Begun {
    running: f64,
    of_day: f64,
}

impl Begun {
    fn now() -> Self {
        Self { running: running(), of_day: Date::now() }
    }

    /// The greater of what the two say: the running clock may stand still while the device sleeps, the clock of day may
    /// be set back. One that is set forward only makes the page ask the server early.
    #[expect(clippy::cast_possible_truncation, reason = "a test takes hours, not ages")]
    fn seconds_ago(&self) -> i64 {
        ((running() - self.running).max(Date::now() - self.of_day) / 1000.0) as i64
    }
}

fn running() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
