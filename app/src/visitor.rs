//! Who is asking, in which language, and how she likes to read. Resolved once a request, before anything else.

use std::{net::IpAddr, sync::Arc};

use axum::http::{HeaderMap, header};
use sea_orm::{DbErr, FromQueryResult, Statement, Value, entity::prelude::DateTimeUtc};

use crate::{
    db::Db,
    entity::{Role, UnitKind},
    i18n::Language,
    id::{AccountId, PersonId, SessionId, UnitId},
    thai::{date::bangkok_date, digits::Digits},
    vault::token_hash,
};

/// The name of the session cookie on HTTPS, and on the plain HTTP of a demo.
pub const SESSION_COOKIE: [&str; 2] = ["__Host-thaksa", "thaksa"];
/// The cookie with the display preferences; nothing personal in it.
pub const PREFERENCES_COOKIE: &str = "prefs";
/// After so long without a request a session is over.
pub const IDLE_MINUTES: i64 = 60;

/// Who is asking.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub preferences: Preferences,
    pub signed_in: Option<Arc<SignedIn>>,
    pub now: DateTimeUtc,
    pub address: IpAddr,
}

impl Visitor {
    pub const fn language(&self) -> Language {
        self.preferences.language
    }
}

/// A person behind a valid session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: AccountId,
    pub person: PersonId,
    pub session: SessionId,
    pub email: String,
    pub given_th: String,
    pub given_en: String,
    pub family_th: String,
    pub family_en: String,
    /// The unit of the primary posting held today.
    pub unit: Option<UnitId>,
    pub is_demo: bool,
    /// Whether this session has shown the second factor.
    pub second_factor: bool,
    /// Whether the account has a second factor at all.
    pub has_second_factor: bool,
    pub name_confirmed: bool,
    pub grants: Vec<Grant>,
    pub last_seen_at: DateTimeUtc,
}

/// A role in force today and the range of units that it reaches over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub unit: UnitId,
    pub kind: UnitKind,
    pub first: i64,
    pub last: i64,
}

/// How she likes to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Preferences {
    pub language: Language,
    pub theme: Theme,
    pub more_contrast: bool,
    pub text: TextSize,
    pub digits: Digits,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Larger,
}

impl Theme {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl TextSize {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }
}

impl Preferences {
    /// Reads `th.auto.normal.normal.arabic`; anything unknown falls back to the default.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.split('.');
        let mut next = || parts.next().unwrap_or_default();
        Self {
            language: next().parse().unwrap_or_default(),
            theme: match next() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::Auto,
            },
            more_contrast: next() == "more",
            text: match next() {
                "large" => TextSize::Large,
                "larger" => TextSize::Larger,
                _ => TextSize::Normal,
            },
            digits: if next() == "thai" { Digits::Thai } else { Digits::Arabic },
        }
    }

    /// The form that [`Preferences::parse`] reads.
    pub fn render(self) -> String {
        format!(
            "{}.{}.{}.{}.{}",
            self.language.code(),
            self.theme.name(),
            if self.more_contrast { "more" } else { "normal" },
            self.text.name(),
            if self.digits == Digits::Thai { "thai" } else { "arabic" },
        )
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The session token of a request, if it carries one. Where cookies are `secure`, only the one bound to this very host
/// is believed: a sibling domain could plant the other.
pub fn session_token(headers: &HeaderMap, secure: bool) -> Option<&str> {
    let [bound, plain] = SESSION_COOKIE;
    cookie(headers, if secure { bound } else { plain })
}

/// One row for each grant; the same person in all of them.
#[derive(FromQueryResult)]
struct Row {
    session_id: SessionId,
    account_id: AccountId,
    person_id: PersonId,
    email: String,
    is_demo: bool,
    totp_confirmed_at: Option<DateTimeUtc>,
    second_factor_at: Option<DateTimeUtc>,
    last_seen_at: DateTimeUtc,
    given_th: String,
    given_en: String,
    family_th: String,
    family_en: String,
    print_name_confirmed_at: Option<DateTimeUtc>,
    posting_unit: Option<UnitId>,
    role: Option<Role>,
    grant_unit: Option<UnitId>,
    unit_kind: Option<UnitKind>,
    first: Option<i64>,
    last: Option<i64>,
}

/// Who is behind a session token, with all that rights depend on. Everybody's every request asks this, and putting the
/// same sentence together anew each time costs as much as the answer: so it stands here as it is sent, for both engines.
///
/// $1 is the hash of the token, $2 the present, $3 today in Bangkok, $4 since when a session without a request is over.
const SIGNED_IN: &str = r#"
SELECT s.id AS session_id, s.account_id, s.second_factor_at, s.last_seen_at,
       a.person_id, a.email, a.is_demo, a.totp_confirmed_at,
       p.given_th, p.given_en, p.family_th, p.family_en, p.print_name_confirmed_at,
       o.unit_id AS posting_unit,
       g.role, g.unit_id AS grant_unit, u.kind AS unit_kind, u."first", u."last"
FROM sessions s
JOIN accounts a ON a.id = s.account_id AND a.state = 'active'
JOIN people p ON p.id = a.person_id
LEFT JOIN postings o ON o.person_id = p.id AND o.is_primary AND o.valid_from <= $3 AND (o.valid_to IS NULL OR o.valid_to >= $3)
LEFT JOIN role_grants g ON g.person_id = p.id AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3)
LEFT JOIN units u ON u.id = g.unit_id
WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $4
"#;

/// Finds who is behind a session token, in one query.
///
/// Ended and idle sessions, suspended accounts and grants out of force are as good as absent.
pub async fn signed_in(db: &Db, token: &str, now: DateTimeUtc) -> Result<Option<SignedIn>, DbErr> {
    let idle_since = now - chrono::TimeDelta::minutes(IDLE_MINUTES);
    let values: [Value; 4] = [token_hash(token).into(), now.into(), bangkok_date(now).into(), idle_since.into()];
    let asked = Statement::from_sql_and_values(db.backend(), SIGNED_IN, values);
    Ok(collect(Row::find_by_statement(asked).all(db.read()).await?))
}

fn collect(rows: Vec<Row>) -> Option<SignedIn> {
    let grants = rows
        .iter()
        .filter_map(|row| {
            Some(Grant { role: row.role?, unit: row.grant_unit?, kind: row.unit_kind?, first: row.first?, last: row.last? })
        })
        .collect();
    let row = rows.into_iter().next()?;
    Some(SignedIn {
        account: row.account_id,
        person: row.person_id,
        session: row.session_id,
        email: row.email,
        given_th: row.given_th,
        given_en: row.given_en,
        family_th: row.family_th,
        family_en: row.family_en,
        unit: row.posting_unit,
        is_demo: row.is_demo,
        second_factor: row.second_factor_at.is_some(),
        has_second_factor: row.totp_confirmed_at.is_some(),
        name_confirmed: row.print_name_confirmed_at.is_some(),
        grants,
        last_seen_at: row.last_seen_at,
    })
}
