//! How far she is, as a bar with the numbers beside it.

use leptos::prelude::*;

/// `done` of `total`, with a label that says of what.
#[component]
pub fn ProgressBar(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] value_text: String,
    done: u32,
    total: u32,
) -> impl IntoView {
    view! {
        <div class="progress">
            <p><span id=id.clone()>{label}</span><span>{value_text}</span></p>
            <progress value=done max=total.max(1) aria-labelledby=id>{format!("{done}/{total}")}</progress>
        </div>
    }
}
