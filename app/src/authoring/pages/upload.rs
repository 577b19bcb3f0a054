//! A package comes in, or comes back with everything that has to be put right.

use courses::package::MAX_ZIP_BYTES;
use leptos::prelude::*;

use super::{figures::Reader, list::EXAMPLE};
use crate::{
    authoring::{store, words},
    form::FormState,
    root,
    ui::{
        field::{Choice, ErrorSummary, fault_text},
        icon::{Icon, IconMark},
        page::{Main, page},
        upload::FoundFaults,
    },
};

#[component]
pub fn UploadPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let l = visitor.language();
    page(async move {
        let trainer = visitor.trainer()?;
        let owners = store::owners(state.db.read(), &trainer).await?;
        let owners = owners.into_iter().map(|(id, name)| (id.to_string(), name.text(l).to_owned())).collect();
        Ok(view! {
            <Main title=words::upload_package(l)>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/authoring">{words::authoring(l)}</a></li>
                    <li aria-current="page">{words::upload_package(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::upload_package(l)}</h1><p class="lead">{words::upload_lead(l)}</p></header>
                <ErrorSummary/>
                <FoundFaults/>
                <div class="split">
                    <form class="stack" method="post" enctype="multipart/form-data">
                        <FileField/>
                        <Choice name="unit" label=words::owner(l) hint=words::owner_hint(l) options=owners/>
                        <p><button class="button button-main"><IconMark icon=Icon::Upload/>{words::check_package(l)}</button></p>
                    </form>
                    <aside class="section">
                        <section class="card">
                            <h2>{words::how_to_begin(l)}</h2>
                            <p>{words::how_to_begin_text(l)}</p>
                            <p><a class="button" href=EXAMPLE download><IconMark icon=Icon::Download/>{words::get_example(l)}</a></p>
                        </section>
                    </aside>
                </div>
            </Main>
        })
    })
}

/// The file. A browser never fills it in again, so there is nothing to keep.
#[component]
fn FileField() -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let form = FormState::current();
    let error = form.errors.iter().find(|error| error.field == "package").map(|error| fault_text(&error.fault, l));
    let described_by = if error.is_some() { "package-hint package-error" } else { "package-hint" };
    let limit = reader.number(MAX_ZIP_BYTES / (1024 * 1024));
    view! {
        <div class=if error.is_some() { "field field-error" } else { "field" }>
            <label for="package">{words::package_file(l)}</label>
            <p class="hint" id="package-hint">{words::package_hint(l, &limit)}</p>
            {error.clone().map(|text| view! { <p class="error-text" id="package-error"><IconMark icon=Icon::Alert/>{text}</p> })}
            <input
                class="input"
                id="package"
                name="package"
                type="file"
                accept=".zip,application/zip"
                required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by
            />
        </div>
    }
}
