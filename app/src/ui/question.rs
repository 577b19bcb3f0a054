//! A question, as practice, test and review show it: with fields to answer it, or with what is right.
//!
//! Every kind is made of ordinary form controls, so all of them work by keyboard, with a screen reader and without
//! script. What a form sends is put together by [`courses::answer::RawAnswer::join`].

use courses::{
    grade::max_points,
    question::{Case, OptionId, Question, QuestionKind, Scoring},
};
use leptos::prelude::*;

mod fields;
mod judged;
mod rubric;
mod words;

pub use {
    fields::fields,
    judged::{judged, key, paragraphs},
    rubric::rubric,
};

use super::icon::{Icon, IconMark};
use crate::visitor::Preferences;

/// A question on a page.
pub struct Asked<'a> {
    pub question: &'a Question,
    /// Options or items in the order of showing.
    pub order: &'a [OptionId],
    /// From 1; tells the questions of a page apart.
    pub number: usize,
    /// Where the pictures of its course are.
    pub media: &'a str,
    pub preferences: Preferences,
}

/// The frame of a question; `number` tells the questions of a page apart. A plain question is the legend itself; one
/// with paragraphs or pictures, which a legend may not hold, stands below a hidden legend and describes the group, as
/// does what there is to say on how it is answered.
pub fn question(number: usize, legend: String, html: String, how: Option<String>, inside: impl IntoView) -> AnyView {
    let (prompt_id, how_id) = (format!("prompt-{number}"), format!("how-{number}"));
    let how_line = how.as_ref().map(|how| view! { <p class="hint" id=how_id.clone()>{how.clone()}</p> });
    let how_id = how.is_some().then_some(how_id);
    if let Some(text) = plain(&html) {
        let text = text.to_owned();
        return view! {
            <fieldset class="question" aria-describedby=how_id><legend inner_html=text></legend>{how_line}{inside}</fieldset>
        }
        .into_any();
    }
    let described_by = [Some(prompt_id.clone()), how_id].into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        <fieldset class="question" aria-describedby=described_by>
            <legend class="visually-hidden">{legend}</legend>
            <div class="question-text" id=prompt_id inner_html=html></div>
            {how_line}
            {inside}
        </fieldset>
    }
    .into_any()
}

impl Asked<'_> {
    /// The question in its frame, with fields or with what is right inside.
    pub fn framed(&self, legend: String, inside: impl IntoView) -> AnyView {
        question(self.number, legend, self.question.prompt().html_with(self.media), self.how(), inside)
    }

    /// How it is answered and what it is worth, where that is not plain from what one sees.
    fn how(&self) -> Option<String> {
        let l = self.preferences.language;
        let worth = self.preferences.number(max_points(self.question.key()));
        let (scoring, is_choice) = (self.question.scoring(), matches!(self.question.kind(), QuestionKind::Multiple { .. }));
        let kind = match self.question.kind() {
            QuestionKind::Single { .. } => return None,
            QuestionKind::Judgement { .. } => return Some(words::how_judgement(l, &worth)),
            QuestionKind::Multiple { .. } => words::how_multiple(l),
            QuestionKind::Matching { .. } => words::how_matching(l),
            QuestionKind::Ordering { .. } => words::how_ordering(l),
            QuestionKind::Numeric { .. } => words::how_numeric(l),
            QuestionKind::ShortText => words::how_short_text(l),
            QuestionKind::Gaps { .. } => words::how_gaps(l),
            QuestionKind::Essay { .. } => return Some(words::how_essay(l, &worth)),
        };
        let rule = match scoring {
            Scoring::Whole => return Some(kind.to_owned()),
            Scoring::Partial if is_choice => words::partial_choice(l, &worth),
            Scoring::Partial => words::partial(l, &worth),
            Scoring::Minus => words::minus(l, &worth),
        };
        Some(format!("{kind} {rule}"))
    }
}

/// What several questions are about; open where it is read first, one press away where it has been read.
pub fn case(case: &Case, media: &str, is_first: bool, preferences: Preferences) -> AnyView {
    let title = words::case(preferences.language, &case.title);
    let text = case.text.html_with(media);
    view! { <details class="case" open=is_first><summary><IconMark icon=Icon::Book/>" "{title}</summary><div inner_html=text></div></details> }
        .into_any()
}

/// Whether the question at a place is the first of those about its case.
pub fn begins_case<'q>(before: Option<&'q Question>, question: &'q Question) -> bool {
    before.and_then(Question::case).map(|case| &case.id) != question.case().map(|case| &case.id)
}

/// The inside of the only paragraph, if there is nothing else.
fn plain(html: &str) -> Option<&str> {
    let inside = html.trim().strip_prefix("<p>")?.strip_suffix("</p>")?;
    let blocks = ["<p", "<ul", "<ol", "<pre", "<table", "<figure", "<blockquote", "<div", "<aside", "<h"];
    blocks.iter().all(|block| !inside.contains(block)).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_single_paragraph_becomes_a_legend() {
        assert_eq!(plain("<p>ข้อใด<em>ถูก</em></p>\n"), Some("ข้อใด<em>ถูก</em>"));
        assert_eq!(plain("<p>หนึ่ง</p><p>สอง</p>"), None);
        assert_eq!(plain("<p>ดูรูป</p><figure></figure>"), None);
        assert_eq!(plain("ข้อความ"), None);
    }
}
