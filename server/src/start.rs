//! Putting the parts together.

use std::{sync::Arc, thread::available_parallelism};

use anyhow::{Context, Result};
use app::{
    accounts::password::Passwords,
    assessment::Journal,
    catalogue::{Skills, Versions},
    certificates::{Printer, pdf::Fonts},
    db::Db,
    learning::Library,
    root::SharedPages,
    skills::stock::Stocks,
    state::{AppState, Assets, Clock, Parts, Settings},
    vault::Vault,
};
use leptos::config::LeptosOptions;
use migrations::{Migrator, MigratorTrait};

use crate::{config::Config, mail::Mailer, worker::Worker};

/// Connects, and opens everything that requests need.
pub async fn state(config: &Config, clock: Clock) -> Result<AppState> {
    std::fs::create_dir_all(&config.data_dir).with_context(|| format!("cannot make {}", config.data_dir.display()))?;
    let db = Db::connect(&config.database_url).await.context("cannot reach the database")?;
    let library = Library::in_folder(&config.data_dir.join("files")).context("cannot open the store of files")?;
    let fonts = Fonts::load(&config.site_dir.join("pdf-fonts")).context("cannot read the fonts for certificates")?;
    let assets = assets(config)?;
    let leptos = LeptosOptions::builder()
        .output_name(assets.output_name.clone())
        .site_root(config.site_dir.display().to_string())
        .site_pkg_dir("pkg")
        .site_addr(config.addr)
        .build();
    Ok(AppState::new(Parts {
        answers: Journal::start(db.clone()),
        db,
        settings: Arc::new(settings(config)),
        vault: Vault::new(config.secret_key.0.as_bytes()),
        clock,
        passwords: Passwords::new(available_parallelism().map_or(2, Into::into)),
        library,
        skills: Skills::default(),
        stocks: Stocks::default(),
        versions: Versions::default(),
        printer: Arc::new(Printer::new(fonts)),
        leptos,
        assets: Arc::new(assets),
        pages: SharedPages::new(),
        fragments: Arc::default(),
    }))
}

/// What sends mail and does the periodic jobs.
pub fn worker(config: &Config, state: AppState) -> Result<Arc<Worker>> {
    let from = config.mail_from.parse().context("THAKSA_MAIL_FROM")?;
    Ok(Arc::new(Worker::new(state, Mailer::open(config)?, from)))
}

/// Brings the schema up to date.
pub async fn migrate(state: &AppState) -> Result<()> {
    Migrator::up(state.db.write(), None).await.context("cannot bring the database up to date")
}

fn settings(config: &Config) -> Settings {
    Settings {
        public_url: config.public_url.clone(),
        demo: !config.is_production(),
        secure_cookies: config.public_url.starts_with("https://"),
        trusted_proxies: config.trusted_proxies,
        contact: config.contact.clone(),
        mail_folder: config.smtp_url.is_none().then(|| config.data_dir.join("mail")),
    }
}

fn assets(config: &Config) -> Result<Assets> {
    let path = config.site_dir.join("site.json");
    let text =
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}; `make site` builds it", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not what the build writes", path.display()))
}
