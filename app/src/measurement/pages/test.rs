//! The statistics of a final test, for the page of its trainers.

use courses::statistics::{PoolSums, ReliabilityError};
use leptos::prelude::*;

use super::statistics::{Numbers, OptionLine, statistics};
use crate::{
    i18n::Language,
    measurement::{
        figures::FEWEST_RELATED,
        store::{Kept, Pool},
        words,
    },
    thai::{date, digits},
};

/// How reliable a test of so many drawn questions is, out of how many attempts.
pub fn reliability(pool: &Pool, drawn: usize, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let attempts = pool.sums.attempts();
    let passed =
        digits::percent(u64::try_from(pool.passed).unwrap_or_default(), attempts, numbers.preferences.digits.for_language(l));
    let more = FEWEST_RELATED.saturating_sub(attempts);
    let shown = |found: Result<f64, ReliabilityError>, write: &dyn Fn(f64) -> String| match found {
        _ if more > 0 => words::needs_attempts(l, &numbers.whole(more)),
        Ok(value) => write(value),
        Err(error) => why_none(error, l).to_owned(),
    };
    let decimal = |value: f64| numbers.decimal(value, 2);
    let length = drawn.min(PoolSums::items(&pool.sums));
    let facts = [
        (words::attempts(l), numbers.whole(attempts)),
        (words::passed(l), passed.unwrap_or_else(|| "–".to_owned())),
        (words::alpha(l), shown(pool.sums.alpha(length), &decimal)),
        (words::omega(l), shown(pool.sums.omega(length), &decimal)),
        (
            words::test_error(l),
            shown(pool.sums.standard_error(length), &|value| words::test_error_is(l, &numbers.decimal(value, 1))),
        ),
    ];
    let facts = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let as_of = words::as_of(l, &date::with_time(pool.moved_at, l, numbers.preferences.digits));
    view! {
        <section class="section">
            <h2>{words::test_statistics(l)}</h2>
            <dl class="facts">{facts.collect_view()}</dl>
            <p class="as-of">{as_of}</p>
        </section>
    }
    .into_any()
}

const fn why_none(error: ReliabilityError, l: Language) -> &'static str {
    match error {
        ReliabilityError::NoSpread => words::no_spread(l),
        ReliabilityError::NoSingleFactor => words::no_factor(l),
        _ => words::not_enough_pairs(l),
    }
}

/// The statistics of one question, folded away below it.
pub fn question(kept: &Kept, options: &[OptionLine], numbers: Numbers) -> AnyView {
    let l = numbers.l;
    view! {
        <details class="disclosure">
            <summary>{words::show_statistics(l)}</summary>
            {statistics(&kept.figures, &kept.flags, options, words::mean_rest(l), numbers)}
        </details>
    }
    .into_any()
}
