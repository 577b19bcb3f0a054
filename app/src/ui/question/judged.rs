//! A question with what is right in it: after a practice, in the review of a test, before its author.

use courses::{
    answer::Answer,
    grade::max_points,
    question::{ChoiceOption, Part, Prompt, QuestionKind, Value, Verdict},
};
use leptos::prelude::*;

use super::{Asked, words};
use crate::{
    thai::digits,
    ui::icon::{Icon, IconMark},
};

/// What she gave, what of it is right, and what would have been. Call it only where the review policy allows.
pub fn judged(asked: &Asked<'_>, answer: Option<&Answer>) -> AnyView {
    Sheet { asked, answer, is_key: false }.view()
}

/// What is right, and why the rest is not: for its author.
pub fn key(asked: &Asked<'_>) -> AnyView {
    Sheet { asked, answer: None, is_key: true }.view()
}

struct Sheet<'a> {
    asked: &'a Asked<'a>,
    answer: Option<&'a Answer>,
    is_key: bool,
}

/// How an option or a part is shown: its tone, and a line below it.
type Mark = (&'static str, Option<(Icon, String)>);

impl Sheet<'_> {
    fn view(&self) -> AnyView {
        match self.asked.question.kind() {
            QuestionKind::Single { .. } => self.options("radio", |option| self.choice(option)),
            QuestionKind::Multiple { .. } => self.options("checkbox", |option| self.choice(option)),
            QuestionKind::Judgement { .. } => self.options("radio", |option| self.weighed(option)),
            QuestionKind::Gaps { passage, .. } => {
                let marked = passage.html_with(self.asked.media, |number| {
                    let text = words::gap(self.asked.preferences.language, &self.number(number));
                    format!("<b class=\"gap\">{}</b>", Prompt::of_text(&text).html_with(""))
                });
                view! { <div class="passage" inner_html=marked></div>{self.parts()} }.into_any()
            }
            QuestionKind::Essay { rubric, .. } if self.is_key => super::rubric(rubric, self.asked.media, self.asked.preferences),
            QuestionKind::Essay { .. } => self.written(),
            QuestionKind::Matching { .. }
            | QuestionKind::Ordering { .. }
            | QuestionKind::Numeric { .. }
            | QuestionKind::ShortText => self.parts(),
        }
    }

    fn number(&self, number: usize) -> String {
        self.asked.preferences.number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn options(&self, kind: &'static str, mark: impl Fn(&ChoiceOption) -> Mark) -> AnyView {
        let review = self.asked.question.review();
        let best = review.correct();
        let options = self.asked.order.iter().filter_map(|id| self.asked.question.option(*id)).map(|option| {
            let chosen = if self.is_key { best.contains(&option.id) } else { self.chose(option) };
            let (class, verdict) = mark(option);
            let tells_why = self.is_key || (chosen && !best.contains(&option.id));
            let why = review.why(option.id).filter(|_| tells_why);
            let why = why.map(|why| view! { <div class="hint" inner_html=why.html_with(self.asked.media)></div> });
            let (label, text) = (option.text.text().to_owned(), option.text.html_with(self.asked.media));
            view! {
                <div class=class>
                    <input type=kind disabled checked=chosen aria-label=label/>
                    <div><span inner_html=text></span>{verdict.map(verdict_word)}{why}</div>
                </div>
            }
        });
        options.collect_view().into_any()
    }

    fn chose(&self, option: &ChoiceOption) -> bool {
        self.answer.is_some_and(|answer| answer.chose(option.id))
    }

    fn choice(&self, option: &ChoiceOption) -> Mark {
        let l = self.asked.preferences.language;
        let right = self.asked.question.review().correct().contains(&option.id);
        let yours = |word: &str| format!("{word} · {}", words::your_answer(l));
        match (self.chose(option), right) {
            (true, true) => ("option is-good", Some((Icon::Check, yours(words::right(l))))),
            (true, false) => ("option is-bad", Some((Icon::X, yours(words::wrong(l))))),
            (false, true) => ("option is-good", Some((Icon::Check, words::right_answer(l).to_owned()))),
            (false, false) => ("option", None),
        }
    }

    /// Every way says what it is worth: more than one is defensible.
    fn weighed(&self, option: &ChoiceOption) -> Mark {
        let l = self.asked.preferences.language;
        let points = self.asked.question.review().points(option.id).map_or(0, u32::from);
        let max = max_points(self.asked.question.key());
        let worth = words::worth(l, &self.asked.preferences.number(points), &self.asked.preferences.number(max));
        let said = match (self.chose(option), points == max) {
            (true, _) => format!("{worth} · {}", words::your_answer(l)),
            (false, true) => format!("{worth} · {}", words::best_answer(l)),
            (false, false) => worth,
        };
        match (self.chose(option), points) {
            (_, points) if points == max => ("option is-good", Some((Icon::Check, said))),
            (true, 0) => ("option is-bad", Some((Icon::X, said))),
            (true, _) => ("option is-warn", Some((Icon::Info, said))),
            (false, _) => ("option", Some((Icon::Dot, said))),
        }
    }

    /// Her own words, paragraph by paragraph; of a file its name.
    fn written(&self) -> AnyView {
        let text = self.answer.map(|answer| match answer.file() {
            Some(file) => file.name.clone(),
            None => answer.essay().unwrap_or_default().to_owned(),
        });
        text.map_or_else(|| ().into_any(), |text| paragraphs(&text))
    }

    /// Part by part: what it is, what she gave, what is right.
    fn parts(&self) -> AnyView {
        let parts = self.asked.question.parts(self.answer);
        let is_alone = parts.len() == 1;
        let rows = parts.into_iter().enumerate().map(|(place, part)| {
            let label = match &part.label {
                Some(label) => label.html_with(self.asked.media),
                None if is_alone => String::new(),
                None => words::gap(self.asked.preferences.language, &self.number(place + 1)),
            };
            let (class, verdict) = self.part(&part);
            let right = (self.is_key || part.verdict != Verdict::Right).then(|| self.right(&part));
            view! {
                <li class=class><div>
                    {(!label.is_empty()).then(|| view! { <span inner_html=label></span> })}
                    {verdict.map(verdict_word)}
                    {right}
                </div></li>
            }
        });
        view! { <ul class="judged">{rows.collect_view()}</ul> }.into_any()
    }

    fn part(&self, part: &Part) -> Mark {
        let l = self.asked.preferences.language;
        if self.is_key {
            return ("option", None);
        }
        let given = part.given.as_ref().map(|given| words::you_said(l, &self.shown(given))).unwrap_or_default();
        match part.verdict {
            Verdict::Right => ("option is-good", Some((Icon::Check, format!("{} · {given}", words::right(l))))),
            Verdict::Wrong => ("option is-bad", Some((Icon::X, format!("{} · {given}", words::wrong(l))))),
            Verdict::Empty => ("option", Some((Icon::Circle, words::open(l).to_owned()))),
        }
    }

    /// What is right; to an author also what else is accepted.
    fn right(&self, part: &Part) -> AnyView {
        let l = self.asked.preferences.language;
        let mut all = part.right.iter().map(|value| self.shown(value));
        let first = words::right_is(l, &all.next().unwrap_or_default());
        let rest: Vec<_> = all.filter(|_| self.is_key).collect();
        let rest = (!rest.is_empty()).then(|| view! { <span class="small soft">{words::also_right(l, &rest.join(", "))}</span> });
        view! { <span class="right-answer">{first}</span>{rest} }.into_any()
    }

    /// Her own words stay as she wrote them; numbers are in the digits that she reads.
    fn shown(&self, value: &Value) -> String {
        let preferences = self.asked.preferences;
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => digits::render(number, preferences.digits.for_language(preferences.language)),
        }
    }
}

/// A written answer as it was written: an empty line begins a paragraph.
pub fn paragraphs(text: &str) -> AnyView {
    let lines = |paragraph: &str| {
        let lines = paragraph.lines().enumerate().map(|(place, line)| {
            view! { {(place > 0).then(|| view! { <br/> })}{line.to_owned()} }
        });
        lines.collect_view()
    };
    let paragraphs = text.split("\n\n").map(|paragraph| view! { <p>{lines(paragraph)}</p> });
    view! { <blockquote class="written">{paragraphs.collect_view()}</blockquote> }.into_any()
}

fn verdict_word((icon, word): (Icon, String)) -> AnyView {
    view! { <b class="verdict-word"><IconMark icon/>" "{word}</b> }.into_any()
}
