//! The text of a lesson with its practice: what a learner reads, and what its author previews.

use courses::package::Lesson;
use leptos::prelude::*;

use super::{practice::Practice, words};
use crate::{i18n::Language, root::visitor};

/// A lesson under the heading that the page gives it. `language` is that of the text; `media_base` is the folder of its
/// pictures and ends in `/`. The practice posts to the address of the page: see [`super::practice::check`].
#[component]
pub fn LessonArticle<'a>(lesson: &'a Lesson, media_base: &'a str, language: Language, #[prop(optional)] seed: u64) -> AnyView {
    let l = visitor().language();
    let remark = (language != l).then(|| match language {
        Language::Th => words::only_thai(l),
        Language::En => words::only_english(l),
    });
    let html = lesson.html_with(media_base);
    view! {
        {remark.map(|remark| view! { <p class="soft">{remark}</p> })}
        <div class="prose" lang=language.code() inner_html=html></div>
        <Practice lesson media_base seed/>
    }
    .into_any()
}
