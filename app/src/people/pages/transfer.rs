//! Moving a person to another posting.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{new::PostingFields, person::full_name};
use crate::{
    error::AppError,
    id::PersonId,
    people::{store, words},
    root,
    ui::{
        field::ErrorSummary,
        page::{Main, Width, page},
    },
};

/// `/people/{id}/transfer`.
#[component]
pub fn TransferPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().read_untracked().get("id").and_then(|text| text.parse::<PersonId>().ok());
    page(async move {
        let l = visitor.language();
        let by = visitor.administrator()?;
        let id = id.ok_or(AppError::NotFound)?;
        let person = store::in_scope(state.db.read(), by.scope(), id, visitor.now).await?;
        let name = full_name(&person, l);
        Ok(view! {
            <Main title=format!("{}: {name}", words::transfer(l)) width=Width::Narrow>
                <nav aria-label=words::title(l)><ol class="crumbs">
                    <li><a href="/people">{words::title(l)}</a></li>
                    <li><a href=format!("/people/{id}")>{name.clone()}</a></li>
                    <li aria-current="page">{words::transfer(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::transfer(l)}</h1><p class="lead">{name}</p><p>{words::transfer_lead(l)}</p></header>
                <ErrorSummary/>
                <form method="post">
                    <PostingFields l/>
                    <div class="action-bar"><button class="button button-main" name="act" value="transfer">{words::save_transfer(l)}</button></div>
                </form>
            </Main>
        })
    })
}
