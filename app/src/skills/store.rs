//! The queries of the feature.

use std::collections::HashMap;

use courses::adaptive::CandidateId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, entity::prelude::DateTimeUtc, sea_query::Expr,
};

use super::{
    offer::MOST,
    stock::{Chosen, version_of},
};
use crate::{
    access::Learner,
    entity::{
        Item, ItemStatus, ItemVersion, SkillAnswer, SkillEvidence, SkillTest, item, item_version, skill_answer, skill_evidence,
        skill_test,
    },
    error::AppError,
    id::{FrameworkId, ItemVersionId, PersonId, SkillId, SkillTestId},
};

/// A test of her own; another's is not found.
pub async fn own(db: &impl ConnectionTrait, learner: &Learner, id: SkillTestId) -> Result<skill_test::Model, AppError> {
    let test = SkillTest::find_by_id(id).filter(skill_test::Column::PersonId.eq(learner.person())).one(db).await?;
    test.ok_or(AppError::NotFound)
}

/// As [`own`], and nobody else changes it until the end of the transaction.
pub async fn lock_own(txn: &DatabaseTransaction, learner: &Learner, id: SkillTestId) -> Result<skill_test::Model, AppError> {
    let test = SkillTest::find_by_id(id).filter(skill_test::Column::PersonId.eq(learner.person())).lock_exclusive();
    test.one(txn).await?.ok_or(AppError::NotFound)
}

/// The answers of a test in their order.
pub async fn answers(db: &impl ConnectionTrait, test: SkillTestId) -> Result<Vec<skill_answer::Model>, AppError> {
    let rows = SkillAnswer::find().filter(skill_answer::Column::TestId.eq(test)).order_by_asc(skill_answer::Column::Number);
    Ok(rows.all(db).await?)
}

/// The items of an area that are in use, in their current versions, with the units of skill that they measure.
pub async fn items_in_use(db: &impl ConnectionTrait, area: SkillId) -> Result<Vec<Chosen>, AppError> {
    let items = Item::find()
        .filter(item::Column::AreaId.eq(area))
        .filter(item::Column::Status.eq(ItemStatus::Active))
        .filter(item::Column::CurrentVersionId.is_not_null())
        .select_only()
        .columns([item::Column::CurrentVersionId, item::Column::SkillId]);
    Ok(items.into_tuple().all(db).await?)
}

/// These versions of items, with their keys.
pub async fn versions(db: &impl ConnectionTrait, ids: Vec<ItemVersionId>) -> Result<Vec<item_version::Model>, AppError> {
    Ok(ItemVersion::find().filter(item_version::Column::Id.is_in(ids)).all(db).await?)
}

/// The areas with enough items for a test.
pub async fn areas_with_a_test(db: &impl ConnectionTrait) -> Result<Vec<SkillId>, AppError> {
    let areas = Item::find()
        .filter(item::Column::Status.eq(ItemStatus::Active))
        .filter(item::Column::CurrentVersionId.is_not_null())
        .select_only()
        .column(item::Column::AreaId)
        .group_by(item::Column::AreaId)
        .having(item::Column::Id.count().gte(i64::from(MOST)));
    Ok(areas.into_tuple().all(db).await?)
}

/// Counts one more answer to an item.
pub async fn count_exposure(txn: &DatabaseTransaction, asked: CandidateId) -> Result<(), AppError> {
    let of_version = ItemVersion::find_by_id(version_of(asked)).select_only().column(item_version::Column::ItemId);
    Item::update_many()
        .col_expr(item::Column::Exposures, Expr::col(item::Column::Exposures).add(1))
        .filter(item::Column::Id.in_subquery(of_version.into_query()))
        .exec(txn)
        .await?;
    Ok(())
}

/// What a list says of a test.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TestRow {
    pub id: SkillTestId,
    pub skill_id: SkillId,
    pub number: i32,
    pub deadline_at: DateTimeUtc,
    pub closed_at: Option<DateTimeUtc>,
}

/// Her newest test of each area.
pub async fn newest_tests(db: &impl ConnectionTrait, person: PersonId) -> Result<HashMap<SkillId, TestRow>, AppError> {
    let rows: Vec<TestRow> = SkillTest::find()
        .filter(skill_test::Column::PersonId.eq(person))
        .order_by_asc(skill_test::Column::Number)
        .select_only()
        .columns([
            skill_test::Column::Id,
            skill_test::Column::SkillId,
            skill_test::Column::Number,
            skill_test::Column::DeadlineAt,
            skill_test::Column::ClosedAt,
        ])
        .into_model()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.skill_id, row)).collect())
}

/// What is known of a person in a framework, from all sources, the newest first.
pub async fn evidence(
    db: &impl ConnectionTrait,
    person: PersonId,
    framework: FrameworkId,
) -> Result<Vec<skill_evidence::Model>, AppError> {
    let rows = SkillEvidence::find()
        .filter(skill_evidence::Column::PersonId.eq(person))
        .filter(skill_evidence::Column::FrameworkId.eq(framework))
        .order_by_desc(skill_evidence::Column::ObservedOn)
        .order_by_desc(skill_evidence::Column::Id);
    Ok(rows.all(db).await?)
}
