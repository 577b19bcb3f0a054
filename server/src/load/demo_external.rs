//! Certificates of institutions that do not exist, claimed by people of the demonstration: some wait for HR.

use anyhow::{Context, Result};
use app::{
    catalogue::skills::KnownSkill,
    entity::{ClaimState, SkillSource, external_claim},
    external::result::{ExternalResult, Origin},
    id::PersonId,
    skills::evidence::{self, Observation},
    state::AppState,
    thai::date::start_of_day,
};
use chrono::{Days, NaiveDate, TimeDelta};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel};

use super::demo::failed;
use crate::reference;

/// Who claims, by her place among the accounts of the demo; in which area, on which level, and on which it was confirmed.
const CLAIMS: [(usize, &str, i16, Option<i16>); 4] =
    [(0, "DG67-DG", 3, Some(3)), (0, "DG67-DS", 4, None), (4, "DG67-CS", 3, None), (5, "DG67-DA", 2, None)];

/// Writes them, the oldest first.
pub async fn load(state: &AppState, people: &[PersonId], today: NaiveDate) -> Result<()> {
    let [framework, _] = reference::frameworks();
    let frameworks = state.skills.all(&state.db).await.map_err(failed)?;
    let sha256 = state.library.put(paper()).await.map_err(failed)?;
    let txn = state.db.begin().await?;
    for (place, (person, area, level, granted)) in CLAIMS.into_iter().enumerate() {
        let person = *people.get(person).context("the demo has fewer people")?;
        let area = frameworks.find(&framework.code, area).context("the area is not loaded")?;
        let days = Days::new(u64::try_from(CLAIMS.len() - place)?);
        let on = today - days;
        let row = external_claim::ActiveModel {
            person_id: Set(person),
            skill_id: Set(area.id),
            level: Set(level),
            issuer: Set("สถาบันตัวอย่างเพื่อการสาธิต".to_owned()),
            certificate: Set(format!("ประกาศนียบัตรตัวอย่าง {}", area.name.th)),
            number: Set(Some(format!("DEMO-{:03}", place + 1))),
            issued_on: Set(on - Days::new(120)),
            valid_until: Set(None),
            file_sha256: Set(sha256.clone()),
            file_name: Set("ตัวอย่าง.pdf".to_owned()),
            file_kind: Set("pdf".to_owned()),
            form: Set(i64::try_from(place)?),
            state: Set(ClaimState::Claimed),
            claimed_at: Set(start_of_day(on) + TimeDelta::hours(9)),
            ..Default::default()
        };
        let claim = row.insert(&txn).await?;
        if let Some(level) = granted {
            confirm(&txn, claim, area.clone(), level).await?;
        }
    }
    Ok(txn.commit().await?)
}

async fn confirm(txn: &DatabaseTransaction, claim: external_claim::Model, area: KnownSkill, level: i16) -> Result<()> {
    let result = ExternalResult::of(&claim);
    let at = claim.claimed_at + TimeDelta::hours(5);
    let seen = Observation {
        person: claim.person_id,
        area,
        source: SkillSource::External,
        level,
        on: result.issued_on,
        fact: Some(result.fact()),
        actor: None,
        detail: Some(result.detail(&Origin::Claim(claim.id))),
        measured: None,
    };
    evidence::record(txn, seen, at).await.map_err(failed)?;
    let mut row = claim.into_active_model();
    row.state = Set(ClaimState::Confirmed);
    row.granted_level = Set(Some(level));
    row.decided_at = Set(Some(at));
    row.update(txn).await?;
    Ok(())
}

/// A page that says what it is.
fn paper() -> Vec<u8> {
    let page = "BT /F1 24 Tf 72 720 Td (Thaksa demo: an invented certificate) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut text, mut table) = ("%PDF-1.4\n".to_owned(), "0000000000 65535 f \n".to_owned());
    for (number, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (start, size) = (text.len(), objects.len() + 1);
    text += &format!("xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    text.into_bytes()
}
