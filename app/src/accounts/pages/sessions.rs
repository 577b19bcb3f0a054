//! My sessions: where I am signed in, and how to end it.

use leptos::prelude::*;

use super::{Crumbs, asked};
use crate::{
    accounts::{
        store::{self, OwnSession},
        words,
    },
    root::{state, visitor},
    thai::date::with_time,
    ui::{
        notice::{Chip, Notice, Tone},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// Where I am signed in.
#[component]
pub fn SessionsPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let done = (asked("done") == "ended").then(|| words::session_ended(visitor.language()));
    page(async move {
        let learner = visitor.learner()?;
        let l = visitor.language();
        let sessions = store::sessions(state.db.read(), &learner, visitor.now).await?;
        let own = learner.signed_in().session;
        let others = sessions.len() > 1;
        let rows = sessions.into_iter().map(|session| row(session, own, &visitor)).collect_view();
        Ok(view! {
            <Main title=words::sessions(l)>
                <Crumbs l title=words::sessions(l)/>
                <h1>{words::sessions(l)}</h1>
                {done.map(|title| view! { <Notice tone=Tone::Good title=title/> })}
                <p>{words::sessions_why(l)}</p>
                <table class="table table-stack">
                    <caption class="visually-hidden">{words::sessions(l)}</caption>
                    <thead><tr>
                        <th scope="col">{words::browser(l)}</th>
                        <th scope="col">{words::since(l)}</th>
                        <th scope="col">{words::last_seen(l)}</th>
                        <th scope="col">{words::end_it(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {others.then(|| view! {
                    <form method="post"><button class="button button-danger" name="act" value="others">{words::end_others(l)}</button></form>
                })}
            </Main>
        })
    })
}

fn row(session: OwnSession, own: crate::id::SessionId, visitor: &Visitor) -> impl IntoView + use<> {
    let (l, digits) = (visitor.language(), visitor.preferences.digits);
    let device = if session.device.is_empty() { words::unknown_browser(l).to_owned() } else { session.device };
    let began = with_time(session.created_at, l, digits);
    let end = if session.id == own {
        view! { <Chip tone=Tone::Good text=words::this_one(l)/> }.into_any()
    } else {
        view! {
            <form method="post">
                <input type="hidden" name="session" value=session.id.to_string()/>
                <button class="button" name="act" value="end">
                    {words::end_it(l)}<span class="visually-hidden">{format!(" {device}, {began}")}</span>
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{device.clone()}</th>
            <td data-label=words::since(l)>{began.clone()}</td>
            <td data-label=words::last_seen(l)>{with_time(session.last_seen_at, l, digits)}</td>
            <td data-label=words::end_it(l)>{end}</td>
        </tr>
    }
}
