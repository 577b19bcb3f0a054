//! What a certificate of another institution says.

use chrono::NaiveDate;
use courses::thai::answer_key;
use sea_orm::prelude::Json;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::entity::external_claim;

/// A certificate as it stands on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalResult {
    pub issuer: String,
    pub certificate: String,
    pub number: Option<String>,
    pub issued_on: NaiveDate,
    pub valid_until: Option<NaiveDate>,
}

impl ExternalResult {
    /// What a claim is about.
    pub fn of(claim: &external_claim::Model) -> Self {
        Self {
            issuer: claim.issuer.clone(),
            certificate: claim.certificate.clone(),
            number: claim.number.clone(),
            issued_on: claim.issued_on,
            valid_until: claim.valid_until,
        }
    }

    /// What nobody has twice in an area: issuer, certificate, number and day, however they are spelt. The level is no
    /// part of it, so one certificate never stands on two levels.
    pub fn fact(&self) -> String {
        let mut digest = Sha256::new();
        for part in [&self.issuer, &self.certificate, self.number.as_deref().unwrap_or_default(), &self.issued_on.to_string()] {
            digest.update(answer_key(part));
            digest.update([0]);
        }
        hex::encode(digest.finalize())
    }

    /// What the evidence tells beside the level, and on what it rests.
    pub fn detail(&self, rests_on: &Origin) -> Json {
        let mut detail = json!({
            "issuer": self.issuer,
            "certificate": self.certificate,
            "number": self.number,
            "valid_until": self.valid_until,
        });
        let (key, value) = match rests_on {
            Origin::Claim(claim) => ("claim", json!(claim)),
            Origin::File { import, line } => ("import", json!({ "id": import, "line": line })),
        };
        detail[key] = value;
        detail
    }
}

/// What an external result rests on.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// The evidence of a claim.
    Claim(crate::id::ExternalClaimId),
    /// A line of a file that HR has brought in, which is kept.
    File { import: crate::id::ExternalImportId, line: u32 },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(issuer: &str, number: Option<&str>) -> ExternalResult {
        ExternalResult {
            issuer: issuer.to_owned(),
            certificate: "Digital Literacy".to_owned(),
            number: number.map(str::to_owned),
            issued_on: NaiveDate::from_ymd_opt(2026, 5, 1).unwrap(),
            valid_until: None,
        }
    }

    #[test]
    fn a_certificate_is_the_same_however_it_is_spelt_and_another_with_another_number() {
        assert_eq!(result("สถาบัน ก", Some("A1")).fact(), result(" สถาบันก ", Some("a1")).fact());
        assert_ne!(result("สถาบัน ก", Some("A1")).fact(), result("สถาบัน ก", Some("A2")).fact());
        assert_ne!(result("สถาบัน ก", None).fact(), result("สถาบัน ข", None).fact());
    }
}
