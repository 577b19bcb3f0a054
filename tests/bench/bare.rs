//! What the machine and Leptos can give at best: a bare page with one query, in a process of its own.

use std::net::SocketAddr;

use anyhow::Result;
use app::{db::Db, entity::Unit};
use axum::{Router, body::Body, extract::State, http::Request, response::Response, routing::get, serve::ListenerExt};
use leptos::prelude::*;
use sea_orm::EntityTrait;

#[component]
fn Bare(db: Db) -> impl IntoView {
    let unit = Suspend::new(async move { Unit::find().one(db.read()).await.ok().flatten().map(|unit| unit.name_th) });
    view! { <!DOCTYPE html><html lang="th"><head><title>"bare"</title></head><body><main><h1>{unit}</h1></main></body></html> }
}

async fn page(State(db): State<Db>, request: Request<Body>) -> Response {
    let db = db.clone();
    leptos_axum::render_app_async_with_context(|| {}, move || view! { <Bare db=db.clone()/> })(request).await
}

/// Serves the bare page until the process is ended.
pub async fn serve(address: SocketAddr, database: &str) -> Result<()> {
    let db = Db::connect(database).await?;
    let listener = tokio::net::TcpListener::bind(address).await?.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    Ok(axum::serve(listener, Router::new().route("/", get(page)).with_state(db)).await?)
}
