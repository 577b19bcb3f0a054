//! A version as its learners will see it, and its questions with their keys, which is an author's right.

use std::sync::Arc;

use courses::{package::Package, question::Question};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::figures::{Reader, version_path};
use crate::{
    access::Trainer,
    authoring::{
        store::{self, Version},
        words,
    },
    error::AppError,
    i18n::Language,
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
        question::question as asked,
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
        let numbers = Numbers::of(visitor.preferences);
        let questions = questions(&pool.pool, row.id, &figures, numbers);
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
    view! { <section class="section"><h2>{words::most_missed(l)}</h2>{inner}</section> }.into_any()
}

/// Questions with key, explanation and the reasons against the other options.
fn questions(questions: &[Question], version: CourseVersionId, figures: &TestFigures, numbers: Numbers) -> impl IntoView + use<> {
    let items = questions
        .iter()
        .zip(1_usize..)
        .map(|(question, number)| {
            let told = figures.questions.get(question.id().as_str()).map(|kept| test::question(kept, &lines(question), numbers));
            view! { <li id=format!("q-{}", question.id())>{with_key(question, number, version)}{told}</li> }
        })
        .collect_view();
    view! { <ol class="review">{items}</ol> }
}

/// The options of a question for its table of statistics.
fn lines(question: &Question) -> Vec<OptionLine> {
    let line = |option: &courses::question::ChoiceOption| OptionLine {
        text: option.text.text().to_owned(),
        is_key: question.review().correct().contains(&option.id),
    };
    question.options().iter().map(line).collect()
}

fn with_key(question: &Question, number: usize, version: CourseVersionId) -> AnyView {
    let reader = Reader::current();
    let l = reader.l;
    let base = media_base(version);
    let title = words::question_number(l, &reader.number(number));
    let options = options_with_key(question, &base, l);
    let inside = view! {
        {options}
        <div class="notice is-good"><IconMark icon=Icon::CheckCircle/><div inner_html=question.review().explanation().html_with(&base)></div></div>
    };
    view! {
        <p class="small soft">{title.clone()}" · "<code>{question.id().to_string()}</code></p>
        {asked(number, title, question.prompt().html_with(&base), inside)}
    }
    .into_any()
}

/// The options in the order of their ids, with the key and the reasons against the others.
fn options_with_key(question: &Question, base: &str, l: Language) -> AnyView {
    let group = format!("answer-{}", question.id());
    let options = question.options().iter().map(|option| {
        let right = question.review().correct().contains(&option.id);
        let why = question.review().why(option.id).map(|why| view! { <div class="hint" inner_html=why.html_with(base)></div> });
        view! {
            <div class=if right { "option is-good" } else { "option" }>
                <input type="radio" name=group.clone() disabled checked=right aria-label=option.text.text().to_owned()/>
                <div>
                    <span inner_html=option.text.html_with(base)></span>
                    {right.then(|| view! { <b class="verdict-word"><IconMark icon=Icon::Check/>{words::is_right(l)}</b> })}
                    {why}
                </div>
            </div>
        }
    });
    options.collect_view().into_any()
}
