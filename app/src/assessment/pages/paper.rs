//! The paper of an open attempt: one question a screen, all of them in the page.
//!
//! Without script the address says which one is shown (`?q=3`), and a form saves and goes on. With script the page
//! moves between them by itself, so that a lost network stops nobody (`islands.rs`). No key is anywhere near: a page is
//! made of prompts and options only.

mod file;
mod overview;

use std::collections::{BTreeMap, BTreeSet};

use courses::{
    answer::{Answer, RawAnswer},
    draw::{Draw, DrawnQuestion},
    question::{EssayForm, Question, QuestionId, QuestionKind},
};
use leptos::prelude::*;

use super::{
    super::{
        answer::Saved,
        flag,
        islands::{Countdown, PaperDesk},
        store::{self, Given, Tested},
        words,
    },
    elsewhere,
};
use crate::{
    entity::attempt,
    error::AppError,
    form::FormState,
    i18n::Language,
    state::AppState,
    thai::date,
    timeline::{Credit, credits, pages::credit_notes},
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        page::Main,
        question::{self, Asked},
    },
    visitor::Visitor,
};

/// Which screen of the paper is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Counted from 0.
    Question(usize),
    Review,
}

impl Shown {
    /// What the address asks for; otherwise the first question without an answer, or the review.
    pub fn of(asked: Option<&str>, draw: &Draw, answered: &BTreeSet<QuestionId>) -> Self {
        let count = draw.questions.len();
        match asked {
            Some("review") => Self::Review,
            Some(number) if number.parse().is_ok_and(|number: usize| (1..=count).contains(&number)) => {
                Self::Question(number.parse::<usize>().map_or(0, |number| number - 1))
            }
            _ => draw.questions.iter().position(|drawn| !answered.contains(&drawn.question)).map_or(Self::Review, Self::Question),
        }
    }
}

/// An open attempt, ready to be shown.
pub struct Paper {
    pub visitor: Visitor,
    pub tested: Tested,
    pub attempt: attempt::Model,
    pub draw: Draw,
    pub answers: BTreeMap<QuestionId, Given>,
    /// The questions that are answered in full.
    pub answered: BTreeSet<QuestionId>,
    /// The questions that she wants to come back to.
    pub flagged: BTreeSet<QuestionId>,
    pub shown: Shown,
    /// The answer that was just refused, if one was.
    pub refused: Option<Refused>,
    /// Whether another session had the paper until now.
    pub is_taken_over: bool,
    /// What was given back after outages.
    pub credits: Vec<Credit>,
}

/// An answer that does not fit its question, as it was typed.
pub struct Refused {
    pub question: QuestionId,
    pub value: RawAnswer,
}

impl Refused {
    /// What the form of this page sent, if it was refused.
    pub fn of(form: &FormState) -> Option<Self> {
        let question = form.fields.raw("question").parse().ok().filter(|_| !form.errors.is_empty())?;
        Some(Self { question, value: RawAnswer::join(form.fields.all("value")) })
    }
}

/// The questions of an attempt that are answered in full: one with an empty gap is still open.
pub fn answered(tested: &Tested, answers: &BTreeMap<QuestionId, Given>) -> BTreeSet<QuestionId> {
    let is_complete = |id: &QuestionId, given: &Given| {
        let answer = tested.question(id).and_then(|question| Answer::parse(question, &given.value).ok());
        answer.is_some_and(|answer| answer.is_complete())
    };
    answers.iter().filter(|(id, given)| is_complete(id, given)).map(|(id, _)| id.clone()).collect()
}

/// Reads what an open attempt shows; `asked` is which screen the address names.
pub async fn load(
    state: &AppState,
    visitor: Visitor,
    tested: Tested,
    attempt: attempt::Model,
    form: &FormState,
    asked: Option<&str>,
    is_taken_over: bool,
) -> Result<Paper, AppError> {
    let db = state.db.read();
    let credits = credits(db, attempt.id).await?;
    let answers = store::answers(db, attempt.id).await?;
    let flagged = flag::all(db, attempt.id).await?;
    let draw = store::draw(&attempt)?;
    let answered = answered(&tested, &answers);
    let refused = Refused::of(form);
    let place = refused.as_ref().and_then(|refused| draw.position(&refused.question));
    let shown = place.map_or_else(|| Shown::of(asked, &draw, &answered), Shown::Question);
    Ok(Paper { visitor, tested, attempt, draw, answers, answered, flagged, shown, refused, is_taken_over, credits })
}

impl Paper {
    /// The whole page.
    pub fn view(&self) -> AnyView {
        let l = self.l();
        let title = self.tested.package().manifest.title.text(l).to_owned();
        let number = self.number(self.attempt.number);
        let which = match self.tested.test().attempts {
            // With what she was granted beside, there may be more attempts than the rules count.
            Some(all) if self.attempt.number <= i32::from(all) => words::attempt_of(l, &number, &self.number(all)),
            _ => words::attempt_number(l, &number),
        };
        let questions: Vec<_> = self.draw.questions.iter().enumerate().map(|(i, drawn)| self.question(i, drawn)).collect();
        let (bar, review, overview, notices) = (self.bar(), self.review(), self.overview(), self.notices());
        let attempt = self.attempt.id.to_string();
        let taken_over = self.is_taken_over.then(|| elsewhere::taken_over(l));
        let credits = credit_notes(&self.credits, self.visitor.preferences);
        view! {
            <Main title=format!("{}: {title}", words::final_test(l))>
                <header class="page-head"><h1>{words::final_test(l)}</h1><p class="lead">{title}" · "{which}</p></header>
                {taken_over}
                {credits}
                <PaperDesk>
                    <div id="paper" data-attempt=attempt data-saving=words::saving(l) data-typing=words::typing(l) data-waiting=words::waiting(l)
                        data-flag=words::flag(l) data-unflag=words::unflag(l) data-flagged=words::nav_flagged(l) data-unflagged=words::not_flagged(l)>
                        {bar}
                        <div class="split">
                            <div>{questions}{review}{notices}</div>
                            {overview}
                        </div>
                    </div>
                </PaperDesk>
            </Main>
        }
        .into_any()
    }

    fn l(&self) -> Language {
        self.visitor.language()
    }

    fn number(&self, number: impl Into<i64>) -> String {
        words::number(&self.visitor, number)
    }

    /// The number of a question, or of all questions, as it is read.
    fn nth(&self, number: usize) -> String {
        self.number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn count(&self) -> usize {
        self.draw.questions.len()
    }

    /// How many are answered, and how much time is left. The page knows every wording of the count, so that no words
    /// need to be in the script.
    fn bar(&self) -> AnyView {
        let l = self.l();
        let all = self.nth(self.count());
        let counts: Vec<_> = (0..=self.count()).map(|n| words::answered_count(l, &self.nth(n), &all)).collect();
        let now = counts.get(self.answered.len()).cloned().unwrap_or_default();
        let timer = self.timer();
        view! {
            <div class="test-bar">
                <p id="answered" data-counts=counts.join("|")>{now}</p>
                <Countdown>{timer}</Countdown>
            </div>
        }
        .into_any()
    }

    /// The deadline as clock time, and the rest as the server knows it; the browser's clock is not asked.
    fn timer(&self) -> AnyView {
        let l = self.l();
        let digits = self.visitor.preferences.digits;
        let left = (self.attempt.deadline_at - self.visitor.now).num_seconds().max(0);
        let clock = crate::thai::digits::render(&format!("{:02}:{:02}", left / 60, left % 60), digits.for_language(l));
        let zero = crate::thai::digits::render("0", digits.for_language(l));
        let ends = words::ends_at(l, &date::time(self.attempt.deadline_at, l, digits));
        let said = [(600, words::said_minutes(l, &self.number(10))), (300, words::said_minutes(l, &self.number(5)))];
        let said = said.into_iter().chain([(60, words::said_minute(l).to_owned()), (30, words::said_seconds(l).to_owned())]);
        let said: Vec<_> = said.map(|(second, text)| format!("{second}={text}")).collect();
        view! {
            <p class="timer" id="timer" data-left=left data-zero=zero data-said=said.join("|")>
                <IconMark icon=Icon::Clock/>" "{words::time_left(l)}" "<b>{clock}</b>" "
                <span class="small soft" data-loaded="">{words::as_loaded(l)}" "</span>
                <span class="small soft">{ends}</span>
            </p>
            <p class="visually-hidden" id="timer-said" role="status"></p>
        }
        .into_any()
    }

    fn question(&self, index: usize, drawn: &DrawnQuestion) -> Option<AnyView> {
        let l = self.l();
        let question = self.tested.question(&drawn.question)?;
        let (media, preferences) = (self.tested.media_base(), self.visitor.preferences);
        let given = self.answers.get(&drawn.question);
        let refused = self.refused.as_ref().filter(|refused| refused.question == drawn.question);
        let value = refused.map(|refused| &refused.value).or(given.map(|given| &given.value));
        let asked = Asked { question, order: &drawn.options, number: index + 1, media: &media, preferences };
        if let QuestionKind::Essay { form: EssayForm::File { .. }, .. } = question.kind() {
            return Some(self.file_question(index, &asked));
        }
        let fields = question::fields(&asked, "value", value.unwrap_or(&RawAnswer::default()));
        let number = self.nth(index + 1);
        let place = words::question_of(l, &number, &self.nth(self.count()));
        let rubric = self.rubric(question);
        let group = asked.framed(words::question(l, &number), view! { {rubric}{fields} });
        let errors = refused.map(|_| view! { <ErrorSummary/> });
        let case = question.case().map(|case| question::case(case, &media, self.begins_case(index, question), preferences));
        let next = if index + 1 < self.count() {
            words::save_and_next(l, &self.nth(index + 2))
        } else {
            words::save_and_review(l).to_owned()
        };
        let back = (index > 0).then(|| view! { <a class="button" href=format!("?q={index}")>{words::previous(l)}</a> });
        Some(view! {
            <section data-q=index + 1 hidden=self.shown != Shown::Question(index) aria-labelledby=format!("place-{}", index + 1)>
                <form method="post" action=format!("/attempts/{}", self.attempt.id) autocomplete="off">
                    <h2 id=format!("place-{}", index + 1) tabindex="-1">{place}</h2>
                    <input type="hidden" name="question" value=drawn.question.to_string()/>
                    {errors}
                    {case}
                    <div id=refused.map(|_| "value")>{group}</div>
                    <div class="action-bar">
                        {self.saved(&drawn.question)}
                        {back}<button class="button button-main" name="act" value="answer">{next}<IconMark icon=Icon::Arrow/></button></div>
                    {self.flag(&drawn.question)}
                </form>
            </section>
        }
        .into_any())
    }

    /// Below the button that leads on, so that the key Enter in a field does not flag.
    fn flag(&self, question: &QuestionId) -> AnyView {
        let l = self.l();
        let (act, text) = match self.flagged.contains(question) {
            true => ("unflag", words::unflag(l)),
            false => ("flag", words::flag(l)),
        };
        view! { <p><button class="button button-quiet" name="act" value=act data-flag=""><IconMark icon=Icon::Flag/><span>{text}</span></button></p> }
            .into_any()
    }

    /// What graders will look at, where the author lets learners know it beforehand.
    fn rubric(&self, question: &Question) -> Option<AnyView> {
        let rubric = question.rubric().filter(|rubric| rubric.is_shown())?;
        Some(question::rubric(rubric, &self.tested.media_base(), self.visitor.preferences))
    }

    fn begins_case(&self, index: usize, question: &Question) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.draw.questions.get(before));
        question::begins_case(before.and_then(|before| self.tested.question(&before.question)), question)
    }

    /// What is on record for a question: number and time of its answer.
    fn saved(&self, question: &QuestionId) -> AnyView {
        let given = self.answers.get(question);
        let text = match given {
            Some(given) => {
                let is_complete = self.answered.contains(question);
                words::saved_answer(&self.visitor, Saved { receipt: given.receipt(), is_complete, is_withdrawn: false })
            }
            None => words::not_answered(self.l()).to_owned(),
        };
        let class = if self.answered.contains(question) { "saved is-good" } else { "saved is-idle" };
        // Of the two signs the class shows one, so that the script need not draw.
        view! { <p class=class role="status"><IconMark icon=Icon::Info/><IconMark icon=Icon::CheckCircle/><span>{text}</span></p> }
        .into_any()
    }

    /// The button that begins a rest, while there is one left.
    fn rest(&self) -> Option<AnyView> {
        let (l, attempt) = (self.l(), &self.attempt);
        let left = words::pauses_left(l, &self.number(attempt.pauses_left), &self.number(attempt.pause_seconds / 60));
        (attempt.pauses_left > 0).then(|| {
            view! {
                <form method="post" action=format!("/attempts/{}", attempt.id)>
                    <button class="button button-wide" name="act" value="pause">{words::pause(l)}</button>
                    <p class="small soft">{left}</p>
                </form>
            }
            .into_any()
        })
    }

    /// What the script says when an answer cannot be saved at once; it stands beside the question that is shown.
    fn notices(&self) -> AnyView {
        let l = self.l();
        view! {
            <div id="notices">
                <div class="notice is-warn" id="offline" role="status" hidden>
                    <IconMark icon=Icon::Alert/>
                    <div>
                        <p class="notice-title">{words::offline(l)}</p>
                        <p>{words::offline_why(l)}</p>
                        <p>{words::waiting_count(l)}" "<b id="waiting"></b></p>
                    </div>
                </div>
                <div class="notice is-warn" id="held" role="alert" hidden>
                    <IconMark icon=Icon::Alert/>
                    <div class="stack">
                        <p></p>
                        <p><a class="button button-main" href=format!("/attempts/{}", self.attempt.id)>{words::go_on_here(l)}</a></p>
                    </div>
                </div>
                <div class="notice is-bad" id="refused" role="alert" hidden><IconMark icon=Icon::Alert/><div><p></p></div></div>
            </div>
        }
        .into_any()
    }
}
