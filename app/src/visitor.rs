//! Who is asking, in which language, and how she likes to read. Resolved once a request, before anything else.

use std::{net::IpAddr, sync::Arc};

use axum::http::{HeaderMap, header};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationTrait,
    entity::prelude::DateTimeUtc, sea_query::Condition,
};

use crate::{
    db::Db,
    entity::{AccountState, Role, UnitKind, account, person, posting, role_grant, session, unit},
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

/// Finds who is behind a session token, with all that rights depend on, in one query.
///
/// Ended and idle sessions, suspended accounts and grants out of force are as good as absent.
pub async fn signed_in(db: &Db, token: &str, now: DateTimeUtc) -> Result<Option<SignedIn>, DbErr> {
    let today = bangkok_date(now);
    let rows = session::Entity::find()
        .select_only()
        .column_as(session::Column::Id, "session_id")
        .columns([session::Column::AccountId, session::Column::SecondFactorAt, session::Column::LastSeenAt])
        .columns([account::Column::PersonId, account::Column::Email, account::Column::IsDemo, account::Column::TotpConfirmedAt])
        .columns([
            person::Column::GivenTh,
            person::Column::GivenEn,
            person::Column::FamilyTh,
            person::Column::FamilyEn,
            person::Column::PrintNameConfirmedAt,
        ])
        .column_as(posting::Column::UnitId, "posting_unit")
        .column_as(role_grant::Column::Role, "role")
        .column_as(role_grant::Column::UnitId, "grant_unit")
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::First, "first")
        .column_as(unit::Column::Last, "last")
        .join(JoinType::InnerJoin, session::Relation::Account.def())
        .join(JoinType::InnerJoin, account::Relation::Person.def())
        .join(
            JoinType::LeftJoin,
            posting::Relation::Person.def().rev().on_condition(move |_, _| {
                Condition::all()
                    .add(posting::Column::IsPrimary.eq(true))
                    .add(posting::Column::ValidFrom.lte(today))
                    .add(Condition::any().add(posting::Column::ValidTo.is_null()).add(posting::Column::ValidTo.gte(today)))
            }),
        )
        .join(
            JoinType::LeftJoin,
            person::Entity::belongs_to(role_grant::Entity)
                .from(person::Column::Id)
                .to(role_grant::Column::PersonId)
                .on_condition(move |_, _| {
                    Condition::all().add(role_grant::Column::ValidFrom.lte(today)).add(
                        Condition::any().add(role_grant::Column::ValidTo.is_null()).add(role_grant::Column::ValidTo.gte(today)),
                    )
                })
                .into(),
        )
        .join(JoinType::LeftJoin, role_grant::Relation::Unit.def())
        .filter(session::Column::TokenHash.eq(token_hash(token)))
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(session::Column::LastSeenAt.gt(now - chrono::TimeDelta::minutes(IDLE_MINUTES)))
        .filter(account::Column::State.eq(AccountState::Active))
        .into_model::<Row>()
        .all(db.read())
        .await?;
    Ok(collect(rows))
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
