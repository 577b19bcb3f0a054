//! A clock that stands still until a test moves it.

use std::sync::{Arc, Mutex};

use app::state::Clock;
use chrono::{DateTime, TimeDelta, Utc};

/// The time of a test: a working Friday in Bangkok, at ten in the morning, in the fiscal year 2570.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<DateTime<Utc>>>);

impl TestClock {
    pub(crate) fn new() -> Self {
        let start = "2026-11-20T03:00:00Z".parse().expect("this is an instant");
        Self(Arc::new(Mutex::new(start)))
    }

    pub fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("nobody panics while holding it")
    }

    /// Lets time pass.
    pub fn advance(&self, by: TimeDelta) {
        *self.0.lock().expect("nobody panics while holding it") += by;
    }

    /// Goes to an instant.
    pub fn set(&self, to: DateTime<Utc>) {
        *self.0.lock().expect("nobody panics while holding it") = to;
    }

    pub(crate) fn clock(&self) -> Clock {
        let this = self.clone();
        Clock::from_fn(move || this.now())
    }
}
