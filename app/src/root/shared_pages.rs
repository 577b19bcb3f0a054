//! Pages that are the same for everyone who is not signed in: made once, sent often.

use std::time::Duration;

use axum::{body::Bytes, http::HeaderMap};
use moka::future::Cache;

use crate::visitor::Preferences;

/// How old a page may be. A published course or a revoked certificate shows after this at the latest.
const AGE: Duration = Duration::from_secs(3);
/// How much memory they may take, in bytes.
const ROOM: u64 = 16 * 1024 * 1024;

/// What is remembered of an answer.
#[derive(Clone)]
pub struct SharedPage {
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// The pages made lately, by address and preferences. Cloning is cheap.
#[derive(Clone)]
pub struct SharedPages(Cache<(String, Preferences), SharedPage>);

impl SharedPages {
    #[expect(clippy::new_without_default, reason = "there is one, made at the start")]
    pub fn new() -> Self {
        let weigh =
            |key: &(String, Preferences), page: &SharedPage| u32::try_from(key.0.len() + page.body.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().time_to_live(AGE).weigher(weigh).max_capacity(ROOM).build())
    }

    pub async fn get(&self, address: &str, preferences: Preferences) -> Option<SharedPage> {
        self.0.get(&(address.to_owned(), preferences)).await
    }

    pub async fn keep(&self, address: String, preferences: Preferences, page: SharedPage) {
        self.0.insert((address, preferences), page).await;
    }
}
