//! Nothing here yet: what that means and what to do next.

use leptos::prelude::*;

/// A title, a sentence and the way on.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] action: Option<(String, String)>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="drawing" viewBox="0 0 160 120" aria-hidden="true">
                <rect class="fill" x="38" y="22" width="84" height="78" rx="6"/>
                <path d="M52 44h56M52 58h56M52 72h34"/>
                <path class="accent" d="M96 84l8 8 18-20"/>
            </svg>
            <h2>{title}</h2>
            <p>{text}</p>
            {action.map(|(href, text)| view! { <a class="button button-main" href=href>{text}</a> })}
        </div>
    }
}
