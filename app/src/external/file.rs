//! The file that proves a claim: judged by its content, kept under its hash, given out only as a download.

use serde_json::json;

use super::{result::ExternalResult, store, words};
use crate::{
    access::EvidenceViewer,
    audit::{self, Entry},
    download::{Download, Inquiry},
    entity::external_claim,
    error::{AppError, Fault},
    form::{FILE, Sent, too_large},
    i18n::Language::{En, Th},
    id::ExternalClaimId,
};

/// Largest file that is taken: a scan of several pages.
pub const MAX_FILE: usize = 5 * 1024 * 1024;

/// The kinds by their name, their media type and what they begin with. The server never opens one.
const KINDS: [(&str, &str, &[u8]); 3] =
    [("pdf", "application/pdf", b"%PDF-"), ("png", "image/png", b"\x89PNG\r\n\x1a\n"), ("jpeg", "image/jpeg", b"\xff\xd8\xff")];

/// What a file is by its content, whatever it is called; or what is wrong with it.
pub fn kind(sent: Option<&Sent>) -> Result<&'static str, Fault> {
    let sent = sent.ok_or(Fault::Required)?;
    if sent.is_too_large {
        return Err(too_large(MAX_FILE));
    }
    let found = KINDS.iter().find(|(_, _, start)| sent.bytes.starts_with(start));
    found
        .map(|(name, ..)| *name)
        .ok_or_else(|| Fault::Said { th: words::not_evidence(Th).to_owned(), en: words::not_evidence(En).to_owned() })
}

/// `/external-results/{id}/file`: for its owner, and for HR officers and auditors in whose scope she is, whose look is on
/// record. Always as a download that a browser does not open.
pub async fn download(inquiry: Inquiry) -> Result<Download, AppError> {
    let id: ExternalClaimId = inquiry.param("id")?;
    let claim = visible(&inquiry, id).await?;
    let content = inquiry.state.library.get(&claim.file_sha256).await?;
    let (kind, content_type, _) = *KINDS.iter().find(|(name, ..)| *name == claim.file_kind).ok_or(AppError::NotFound)?;
    let result = ExternalResult::of(&claim);
    Ok(Download {
        name: format!("{} {}.{kind}", result.certificate, result.issued_on),
        plain_name: format!("external-result-{id}.{kind}"),
        content_type,
        content: content.into(),
    })
}

async fn visible(inquiry: &Inquiry, id: ExternalClaimId) -> Result<external_claim::Model, AppError> {
    let (state, visitor) = (&inquiry.state, &inquiry.visitor);
    if let Some(own) = store::own(state.db.read(), &visitor.learner()?, id).await? {
        return Ok(own);
    }
    let viewer: EvidenceViewer = visitor.evidence_viewer()?;
    let claim = store::in_scope(state.db.read(), viewer.scope(), id, visitor.now).await?;
    let (act, subject) = ("external.file", format!("person:{}", claim.person_id));
    let look = Entry { actor: Some(viewer.person()), act, subject, detail: json!({ "claim": id }) };
    audit::look(&state.db, &state.vault, visitor.now, look).await?;
    Ok(claim)
}

/// A fault of the field that holds the file.
pub fn fault(fault: Fault) -> AppError {
    AppError::field(FILE, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(bytes: &[u8]) -> Sent {
        Sent { name: "a.pdf".to_owned(), bytes: bytes.to_vec(), is_too_large: false }
    }

    #[test]
    fn evidence_is_judged_by_its_content() {
        assert_eq!(kind(Some(&sent(b"%PDF-1.7 \xff"))), Ok("pdf"));
        assert_eq!(kind(Some(&sent(b"\x89PNG\r\n\x1a\n\0"))), Ok("png"));
        assert_eq!(kind(Some(&sent(b"\xff\xd8\xff\xe0 photo"))), Ok("jpeg"));
        assert_eq!(kind(None), Err(Fault::Required));
        for bad in [&b"<html>"[..], b"PK\x03\x04", b"MZ", b" %PDF-"] {
            assert!(matches!(kind(Some(&sent(bad))), Err(Fault::Said { .. })));
        }
        assert!(kind(Some(&Sent { is_too_large: true, ..sent(b"%PDF-") })).is_err());
    }
}
