//! Pages of the feature.

mod issuer;
mod manage;
mod name;
mod verify;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use super::{standing::Standing, words};
use crate::{
    i18n::Language,
    ui::{icon::Icon, notice::Tone},
};
use issuer::{IssuerPage, IssuersPage};
use manage::ManageCertificatePage;
use name::CertificateNamePage;
use verify::{VerdictPage, VerifyPage};

#[component(transparent)]
pub fn CertificateRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/account/certificate-name") view=CertificateNamePage ssr=SsrMode::Async/>
        <Route path=path!("/verify") view=VerifyPage ssr=SsrMode::Async/>
        <Route path=path!("/v/:code") view=VerdictPage ssr=SsrMode::Async/>
        <Route path=path!("/certificates/issuer") view=IssuersPage ssr=SsrMode::Async/>
        <Route path=path!("/certificates/issuer/:unit") view=IssuerPage ssr=SsrMode::Async/>
        <Route path=path!("/certificates/:id/manage") view=ManageCertificatePage ssr=SsrMode::Async/>
    }
    .into_inner()
}

/// How a standing looks on a chip: tone, sign and word.
pub fn standing_chip(standing: Standing, l: Language) -> (Tone, Icon, &'static str) {
    match standing {
        Standing::Valid => (Tone::Good, Icon::CheckCircle, words::is_valid(l)),
        Standing::Superseded => (Tone::Info, Icon::Refresh, words::is_superseded(l)),
        Standing::Revoked => (Tone::Bad, Icon::Ban, words::is_revoked(l)),
        Standing::Expired => (Tone::Warn, Icon::Clock, words::is_expired(l)),
    }
}
