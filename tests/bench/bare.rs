//! What the machine and Leptos can give: the page of Leptos's own starter template, shell, meta tags and router, with one
//! route whose page asks one query; in a process of its own.

use std::net::SocketAddr;

use anyhow::Result;
use app::{db::Db, entity::Unit};
use axum::{Router, body::Body, extract::State, http::Request, response::Response, routing::get, serve::ListenerExt};
use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::{
    SsrMode, StaticSegment,
    components::{Route, Router as Pages, Routes},
};
use sea_orm::EntityTrait;

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="th">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <MetaTags/>
            </head>
            <body><Bare/></body>
        </html>
    }
}

#[component]
fn Bare() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title text="bare"/>
        <Pages>
            <main>
                <Routes fallback=|| "Not found">
                    <Route path=StaticSegment("") view=Home ssr=SsrMode::Async/>
                </Routes>
            </main>
        </Pages>
    }
}

#[component]
fn Home() -> impl IntoView {
    let unit = Resource::new(
        || (),
        |()| {
            let db = use_context::<Db>();
            async move { Unit::find().one(db?.read()).await.ok().flatten().map(|unit| unit.name_th) }
        },
    );
    view! { <Suspense fallback=|| "…"><h1>{move || Suspend::new(async move { unit.await })}</h1></Suspense> }
}

async fn page(State(db): State<Db>, request: Request<Body>) -> Response {
    leptos_axum::render_app_async_with_context(move || provide_context(db.clone()), shell)(request).await
}

/// Serves the bare page until the process is ended.
pub async fn serve(address: SocketAddr, database: &str) -> Result<()> {
    let db = Db::connect(database).await?;
    leptos_axum::generate_route_list(Bare); // as every server of Leptos does at its start
    let listener = tokio::net::TcpListener::bind(address).await?.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    Ok(axum::serve(listener, Router::new().route("/", get(page)).with_state(db)).await?)
}
