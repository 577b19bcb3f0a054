//! How often a password may be tried: guessing is slow, and nobody can lock out somebody else.
//!
//! A lock on the account would stop guessing, and would let anyone who knows an address keep its owner out. So tries are
//! counted by where they come from:
//!
//! - A browser that has signed in to this account before ([`device`]) has a counter of its own. What strangers do never
//!   reaches it: its owner always gets in.
//! - Any other try counts for the account and the network that it comes from (a /24, or a /64), so that one network's
//!   failures do not close the account to another.
//! - A network has a bound over all accounts, against one password tried on everybody. It is wide, because a whole
//!   ministry may stand behind one address, and it does not touch known browsers.
//! - An account that fails from many networks at once answers unknown browsers slowly. It still answers.
//!
//! Whoever is held up on a new browser can always set a new password by the link in her mail, which makes the browser a
//! known one. Addresses without an account are counted alike, so that an answer says nothing about who has an account.
//! The table holds keyed hashes only: neither addresses nor networks can be read from it.

use std::{net::IpAddr, time::Duration};

use axum::http::HeaderMap;
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, entity::prelude::DateTimeUtc};

use super::device;
use crate::{
    error::{AppError, Fault},
    id::AccountId,
    rate_limit::{self, Limit},
    state::AppState,
    vault::Vault,
};

/// Tries at one account from one network.
const FROM_ONE_NETWORK: Limit = Limit { times: 5, window: TimeDelta::minutes(15) };
/// Tries at one account from a browser that it knows: it is most likely its owner, who mistypes.
const FROM_A_KNOWN_BROWSER: Limit = Limit { times: 10, window: TimeDelta::minutes(15) };
/// Failures of one network at all accounts together.
const OF_A_NETWORK: Limit = Limit { times: 100, window: TimeDelta::hours(1) };
/// Failures at one account from all networks together; from here on strangers are answered slowly.
const AT_AN_ACCOUNT: Limit = Limit { times: 20, window: TimeDelta::hours(1) };
/// How slowly.
const SLOWLY: Duration = Duration::from_secs(3);

/// A try that was let through; say how it ended.
pub struct Try {
    counter: String,
    /// Beside the try's own counter, for browsers that are not known.
    stranger: Option<Stranger>,
}

struct Stranger {
    network: String,
    account: String,
}

/// Lets a try at a password pass, or refuses it with [`AppError::TooMany`]. It counts at once, so that many tries at the
/// same moment do not slip through together.
pub async fn admit(
    state: &AppState,
    email: &str,
    account: Option<AccountId>,
    headers: &HeaderMap,
    address: IpAddr,
    now: DateTimeUtc,
) -> Result<Try, AppError> {
    let known = account.and_then(|account| device::mark(headers, &state.vault, account));
    if let Some(mark) = known {
        let counter = key(&state.vault, "browser", &mark);
        rate_limit::take(&state.db, &counter, FROM_A_KNOWN_BROWSER, now).await?;
        return Ok(Try { counter, stranger: None });
    }
    let network = network(address);
    let stranger = Stranger { network: key(&state.vault, "network", &network), account: key(&state.vault, "account", email) };
    if rate_limit::is_spent(&state.db, &stranger.network, OF_A_NETWORK, now).await? {
        return Err(too_many(OF_A_NETWORK));
    }
    let counter = key(&state.vault, "account and network", &format!("{email} {network}"));
    rate_limit::take(&state.db, &counter, FROM_ONE_NETWORK, now).await?;
    if rate_limit::is_spent(&state.db, &stranger.account, AT_AN_ACCOUNT, now).await? {
        tokio::time::sleep(SLOWLY).await;
    }
    Ok(Try { counter, stranger: Some(stranger) })
}

impl Try {
    /// The password was wrong.
    pub async fn failed(self, state: &AppState, now: DateTimeUtc) -> Result<(), DbErr> {
        if let Some(Stranger { network, account }) = self.stranger {
            rate_limit::note(&state.db, &network, OF_A_NETWORK, now).await?;
            rate_limit::note(&state.db, &account, AT_AN_ACCOUNT, now).await?;
        }
        Ok(())
    }

    /// It was right: the counter of this browser or network begins anew. What other networks tried stays counted.
    pub async fn succeeded(self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        rate_limit::forget(txn, &self.counter).await
    }
}

const fn too_many(limit: Limit) -> AppError {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "windows are hours at most")]
    AppError::TooMany { retry_after_seconds: limit.window.num_seconds() as u32 }
}

pub fn key(vault: &Vault, kind: &str, of: &str) -> String {
    format!("tries {}", hex::encode(&vault.index(&format!("tries by {kind}: {of}"))[..16]))
}

/// Counts a try at a secret of one who is signed in: her present password or a code. Only who has got past the password
/// can use these up, so they may count for the whole account.
pub async fn take_secret(state: &AppState, account: AccountId, now: DateTimeUtc) -> Result<(), AppError> {
    rate_limit::take(&state.db, &key(&state.vault, "owner", &account.to_string()), FROM_ONE_NETWORK, now).await
}

/// The secret was right: the count begins anew.
pub async fn forget_secret(db: &impl ConnectionTrait, vault: &Vault, account: AccountId) -> Result<(), DbErr> {
    rate_limit::forget(db, &key(vault, "owner", &account.to_string())).await
}

/// Says at a field that it was tried too often: the form stays, with what it may hold.
pub fn explain(error: AppError, field: &str) -> AppError {
    let AppError::TooMany { retry_after_seconds } = error else { return error };
    let minutes = retry_after_seconds.div_ceil(60);
    let th = format!("ลองหลายครั้งเกินไป โปรดรอประมาณ {minutes} นาทีแล้วลองอีกครั้ง");
    let en = format!("Tried too often. Please wait about {minutes} minutes and try again.");
    AppError::field(field, Fault::Said { th, en })
}

/// The network of an address: what one customer of a provider usually has to himself.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_network_and_strangers_do_not() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("203.0.113.7"), of("203.0.113.200"));
        assert_eq!(of("203.0.113.7"), of("::ffff:203.0.113.9"));
        assert_ne!(of("203.0.113.7"), of("203.0.114.7"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
    }
}
