//! What answers tell of an item or a question. A number that means nothing yet is not shown: how many answers are missing
//! is.

use courses::statistics::{Dif, DifClass, Flag};
use leptos::prelude::*;

use super::flags;
use crate::{
    i18n::Language,
    measurement::{
        figures::{Comparison, FEWEST, FEWEST_RELATED, Figures},
        words,
    },
    visitor::Preferences,
};

/// Numbers with digits after the point, as the visitor reads them.
#[derive(Clone, Copy)]
pub struct Numbers {
    pub l: Language,
    pub preferences: Preferences,
}

impl Numbers {
    pub const fn of(preferences: Preferences) -> Self {
        Self { l: preferences.language, preferences }
    }

    /// A count.
    pub fn whole(self, value: impl TryInto<i64>) -> String {
        self.preferences.number(value.try_into().unwrap_or(i64::MAX))
    }

    /// A real number with so many decimals; no "-0.00".
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let zero = text.starts_with('-') && !text.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
        self.preferences.figures(if zero { &text[1..] } else { &text })
    }

    /// A share as a percentage.
    pub fn percent(self, share: f64) -> String {
        format!("{}%", self.decimal(100.0 * share, 0))
    }
}

/// An option of the distractor table.
pub struct OptionLine {
    pub text: String,
    pub is_key: bool,
}

/// Statistics of an item: numbers, options, comparisons, flags. `ability` says what the last column of the options is.
pub fn statistics(figures: &Figures, found: &[Flag], options: &[OptionLine], ability: &'static str, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let answers = figures.sums.answers();
    if answers < FEWEST {
        let text = words::needs(l, &numbers.whole(answers), &numbers.whole(FEWEST - answers));
        return view! { <p>{text}</p> }.into_any();
    }
    let facts = facts(figures, numbers).into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let signs = match (found.is_empty(), answers < FEWEST_RELATED) {
        (true, true) => None,
        (true, false) => Some(view! { <p>{words::looks_fine(l)}</p> }.into_any()),
        (false, _) => Some(flags::list(found, l)),
    };
    view! {
        {signs}
        <dl class="facts">{facts.collect_view()}</dl>
        {option_table(figures, options, ability, numbers)}
        {comparisons(figures, numbers)}
    }
    .into_any()
}

fn facts(figures: &Figures, numbers: Numbers) -> Vec<(&'static str, String)> {
    let (l, sums) = (numbers.l, &figures.sums);
    let percent = |share: Option<f64>| share.map(|share| numbers.percent(share)).unwrap_or_default();
    let more = FEWEST_RELATED.saturating_sub(sums.answers());
    let biserial = match (more, sums.corrected_point_biserial()) {
        (0, Some(value)) => numbers.decimal(value, 2),
        (0, None) => words::no_spread(l).to_owned(),
        _ => words::needs_more(l, &numbers.whole(more)),
    };
    let seconds = sums.mean_seconds().map(|seconds| words::seconds_are(l, &numbers.decimal(seconds, 0)));
    vec![
        (words::answers(l), numbers.whole(sums.answers())),
        (words::p_value(l), percent(sums.p_value())),
        (words::biserial(l), biserial),
        (words::seconds(l), seconds.unwrap_or_default()),
        (words::left_out(l), percent(sums.omit_rate())),
        (words::too_fast(l), percent(sums.too_fast_share())),
    ]
}

fn option_table(figures: &Figures, options: &[OptionLine], ability: &'static str, numbers: Numbers) -> Option<AnyView> {
    let l = numbers.l;
    let table = figures.sums.options();
    if table.is_empty() || table.len() != options.len() {
        return None;
    }
    let rows = table.iter().zip(options).enumerate().map(|(place, (row, option))| {
        let key = option.is_key.then(|| format!(" ({})", words::right(l)));
        // The mean of one or two people is those people.
        let mean = row.mean_ability.filter(|_| row.count >= 5).map_or_else(|| "–".to_owned(), |mean| numbers.decimal(mean, 2));
        view! {
            <tr>
                <th scope="row">{flags::letter(place)}". "{option.text.clone()}{key}</th>
                <td class="end" data-label=words::chosen(l)>{numbers.whole(row.count)}</td>
                <td class="end" data-label=words::share(l)>{numbers.percent(row.share)}</td>
                <td class="end" data-label=ability>{mean}</td>
            </tr>
        }
    });
    Some(
        view! {
            <table class="table table-stack">
                <caption>{words::options(l)}</caption>
                <thead><tr>
                    <th scope="col">{words::option(l)}</th>
                    <th scope="col" class="end">{words::chosen(l)}</th>
                    <th scope="col" class="end">{words::share(l)}</th>
                    <th scope="col" class="end">{ability}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn comparisons(figures: &Figures, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let lines = [(words::by_it(l), figures.by_it()), (words::by_level(l), figures.by_level())];
    let lines = lines.map(|(name, comparison)| {
        let text = match comparison {
            Comparison::Needs { reference, focal } => words::dif_needs(l, &numbers.whole(reference), &numbers.whole(focal)),
            Comparison::Apart => words::dif_apart(l).to_owned(),
            Comparison::Made(dif) => dif_in_words(&dif, numbers),
        };
        view! { <div><dt>{name}</dt><dd>{text}</dd></div> }
    });
    view! { <h3>{words::comparison(l)}</h3><dl class="facts-list">{lines.into_iter().collect_view()}</dl> }.into_any()
}

fn dif_in_words(dif: &Dif, numbers: Numbers) -> String {
    let l = numbers.l;
    let meaning = match (dif.class, dif.delta < 0.0) {
        (DifClass::A, _) => words::dif_none(l),
        (_, true) => words::dif_harder(l),
        (_, false) => words::dif_easier(l),
    };
    let class = format!("{:?}", dif.class);
    let found =
        words::dif_found(l, &class, &numbers.decimal(dif.delta, 2), &numbers.decimal(dif.error, 2), &numbers.decimal(dif.p, 3));
    format!("{meaning} · {found}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::digits::Digits;

    #[test]
    fn a_number_that_rounds_to_nothing_has_no_sign() {
        let numbers = Numbers::of(Preferences { digits: Digits::Arabic, ..Preferences::default() });
        assert_eq!([numbers.decimal(-0.001, 2), numbers.decimal(-0.3, 1), numbers.decimal(0.0, 0)], ["0.00", "-0.3", "0"]);
        assert_eq!(numbers.percent(0.456), "46%");
    }
}
