//! Where a scope begins: one unit is shown at once, several are offered.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::{
    entity::unit,
    error::AppError,
    reports::{place, words},
    root::{state, visitor},
    ui::page::{Main, page},
};

/// `/reports`: leads to the unit at the top of the scope.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let response = expect_context::<ResponseOptions>();
    page(async move {
        let right = visitor.overseer()?;
        let tops = place::tops(state.db.read(), right.scope()).await?;
        if let [only] = tops.as_slice() {
            let to = HeaderValue::from_str(&address(only)).map_err(AppError::internal)?;
            response.set_status(StatusCode::SEE_OTHER);
            response.insert_header(header::LOCATION, to);
        }
        let l = visitor.language();
        let units = tops
            .iter()
            .map(|unit| view! { <li class="card"><h2><a class="card-link" href=address(unit)>{place::name(unit, l).to_owned()}</a></h2></li> })
            .collect_view();
        Ok(view! {
            <Main title=words::choose_unit(l)>
                <header class="page-head"><h1>{words::choose_unit(l)}</h1><p class="lead">{words::choose_unit_why(l)}</p></header>
                <ul class="cards">{units}</ul>
            </Main>
        })
    })
}

/// The address of a unit's dashboard.
pub fn address(unit: &unit::Model) -> String {
    of_code(&unit.code)
}

/// The same from its code, which may hold what an address may not.
pub fn of_code(code: &str) -> String {
    format!("/reports/units/{}", crate::reports::encode(code))
}
