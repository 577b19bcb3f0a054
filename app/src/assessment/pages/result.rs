//! The result of a closed attempt, with as much of the answers as the course's review policy shows.

use std::collections::BTreeMap;

use courses::{
    answer::Answer,
    draw::DrawnQuestion,
    grade::{AttemptGrade, Outcome, QuestionGrade},
    package::Review,
    question::{Prompt, Question, QuestionId},
};
use leptos::prelude::*;

use super::super::{
    start, store,
    store::{Given, Tested},
    submit, words,
};
use crate::{
    catalogue::course::needed_to_pass,
    entity::{AttemptClosing, attempt, attempt_grade, regrade},
    error::AppError,
    grading::{self, Judged, grades_view},
    regrades::{self, attempts, marks},
    state::AppState,
    thai::date,
    timeline::{Credit, credits, pages::credit_notes},
    ui::{
        chart::Ring,
        icon::{Icon, IconMark},
        notice::{Notice, Tone},
        page::{Main, Width},
        question::{self, Asked},
    },
    visitor::Visitor,
};

/// Everything that the page of a result shows.
struct Sheet {
    visitor: Visitor,
    tested: Tested,
    attempt: attempt::Model,
    grade: AttemptGrade,
    /// By which corrected keys the result is shown, if any were.
    corrected: Option<Corrected>,
    /// The drawn questions with what was answered; none where the review policy hides them.
    review: Option<Vec<(DrawnQuestion, Option<Given>)>>,
    /// What graders gave to written answers.
    judged: BTreeMap<QuestionId, Judged>,
    may_try_again: bool,
    slug: String,
    late: bool,
    credits: Vec<Credit>,
}

/// Keys that were corrected since the version of the attempt, and what that made of it.
struct Corrected {
    row: attempt_grade::Model,
    regrade: regrade::Model,
    questions: Vec<QuestionId>,
}

/// The attempt with the result that counts today, and the test with the keys that it counts by.
async fn corrected(
    state: &AppState,
    tested: Tested,
    attempt: attempt::Model,
) -> Result<(Tested, attempt::Model, Option<Corrected>), AppError> {
    let (db, mut attempt) = (state.db.read(), [attempt]);
    let newest = marks::settle(db, &mut attempt).await?.into_values().next();
    let [attempt] = attempt;
    let Some(row) = newest else { return Ok((tested, attempt, None)) };
    let Some((regrade, correction)) = attempts::of_version(state, db, row.regrade_id, tested.version()).await? else {
        return Err(AppError::internal("the keys of a corrected result are gone"));
    };
    let corrected = Corrected { row, regrade, questions: correction.questions };
    Ok((tested.corrected_by(correction.test), attempt, Some(corrected)))
}

/// Reads the result of an attempt. Keys and explanations leave the package here or nowhere.
pub async fn load(
    state: &AppState,
    visitor: Visitor,
    tested: Tested,
    attempt: &attempt::Model,
    late: bool,
) -> Result<impl IntoView + use<>, AppError> {
    let learner = visitor.learner()?;
    let db = state.db.read();
    let (attempt, enrolment) = store::own_attempt(db, &learner, attempt.id).await?;
    let standing = start::standing(db, &tested, &enrolment, visitor.now).await?;
    let (tested, attempt, corrected) = corrected(state, tested, attempt).await?;
    let mut grade = submit::grade(db, &tested, &attempt).await?;
    // A pass that was given stays, whatever the corrected keys say.
    grade.passed = attempt.passed.unwrap_or(grade.passed);
    let shows_answers = !grade.awaits_grading() && tested.test().review.shows_answers(standing.passed, standing.left);
    let judged = if shows_answers && tested.has_essays() { grading::of_attempt(db, attempt.id).await? } else { BTreeMap::new() };
    let review = if shows_answers {
        let mut answers = store::answers(db, attempt.id).await?;
        let drawn = store::draw(&attempt)?.questions.into_iter();
        Some(
            drawn
                .map(|drawn| {
                    let given = answers.remove(&drawn.question);
                    (drawn, given)
                })
                .collect(),
        )
    } else {
        None
    };
    let credits = credits(db, attempt.id).await?;
    let slug = tested.package().manifest.slug.clone();
    let sheet = Sheet {
        visitor,
        tested,
        attempt,
        grade,
        corrected,
        review,
        judged,
        may_try_again: standing.obstacle().is_none(),
        slug,
        late,
        credits,
    };
    Ok(sheet.view())
}

impl Sheet {
    fn view(&self) -> AnyView {
        let l = self.visitor.language();
        let title = self.tested.package().manifest.title.text(l).to_owned();
        let late = self.late.then(|| view! { <Notice tone=Tone::Warn title=words::late(l)><p>{words::late_why(l)}</p></Notice> });
        let credits = credit_notes(&self.credits, self.visitor.preferences);
        let corrected =
            self.corrected.as_ref().map(|one| regrades::pages::of_attempt(&one.row, &one.regrade, self.visitor.preferences));
        let course = format!("/courses/{}", self.slug);
        let (head, answers) = match self.grade.awaits_grading() {
            true => (self.waiting(), ().into_any()),
            false => (self.head(), self.answers()),
        };
        view! {
            <Main title=format!("{}: {title}", words::test_result(l)) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href=course.clone()>{title.clone()}</a></li>
                    <li><a href=format!("{course}/test")>{words::final_test(l)}</a></li>
                    <li aria-current="page">{words::test_result(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::test_result(l)}</h1><p class="lead">{title}</p></header>
                {late}
                {credits}
                {corrected}
                {head}
                {answers}
            </Main>
        }
        .into_any()
    }

    fn number(&self, number: impl Into<i64>) -> String {
        words::number(&self.visitor, number)
    }

    /// That there is no result yet, why, and when there will be one.
    fn waiting(&self) -> AnyView {
        let l = self.visitor.language();
        let open = self.grade.per_question.iter().filter(|question| question.outcome == Outcome::Awaiting).count();
        let why = words::awaits_result(l, &self.number(i64::try_from(open).unwrap_or(i64::MAX)));
        view! {
            <section class="card" aria-labelledby="verdict"><div class="stack">
                <h2 id="verdict"><IconMark icon=Icon::Clock/>" "{words::awaits(l)}</h2>
                <p>{why}</p>
                <p>{self.needed()}" "{self.closing()}</p>
                {self.way_on()}
            </div></section>
        }
        .into_any()
    }

    /// Score, verdict, what it took, and the way on.
    fn head(&self) -> AnyView {
        let l = self.visitor.language();
        let passed = self.grade.passed;
        let (tone, icon, verdict) = match passed {
            true => ("is-good", Icon::CheckCircle, words::result_passed(l)),
            false => ("is-warn", Icon::Info, words::result_failed(l)),
        };
        let big = format!("{}/{}", self.number(self.grade.points), self.number(self.grade.max));
        let small = words::percent(l, &self.number(self.grade.percent));
        let needed = self.needed();
        view! {
            <section class="card result-head" aria-labelledby="verdict">
                <Ring percent=self.grade.percent.into() tone big small/>
                <div class="stack">
                    <h2 id="verdict"><IconMark icon/>" "{verdict}</h2>
                    <p>{needed}" "{self.closing()}</p>
                    {passed.then(|| view! { <p>{words::certificate_ready(l)}</p> })}
                    {self.way_on()}
                </div>
            </section>
        }
        .into_any()
    }

    /// What a pass takes: in questions, or in the points of this draw.
    fn needed(&self) -> String {
        let (l, test) = (self.visitor.language(), self.tested.test());
        match needed_to_pass(test) {
            Some(right) => words::needed(l, &self.number(right), &self.number(test.draw)),
            None => {
                let points = (u64::from(self.grade.max) * u64::from(test.pass_percent)).div_ceil(100);
                words::needed_points(l, &self.number(i64::try_from(points).unwrap_or(i64::MAX)), &self.number(self.grade.max))
            }
        }
    }

    fn closing(&self) -> String {
        let l = self.visitor.language();
        let closed = self.attempt.closed_at.unwrap_or(self.attempt.deadline_at);
        let when = date::with_time(closed, l, self.visitor.preferences.digits);
        match self.attempt.closed_by {
            Some(AttemptClosing::Deadline) => words::closed_at_deadline(l, &when),
            _ => {
                let minutes = (closed - self.attempt.started_at).num_minutes().max(1);
                words::submitted_at(l, &when, &self.number(minutes))
            }
        }
    }

    fn way_on(&self) -> AnyView {
        let l = self.visitor.language();
        let (certificate, again) = (self.grade.passed, self.may_try_again);
        let course = format!("/courses/{}", self.slug);
        view! {
            <p class="row">
                {certificate.then(|| view! { <a class="button button-main" href="/learning">{words::to_certificate(l)}</a> })}
                {again.then(|| view! { <a class="button button-main" href=format!("{course}/test")>{words::try_again(l)}</a> })}
                <a class="button" href=course.clone()>{words::back_to_lessons(l)}</a>
            </p>
            <p class="small"><a href=format!("/attempts/{}/timeline", self.attempt.id)>{words::timeline(l)}</a></p>
        }
        .into_any()
    }

    fn answers(&self) -> AnyView {
        let l = self.visitor.language();
        let Some(review) = &self.review else {
            let why = match self.tested.test().review {
                Review::ScoreOnly => words::hidden_always(l),
                _ => words::hidden_until_pass(l),
            };
            return view! { <p class="section soft">{why}</p> }.into_any();
        };
        let mut before = None;
        let items: Vec<_> = review
            .iter()
            .zip(&self.grade.per_question)
            .enumerate()
            .filter_map(|(i, ((drawn, given), grade))| {
                let question = self.tested.question(&drawn.question)?;
                let begins_case = question::begins_case(before.replace(question), question);
                Some(self.one(i + 1, question, begins_case, drawn, given.as_ref(), grade))
            })
            .collect();
        view! { <section class="section" aria-labelledby="review"><h2 id="review">{words::answer_by_answer(l)}</h2><ol class="review">{items}</ol></section> }
            .into_any()
    }

    fn one(
        &self,
        number: usize,
        question: &Question,
        begins_case: bool,
        drawn: &DrawnQuestion,
        given: Option<&Given>,
        graded: &QuestionGrade,
    ) -> AnyView {
        let (l, preferences) = (self.visitor.language(), self.visitor.preferences);
        let media = self.tested.media_base();
        let answer = given.and_then(|given| Answer::parse(question, &given.value).ok());
        let legend = words::question(l, &self.number(i64::try_from(number).unwrap_or(i64::MAX)));
        let case = question.case().filter(|_| begins_case).map(|case| question::case(case, &media, true, preferences));
        let earned = words::earned(l, &self.number(graded.grade.points), &self.number(graded.grade.max));
        let earned = (graded.grade.max > 1).then(|| view! { <p class="small soft">{earned}</p> });
        let asked = Asked { question, order: &drawn.options, number, media: &media, preferences };
        let group = asked.framed(legend.clone(), question::judged(&asked, answer.as_ref()));
        let explanation = explanation(l, graded.outcome, question.review().explanation(), &media);
        let corrected = self.corrected.as_ref().map_or(&[][..], |one| &one.questions);
        let corrected = regrades::pages::of_question(question.id(), corrected, preferences);
        let file = answer.as_ref().and_then(Answer::file).map(|_| {
            let href = format!("/attempts/{}/files/{}", self.attempt.id, question.id());
            view! { <p><a href=href download>{words::file_sent(l)}</a></p> }
        });
        let grades = question.rubric().zip(self.judged.get(question.id()));
        let grades = grades.map(|(rubric, judged)| grades_view(rubric, judged, &media, preferences));
        view! { <li>{case}<h3>{legend}</h3>{corrected}{earned}{group}{file}{grades}{explanation}</li> }.into_any()
    }
}

fn explanation(l: crate::i18n::Language, outcome: Outcome, text: &Prompt, media: &str) -> AnyView {
    let (tone, icon) = match outcome {
        Outcome::Right => ("notice is-good", Icon::CheckCircle),
        Outcome::Partly => ("notice is-warn", Icon::Info),
        Outcome::Wrong | Outcome::Unanswered | Outcome::Awaiting => ("notice", Icon::Info),
    };
    let title = match outcome {
        Outcome::Unanswered => Some(words::you_did_not_answer(l)),
        Outcome::Partly => Some(words::partly(l)),
        Outcome::Right | Outcome::Wrong | Outcome::Awaiting => None,
    };
    let title = title.map(|title| view! { <p class="notice-title">{title}</p> });
    view! { <div class=tone><IconMark icon/><div>{title}<div inner_html=text.html_with(media)></div></div></div> }.into_any()
}
