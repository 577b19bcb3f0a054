//! What stands in the place of the paper while she rests.

use leptos::prelude::*;
use sea_orm::entity::prelude::DateTimeUtc;

use super::super::{store::Tested, words};
use crate::{
    entity::attempt,
    thai::date,
    ui::{
        notice::Notice,
        page::{Main, Width},
    },
    visitor::Visitor,
};

/// Nothing of the paper, until when the rest lasts, and the way back.
pub fn page(visitor: &Visitor, tested: &Tested, attempt: &attempt::Model, until: DateTimeUtc) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let title = tested.package().manifest.title.text(l).to_owned();
    let lasts = words::paused_until(l, &date::time(until, l, preferences.digits));
    let left = i32::try_from((attempt.deadline_at - until).num_seconds().max(0)).unwrap_or(i32::MAX);
    let left = words::left_after_pause(l, &preferences.lasting(left));
    let here = format!("/attempts/{}", attempt.id);
    view! {
        <Main title=format!("{}: {title}", words::final_test(l)) width=Width::Narrow>
            <header class="page-head"><h1>{words::final_test(l)}</h1><p class="lead">{title}</p></header>
            <Notice title=words::paused(l)><p>{lasts}</p><p>{left}</p><p>{words::all_saved(l)}</p></Notice>
            <form method="post" action=here class="action-bar">
                <button class="button button-main" name="act" value="resume">{words::resume(l)}</button>
            </form>
        </Main>
    }
    .into_any()
}
