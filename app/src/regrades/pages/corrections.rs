//! Which keys are corrected: the old one and the new one of each question, in words.

use courses::question::{Question, Value};
use leptos::prelude::*;

use crate::{
    i18n::Language,
    regrades::{store::Corrected, words},
    visitor::Preferences,
};

/// The corrected questions against every older version. `old` gives the test of an older version, `new` is the corrected
/// one.
pub fn corrections(corrected: &[Corrected], old: impl Fn(usize) -> Vec<Question>, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let sections: Vec<_> = corrected
        .iter()
        .enumerate()
        .filter(|(_, one)| !(one.correction.is_empty() && one.correction.reworded.is_empty()))
        .map(|(place, one)| {
            let pool = old(place);
            let items = one.correction.questions.iter().filter_map(|id| {
                let before = pool.iter().find(|question| question.id() == id)?;
                let after = one.correction.test.pool.iter().find(|question| question.id() == id)?;
                Some(view! {
                    <li class="stack">
                        <p><b>{after.prompt().text().to_owned()}</b>" "<span class="small soft"><code>{id.to_string()}</code></span></p>
                        <dl class="facts-list">
                            <div><dt>{words::key_before(l)}</dt><dd>{key(before, preferences)}</dd></div>
                            <div><dt>{words::key_now(l)}</dt><dd>{key(after, preferences)}</dd></div>
                        </dl>
                    </li>
                })
            });
            let items: Vec<_> = items.collect();
            let reworded = one.correction.reworded.len();
            let reworded = (reworded > 0).then(|| words::reworded(l, &number(reworded, preferences)));
            let list = (!items.is_empty()).then(|| view! { <ol class="review">{items}</ol> });
            view! {
                <h3>{words::against(l, &preferences.figures(&one.number))}</h3>
                {list}
                {reworded.map(|text| view! { <p class="small soft">{text}</p> })}
            }
        })
        .collect();
    sections.into_any()
}

fn number(count: usize, preferences: Preferences) -> String {
    preferences.number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// What is right of a question, in words.
fn key(question: &Question, preferences: Preferences) -> String {
    let l = preferences.language;
    let (review, options) = (question.review(), question.options());
    let weighed = options.iter().filter_map(|option| {
        let points = review.points(option.id)?;
        Some(words::option_points(l, option.text.text(), &preferences.number(points)))
    });
    let weighed: Vec<_> = weighed.collect();
    if !weighed.is_empty() {
        return weighed.join(" · ");
    }
    let right = review.correct();
    let right: Vec<_> = options.iter().filter(|option| right.contains(&option.id)).map(|option| option.text.text()).collect();
    if !right.is_empty() {
        return right.join(" · ");
    }
    let parts = question.parts(None);
    let one = |part: &courses::question::Part| {
        let right = accepted(&part.right, l, preferences);
        match &part.label {
            Some(label) => format!("{}: {right}", label.text()),
            None => right,
        }
    };
    parts.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn accepted(values: &[Value], l: Language, preferences: Preferences) -> String {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => preferences.figures(number),
    };
    match values {
        [] => words::not_chosen(l).to_owned(),
        [only] => text(only),
        [first, rest @ ..] => words::more_accepted(l, &text(first), &number(rest.len(), preferences)),
    }
}
