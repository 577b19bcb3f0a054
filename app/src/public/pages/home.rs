//! The front page: what this is, how it works, where to begin.

use leptos::prelude::*;

use crate::{
    public::{store, words},
    root,
    thai::{FiscalYear, date, digits},
    ui::page::{Main, Width, page},
};

#[component]
pub fn HomePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    page(async move {
        let l = visitor.language();
        let year = FiscalYear::of(date::bangkok_date(visitor.now));
        let figures = store::figures(state.db.read(), year).await?;
        let shown = visitor.preferences.digits.for_language(l);
        let number = move |value: i64| digits::number(value, shown);
        let signed_in = visitor.signed_in.is_some();
        Ok(view! {
            <Main title=words::home_title(l) width=Width::Full>
                <section class="hero"><div class="wrap">
                    <div>
                        <h1><span class="phrase">{words::hero_1(l)}</span>" "<span class="phrase">{words::hero_2(l)}</span></h1>
                        <p>{words::hero_lead(l)}</p>
                        <p class="row">
                            <a class="button button-main" href="/courses">{words::see_courses(l)}</a>
                            {if signed_in {
                                view! { <a class="button" href="/learning">{words::my_learning(l)}</a> }.into_any()
                            } else {
                                view! { <a class="button" href="/verify">{words::verify(l)}</a> }.into_any()
                            }}
                        </p>
                    </div>
                    <HeroDrawing/>
                </div></section>
                <div class="wrap page">
                    <section aria-labelledby="how">
                        <h2 id="how" class="visually-hidden">{words::how(l)}</h2>
                        <ol class="how">
                            <li><h3>{words::how_learn(l)}</h3><p>{words::how_learn_text(l)}</p></li>
                            <li><h3>{words::how_test(l)}</h3><p>{words::how_test_text(l)}</p></li>
                            <li><h3>{words::how_proof(l)}</h3><p>{words::how_proof_text(l)}</p></li>
                        </ol>
                    </section>
                    <section class="section" aria-labelledby="now">
                        <h2 id="now">{words::figures(l)}</h2>
                        <dl class="stats">
                            <div class="stat"><dt>{words::completions(l)}</dt><dd>{number(figures.completed)}</dd><dd>{year.label(l, shown)}</dd></div>
                            <div class="stat"><dt>{words::hours(l)}</dt><dd>{number(figures.minutes / 60)}</dd><dd>{year.label(l, shown)}</dd></div>
                            <div class="stat"><dt>{words::open_courses(l)}</dt><dd>{number(figures.courses)}</dd><dd>{words::open_courses_note(l)}</dd></div>
                        </dl>
                        <p class="as-of">{words::as_of(l, &date::with_time(visitor.now, l, shown))}</p>
                    </section>
                </div>
            </Main>
        })
    })
}

/// From a phone, step by step, to a certificate and to what an agency sees.
#[component]
fn HeroDrawing() -> impl IntoView {
    view! {
        <svg class="hero-drawing" viewBox="0 0 420 300" aria-hidden="true">
            <path class="faint" d="M10 280h400M10 224h400M10 168h400M10 112h400M10 56h400" stroke-width="1" stroke-dasharray="2 7"/>
            <rect class="fill" x="28" y="128" width="88" height="152" rx="12"/>
            <path d="M62 140h20"/>
            <path class="faint" d="M42 166h60M42 180h60M42 194h38M42 222h60M42 236h46"/>
            <rect x="42" y="250" width="60" height="18" rx="5"/>
            <path d="m66 259 4 4 8-8"/>
            <path d="M116 232c34 0 30-44 62-44s28-50 62-50 22-36 40-40"/>
            <circle class="fill" cx="147" cy="211" r="15"/><path d="m140 211 5 5 9-10"/>
            <circle class="fill" cx="208" cy="164" r="15"/><path d="m201 164 5 5 9-10"/>
            <rect class="fill" x="270" y="24" width="128" height="92" rx="5"/>
            <rect class="faint" x="278" y="32" width="112" height="76" rx="3" stroke-width="1.2"/>
            <path d="M306 52h56M296 66h76"/><path class="faint" d="M312 80h28"/>
            <circle class="fill" cx="370" cy="102" r="17"/><path d="m358 114-4 26 16-8 16 8-4-26M362 102l6 6 10-11"/>
            <path d="M236 280h168"/>
            <path class="solid" d="M250 262h20v18h-20zm36-16h20v34h-20zm36-22h20v56h-20zm36-36h20v92h-20z"/>
        </svg>
    }
}
