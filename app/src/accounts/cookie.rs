//! The cookies that we set. On HTTPS their names bind them to this very host (`__Host-`).

use crate::{
    state::Settings,
    visitor::{PREFERENCES_COOKIE, Preferences, SESSION_COOKIE},
};

/// The name of the cookie that says whom this browser has signed in before.
pub const DEVICE_COOKIE: [&str; 2] = ["__Host-device", "device"];

const DAY: u32 = 86_400;

/// The session. It has no age: a browser that is closed forgets it, the server ends it in any case.
pub fn session(settings: &Settings, token: &str) -> String {
    cookie(settings, name(settings, SESSION_COOKIE), token, None)
}

/// Takes the session away.
pub fn no_session(settings: &Settings) -> String {
    cookie(settings, name(settings, SESSION_COOKIE), "", Some(0))
}

/// The marks of the accounts that have signed in here, for half a year.
pub fn device(settings: &Settings, marks: &str) -> String {
    cookie(settings, name(settings, DEVICE_COOKIE), marks, Some(180 * DAY))
}

/// How she likes to read, for a year.
pub fn preferences(settings: &Settings, preferences: Preferences) -> String {
    cookie(settings, PREFERENCES_COOKIE, &preferences.render(), Some(365 * DAY))
}

fn name(settings: &Settings, names: [&'static str; 2]) -> &'static str {
    let [bound, plain] = names;
    if settings.secure_cookies { bound } else { plain }
}

fn cookie(settings: &Settings, name: &str, value: &str, max_age: Option<u32>) -> String {
    let age = max_age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if settings.secure_cookies { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")
}
