//! Finding a certificate for someone who holds it in her hand. Nothing is shown that is not printed on it.

use std::net::{IpAddr, Ipv6Addr};

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    entity::{Certificate, certificate},
    error::AppError,
    rate_limit::{self, Limit},
    state::AppState,
    thai::{digits, prefix::same_name},
    visitor::Visitor,
};

/// Codes that do not exist, for all of a network. A code has 256 bits: this only keeps the curious from filling the log.
const MISSES: Limit = Limit { times: 30, window: TimeDelta::hours(1) };
/// Questions by number and name: numbers can be counted up, so each one counts, found or not.
const QUESTIONS: Limit = Limit { times: 60, window: TimeDelta::hours(1) };

/// The certificate with a verify code. A code that exists is always answered: a whole office may share an address.
pub async fn by_code(state: &AppState, visitor: &Visitor, code: &str) -> Result<Option<certificate::Model>, AppError> {
    let found = Certificate::find().filter(certificate::Column::VerifyCode.eq(code)).one(state.db.read()).await?;
    if found.is_none() {
        rate_limit::take(&state.db, &format!("verify-code:{}", network(visitor.address)), MISSES, visitor.now).await?;
    }
    Ok(found)
}

/// The certificate with a number, if the name on it is this one; a wrong name and a wrong number look the same.
pub async fn by_number(
    state: &AppState,
    visitor: &Visitor,
    number: &str,
    name: &str,
) -> Result<Option<certificate::Model>, AppError> {
    rate_limit::take(&state.db, &format!("verify-number:{}", network(visitor.address)), QUESTIONS, visitor.now).await?;
    let found = Certificate::find().filter(certificate::Column::Number.eq(spelled(number))).one(state.db.read()).await?;
    let (th, en) = found.as_ref().map_or(("", ""), |row| (&row.name_th, &row.name_en));
    let (in_thai, in_english) = (same_name(th, name), same_name(en, name));
    Ok(found.filter(|_| in_thai || in_english))
}

/// The number as it is printed, however it was typed: with Thai digits, in lower case, with spaces or long dashes.
fn spelled(number: &str) -> String {
    let dash = |c: char| if matches!(c, '–' | '—' | '‑' | '−' | '‐') { '-' } else { c };
    digits::to_ascii(number).chars().filter(|c| !c.is_whitespace()).map(dash).flat_map(char::to_uppercase).collect()
}

/// What one customer of an Internet provider gets: one address of IPv4, or the upper half of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX))),
        four @ IpAddr::V4(_) => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        for typed in
            ["MDES-ONDE-2570-000123-4", " mdes-onde-2570-000123-4 ", "MDES–ONDE–๒๕๗๐–๐๐๐๑๒๓–๔", "MDES - ONDE - 2570 - 000123 - 4"]
        {
            assert_eq!(spelled(typed), "MDES-ONDE-2570-000123-4");
        }
    }

    #[test]
    fn neighbours_in_one_network_are_counted_together() {
        let network = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }
}
