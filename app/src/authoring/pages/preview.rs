//! A version as its learners will see it, and its questions with their keys, which is an author's right.

use std::sync::Arc;

use courses::{package::Package, question::Question};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::figures::{Reader, version_path};
use crate::{
    access::Trainer,
    authoring::{
        pace::{self, Pace, Paces},
        store::{self, Version},
        words,
    },
    error::AppError,
    id::CourseVersionId,
    learning::{lesson::LessonArticle, version},
    measurement::{
        self,
        figures::FEWEST,
        pages::{
            statistics::{Numbers, OptionLine},
            test,
        },
        store::{Kept, TestFigures},
    },
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
        let pool = package.test.as_ref().ok_or(AppError::NotFound)?;
        let figures = measurement::store::of_test(state.db.read(), row.id).await?;
        let paces = pace::of_version(state.db.read(), row.id, pool).await?;
        let numbers = Numbers::of(visitor.preferences);
        let questions = questions(&pool.pool, row.id, &Answered { figures: &figures, paces: &paces, numbers });
        let reliability = figures.pool.as_ref().map(|sums| test::reliability(sums, pool.draw.into(), numbers));
        let missed = most_missed(&package, &figures, Reader::current());
        Ok(view! {
            <Main title=words::final_test(l)>
                <Crumbs row=row.clone() package=package.clone() here=words::final_test(l).to_owned()/>
                <header class="page-head"><h1>{words::final_test(l)}</h1></header>
                <Notice title=words::preview(l)><p>{words::preview_test(l)}</p></Notice>
                {missed}
                {reliability}
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

/// What learners got wrong most often: of the questions with enough answers, those that a third or more missed.
fn most_missed(package: &Package, figures: &TestFigures, reader: Reader) -> AnyView {
    const SHOWN: usize = 5;
    let l = reader.l;
    let share = |kept: &Kept| kept.figures.sums.p_value().filter(|_| kept.figures.sums.answers() >= FEWEST);
    let mut worst: Vec<_> = figures
        .questions
        .iter()
        .filter_map(|(id, kept)| Some((id, share(kept)?, kept)))
        .filter(|(_, share, _)| *share <= 2.0 / 3.0)
        .collect();
    worst.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(other.0)));
    let items = worst.into_iter().take(SHOWN).filter_map(|(id, share, kept)| {
        let text = package.question(&id.parse().ok()?)?.prompt().text().to_owned();
        let answers = kept.figures.sums.answers();
        let told = words::answered_right(l, &Numbers::of(root::visitor().preferences).percent(share), &reader.number(answers));
        Some(view! { <li><a href=format!("#q-{id}")>{text}</a>" "<span class="soft">{told}</span></li> })
    });
    let items = items.collect_view();
    let enough = figures.questions.values().any(|kept| kept.figures.sums.answers() >= FEWEST);
    let inner = match (figures.questions.is_empty(), enough, items.is_empty()) {
        (true, ..) => view! { <p>{words::no_tries(l)}</p> }.into_any(),
        (_, false, _) => view! { <p>{words::too_few_tries(l, &reader.number(FEWEST))}</p> }.into_any(),
        (_, _, true) => view! { <p>{words::none_missed(l)}</p> }.into_any(),
        _ => view! { <ol>{items}</ol> }.into_any(),
    };
    view! { <section class="section"><h2>{words::most_missed(l)}</h2>{inner}<p class="small soft">{words::pace_why(l)}</p></section> }
        .into_any()
}

/// How many answers came faster than the question can be read.
fn faster(pace: Pace, reader: Reader) -> AnyView {
    let percent = reader.percent(pace.fast, pace.timed);
    let told = words::faster_than_reading(reader.l, &percent, &reader.number(pace.fast), &reader.number(pace.timed));
    view! { <p class="small soft">{told}</p> }.into_any()
}

/// What is known of the answers to a test.
struct Answered<'a> {
    figures: &'a TestFigures,
    paces: &'a Paces,
    numbers: Numbers,
}

/// Questions with key, explanation, the reasons against the other options, and how they were answered.
fn questions(questions: &[Question], version: CourseVersionId, answered: &Answered<'_>) -> AnyView {
    let mut before = None;
    let items = questions
        .iter()
        .zip(1_usize..)
        .map(|(question, number)| {
            let begins_case = begins_case(before.replace(question), question);
            let kept = answered.figures.questions.get(question.id().as_str());
            let told = kept.map(|kept| test::question(kept, &lines(question), answered.numbers));
            let pace = answered.paces.of(question.id()).map(|pace| faster(pace, Reader::current()));
            let with_key = with_key(question, begins_case, number, version);
            view! { <li id=format!("q-{}", question.id())>{with_key}{told}{pace}</li> }
        })
        .collect_view();
    view! { <ol class="review">{items}</ol> }.into_any()
}

/// The options of a question for its table of statistics.
fn lines(question: &Question) -> Vec<OptionLine> {
    let line = |option: &courses::question::ChoiceOption| OptionLine {
        text: option.text.text().to_owned(),
        is_key: question.review().correct().contains(&option.id),
    };
    question.options().iter().map(line).collect()
}

fn with_key(question: &Question, begins_case: bool, number: usize, version: CourseVersionId) -> AnyView {
    let reader = Reader::current();
    let l = reader.l;
    let base = media_base(version);
    let title = words::question_number(l, &reader.number(number));
    let order: Vec<_> = question.options().iter().map(|option| option.id).collect();
    let preferences = root::visitor().preferences;
    let asked = Asked { question, order: &order, number, media: &base, preferences };
    let case = question.case().filter(|_| begins_case).map(|about| case(about, &base, true, preferences));
    let inside = view! {
        {key(&asked)}
        <div class="notice is-good"><IconMark icon=Icon::CheckCircle/><div inner_html=question.review().explanation().html_with(&base)></div></div>
    };
    view! {
        {case}
        <p class="small soft">{title.clone()}" · "<code>{question.id().to_string()}</code></p>
        {asked.framed(title, inside)}
    }
    .into_any()
}
