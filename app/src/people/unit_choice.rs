//! Choosing a unit by typing: its code, or a part of its name that fits one unit only.

use courses::thai::normalise;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    access::Scope,
    entity::{Unit, unit},
    error::Fault,
};

/// How many candidates are named when a text fits several.
const NAMED: u64 = 6;

/// The unit within `scope` that was meant, or what to type instead.
pub async fn choose(db: &impl ConnectionTrait, scope: &Scope, typed: &str) -> Result<Result<unit::Model, Fault>, DbErr> {
    let typed = normalise(typed);
    // A code may stand before the name, as the suggestion of a refused form gives it.
    let code = typed.split_whitespace().next().unwrap_or_default().to_uppercase();
    let by_code = Unit::find().filter(scope.condition()).filter(unit::Column::Code.eq(code)).one(db).await?;
    if let Some(unit) = by_code {
        return Ok(Ok(unit));
    }
    let part = format!("%{}%", typed.replace(['%', '_', '\\'], ""));
    let mut found = Unit::find()
        .filter(scope.condition())
        .filter(Condition::any().add(unit::Column::NameTh.like(&part)).add(unit::Column::NameEn.like(&part)))
        .order_by_asc(unit::Column::First)
        .limit(NAMED)
        .all(db)
        .await?;
    Ok(match found.len() {
        0 => Err(Fault::Said {
            th: "ไม่พบหน่วยงานนี้ในขอบเขตที่ท่านดูแล โปรดใส่รหัสหรือส่วนหนึ่งของชื่อหน่วยงาน".to_owned(),
            en: "No such unit in your scope. Please type its code or a part of its name.".to_owned(),
        }),
        1 => Ok(found.remove(0)),
        _ => Err(several(&found)),
    })
}

fn several(found: &[unit::Model]) -> Fault {
    let list = |name: fn(&unit::Model) -> &str| {
        found.iter().map(|unit| format!("{} {}", unit.code, name(unit))).collect::<Vec<_>>().join(", ")
    };
    Fault::Said {
        th: format!("พบหลายหน่วยงาน โปรดใส่รหัส: {}", list(|unit| &unit.name_th)),
        en: format!("Several units fit; please type the code: {}", list(|unit| &unit.name_en)),
    }
}
