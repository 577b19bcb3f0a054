//! Where a person works on a day.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    entity::{Posting, posting},
    id::PersonId,
};

/// The condition that a posting is in force on `day`.
pub fn in_force(day: NaiveDate) -> Condition {
    Condition::all()
        .add(posting::Column::ValidFrom.lte(day))
        .add(Condition::any().add(posting::Column::ValidTo.is_null()).add(posting::Column::ValidTo.gte(day)))
}

/// The primary posting of a person on `day`; none for someone who has left or not yet come.
pub async fn primary(db: &impl ConnectionTrait, person: PersonId, day: NaiveDate) -> Result<Option<posting::Model>, DbErr> {
    Posting::find()
        .filter(posting::Column::PersonId.eq(person))
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(day))
        .one(db)
        .await
}

/// The primary posting of a person on `day`, or the last one she held before: what she has begun can still be completed
/// after she has left.
pub async fn last(db: &impl ConnectionTrait, person: PersonId, day: NaiveDate) -> Result<Option<posting::Model>, DbErr> {
    Posting::find()
        .filter(posting::Column::PersonId.eq(person))
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(posting::Column::ValidFrom.lte(day))
        .order_by_desc(posting::Column::ValidFrom)
        .one(db)
        .await
}
