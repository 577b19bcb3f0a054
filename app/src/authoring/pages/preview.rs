//! A version as its learners will see it, and its questions with their keys, which is an author's right.

use std::sync::Arc;

use courses::{package::Package, question::Question};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::figures::{Reader, version_path};
use crate::{
    access::Trainer,
    authoring::{
        missed::{self, Fared, Missed},
        store::{self, Version},
        words,
    },
    error::AppError,
    id::CourseVersionId,
    learning::{lesson::LessonArticle, version},
    root,
    state::AppState,
    ui::{
        icon::{Icon, IconMark},
        notice::Notice,
        page::{Main, page},
        question::{Asked, begins_case, case, key},
    },
};

/// A lesson exactly as a learner reads it, practice included; reading it here counts for nobody.
#[component]
pub fn LessonPreviewPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let l = visitor.language();
    let params = use_params_map().get_untracked();
    page(async move {
        let (row, package) = load(&state, &visitor.trainer()?, params.get("id")).await?;
        let slug = params.get("lesson").unwrap_or_default();
        let place = package.lessons.iter().position(|lesson| lesson.slug == slug).ok_or(AppError::NotFound)?;
        let lesson = &package.lessons[place];
        let title = lesson.title.text(l).to_owned();
        let minutes = Reader::current().minutes(lesson.minutes);
        let media_base = media_base(row.id);
        let language = package.manifest.language;
        let article = view! { <LessonArticle lesson media_base=&media_base language/> };
        let beside = view! { <Contents version=row.id package=package.clone() place/> }.into_any();
        let foot = view! { <div class="lesson-foot"><Neighbours version=row.id package=package.clone() place/></div> }.into_any();
        let head = view! { <header class="page-head"><h1>{title.clone()}</h1><p class="meta">{minutes}</p></header> }.into_any();
        let body = view! { <div class="reader">{beside}<article>{head}{article}{foot}</article></div> }.into_any();
        Ok(view! {
            <Main title=title.clone()>
                <Crumbs row=row.clone() package=package.clone() here=title/>
                <Notice title=words::preview(l)><p>{words::preview_lesson(l)}</p></Notice>
                {body}
            </Main>
        })
    })
}

/// The whole pool of the final test, in the order of the file.
#[component]
pub fn TestPreviewPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let l = visitor.language();
    let params = use_params_map().get_untracked();
    page(async move {
        let (row, package) = load(&state, &visitor.trainer()?, params.get("id")).await?;
        let test = package.test.as_ref().ok_or(AppError::NotFound)?;
        let missed = missed::of_version(state.db.read(), row.id, test).await?;
        let questions = questions(&test.pool, row.id, &missed);
        let as_of = Reader::current().date_and_time(visitor.now);
        Ok(view! {
            <Main title=words::final_test(l)>
                <Crumbs row=row.clone() package=package.clone() here=words::final_test(l).to_owned()/>
                <header class="page-head"><h1>{words::final_test(l)}</h1></header>
                <Notice title=words::preview(l)><p>{words::preview_test(l)}</p></Notice>
                <MostMissed package=package.clone() missed as_of/>
                {questions}
            </Main>
        })
    })
}

async fn load(state: &AppState, trainer: &Trainer, id: Option<String>) -> Result<(Version, Arc<Package>), AppError> {
    let id: CourseVersionId = id.and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
    let row = store::version(state.db.read(), trainer, id).await?;
    let package = version::package(state, state.db.read(), row.id).await?;
    Ok((row, package))
}

fn media_base(version: CourseVersionId) -> String {
    format!("{}/media/", version_path(version))
}

fn lesson_path(version: CourseVersionId, slug: &str) -> String {
    format!("{}/lessons/{slug}", version_path(version))
}

#[component]
fn Crumbs(row: Version, package: Arc<Package>, here: String) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let version = format!("{} {}", package.manifest.title.text(l), reader.text(&row.number));
    view! {
        <nav aria-label=words::place(l)><ol class="crumbs">
            <li><a href="/authoring">{words::authoring(l)}</a></li>
            <li><a href=version_path(row.id)>{version}</a></li>
            <li aria-current="page">{here}</li>
        </ol></nav>
    }
}

#[component]
fn Contents(version: CourseVersionId, package: Arc<Package>, place: usize) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let items = package
        .lessons
        .iter()
        .enumerate()
        .map(|(number, lesson)| {
            let text = format!("{}. {}", reader.number(number + 1), lesson.title.text(l));
            let icon = if number == place { Icon::Dot } else { Icon::Circle };
            let current = (number == place).then_some("page");
            view! { <li><a href=lesson_path(version, &lesson.slug) aria-current=current><IconMark icon/><span>{text}</span></a></li> }
        })
        .collect_view();
    view! {
        <nav class="toc only-wide" aria-label=words::contents(l)><h2>{words::contents(l)}</h2><ol class="toc-list">{items}</ol></nav>
    }
}

#[component]
fn Neighbours(version: CourseVersionId, package: Arc<Package>, place: usize) -> impl IntoView {
    let l = root::visitor().language();
    let link = |place: Option<usize>, rel: &'static str, label: &'static str| {
        place.and_then(|place| package.lessons.get(place)).map(|lesson| {
            let class = (rel == "next").then_some("next");
            view! { <a class=class href=lesson_path(version, &lesson.slug) rel=rel><small>{label}</small>{lesson.title.text(l).to_owned()}</a> }
        })
    };
    view! {
        <nav class="prev-next" aria-label=words::neighbours(l)>
            {link(place.checked_sub(1), "prev", words::lesson_before(l))}
            {link(place.checked_add(1), "next", words::lesson_after(l))}
        </nav>
    }
}

/// What learners got wrong most often.
#[component]
fn MostMissed(package: Arc<Package>, missed: Missed, as_of: String) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let items = missed
        .worst()
        .into_iter()
        .filter_map(|(id, fared)| {
            let text = package.question(id)?.prompt().text().to_owned();
            Some(view! { <li><a href=format!("#q-{id}")>{text}</a>" "<span class="soft">{share(fared, reader)}</span></li> })
        })
        .collect_view();
    let inner = match (missed.tries, items.is_empty()) {
        (0, _) => view! { <p>{words::no_tries(l)}</p> }.into_any(),
        (_, true) => view! { <p>{words::none_missed(l)}</p> }.into_any(),
        _ => view! { <ol>{items}</ol> }.into_any(),
    };
    view! {
        <section class="section">
            <h2>{words::most_missed(l)}</h2>
            {inner}
            <p class="small soft">{words::pace_why(l)}</p>
            <p class="as-of">{words::out_of_tries(l, &as_of, &reader.number(missed.tries))}</p>
        </section>
    }
}

/// How many got a question right, out of how many.
fn share(fared: Fared, reader: Reader) -> String {
    let percent = reader.percent(fared.right, fared.drawn);
    words::answered_right(reader.l, &percent, &reader.number(fared.right), &reader.number(fared.drawn))
}

/// How many answers came faster than the question can be read, where that is known of enough of them.
fn pace(fared: Fared, reader: Reader) -> Option<String> {
    let percent = reader.percent(fared.fast, fared.timed);
    let of = || words::faster_than_reading(reader.l, &percent, &reader.number(fared.fast), &reader.number(fared.timed));
    (fared.timed >= missed::ENOUGH).then(of)
}

/// Questions with key, explanation and the reasons against the other options.
fn questions(questions: &[Question], version: CourseVersionId, missed: &Missed) -> impl IntoView + use<> {
    let mut before = None;
    let items = questions
        .iter()
        .zip(1_usize..)
        .map(|(question, number)| {
            let fared = missed.of(question.id());
            let begins_case = begins_case(before.replace(question), question);
            view! {
                <li id=format!("q-{}", question.id())>
                    <QuestionWithKey question=question.clone() begins_case number version fared/>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="review">{items}</ol> }
}

#[component]
fn QuestionWithKey(
    question: Question,
    begins_case: bool,
    number: usize,
    version: CourseVersionId,
    fared: Option<Fared>,
) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let base = media_base(version);
    let title = words::question_number(l, &reader.number(number));
    let order: Vec<_> = question.options().iter().map(|option| option.id).collect();
    let preferences = root::visitor().preferences;
    let asked = Asked { question: &question, order: &order, number, media: &base, preferences };
    let case = question.case().filter(|_| begins_case).map(|about| case(about, &base, true, preferences));
    let inside = view! {
        {key(&asked)}
        {fared.map(|fared| view! { <p class="soft">{share(fared, reader)}{pace(fared, reader).map(|pace| format!(" · {pace}"))}</p> })}
        <div class="notice is-good"><IconMark icon=Icon::CheckCircle/><div inner_html=question.review().explanation().html_with(&base)></div></div>
    };
    view! {
        {case}
        <p class="small soft">{title.clone()}" · "<code>{question.id().to_string()}</code></p>
        {asked.framed(title, inside)}
    }
}
