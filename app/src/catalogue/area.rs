//! The marks of the skill areas, and the dots that show a level.

use courses::Language;
use leptos::prelude::*;

use super::skills::KnownSkill;

/// The highest level of a framework.
const LEVELS: i16 = 5;

/// The drawing of an area; a book for areas that have none of their own.
fn drawing(code: &str) -> &'static str {
    match code {
        "DG67-DL" => r#"<rect x="3" y="4.5" width="18" height="12" rx="1.5"/><path d="M8.5 20h7M12 16.5V20M7 9h6m-6 3h3.5"/>"#,
        "DG67-DG" => {
            r#"<path d="M12 4v15.5M7 19.5h10M5 7.5 12 6l7 1.5"/><path d="M2.5 14 5 7.5 7.5 14a2.6 2.6 0 0 1-5 0zm14 0L19 7.5l2.5 6.5a2.6 2.6 0 0 1-5 0z"/>"#
        }
        "DG67-LD" => r#"<path d="m2.5 19.5 6.5-11 4 6.5 2.5-3.5 6 8zM9 8.5V3l4.5 1.7L9 6.5"/>"#,
        "DG67-DT" => {
            r#"<rect x="7" y="7" width="10" height="10" rx="1.5"/><path d="M10 7V3.5M14 7V3.5M10 20.5V17m4 3.5V17M7 10H3.5M7 14H3.5m17-4H17m3.5 4H17"/>"#
        }
        "DG67-DS" => r#"<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2M9.8 10.3l1.7 1.7 3-3.2"/>"#,
        "DG67-DA" => {
            r#"<circle cx="6" cy="6.5" r="2.8"/><circle cx="18" cy="8" r="2.8"/><circle cx="10.5" cy="17.5" r="2.8"/><path d="m8.8 6.9 6.4.7M7 9.2l2.5 5.6m6.8-4.5-4.2 4.8"/>"#
        }
        "DG67-CS" => {
            r#"<path d="M12 3 4.5 5.8v5.4c0 4.7 3 8 7.5 9.8 4.5-1.8 7.5-5.1 7.5-9.8V5.8z"/><path d="m8.8 11.8 2.3 2.3 4.2-4.3"/>"#
        }
        _ => r#"<path d="M12 6.5C9.5 5 6.5 4.6 3.5 5v13c3-.4 6 0 8.5 1.5 2.5-1.5 5.5-1.9 8.5-1.5V5c-3-.4-6 0-8.5 1.5zm0 0v13"/>"#,
    }
}

/// An area by its mark and its name.
#[component]
pub fn Area(area: KnownSkill, language: Language) -> impl IntoView {
    view! {
        <p class="area">
            <AreaMark code=area.code/>
            {area.name.text(language).to_owned()}
        </p>
    }
}

/// The mark of the area with a code, for beside its name.
#[component]
pub fn AreaMark(code: String) -> impl IntoView {
    view! { <svg class="area-mark" viewBox="0 0 24 24" aria-hidden="true" inner_html=drawing(&code)/> }
}

/// A level as filled dots out of five. Its name stands beside it in words.
#[component]
pub fn Dots(level: i16) -> impl IntoView {
    let dots = (0..LEVELS)
        .map(|dot| view! { <circle class=(dot < level).then_some("on") cx=5 + 12 * dot cy="5" r="4"/> })
        .collect_view();
    view! { <svg class="dots" viewBox="0 0 58 10" aria-hidden="true">{dots}</svg> }
}
