//! Who issues: the logo of a unit, and who signs for it.

use chrono::NaiveDate;
use courses::package::{Finding, check_svg};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

use super::{pdf::LogoFormat, print};
use crate::{
    access::Registrar,
    audit::{self, Entry},
    entity::{Course, Signatory, Unit, course, signatory, unit},
    error::{AppError, Fault},
    i18n::Language,
    id::UnitId,
    state::AppState,
    thai::date::bangkok_date,
};

/// Largest logo that is taken: enough for any drawing, little enough to be set into every certificate.
pub const MAX_LOGO_BYTES: usize = 512 * 1024;
/// Longest side of a PNG: sharper than any printer needs, and nothing that unpacks to gigabytes.
const MAX_LOGO_SIDE: u32 = 3_000;
/// How often an SVG may repeat its parts: repeats of repeats grow beyond all bounds.
const MAX_LOGO_REPEATS: usize = 24;

/// A signatory as typed.
#[derive(Clone, Debug)]
pub struct NewSignatory {
    pub name_th: String,
    pub name_en: String,
    pub position_th: String,
    pub position_en: String,
    pub valid_from: NaiveDate,
}

/// The units in scope that a registrar may look after: those at the top of the scope and those that give courses.
pub async fn units(db: &impl ConnectionTrait, registrar: &Registrar) -> Result<Vec<unit::Model>, DbErr> {
    let giving = Course::find().select_only().column(course::Column::UnitId).distinct().into_tuple::<UnitId>().all(db).await?;
    let known = registrar.scope().tops().chain(giving);
    Unit::find()
        .filter(registrar.scope().condition())
        .filter(unit::Column::Id.is_in(known))
        .order_by_asc(unit::Column::First)
        .limit(200)
        .all(db)
        .await
}

/// A unit in scope.
pub async fn unit(db: &impl ConnectionTrait, registrar: &Registrar, id: UnitId) -> Result<unit::Model, AppError> {
    Unit::find_by_id(id).filter(registrar.scope().condition()).one(db).await?.ok_or(AppError::NotFound)
}

/// The signatories of a unit that are or will be in force, the first in force first.
pub async fn signatories(
    db: &impl ConnectionTrait,
    unit: &unit::Model,
    today: NaiveDate,
) -> Result<Vec<signatory::Model>, DbErr> {
    let rows = Signatory::find()
        .filter(signatory::Column::UnitId.eq(unit.id))
        .filter(Condition::any().add(signatory::Column::ValidTo.is_null()).add(signatory::Column::ValidTo.gte(today)))
        .order_by_asc(signatory::Column::ValidFrom)
        .all(db)
        .await?;
    // One that was replaced before its first day ends before it begins.
    Ok(rows.into_iter().filter(|row| row.valid_to.is_none_or(|to| to >= row.valid_from)).collect())
}

/// The condition that a signatory is in force on a day.
pub fn signs_on(day: NaiveDate) -> Condition {
    Condition::all()
        .add(signatory::Column::ValidFrom.lte(day))
        .add(Condition::any().add(signatory::Column::ValidTo.is_null()).add(signatory::Column::ValidTo.gte(day)))
}

/// Puts a logo on the certificates that a unit issues from now on.
pub async fn set_logo(state: &AppState, registrar: &Registrar, id: UnitId, bytes: Vec<u8>) -> Result<(), AppError> {
    let now = state.clock.now();
    let unit = unit(state.db.read(), registrar, id).await?;
    let checked = tokio::task::spawn_blocking(move || check_logo(&bytes).map(|()| bytes)).await.map_err(AppError::internal)?;
    let bytes = checked.map_err(|fault| AppError::field("logo", fault))?;
    if !print::takes(state, print::logo(bytes.clone()), bangkok_date(now)).await? {
        return Err(AppError::field("logo", not_a_picture()));
    }
    let sha256 = state.library.put(bytes).await?;

    let txn = state.db.begin().await?;
    let mut row = unit.into_active_model();
    row.logo_sha256 = Set(Some(sha256.clone()));
    row.update(&txn).await?;
    let detail = json!({ "sha256": sha256 });
    let entry = Entry { actor: Some(registrar.person()), act: "issuer.logo", subject: format!("unit:{id}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(())
}

/// Takes the logo off the certificates that a unit issues from now on.
pub async fn remove_logo(state: &AppState, registrar: &Registrar, id: UnitId) -> Result<(), AppError> {
    let txn = state.db.begin().await?;
    let mut row = unit(&txn, registrar, id).await?.into_active_model();
    row.logo_sha256 = Set(None);
    row.update(&txn).await?;
    let entry = Entry {
        actor: Some(registrar.person()),
        act: "issuer.logo",
        subject: format!("unit:{id}"),
        detail: json!({ "sha256": null }),
    };
    audit::record(&txn, &state.vault, state.clock.now(), entry).await?;
    txn.commit().await?;
    Ok(())
}

/// Says who signs for a unit from a day on. Who signed until then ends the day before; certificates given keep theirs.
pub async fn set_signatory(state: &AppState, registrar: &Registrar, id: UnitId, new: NewSignatory) -> Result<(), AppError> {
    let now = state.clock.now();
    if new.valid_from < bangkok_date(now) {
        return Err(AppError::field("valid_from", in_the_past()));
    }
    let txn = state.db.begin().await?;
    // The lock on the unit keeps two signatories from beginning at once.
    Unit::find_by_id(id).filter(registrar.scope().condition()).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    let ended = signatory::ActiveModel { valid_to: Set(new.valid_from.pred_opt()), ..Default::default() };
    Signatory::update_many()
        .set(ended)
        .filter(signatory::Column::UnitId.eq(id))
        .filter(Condition::any().add(signatory::Column::ValidTo.is_null()).add(signatory::Column::ValidTo.gte(new.valid_from)))
        .exec(&txn)
        .await?;
    let detail = json!({ "name": new.name_th, "position": new.position_th, "from": new.valid_from });
    signatory::ActiveModel {
        unit_id: Set(id),
        name_th: Set(new.name_th),
        name_en: Set(new.name_en),
        position_th: Set(new.position_th),
        position_en: Set(new.position_en),
        valid_from: Set(new.valid_from),
        ..Default::default()
    }
    .insert(&txn)
    .await?;
    let entry = Entry { actor: Some(registrar.person()), act: "issuer.signatory", subject: format!("unit:{id}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(())
}

/// Judged by what is inside, whatever the file is called.
fn check_logo(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.is_empty() {
        return Err(Fault::Required);
    }
    if bytes.len() > MAX_LOGO_BYTES {
        return Err(too_large());
    }
    match print::logo(bytes.to_vec()).format {
        LogoFormat::Png => check_png(bytes),
        LogoFormat::Svg => check_drawing(bytes),
    }
}

/// Width and height stand at fixed places of the first chunk (PNG specification, 11.2.1).
fn check_png(bytes: &[u8]) -> Result<(), Fault> {
    let side = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
    match (bytes.get(12..16), side(16), side(20)) {
        (Some(b"IHDR"), Some(1..=MAX_LOGO_SIDE), Some(1..=MAX_LOGO_SIDE)) => Ok(()),
        (Some(b"IHDR"), Some(_), Some(_)) => Err(too_large()),
        _ => Err(not_a_picture()),
    }
}

fn check_drawing(bytes: &[u8]) -> Result<(), Fault> {
    if let Err(faults) = check_svg(bytes) {
        return Err(faults.into_iter().next().map_or_else(not_a_picture, |(line, kind)| {
            let finding = Finding { file: String::new(), line, kind };
            Fault::Said { th: finding.message(Language::Th), en: finding.message(Language::En) }
        }));
    }
    let text = String::from_utf8_lossy(bytes);
    let repeats = text.matches("<use").count() + text.matches(":use").count();
    if repeats > MAX_LOGO_REPEATS { Err(too_large()) } else { Ok(()) }
}

fn too_large() -> Fault {
    Fault::Said {
        th: format!("ไฟล์ใหญ่หรือซับซ้อนเกินไป โปรดใช้ไฟล์ไม่เกิน {} kB ด้านละไม่เกิน {MAX_LOGO_SIDE} พิกเซล", MAX_LOGO_BYTES / 1024),
        en: format!(
            "The file is too large or too intricate: at most {} kB and {MAX_LOGO_SIDE} pixels a side.",
            MAX_LOGO_BYTES / 1024
        ),
    }
}

fn not_a_picture() -> Fault {
    Fault::Said {
        th: "ไฟล์นี้ไม่ใช่ภาพ PNG หรือ SVG ที่อ่านได้".to_owned(),
        en: "This is not a PNG or SVG picture that can be read.".to_owned(),
    }
}

fn in_the_past() -> Fault {
    Fault::Said {
        th: "โปรดเลือกวันนี้หรือวันหลังจากนี้ วุฒิบัตรที่ออกไปแล้วยังคงผู้ลงนามเดิม".to_owned(),
        en: "Please choose today or later. Certificates already issued keep their signatory.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &width.to_be_bytes(), &height.to_be_bytes()].concat()
    }

    #[test]
    fn a_logo_is_judged_by_its_content() {
        assert_eq!(check_logo(&png(600, 600)), Ok(()));
        assert_eq!(check_logo(br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>"#), Ok(()));
        assert_eq!(check_logo(b""), Err(Fault::Required));
        assert_eq!(check_logo(&png(40_000, 40_000)), Err(too_large()));
        assert_eq!(check_logo(&png(0, 10)), Err(too_large()));
        assert_eq!(check_logo(b"\x89PNG\r\n\x1a\n"), Err(not_a_picture()));
        for bad in [
            &b"\xff\xd8\xff\xe0 a photograph"[..],
            b"GIF89a",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script/></svg>",
        ] {
            assert!(check_logo(bad).is_err());
        }
    }

    #[test]
    fn a_drawing_that_repeats_itself_beyond_bounds_is_refused() {
        let uses = "<use href=\"#a\"/>".repeat(MAX_LOGO_REPEATS + 1);
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{uses}</svg>");
        assert_eq!(check_logo(svg.as_bytes()), Err(too_large()));
    }
}
