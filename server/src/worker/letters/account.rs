//! The letters about an account: links for a password, and what was changed.

use app::{
    entity::{AccountToken, account_token},
    i18n::Language,
    letters::open_token,
    mailroom::Answer,
    state::AppState,
    thai::{Digits, date},
    vault::token_hash,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, prelude::DateTimeUtc};

use super::{
    Recipient,
    paper::{Paper, Part},
    unwritten, words,
};
use crate::mail::Failure;

/// The link for a first sign-in.
pub async fn invitation(state: &AppState, recipient: &Recipient, sealed_token: &str) -> Result<Paper, Failure> {
    let link = link(state, sealed_token).await?;
    let email = &recipient.account.email;
    let parts = |l| {
        let mut parts = vec![Part::Words(words::invited(l, email)), Part::Words(words::set_first(l).to_owned())];
        parts.extend(link.parts(l));
        parts.push(Part::Words(words::if_unsure(l, &state.settings.contact)));
        parts
    };
    Ok(Paper::new(|l| words::invitation_subject(l).to_owned(), parts))
}

/// The link for a new password.
pub async fn password_reset(state: &AppState, recipient: &Recipient, sealed_token: &str) -> Result<Paper, Failure> {
    let link = link(state, sealed_token).await?;
    let email = &recipient.account.email;
    let parts = |l| {
        let mut parts = vec![Part::Words(words::reset_asked(l, email))];
        parts.extend(link.parts(l));
        parts.push(Part::Words(words::reset_not_asked(l).to_owned()));
        parts
    };
    Ok(Paper::new(|l| words::reset_subject(l).to_owned(), parts))
}

/// That the password was changed.
pub fn password_changed(state: &AppState, at: DateTimeUtc) -> Paper {
    changed(state, at, words::password_changed_subject, words::password_changed)
}

/// That the second factor was set up, changed or taken away.
pub fn second_factor_changed(state: &AppState, at: DateTimeUtc) -> Paper {
    changed(state, at, words::second_factor_changed_subject, words::second_factor_changed)
}

fn changed(
    state: &AppState,
    at: DateTimeUtc,
    subject: fn(Language) -> &'static str,
    what: fn(Language, &str) -> String,
) -> Paper {
    let parts = |l| {
        let when = date::with_time(at, l, Digits::Arabic);
        vec![Part::Words(what(l, &when)), Part::Words(words::if_not_you(l, &state.settings.contact))]
    };
    Paper::new(|l| subject(l).to_owned(), parts)
}

/// An address that works once, and until when.
struct Link {
    address: String,
    until: DateTimeUtc,
}

impl Link {
    fn parts(&self, l: Language) -> [Part; 2] {
        let until = date::with_time(self.until, l, Digits::Arabic);
        [Part::Address(self.address.clone()), Part::Words(words::works_once(l, &until))]
    }
}

/// One that was used, replaced or has run out meanwhile is not sent: it would only lead to a refusal.
async fn link(state: &AppState, sealed_token: &str) -> Result<Link, Failure> {
    let token = open_token(&state.vault, sealed_token).ok_or(Failure::GiveUp(Answer::Outdated))?;
    let row = AccountToken::find()
        .filter(account_token::Column::TokenHash.eq(token_hash(&token)))
        .filter(account_token::Column::UsedAt.is_null())
        .filter(account_token::Column::ExpiresAt.gt(state.clock.now()))
        .one(state.db.read())
        .await
        .map_err(unwritten)?;
    let row = row.ok_or(Failure::GiveUp(Answer::Outdated))?;
    Ok(Link { address: format!("{}/set-password/{token}", state.settings.public_url), until: row.expires_at })
}
