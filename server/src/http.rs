//! The web server: routes, and what every request and answer passes.

mod protect;
mod unread;
mod visit;

use std::{future::Future, net::SocketAddr};

use app::{
    root::{self, Page},
    state::AppState,
};
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderName, HeaderValue, Request, StatusCode, header},
    middleware,
    response::Response,
    routing::{get, on},
    serve::ListenerExt,
};
use leptos_axum::generate_route_list;
use tokio::net::TcpListener;
use tower_http::{
    compression::{CompressionLayer, CompressionLevel},
    services::ServeDir,
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};

/// Everything that answers: pages, forms, downloads, server functions, files.
pub fn router(state: AppState) -> Router {
    let mut router = Router::new();
    for page in generate_route_list(root::App) {
        router = router.route(page.path(), get(render));
    }
    for route in root::routes() {
        router = router.route(route.path, route.handler);
    }
    router
        .route("/health", get(async || "alive"))
        .route("/ready", get(ready))
        .route("/api/fn/{*name}", on(axum::routing::MethodFilter::POST, server_function))
        .nest_service("/assets", files(&state, "assets"))
        .nest_service("/pkg", files(&state, "pkg"))
        .nest_service("/fonts", files(&state, "fonts"))
        .fallback(render)
        .layer(middleware::from_fn_with_state(state.clone(), visit::visit))
        .layer(middleware::from_fn_with_state(state.clone(), protect::same_origin))
        .layer(middleware::from_fn(unread::read_to_the_end))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(2)))
        .layer(set("x-content-type-options", "nosniff"))
        .layer(set("referrer-policy", "same-origin"))
        .layer(set("cross-origin-opener-policy", "same-origin"))
        .layer(set("cross-origin-resource-policy", "same-origin"))
        .layer(set("permissions-policy", "camera=(), geolocation=(), microphone=()"))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
        ))
        .layer(TraceLayer::new_for_http().make_span_with(
            |request: &Request<Body>| tracing::info_span!("request", method = %request.method(), path = request.uri().path()),
        ))
        .with_state(state)
}

/// Serves until `stop` resolves; requests under way are finished.
pub async fn serve(
    state: AppState,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // Without this a small answer waits for the acknowledgement of the packet before: 40 ms a page.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::warn!(%error, "a connection keeps Nagle's algorithm");
        }
    });
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

/// Whether requests can be served: the database answers.
async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match state.db.read().ping().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer"),
    }
}

async fn render(State(state): State<AppState>, request: Request<Body>) -> Response {
    Page::of(state, request.into_parts().0).render_shared().await
}

async fn server_function(State(state): State<AppState>, request: Request<Body>) -> Response {
    use axum::response::IntoResponse;
    leptos_axum::handle_server_fns_with_context(move || leptos::context::provide_context(state.clone()), request)
        .await
        .into_response()
}

/// Built files carry a hash of their content in their name, so they may be kept for ever.
fn files(state: &AppState, folder: &str) -> Router {
    let path = std::path::Path::new(&*state.leptos.site_root).join(folder);
    Router::new()
        .fallback_service(ServeDir::new(path).precompressed_br().precompressed_gzip())
        .layer(set("cache-control", "public, max-age=31536000, immutable"))
        // Which of the stored encodings is sent depends on the request; ServeDir does not say so.
        .layer(set("vary", "accept-encoding"))
}

fn set(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}
