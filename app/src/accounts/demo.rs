//! The accounts of a demo that a visitor can be, offered on the sign-in page.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    sea_query::Condition,
};

use crate::{
    db::Db,
    entity::{Account, Role, account, person, role_grant, unit},
};

/// The password of every demo account. Production refuses demo accounts.
pub const PASSWORD: &str = "thaksa-demo-2570";

/// Somebody whom a visitor can be: a role and its unit, or a learner.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Offered {
    pub email: String,
    pub given_th: String,
    pub family_th: String,
    pub given_en: String,
    pub family_en: String,
    pub role: Option<Role>,
    pub unit_th: Option<String>,
    pub unit_en: Option<String>,
}

/// The first learner, then everyone who holds a role today.
pub async fn offered(db: &Db, today: NaiveDate) -> Result<Vec<Offered>, DbErr> {
    let found = Account::find()
        .select_only()
        .column(account::Column::Email)
        .columns([person::Column::GivenTh, person::Column::FamilyTh, person::Column::GivenEn, person::Column::FamilyEn])
        .column(role_grant::Column::Role)
        .column_as(unit::Column::NameTh, "unit_th")
        .column_as(unit::Column::NameEn, "unit_en")
        .join(JoinType::InnerJoin, account::Relation::Person.def())
        .join(
            JoinType::LeftJoin,
            person::Entity::belongs_to(role_grant::Entity)
                .from(person::Column::Id)
                .to(role_grant::Column::PersonId)
                .on_condition(move |_, _| {
                    Condition::all().add(role_grant::Column::ValidFrom.lte(today)).add(
                        Condition::any().add(role_grant::Column::ValidTo.is_null()).add(role_grant::Column::ValidTo.gte(today)),
                    )
                })
                .into(),
        )
        .join(JoinType::LeftJoin, role_grant::Relation::Unit.def())
        .filter(account::Column::IsDemo.eq(true))
        .order_by_asc(account::Column::Id);
    let mut offered = found.clone().filter(role_grant::Column::Id.is_null()).limit(1).into_model().all(db.read()).await?;
    offered.extend(found.filter(role_grant::Column::Id.is_not_null()).limit(20).into_model::<Offered>().all(db.read()).await?);
    Ok(offered)
}
