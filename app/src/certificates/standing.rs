//! What a certificate is worth today.

use chrono::NaiveDate;

use crate::entity::certificate;

/// The one answer to "is it good?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Valid,
    /// A newer one stands in its place, because the name was corrected.
    Superseded,
    /// Taken back by the issuer.
    Revoked,
    /// Its last day has passed.
    Expired,
}

impl Standing {
    /// The standing on a Bangkok date. The worst is told first: what was revoked never looks merely old.
    pub fn of(certificate: &certificate::Model, today: NaiveDate) -> Self {
        if certificate.revoked_at.is_some() {
            Self::Revoked
        } else if certificate.superseded_by.is_some() {
            Self::Superseded
        } else if certificate.valid_until.is_some_and(|last| last < today) {
            Self::Expired
        } else {
            Self::Valid
        }
    }
}
