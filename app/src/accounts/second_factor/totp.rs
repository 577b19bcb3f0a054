//! Codes that change with time (RFC 6238), as every authenticator app makes them: SHA-1, 6 digits, 30 seconds.

use chrono::{DateTime, Utc};
use rand::TryRngCore;
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, TOTP};

const STEP_SECONDS: i64 = 30;

/// What an authenticator app needs to know.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// An `otpauth://` address, for the QR code.
    pub address: String,
    /// The same secret to type, in groups of four.
    pub typed: String,
}

impl Enrolment {
    pub(super) fn of(secret: &[u8], email: &str) -> Self {
        let totp = generator(secret, email);
        let base32 = totp.get_secret_base32();
        let groups: Vec<_> = base32.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        Self { address: totp.get_url(), typed: groups.join(" ") }
    }
}

/// A secret of 160 bits, the length of the hash (RFC 4226, section 4).
pub(super) fn new_secret() -> Vec<u8> {
    let mut secret = vec![0; 20];
    rand::rngs::OsRng.try_fill_bytes(&mut secret).expect("the system gives randomness");
    secret
}

/// The time step that a code belongs to; the step before and the step after are taken too, for clocks that are off.
pub(super) fn step_of(secret: &[u8], code: &str, now: DateTime<Utc>) -> Option<i64> {
    let totp = generator(secret, "");
    let current = now.timestamp().div_euclid(STEP_SECONDS);
    [current, current - 1, current + 1].into_iter().find(|step| {
        let seconds = u64::try_from(step * STEP_SECONDS).unwrap_or_default();
        bool::from(totp.generate(seconds).as_bytes().ct_eq(code.as_bytes()))
    })
}

fn generator(secret: &[u8], email: &str) -> TOTP {
    TOTP::new_unchecked(Algorithm::SHA1, 6, 1, 30, secret.to_vec(), Some("Thaksa".to_owned()), email.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("an instant")
    }

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        assert_eq!(step_of(secret, "287082", at(59)), Some(1));
        assert_eq!(step_of(secret, "081804", at(1_111_111_109)), Some(37_037_036));
    }

    #[test]
    fn a_clock_may_be_off_by_one_step_and_no_more() {
        let secret = b"12345678901234567890";
        assert_eq!(step_of(secret, "287082", at(89)), Some(1));
        assert_eq!(step_of(secret, "287082", at(29)), Some(1));
        assert_eq!(step_of(secret, "287082", at(90)), None);
        assert_eq!(step_of(secret, "", at(59)), None);
    }

    #[test]
    fn the_secret_can_be_scanned_or_typed() {
        let enrolment = Enrolment::of(b"12345678901234567890", "malee@onde.thaksa.example");
        assert_eq!(enrolment.typed, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(enrolment.address.starts_with("otpauth://totp/Thaksa:malee"), "{}", enrolment.address);
    }
}
