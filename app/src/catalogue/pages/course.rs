//! The page of a course: what, for whom, how long, and what is still missing.

use std::sync::Arc;

use courses::package::{Lesson, Manifest, SkillTaught, Test};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::aside::{Aside, MainAction};
use crate::{
    catalogue::{
        area::{Area, Dots},
        course::{Next, OpenCourse, needed_to_pass, open},
        skills::{Frameworks, KnownSkill},
        store::VersionRow,
        words,
    },
    entity::{VersionChange, VersionState},
    i18n::Language,
    root,
    state::AppState,
    thai::date::bangkok_date,
    ui::{
        fragment::Part,
        icon::{Icon, IconMark},
        notice::{Notice, Tone},
        page::{Main, page},
    },
    visitor::Preferences,
};

/// `/courses/{slug}`.
#[component]
pub fn CoursePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    page(async move {
        let course = open(&state, visitor.learner().ok().as_ref(), &slug).await?;
        let frameworks = state.skills.all(&state.db).await?;
        let is_signed_in = visitor.signed_in.is_some();
        let same_for_all = SameForAll::of(&state, &course, &frameworks, visitor.preferences);
        Ok(course_view(&course, &frameworks, &same_for_all, is_signed_in, visitor.preferences))
    })
}

/// The parts of the page that depend on the version alone.
struct SameForAll {
    facts: Arc<str>,
    aims: Arc<str>,
    test_rules: Option<Arc<str>>,
}

impl SameForAll {
    fn of(state: &AppState, course: &OpenCourse, frameworks: &Frameworks, preferences: Preferences) -> Self {
        let version = course.version().id;
        let html = |part, view: &dyn Fn() -> AnyView| state.fragments.html(part, preferences, view);
        let provider = course.provider.text(preferences.language).to_owned();
        Self {
            facts: html(Part::CourseFacts { version, provider }, &|| facts(course, preferences)),
            aims: html(Part::CourseAims(version), &|| aims(&course.package.manifest, frameworks, preferences)),
            test_rules: course
                .package
                .test
                .as_ref()
                .map(|test| html(Part::CourseTest(version), &|| test_rules(test, preferences))),
        }
    }
}

fn course_view(
    course: &OpenCourse,
    frameworks: &Frameworks,
    same_for_all: &SameForAll,
    is_signed_in: bool,
    preferences: Preferences,
) -> AnyView {
    let l = preferences.language;
    let manifest = &course.package.manifest;
    let title = manifest.title.text(l).to_owned();
    let area = area_of(frameworks, &manifest.skills).map(|area| view! { <Area area language=l/> });
    let lessons =
        view! { <section class="section"><h2>{words::lessons(l)}</h2>{steps(course, preferences)}</section> }.into_any();
    let about = view! {
        <h2 class="visually-hidden">{words::facts(l)}</h2>
        <dl class="facts" inner_html=same_for_all.facts.clone()></dl>
        <div inner_html=same_for_all.aims.clone()></div>
        {lessons}
        {same_for_all.test_rules.clone().map(|rules| view! { <section class="section" inner_html=rules></section> })}
        {history(course, preferences)}
    }
    .into_any();
    let head = view! {
        {crumbs(&title, l)}
        <header class="page-head">{area}<h1>{title.clone()}</h1><p class="lead">{manifest.summary.text(l).to_owned()}</p></header>
        {remark(course, preferences)}
    }
    .into_any();
    let body = view! { <div class="split"><Aside course is_signed_in preferences/><div>{about}</div></div> }.into_any();
    let bar = view! { <div class="action-bar only-narrow"><MainAction course is_signed_in preferences/></div> }.into_any();
    view! { <Main title>{head}{body}{bar}</Main> }.into_any()
}

/// For whom it is, what one can do afterwards, and which skills it teaches.
fn aims(manifest: &Manifest, frameworks: &Frameworks, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let outcomes = manifest.outcomes.iter().map(|outcome| {
        view! { <li><IconMark icon=Icon::Check/><span>{outcome.text(l).to_owned()}</span></li> }
    });
    let outcomes = outcomes.collect_view();
    view! {
        <section class="section"><h2>{words::audience(l)}</h2><p>{manifest.audience.text(l).to_owned()}</p></section>
        <section class="section"><h2>{words::outcomes(l)}</h2><ul class="checks">{outcomes}</ul></section>
        {skills(frameworks, &manifest.skills, preferences)}
    }
    .into_any()
}

fn crumbs(title: &str, l: Language) -> AnyView {
    view! {
        <nav aria-label=words::you_are_here(l)><ol class="crumbs">
            <li><a href="/">{words::home(l)}</a></li>
            <li><a href="/courses">{words::courses(l)}</a></li>
            <li aria-current="page">{title.to_owned()}</li>
        </ol></nav>
    }
    .into_any()
}

/// What a learner must know about her version.
fn remark(course: &OpenCourse, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let (title, why) = match course.current() {
        None => (words::closed_title(l).to_owned(), words::closed_why(l)),
        Some(current) if current.id != course.version().id => {
            let (mine, current) = (preferences.figures(&course.version().number), preferences.figures(&current.number));
            (words::older_title(l, &mine, &current), words::older_why(l))
        }
        Some(_) => return None,
    };
    Some(view! { <Notice tone=Tone::Info title><p>{why}</p></Notice> }.into_any())
}

fn area_of(frameworks: &Frameworks, skills: &[SkillTaught]) -> Option<KnownSkill> {
    let first = skills.first()?;
    frameworks.area_of(frameworks.find(&first.framework, &first.unit)?.id).cloned()
}

fn facts(course: &OpenCourse, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let manifest = &course.package.manifest;
    let lessons = i64::try_from(course.package.lessons.len()).unwrap_or(i64::MAX);
    let version = course.version();
    let number = preferences.figures(&version.number);
    let version = match version.published_at {
        Some(at) => words::version_of(l, &number, &preferences.day(bangkok_date(at))),
        None => number,
    };
    let language = match manifest.language {
        Language::Th => words::thai(l),
        Language::En => words::english(l),
    };
    let validity = match manifest.valid_months {
        None => words::for_ever(l).to_owned(),
        Some(months) if months.is_multiple_of(12) => words::years(l, &preferences.number(months / 12)),
        Some(months) => words::months(l, &preferences.number(months)),
    };
    let all = [
        (words::time(l), preferences.duration(manifest.minutes.into())),
        (words::lessons(l), words::lesson_count(l, &preferences.number(lessons))),
        (words::language(l), language.to_owned()),
        (words::validity(l), validity),
        (words::version(l), version),
    ];
    let all = all.map(|(term, text)| view! { <div><dt>{term}</dt><dd>{text}</dd></div> }).collect_view();
    let provider = course.provider.text(l).to_owned();
    view! { {all}<div class="facts-wide"><dt>{words::provider(l)}</dt><dd>{provider}</dd></div> }.into_any()
}

fn skills(frameworks: &Frameworks, taught: &[SkillTaught], preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let rows = taught.iter().filter_map(|taught| {
        let skill = frameworks.find(&taught.framework, &taught.unit)?;
        let name = frameworks.level(skill.framework, taught.level.into())?;
        let level = words::level(l, &preferences.number(taught.level), name.text(l));
        Some(view! {
            <div>
                <dt>{skill.name.text(l).to_owned()}</dt>
                <dd><span class="meta"><Dots level=taught.level.into()/><span>{level}</span></span></dd>
            </div>
        })
    });
    let rows = rows.collect_view();
    view! { <section class="section"><h2>{words::skills(l)}</h2><dl class="facts-list">{rows}</dl></section> }.into_any()
}

/// The lessons and the test as steps with their state in words.
fn steps(course: &OpenCourse, preferences: Preferences) -> AnyView {
    let lessons = course.package.lessons.iter().enumerate().map(|(place, lesson)| step(course, place, lesson, preferences));
    let lessons = lessons.collect_view();
    let test = course.package.test.as_ref().map(|test| test_step(course, test, preferences));
    view! { <ol class="steps">{lessons}{test}</ol> }.into_any()
}

fn step(course: &OpenCourse, place: usize, lesson: &Lesson, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let is_read = course.has_read(lesson);
    let is_now = course.is_enrolled() && matches!(course.next(), Next::Lesson(now, _) if now == place);
    let time = preferences.duration(lesson.minutes.into());
    let note = match () {
        () if is_read => words::step_read(l, &time),
        () if is_now => words::step_now(l, &time),
        () if course.is_enrolled() => words::step_open(l, &time),
        () if course.may_read(place) => words::step_preview(l, &time),
        () => time,
    };
    let title = lesson.title.text(l).to_owned();
    let title = if course.may_read(place) {
        view! { <a class="step-title" href=course.lesson_address(lesson)>{title}</a> }.into_any()
    } else {
        view! { <span class="step-title">{title}</span> }.into_any()
    };
    view! {
        <li class=step_class(is_read, is_now) aria-current=is_now.then_some("step")>
            <span class="step-mark">{mark(is_read, place, preferences)}</span>
            <div>{title}<span class="step-note">{note}</span></div>
        </li>
    }
    .into_any()
}

fn test_step(course: &OpenCourse, test: &Test, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let is_passed = course.has_passed();
    let is_now = matches!(course.next(), Next::Test);
    let note = match is_passed {
        true => words::test_passed(l).to_owned(),
        false => {
            let time = preferences.duration(test.minutes.into());
            let questions = preferences.number(test.draw);
            match needed_to_pass(test) {
                Some(right) => words::test_short(l, &questions, &time, &preferences.number(right)),
                None => words::test_short_percent(l, &questions, &time, &preferences.number(test.pass_percent)),
            }
        }
    };
    let title = if is_now || is_passed {
        view! { <a class="step-title" href=course.test_address()>{words::final_test(l)}</a> }.into_any()
    } else {
        view! { <span class="step-title">{words::final_test(l)}</span> }.into_any()
    };
    view! {
        <li class=step_class(is_passed, is_now) aria-current=is_now.then_some("step")>
            <span class="step-mark">{mark(is_passed, course.package.lessons.len(), preferences)}</span>
            <div>{title}<span class="step-note">{note}</span></div>
        </li>
    }
    .into_any()
}

const fn step_class(is_done: bool, is_now: bool) -> Option<&'static str> {
    match (is_done, is_now) {
        (true, _) => Some("step-done"),
        (false, true) => Some("step-now"),
        (false, false) => None,
    }
}

fn mark(is_done: bool, place: usize, preferences: Preferences) -> AnyView {
    match is_done {
        true => view! { <IconMark icon=Icon::Check/> }.into_any(),
        false => preferences.number(i64::try_from(place + 1).unwrap_or(i64::MAX)).into_any(),
    }
}

fn test_rules(test: &Test, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let percent = preferences.number(test.pass_percent);
    let pass_mark = match needed_to_pass(test) {
        Some(right) => words::pass_at(l, &preferences.number(right), &percent),
        None => words::pass_at_percent(l, &percent),
    };
    let attempts = match test.attempts {
        Some(count) => words::attempt_count(l, &preferences.number(count)),
        None => words::no_limit(l).to_owned(),
    };
    let all = [
        (words::questions(l), words::question_count(l, &preferences.number(test.draw))),
        (words::test_time(l), preferences.duration(test.minutes.into())),
        (words::pass_mark(l), pass_mark),
        (words::attempts(l), attempts),
    ];
    let all = all.map(|(term, text)| view! { <div><dt>{term}</dt><dd>{text}</dd></div> }).collect_view();
    view! {
        <h2>{words::final_test(l)}</h2>
        <dl class="facts">{all}</dl>
        <p class="soft">{words::test_note(l)}</p>
    }
    .into_any()
}

/// All versions, the newest first, and which of them is current and which hers.
fn history(course: &OpenCourse, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let oldest = course.versions.len() - 1;
    let rows = course.versions.iter().enumerate().map(|(place, row)| {
        let title = words::version_title(l, &preferences.figures(&row.number));
        let day = row.published_at.map(|at| preferences.day(bangkok_date(at)));
        let change = if place == oldest { Some(words::first_version(l)) } else { change(row, l) };
        let current = (Some(row.id) == course.current().map(|current| current.id)).then_some(words::is_current(l));
        let closed = (row.state == VersionState::Withdrawn).then_some(words::withdrawn(l));
        let hers = (course.is_enrolled() && row.id == course.version().id).then_some(words::is_yours(l));
        let notes = [day.as_deref(), change, current, closed, hers].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <li><b>{title}</b><span class="step-note">{notes}</span></li> }
    });
    let rows = rows.collect_view();
    view! { <details class="disclosure section"><summary>{words::versions(l)}</summary><ul>{rows}</ul></details> }.into_any()
}

fn change(row: &VersionRow, l: Language) -> Option<&'static str> {
    Some(match row.change? {
        VersionChange::Minor => words::minor(l),
        VersionChange::Major => words::major(l),
    })
}
