//! What a handler leaves of a request is read to its end: a browser that is still sending would not hear the answer, and
//! its page would say that the connection was lost.

use std::{
    future::poll_fn,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Error,
    body::{Body, BodyDataStream, Bytes, HttpBody},
    http::Request,
    middleware::Next,
    response::Response,
};
use futures::{StreamExt, stream};

/// No more than this is read for nothing: somewhat more than the largest package.
const MOST: usize = 80 * 1024 * 1024;
/// Nor for longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A body that outlives the handler that it was given to.
#[derive(Clone)]
struct Shared(Arc<Mutex<BodyDataStream>>);

impl Shared {
    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).poll_next_unpin(context)
    }
}

/// Answers, and reads what is left of the request before the answer goes out.
pub async fn read_to_the_end(request: Request<Body>, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let rest = Shared(Arc::new(Mutex::new(body.into_data_stream())));
    let given = rest.clone();
    let body = Body::from_stream(stream::poll_fn(move |context| given.poll(context)));
    let response = next.run(Request::from_parts(parts, body)).await;
    // An answer that comes too late for somebody who sends without end is no loss.
    let _ = tokio::time::timeout(PATIENCE, forget(&rest)).await;
    response
}

async fn forget(rest: &Shared) {
    let mut left = MOST;
    while let Some(Ok(piece)) = poll_fn(|context| rest.poll(context)).await {
        let Some(less) = left.checked_sub(piece.len()) else { return };
        left = less;
    }
}
