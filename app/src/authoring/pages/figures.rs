//! How this feature writes numbers, dates and states.

use leptos::prelude::*;

use crate::{
    authoring::words,
    entity::{VersionChange, VersionState},
    i18n::Language,
    id::CourseVersionId,
    root,
    thai::{
        date::{bangkok_date, with_time},
        digits,
    },
    ui::{
        icon::Icon,
        notice::{Chip, Tone},
    },
    visitor::Preferences,
};

/// The visitor's language, and the figures of this feature in her digits.
#[derive(Clone, Copy)]
pub struct Reader {
    pub l: Language,
    preferences: Preferences,
}

impl Reader {
    /// As the visitor of this page likes to read.
    pub fn current() -> Self {
        let preferences = root::visitor().preferences;
        Self { l: preferences.language, preferences }
    }

    pub fn number(self, value: impl TryInto<i64>) -> String {
        self.preferences.number(value.try_into().unwrap_or(i64::MAX))
    }

    pub fn people(self, count: i64) -> String {
        words::people(self.l, &self.number(count))
    }

    pub fn minutes(self, minutes: impl TryInto<i64>) -> String {
        words::minutes(self.l, &self.number(minutes))
    }

    pub fn questions(self, count: impl TryInto<i64>) -> String {
        words::questions(self.l, &self.number(count))
    }

    /// A share in percent; nothing out of nothing.
    pub fn percent(self, part: u64, whole: u64) -> String {
        digits::percent(part, whole, self.preferences.digits.for_language(self.l)).unwrap_or_default()
    }

    /// Digits in a text that has others too, such as a version number.
    pub fn text(self, text: &str) -> String {
        self.preferences.figures(text)
    }

    pub fn date(self, instant: chrono::DateTime<chrono::Utc>) -> String {
        self.preferences.day(bangkok_date(instant))
    }

    pub fn date_and_time(self, instant: chrono::DateTime<chrono::Utc>) -> String {
        with_time(instant, self.l, self.preferences.digits)
    }
}

/// Where a version stands, in a word.
#[component]
pub fn StateChip(state: VersionState, is_current: bool) -> impl IntoView {
    let l = root::visitor().language();
    let (tone, icon, text) = match state {
        VersionState::Published if is_current => (Tone::Good, Icon::Check, words::in_use(l)),
        VersionState::Published => (Tone::Idle, Icon::Clock, words::earlier(l)),
        VersionState::Draft => (Tone::Warn, Icon::Info, words::draft(l)),
        VersionState::Withdrawn => (Tone::Idle, Icon::Ban, words::withdrawn(l)),
    };
    view! { <Chip tone icon text/> }
}

/// What the author said of a version.
pub const fn change_text(change: VersionChange, l: Language) -> &'static str {
    match change {
        VersionChange::Minor => words::minor(l),
        VersionChange::Major => words::major(l),
    }
}

/// The address of a version's page.
pub fn version_path(version: CourseVersionId) -> String {
    format!("/authoring/versions/{version}")
}
