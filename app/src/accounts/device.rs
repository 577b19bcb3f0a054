//! Browsers that have signed in before.
//!
//! A cookie holds a random number and, for each of the last few accounts, a keyed hash over number and account. Nobody
//! can make one without having signed in, and it says nothing of whom it belongs to.

use axum::http::HeaderMap;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::cookie::DEVICE_COOKIE;
use crate::{
    id::AccountId,
    vault::{Vault, new_token},
    visitor::cookie,
};

/// A family's tablet or an office's shared machine; more would only lengthen every request.
const MOST_ACCOUNTS: usize = 5;

/// The mark of an account on this browser, if it has signed in here before.
pub fn mark(headers: &HeaderMap, vault: &Vault, account: AccountId) -> Option<String> {
    let mut parts = value(headers)?.split('.');
    let expected = make(vault, parts.next()?, account);
    parts.any(|mark| mark == expected).then_some(expected)
}

/// The cookie's new value: this account's mark first, then those that were there.
pub fn remember(headers: &HeaderMap, vault: &Vault, account: AccountId) -> String {
    let mut parts = value(headers).unwrap_or_default().split('.');
    let number = parts.next().filter(|number| number.len() == 43).map_or_else(new_token, str::to_owned);
    let own = make(vault, &number, account);
    let others = parts.filter(|mark| *mark != own && mark.len() == own.len()).take(MOST_ACCOUNTS - 1);
    let marks: Vec<_> = [number.as_str(), own.as_str()].into_iter().chain(others).collect();
    marks.join(".")
}

fn value(headers: &HeaderMap) -> Option<&str> {
    DEVICE_COOKIE.iter().find_map(|name| cookie(headers, name))
}

fn make(vault: &Vault, number: &str, account: AccountId) -> String {
    URL_SAFE_NO_PAD.encode(&vault.index(&format!("device {account} {number}"))[..18])
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    fn headers(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, format!("device={value}").parse().expect("plain letters"))])
    }

    #[test]
    fn a_browser_is_known_to_the_accounts_that_signed_in_on_it_and_to_no_other() {
        let vault = Vault::new(b"one");
        let first = remember(&HeaderMap::new(), &vault, AccountId(1));
        let both = remember(&headers(&first), &vault, AccountId(2));
        assert!(mark(&headers(&both), &vault, AccountId(1)).is_some());
        assert!(mark(&headers(&both), &vault, AccountId(2)).is_some());
        assert_eq!(mark(&headers(&both), &vault, AccountId(3)), None);
        assert_eq!(mark(&headers(&both), &Vault::new(b"other"), AccountId(1)), None);
        assert_eq!(mark(&HeaderMap::new(), &vault, AccountId(1)), None);
    }

    #[test]
    fn the_cookie_does_not_grow_without_end() {
        let vault = Vault::new(b"one");
        let value = (1..20).fold(String::new(), |value, id| remember(&headers(&value), &vault, AccountId(id)));
        assert_eq!(value.split('.').count(), 1 + MOST_ACCOUNTS);
        assert!(mark(&headers(&value), &vault, AccountId(19)).is_some());
    }
}
