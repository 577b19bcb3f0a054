//! Entering a certificate of another institution.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{super::words, parts::levels};
use crate::{
    catalogue::skills::Frameworks,
    form::FormState,
    i18n::Language,
    root,
    ui::{
        field::{Choice, ErrorSummary, Field},
        icon::{Icon, IconMark},
        page::{Main, Width, page},
        upload::FileField,
    },
};

/// `/external-results/new`, for an area `?area=…`.
#[component]
pub fn NewExternalResultPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let asked = use_query_map().with_untracked(|query| query.get("area")).unwrap_or_default();
    page(async move {
        visitor.learner()?;
        let (l, preferences) = (visitor.language(), visitor.preferences);
        let frameworks = state.skills.all(&state.db).await?;
        // A form that was refused keeps the moment at which it was made.
        let made = FormState::current().fields.raw("form").parse().unwrap_or(visitor.now.timestamp_millis());
        Ok(view! {
            <Main title=words::add(l) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/skills">{words::my_skills(l)}</a></li>
                    <li><a href="/external-results">{words::external_results(l)}</a></li>
                    <li aria-current="page">{words::add(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::add(l)}</h1><p class="lead">{words::new_lead(l)}</p></header>
                <ErrorSummary/>
                <form method="post" action="/external-results/new" enctype="multipart/form-data">
                    <input type="hidden" name="form" value=made/>
                    <Choice name="area" label=words::area(l) options=areas(&frameworks, l) value=asked/>
                    <Choice name="level" label=words::level_claimed(l) hint=words::level_hint(l) options=levels(5, preferences)/>
                    <Field name="certificate" label=words::certificate(l) maxlength=200/>
                    <Field name="issuer" label=words::issuer(l) maxlength=200/>
                    <Field name="number" label=words::number(l) optional=true maxlength=80/>
                    <div class="form-grid">
                        <Field name="issued_on" kind="date" label=words::issued_on(l)/>
                        <Field name="valid_until" kind="date" label=words::valid_until(l) hint=words::valid_hint(l) optional=true/>
                    </div>
                    <FileField label=words::evidence(l) hint=words::evidence_hint(l) accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"/>
                    <div class="action-bar"><button class="button button-main"><IconMark icon=Icon::Upload/>{words::send(l)}</button></div>
                </form>
            </Main>
        })
    })
}

/// The areas of every framework, the default one first; those of others say whose they are.
fn areas(frameworks: &Frameworks, l: Language) -> Vec<(String, String)> {
    let of = frameworks.known().iter().flat_map(|framework| {
        let whose = if framework.is_default { String::new() } else { format!("{}: ", framework.definition.code) };
        let areas = framework.definition.areas.iter();
        areas.map(move |area| (area.code.clone(), format!("{whose}{}", area.name.text(l)))).collect::<Vec<_>>()
    });
    of.collect()
}
