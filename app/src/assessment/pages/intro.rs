//! Before the final test: its rules, what is missing, and the button that starts it.

use courses::package::{Review, Test};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::super::{
    standing::Standing,
    start,
    store::{self, Tested},
    submit, words,
};
use crate::{
    accommodations::pages::told,
    catalogue::course::needed_to_pass,
    entity::attempt,
    error::Conflict,
    root,
    thai::date,
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        notice::{Chip, Notice, Tone},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// The page before the test.
#[component]
pub fn TestPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let l = visitor.language();
        let (_, enrolment) = store::course(state.db.read(), &learner, &slug).await?;
        let Some(enrolment) = enrolment else { return Ok(not_enrolled(&visitor, &slug).into_any()) };
        let tested = Tested::of(&state, state.db.read(), &enrolment).await?;
        submit::close_if_expired(&state, &enrolment).await?;
        let standing = start::standing(state.db.read(), &tested, &enrolment, visitor.now).await?;
        let attempts = store::attempts(state.db.read(), enrolment.id).await?;
        let title = tested.package().manifest.title.text(l).to_owned();
        Ok(view! {
            <Main title=format!("{}: {title}", words::final_test(l))>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/courses">{words::courses(l)}</a></li>
                    <li><a href=format!("/courses/{slug}")>{title.clone()}</a></li>
                    <li aria-current="page">{words::final_test(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::final_test(l)}</h1><p class="lead">{title}</p></header>
                {obstacle(&visitor, &tested, &standing, &slug)}
                {told(standing.granted, visitor.preferences)}
                {rules(&visitor, tested.test(), &standing)}
                {good_to_know(&visitor, &tested, &standing)}
                {past(&visitor, &attempts)}
                {way_on(&visitor, &standing, &attempts, &slug)}
            </Main>
        }
        .into_any())
    })
}

fn not_enrolled(visitor: &Visitor, slug: &str) -> AnyView {
    let l = visitor.language();
    let action = (format!("/courses/{slug}"), words::to_course(l).to_owned());
    view! {
        <Main title=words::final_test(l)>
            <h1 class="visually-hidden">{words::final_test(l)}</h1>
            <Empty title=words::not_enrolled(l) text=words::not_enrolled_why(l) action/>
        </Main>
    }
    .into_any()
}

fn rules(visitor: &Visitor, test: &Test, standing: &Standing) -> AnyView {
    let l = visitor.language();
    let n = |number: u16| words::number(visitor, number);
    let attempts = match (test.attempts, standing.left) {
        (Some(all), Some(left)) => words::attempts_left(l, &n(left), &n(all + standing.granted.extra_attempts)),
        _ => words::attempts_free(l, &n(standing.used)),
    };
    let review = match test.review {
        Review::AfterSubmission => words::review_after_submission(l),
        Review::AfterPass => words::review_after_pass(l),
        Review::ScoreOnly => words::review_score_only(l),
    };
    let percent = n(test.pass_percent.into());
    let needed = match needed_to_pass(test) {
        Some(right) => words::pass_mark_is(l, &percent, &words::number(visitor, right), &n(test.draw)),
        None => words::pass_mark_percent(l, &percent),
    };
    let usual = words::minutes(l, &n(test.minutes));
    let time = match standing.granted.extra_minutes() {
        0 => usual,
        extra => words::minutes_with(
            l,
            &words::number(visitor, i32::from(test.minutes) + extra),
            &usual,
            &words::number(visitor, extra),
        ),
    };
    let rests = test.pauses.count + standing.granted.extra_pauses;
    let rests = (rests > 0).then(|| {
        let allowed = words::pauses_allowed(l, &n(rests), &n(test.pauses.minutes));
        view! { <div><dt>{words::pauses(l)}</dt><dd>{allowed}</dd></div> }
    });
    view! {
        <section class="section" aria-labelledby="rules">
            <h2 id="rules">{words::rules(l)}</h2>
            <dl class="facts">
                <div><dt>{words::questions(l)}</dt><dd>{words::question_count(l, &n(test.draw))}</dd></div>
                <div><dt>{words::time_allowed(l)}</dt><dd>{time}</dd></div>
                <div><dt>{words::pass_mark(l)}</dt><dd>{needed}</dd></div>
                <div><dt>{words::attempts(l)}</dt><dd>{attempts}</dd></div>
                {rests}
                <div><dt>{words::answers_shown(l)}</dt><dd>{review}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn good_to_know(visitor: &Visitor, tested: &Tested, standing: &Standing) -> Option<AnyView> {
    let l = visitor.language();
    let known = [words::know_time(l), words::know_saved(l), words::know_network(l), words::know_deadline(l)];
    let graded = tested.has_essays().then(|| words::know_graded(l));
    let items = known.into_iter().chain(graded);
    let items = items.map(|text| view! { <li><IconMark icon=Icon::Info/><span>{text}</span></li> }).collect_view();
    (standing.obstacle().is_none_or(|conflict| conflict == Conflict::LessonsFirst)).then(|| {
        view! {
            <section class="section" aria-labelledby="good-to-know">
                <h2 id="good-to-know">{words::good_to_know(l)}</h2>
                <ul class="checks">{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// What is missing, or why there is nothing to start any more.
fn obstacle(visitor: &Visitor, tested: &Tested, standing: &Standing, slug: &str) -> AnyView {
    let l = visitor.language();
    match standing.obstacle() {
        Some(Conflict::AlreadyDone) => {
            view! { <Notice tone=Tone::Good title=words::passed_already(l)><p><a href="/learning">{words::passed_already_go(l)}</a></p></Notice> }
                .into_any()
        }
        Some(Conflict::AwaitsGrading) => {
            view! { <Notice title=words::awaits(l)><p>{words::awaits_why(l)}</p></Notice> }.into_any()
        }
        Some(Conflict::NoAttemptLeft) => {
            view! { <Notice tone=Tone::Warn title=words::none_left(l)><p>{words::none_left_why(l)}</p></Notice> }.into_any()
        }
        _ => missing(visitor, tested, standing, slug).into_any(),
    }
}

fn missing(visitor: &Visitor, tested: &Tested, standing: &Standing, slug: &str) -> Option<AnyView> {
    let l = visitor.language();
    let unread = standing
        .unread
        .iter()
        .filter_map(|unread| tested.package().lesson(unread))
        .map(|lesson| (format!("/courses/{slug}/lessons/{}", lesson.slug), words::read_lesson(l, lesson.title.text(l))));
    let name = (!name_confirmed(visitor))
        .then(|| (format!("/account/certificate-name?next=/courses/{slug}/test"), words::name_missing(l).to_owned()));
    let items: Vec<_> = unread.chain(name).map(|(href, text)| view! { <li><a href=href>{text}</a></li> }).collect();
    (!items.is_empty()).then(|| {
        view! { <section class="missing" aria-labelledby="missing"><h2 id="missing">{words::missing(l)}</h2><ul>{items}</ul></section> }
        .into_any()
    })
}

fn name_confirmed(visitor: &Visitor) -> bool {
    visitor.signed_in.as_ref().is_some_and(|who| who.name_confirmed)
}

fn past(visitor: &Visitor, attempts: &[attempt::Model]) -> Option<AnyView> {
    let l = visitor.language();
    let rows: Vec<_> =
        attempts.iter().filter(|attempt| attempt.closed_at.is_some()).map(|attempt| past_row(visitor, attempt)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="past">
                <h2 id="past">{words::past_attempts(l)}</h2>
                <table class="table table-stack">
                    <caption class="visually-hidden">{words::past_attempts(l)}</caption>
                    <thead><tr>
                        <th scope="col">{words::attempt(l)}</th>
                        <th scope="col">{words::begun(l)}</th>
                        <th scope="col" class="end">{words::score(l)}</th>
                        <th scope="col">{words::result(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

fn past_row(visitor: &Visitor, attempt: &attempt::Model) -> AnyView {
    let l = visitor.language();
    let score = match attempt.points.zip(attempt.max_points) {
        Some((points, max)) => format!("{}/{}", words::number(visitor, points), words::number(visitor, max)),
        None => "–".to_owned(),
    };
    let chip = match attempt.passed {
        None => view! { <Chip text=words::awaits(l) icon=Icon::Clock/> },
        Some(true) => view! { <Chip tone=Tone::Good text=words::passed(l) icon=Icon::Check/> },
        _ => view! { <Chip tone=Tone::Warn text=words::failed(l)/> },
    };
    view! {
        <tr>
            <th scope="row">{words::attempt_number(l, &words::number(visitor, attempt.number))}</th>
            <td data-label=words::begun(l)>{date::with_time(attempt.started_at, l, visitor.preferences.digits)}</td>
            <td data-label=words::score(l) class="end">{score}</td>
            <td data-label=words::result(l)>{chip}" "<a href=format!("/attempts/{}", attempt.id)>{words::see_result(l)}</a></td>
        </tr>
    }
    .into_any()
}

/// The one button: start, go on, or back to what is missing.
fn way_on(visitor: &Visitor, standing: &Standing, attempts: &[attempt::Model], slug: &str) -> AnyView {
    let l = visitor.language();
    let back = view! { <a class="button" href=format!("/courses/{slug}")>{words::back_to_course(l)}</a> };
    let open = attempts.iter().find(|attempt| Some(attempt.id) == standing.open);
    if let Some(open) = open {
        let until = date::time(open.deadline_at, l, visitor.preferences.digits);
        return view! {
            <Notice title=words::under_way(l, &until)/>
            <div class="action-bar"><a class="button button-main" href=format!("/attempts/{}", open.id)>{words::go_on(l)}</a>{back}</div>
        }
        .into_any();
    }
    if standing.obstacle().is_some() || !name_confirmed(visitor) {
        return view! { <div class="action-bar">{back}</div> }.into_any();
    }
    view! {
        <form method="post" class="action-bar"><button class="button button-main" name="act" value="start">{words::start(l)}</button>{back}</form>
    }
    .into_any()
}
