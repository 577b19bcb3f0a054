//! Finds out who is asking, once a request.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use app::{
    entity::{Session, session},
    error::AppError,
    root::Page,
    state::AppState,
    visitor::{self, PREFERENCES_COOKIE, Preferences, SignedIn, Visitor},
};
use axum::{
    body::Body,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, Request, header},
    middleware::Next,
    response::Response,
};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// A session's last sign of life is written at most this often: reading must not cost a write.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(5);

/// Puts the [`Visitor`] into the request. What is made for one person is never kept by a shared cache.
pub async fn visit(State(state): State<AppState>, mut request: Request<Body>, next: Next) -> Response {
    let now = state.clock.now();
    let headers = request.headers();
    let mut visitor = Visitor {
        preferences: visitor::cookie(headers, PREFERENCES_COOKIE).map(Preferences::parse).unwrap_or_default(),
        signed_in: None,
        now,
        address: address(&request, state.settings.trusted_proxies),
    };
    // No address of ours holds a NUL, and PostgreSQL takes none.
    if request.uri().path_and_query().is_some_and(|address| address.as_str().contains("%00")) {
        request.extensions_mut().insert(visitor);
        return Page::of(state, request.into_parts().0).failed(AppError::NotFound).render().await;
    }
    let token = visitor::session_token(headers, state.settings.secure_cookies).map(str::to_owned);
    if let Some(token) = token {
        match who(&state, &token, now).await {
            Ok(who) => visitor.signed_in = who.map(Arc::new),
            Err(error) => {
                request.extensions_mut().insert(visitor);
                return Page::of(state, request.into_parts().0).failed(error).render().await;
            }
        }
    }
    let personal = visitor.signed_in.is_some();
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if personal && !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    response
}

async fn who(state: &AppState, token: &str, now: DateTime<Utc>) -> Result<Option<SignedIn>, AppError> {
    let Some(who) = visitor::signed_in(&state.db, token, now).await? else { return Ok(None) };
    if now - who.last_seen_at > TOUCH_EVERY {
        Session::update_many()
            .col_expr(session::Column::LastSeenAt, Expr::value(now))
            .filter(session::Column::Id.eq(who.session))
            .exec(state.db.write())
            .await?;
    }
    Ok(Some(who))
}

/// The address of the client: what the outermost trusted proxy saw, or the peer where there is none.
fn address(request: &Request<Body>, trusted_proxies: usize) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    forwarded(request.headers(), trusted_proxies).unwrap_or(peer)
}

fn forwarded(headers: &HeaderMap, trusted_proxies: usize) -> Option<IpAddr> {
    let seen: Vec<_> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .collect();
    let place = seen.len().checked_sub(trusted_proxies).filter(|_| trusted_proxies > 0)?;
    seen.get(place)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_trusted_proxies_added_is_believed() {
        let headers =
            HeaderMap::from_iter([("x-forwarded-for".parse().expect("a name"), "6.6.6.6, 10.0.0.9".parse().expect("a value"))]);
        assert_eq!(forwarded(&headers, 0), None);
        assert_eq!(forwarded(&headers, 1), Some(IpAddr::from([10, 0, 0, 9])));
        assert_eq!(forwarded(&headers, 2), Some(IpAddr::from([6, 6, 6, 6])));
        assert_eq!(forwarded(&headers, 3), None);
    }
}
