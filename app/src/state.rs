//! What every request can reach.

use std::{ops::Deref, sync::Arc};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use leptos::config::LeptosOptions;

use crate::{
    accounts::password::Passwords,
    assessment::Journal,
    catalogue::{Skills, Versions},
    certificates::Printer,
    db::Db,
    learning::Library,
    root::SharedPages,
    skills::stock::Stocks,
    ui::fragment::Fragments,
    vault::Vault,
};

/// A running Thaksa: [`Parts`], counted once. Every request clones it several times on its way.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

impl AppState {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The parts of a running Thaksa.
#[derive(Clone)]
pub struct Parts {
    pub db: Db,
    pub settings: Arc<Settings>,
    pub vault: Vault,
    pub clock: Clock,
    pub passwords: Passwords,
    pub library: Library,
    pub skills: Skills,
    /// The banks of skill tests under way.
    pub stocks: Stocks,
    pub versions: Versions,
    pub printer: Arc<Printer>,
    /// Through which answers of final tests are saved.
    pub answers: Journal,
    pub leptos: LeptosOptions,
    pub assets: Arc<Assets>,
    pub pages: SharedPages,
    pub fragments: Arc<Fragments>,
}

/// What the configuration says that pages need.
pub struct Settings {
    /// The address that people use, without a slash at the end.
    pub public_url: String,
    /// A demo has public accounts, captured mail and no compulsory second factor.
    pub demo: bool,
    /// Whether cookies are marked `Secure`; off only on plain-HTTP addresses outside production.
    pub secure_cookies: bool,
    /// How many proxies before us are trusted to add to `X-Forwarded-For`.
    pub trusted_proxies: usize,
    /// Whom to ask: the address in the footer, the help page and the privacy notice.
    pub contact: String,
    /// The folder where captured mail lies; none when mail is really sent.
    pub mail_folder: Option<std::path::PathBuf>,
}

/// The names of the built stylesheet, script and fonts: they carry a hash of their content.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Assets {
    pub css: String,
    pub output_name: String,
    #[serde(default)]
    pub fonts: Vec<String>,
}

/// Where the time comes from: the only place that asks the machine.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[expect(clippy::disallowed_methods, reason = "the one place where the time is read")]
    pub fn system() -> Self {
        Self(Arc::new(Utc::now))
    }

    /// A clock that a test holds in its hand.
    pub fn from_fn(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now, to the microsecond, which is what both databases keep.
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)().duration_trunc(TimeDelta::microseconds(1)).expect("a microsecond divides every instant of this age")
    }
}
