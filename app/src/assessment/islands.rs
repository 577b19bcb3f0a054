//! The two pieces of a test that wake up in the browser. Both take what the server rendered as it is: without them the
//! paper is made of plain forms and links.
//!
//! They hold no words and get no props: every wording stands in the page, where the server put it in the language and
//! the digits of the learner. That keeps the dictionary, and what would read the props, out of the browser.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod countdown;
#[cfg(feature = "hydrate")]
mod desk;
#[cfg(feature = "hydrate")]
mod dom;
#[cfg(feature = "hydrate")]
mod fields;
#[cfg(feature = "hydrate")]
mod outbox;
#[cfg(feature = "hydrate")]
mod overview;
#[cfg(feature = "hydrate")]
mod post;

/// Around the paper: saves each answer at once, keeps what cannot be sent yet and sends it when the network is back,
/// and moves between the questions without loading a page.
#[island]
pub fn PaperDesk(children: Children) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    desk::wake();
    children()
}

/// Around the time that is left: counts down, speaks at thresholds only, and tells the desk when the time is over.
#[island]
pub fn Countdown(children: Children) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    countdown::wake();
    children()
}
