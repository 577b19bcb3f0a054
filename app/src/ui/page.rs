//! The frame of a page: head, main part, foot, and what stands there when the page could not be shown.

use std::{future::Future, sync::Arc};

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;

use super::{
    fragment::Part,
    icon::{Icon, IconMark},
    words,
};
use crate::{
    accounts::pages::{SecondFactorGate, SignInForm},
    entity::Role,
    error::{AppError, Conflict},
    form::FormState,
    i18n::Language,
    root::{current_address, current_path, visitor},
    state::AppState,
    thai::digits::Digits,
    visitor::{Preferences, TextSize, Theme, Visitor},
};

/// A page that must be loaded first. An error takes its place, with the right status.
pub fn page<F, V>(load: F) -> impl IntoView
where
    F: Future<Output = Result<V, AppError>> + Send + 'static,
    V: IntoView + Send + 'static,
{
    Suspend::new(async move {
        match load.await {
            Ok(view) => view.into_any(),
            Err(error) => view! { <ErrorPage error/> }.into_any(),
        }
    })
}

/// How the main part lies on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// The usual column.
    #[default]
    Usual,
    /// A narrow column, for forms and for what is read once.
    Narrow,
    /// No column: the page brings its own bands.
    Full,
}

/// The main part of a page, with its title.
#[component]
pub fn Main(#[prop(into)] title: String, #[prop(optional)] width: Width, children: Children) -> impl IntoView {
    // Leptos writes a title as it is; what a person typed may be in it.
    let full_title = escaped(&format!("{title} · {}", words::brand(visitor().language())));
    let inner = match width {
        Width::Usual => view! { <div class="wrap">{children()}</div> }.into_any(),
        Width::Narrow => view! { <div class="wrap page-narrow">{children()}</div> }.into_any(),
        Width::Full => children().into_any(),
    };
    view! {
        <Title text=full_title/>
        <main id="main" class=if width == Width::Full { "" } else { "page" } tabindex="-1">{inner}</main>
    }
}

/// Text in which nothing is markup, for the two elements whose content Leptos writes as it is: `title` and `textarea`.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What stands before the main part: the way past it, the brand, the menus.
#[component]
pub fn PageHead() -> impl IntoView {
    let visitor = visitor();
    let l = visitor.language();
    let menu = menu(&visitor, &current_path());
    view! {
        <a class="skip" href="#main">{words::skip(l)}</a>
        <header class="site-header"><div class="wrap">
            <a class="brand" href="/">
                <svg class="brand-mark" viewBox="0 0 40 40" aria-hidden="true">
                    <rect width="40" height="40" rx="8"/><circle cx="11.5" cy="12.5" r="3.5"/>
                    <path d="M15 12.5V31C17 23 21 14 25.5 13.5c2.5-.2 3.5 1.5 3.5 4V31"/>
                </svg>
                <span>"ทักษะ "<small lang="en">"Thaksa"</small></span>
            </a>
            <nav class="only-wide" aria-label=words::main_menu(l)><ul class="nav" inner_html=menu.clone()></ul></nav>
            <form class="lang-form" id="preferences" method="post" action="/preferences">
                <input type="hidden" name="back" value=current_address()/>
                <button class="lang" name="language" value=l.choose("en", "th") lang=l.choose("en", "th")>{l.choose("EN", "ไทย")}</button>
            </form>
            <DisplayMenu preferences=visitor.preferences/>
            <AccountMenu visitor menu/>
        </div></header>
    }
}

/// The main menu as this visitor has it, with the place where she is.
fn menu(visitor: &Visitor, path: &str) -> Arc<str> {
    let links = links(visitor);
    let is_here = |href: &str| path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let current = links.iter().position(|(href, _)| is_here(href));
    let view = || {
        let items = links.iter().enumerate().map(|(place, (href, text))| {
            view! { <li><a href=*href aria-current=(Some(place) == current).then_some("page")>{*text}</a></li> }
        });
        items.collect_view().into_any()
    };
    // There is no state while routes are listed.
    let state = use_context::<AppState>();
    let part = Part::Menu { links: links.iter().map(|(href, _)| *href).collect(), current };
    state.map(|state| state.fragments.html(part, visitor.preferences, view)).unwrap_or_default()
}

fn links(visitor: &Visitor) -> Vec<(&'static str, &'static str)> {
    let l = visitor.language();
    let mut links = vec![("/courses", words::courses(l))];
    if visitor.signed_in.is_some() {
        links.push(("/learning", words::my_learning(l)));
        links.push(("/skills", words::my_skills(l)));
    }
    if visitor.has_role(&[Role::Hr, Role::Manager, Role::Executive, Role::Auditor]) {
        links.push(("/reports", words::dashboard(l)));
    }
    if visitor.has_role(&[Role::Trainer]) {
        links.push(("/authoring", words::authoring(l)));
        links.push(("/bank", words::item_bank(l)));
        links.push(("/grading", words::grading(l)));
    }
    if visitor.has_role(&[Role::Administrator]) {
        links.push(("/people", words::people(l)));
    }
    if visitor.has_role(&[Role::Hr, Role::Administrator]) {
        links.push(("/mail", words::mail_queue(l)));
    }
    // Trainers have the longest menu; the foot of every page leads there as well.
    if !visitor.has_role(&[Role::Trainer]) {
        links.push(("/verify", words::verify(l)));
    }
    links
}

/// The buttons belong to the form of the language, which knows the way back; so the menu is the same on every page.
#[component]
fn DisplayMenu(preferences: Preferences) -> impl IntoView {
    // There is no state while routes are listed.
    let choices = move || display_choices(preferences);
    let inside = match use_context::<AppState>() {
        Some(state) => state.fragments.html(Part::DisplayMenu, preferences, choices),
        None => Arc::default(),
    };
    view! { <details class="menu" name="head" inner_html=inside></details> }
}

fn display_choices(preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let choice = |name: &'static str, value: &'static str, text: &'static str, pressed: bool| {
        view! { <button form="preferences" name=name value=value aria-pressed=if pressed { "true" } else { "false" }>{text}</button> }
    };
    view! {
        <summary><IconMark icon=Icon::Sliders/><span class="visually-hidden">{words::display(l)}</span></summary>
        <div class="menu-panel"><div class="prefs">
            <fieldset class="seg"><legend>{words::theme(l)}</legend>
                {choice("theme", "light", words::light(l), preferences.theme == Theme::Light)}
                {choice("theme", "dark", words::dark(l), preferences.theme == Theme::Dark)}
                {choice("theme", "auto", words::as_device(l), preferences.theme == Theme::Auto)}
            </fieldset>
            <fieldset class="seg"><legend>{words::contrast(l)}</legend>
                {choice("contrast", "normal", words::normal(l), !preferences.more_contrast)}
                {choice("contrast", "more", words::more_contrast(l), preferences.more_contrast)}
            </fieldset>
            <fieldset class="seg"><legend>{words::text_size(l)}</legend>
                {choice("text", "normal", words::normal(l), preferences.text == TextSize::Normal)}
                {choice("text", "large", words::large(l), preferences.text == TextSize::Large)}
                {choice("text", "larger", words::larger(l), preferences.text == TextSize::Larger)}
            </fieldset>
            <fieldset class="seg"><legend>{words::digits(l)}</legend>
                {choice("digits", "arabic", "0 1 2 3", preferences.digits == Digits::Arabic)}
                {choice("digits", "thai", "๐ ๑ ๒ ๓", preferences.digits == Digits::Thai)}
            </fieldset>
        </div></div>
    }
    .into_any()
}

#[component]
fn AccountMenu(visitor: Visitor, menu: Arc<str>) -> impl IntoView {
    let l = visitor.language();
    let issuers = visitor.has_role(&[Role::Hr, Role::Administrator]).then(|| {
        view! { <li><a href="/certificates/issuer">{words::issuers(l)}</a></li> }
    });
    let narrow =
        view! { <nav class="only-narrow" aria-label=words::main_menu(l)><ul class="menu-links" inner_html=menu></ul></nav> };
    let (name, own) = match visitor.signed_in {
        Some(who) => (
            l.choose(&who.given_th, &who.given_en).to_owned(),
            view! {
                <ul class="menu-links">
                    <li><a href="/account">{words::my_account(l)}</a></li>
                    {issuers}
                    <li><form method="post" action="/sign-out"><button>{words::sign_out(l)}</button></form></li>
                </ul>
            }
            .into_any(),
        ),
        None => (
            words::sign_in(l).to_owned(),
            view! { <ul class="menu-links"><li><a href="/sign-in">{words::sign_in(l)}</a></li></ul> }.into_any(),
        ),
    };
    view! {
        <details class="menu" name="head">
            <summary><IconMark icon=Icon::User/><span class="only-wide">{name}</span><span class="only-narrow">{words::menu(l)}</span></summary>
            <div class="menu-panel">{narrow}{own}</div>
        </details>
    }
}

/// What stands after the main part.
#[component]
pub fn PageFoot() -> impl IntoView {
    let preferences = visitor().preferences;
    // There is no state while routes are listed.
    let inside = use_context::<AppState>().map(|state| {
        let captures = state.settings.demo && state.settings.mail_folder.is_some();
        state.fragments.html(Part::Foot, preferences, || foot(preferences.language, captures))
    });
    view! { <footer class="site-footer" inner_html=inside.unwrap_or_default()></footer> }
}

fn foot(l: Language, captures: bool) -> AnyView {
    let post_box = captures.then(|| view! { <li><a href="/demo/mail">{words::post_box(l)}</a></li> });
    view! {
        <div class="wrap">
            <div><p><b>{words::brand(l)}</b>" · "{words::what(l)}</p></div>
            <nav aria-label=words::about_site(l)><ul class="nav-foot">
                <li><a href="/help">{words::help(l)}</a></li>
                <li><a href="/privacy">{words::privacy(l)}</a></li>
                <li><a href="/accessibility">{words::accessibility(l)}</a></li>
                <li><a href="/verify">{words::verify(l)}</a></li>
                {post_box}
            </ul></nav>
        </div>
    }
    .into_any()
}

/// The address leads nowhere, or nowhere that she may see.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <ErrorPage error=AppError::NotFound/> }
}

/// An error in place of the page: a sentence, a reference where there is one, and the way on.
#[component]
pub fn ErrorPage(error: AppError) -> impl IntoView {
    let l = visitor().language();
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(error.status())) {
        options.set_status(status);
    }
    match error {
        AppError::SignIn => view! { <SignInForm reason=true held=FormState::current().held/> }.into_any(),
        AppError::SecondFactor => view! { <SecondFactorGate held=FormState::current().held/> }.into_any(),
        AppError::ConfirmName => {
            onward(words::confirm_name(l), words::confirm_name_why(l), "/account/certificate-name", words::confirm_name_go(l))
        }
        error => view! { <Stopped error l/> }.into_any(),
    }
}

fn onward(title: &'static str, why: &'static str, href: &'static str, go: &'static str) -> AnyView {
    view! {
        <Main title=title width=Width::Narrow>
            <div class="empty"><h1>{title}</h1><p>{why}</p><a class="button button-main" href=href>{go}</a></div>
        </Main>
    }
    .into_any()
}

#[component]
fn Stopped(error: AppError, l: Language) -> impl IntoView {
    let (title, why) = sentence(&error, l);
    let reference = match error {
        AppError::Busy { reference } | AppError::Internal { reference } if !reference.is_empty() => {
            Some(view! { <p class="reference">{words::reference(l)}" "<b>{reference}</b></p> })
        }
        _ => None,
    };
    view! {
        <Main title=title.clone() width=Width::Narrow>
            <div class="empty">
                <h1>{title}</h1>
                <p>{why}</p>
                {reference}
                <p class="row"><a class="button button-main" href="/">{words::go_home(l)}</a><a class="button" href="/help">{words::help(l)}</a></p>
            </div>
        </Main>
    }
}

/// What happened and what to do, for every error that ends a page.
fn sentence(error: &AppError, l: Language) -> (String, String) {
    let (title, why) = match error {
        AppError::NotFound => (words::not_found(l), words::not_found_why(l)),
        AppError::Busy { .. } => (words::busy(l), words::busy_why(l)),
        AppError::TooMany { retry_after_seconds } => {
            return (words::too_many(l).to_owned(), words::too_many_why(l, retry_after_seconds.div_ceil(60)));
        }
        AppError::Invalid(errors) => {
            let why = errors.iter().map(|error| super::field::fault_text(&error.fault, l)).collect::<Vec<_>>().join(" ");
            return (words::invalid(l).to_owned(), why);
        }
        AppError::Conflict(conflict) => (words::conflict(l), conflict_text(*conflict, l)),
        _ => (words::internal(l), words::internal_why(l)),
    };
    (title.to_owned(), why.to_owned())
}

/// What stands in the way, in a sentence.
pub const fn conflict_text(conflict: Conflict, l: Language) -> &'static str {
    match conflict {
        Conflict::AttemptClosed => words::attempt_closed(l),
        Conflict::TakenOver => words::taken_over(l),
        Conflict::Paused => words::paused(l),
        Conflict::AttemptOpen => words::attempt_open(l),
        Conflict::NoAttemptLeft => words::no_attempt_left(l),
        Conflict::NoPauseLeft => words::no_pause_left(l),
        Conflict::AwaitsGrading => words::awaits_grading(l),
        Conflict::AnswerTaken => words::answer_taken(l),
        Conflict::TooSoon => words::too_soon(l),
        Conflict::LessonsFirst => words::lessons_first(l),
        Conflict::AlreadyDone => words::already_done(l),
        Conflict::NotPublished => words::not_published(l),
        Conflict::NoPosting => words::no_posting(l),
        Conflict::NotOneself => words::not_oneself(l),
        Conflict::Stale => words::stale(l),
    }
}
