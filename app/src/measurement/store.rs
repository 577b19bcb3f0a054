//! The queries of the feature. The bank belongs to no unit, so every trainer sees all of it.

use std::collections::HashMap;

use courses::statistics::{Flag, PoolSums};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, entity::prelude::DateTimeUtc, prelude::Json,
};

use super::figures::Figures;
use crate::{
    access::Trainer,
    entity::{
        AreaStatistics, Calibration, Item, ItemBasis, ItemCalibration, ItemStatistics, ItemStatus, ItemVersion, PoolStatistics,
        QuestionStatistics, area_statistics, calibration, item, item_calibration, item_statistics, item_version, pool_statistics,
        question_statistics,
    },
    error::AppError,
    id::{CourseVersionId, ItemId, RegradeId, SkillId},
};

/// So many items stand on a page of the list.
pub const PAGE: u64 = 50;

/// Which items are asked for; none of a filter is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub area: Option<SkillId>,
    pub level: Option<i16>,
    pub status: Option<ItemStatus>,
    pub basis: Option<ItemBasis>,
    pub flagged: bool,
    /// From 1.
    pub page: u64,
}

/// An item in its current version.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ItemLine {
    pub item_id: ItemId,
    pub code: String,
    pub area_id: SkillId,
    pub skill_id: SkillId,
    pub status: ItemStatus,
    pub exposures: i64,
    pub level: i16,
    pub basis: ItemBasis,
    pub content: Json,
    pub content_sha256: String,
    pub parameters: Json,
}

/// What is kept of an item.
pub struct Kept {
    pub figures: Figures,
    pub flags: Vec<Flag>,
    pub moved_at: DateTimeUtc,
}

fn current() -> Select<ItemVersion> {
    let current = ItemVersion::belongs_to(Item).from(item_version::Column::Id).to(item::Column::CurrentVersionId);
    ItemVersion::find()
        .join(JoinType::InnerJoin, current.into())
        .select_only()
        .columns([item::Column::Code, item::Column::AreaId, item::Column::SkillId, item::Column::Status, item::Column::Exposures])
        .columns([
            item_version::Column::ItemId,
            item_version::Column::Level,
            item_version::Column::Basis,
            item_version::Column::Content,
            item_version::Column::ContentSha256,
            item_version::Column::Parameters,
        ])
}

/// A page of the items that are asked for, by area and level, and how many there are.
pub async fn items(db: &impl ConnectionTrait, _: &Trainer, asked: &Asked) -> Result<(Vec<ItemLine>, u64), AppError> {
    let mut query = current();
    if let Some(area) = asked.area {
        query = query.filter(item::Column::AreaId.eq(area));
    }
    if let Some(level) = asked.level {
        query = query.filter(item_version::Column::Level.eq(level));
    }
    if let Some(status) = asked.status {
        query = query.filter(item::Column::Status.eq(status));
    }
    if let Some(basis) = asked.basis {
        query = query.filter(item_version::Column::Basis.eq(basis));
    }
    if asked.flagged {
        let flagged = ItemStatistics::find().select_only().column(item_statistics::Column::ContentSha256);
        let flagged = flagged.filter(item_statistics::Column::Flagged.eq(true));
        query = query.filter(item_version::Column::ContentSha256.in_subquery(flagged.into_query()));
    }
    let all = query.clone().count(db).await?;
    let lines = query
        .order_by_asc(item::Column::AreaId)
        .order_by_asc(item_version::Column::Level)
        .order_by_asc(item::Column::Code)
        .offset(asked.page.saturating_sub(1) * PAGE)
        .limit(PAGE)
        .into_model()
        .all(db)
        .await?;
    Ok((lines, all))
}

/// What is kept of these items in their current wording.
pub async fn statistics(db: &impl ConnectionTrait, lines: &[ItemLine]) -> Result<HashMap<ItemId, Kept>, AppError> {
    let rows = ItemStatistics::find()
        .filter(item_statistics::Column::ItemId.is_in(lines.iter().map(|line| line.item_id)))
        .filter(item_statistics::Column::ContentSha256.is_in(lines.iter().map(|line| line.content_sha256.clone())))
        .all(db)
        .await?;
    rows.into_iter().map(|row| Ok((row.item_id, kept(row.figures, row.flags, row.moved_at)?))).collect()
}

fn kept(figures: Json, flags: Json, moved_at: DateTimeUtc) -> Result<Kept, AppError> {
    let flags = serde_json::from_value(flags).map_err(AppError::internal)?;
    Ok(Kept { figures: Figures::read(figures)?, flags, moved_at })
}

/// Sums over the tests of all areas.
pub async fn areas(db: &impl ConnectionTrait, _: &Trainer) -> Result<HashMap<SkillId, area_statistics::Model>, AppError> {
    Ok(AreaStatistics::find().all(db).await?.into_iter().map(|row| (row.skill_id, row)).collect())
}

/// The item with a code.
pub async fn item(db: &impl ConnectionTrait, _: &Trainer, code: &str) -> Result<ItemLine, AppError> {
    current().filter(item::Column::Code.eq(code)).into_model().one(db).await?.ok_or(AppError::NotFound)
}

/// A version without its content.
#[derive(Clone, Debug, FromQueryResult)]
pub struct VersionLine {
    pub number: i32,
    pub basis: ItemBasis,
    pub parameters: Json,
    pub created_at: DateTimeUtc,
    /// The correction that it came from.
    pub regrade_id: Option<RegradeId>,
}

/// All versions of an item, the newest first.
pub async fn versions(db: &impl ConnectionTrait, item: ItemId) -> Result<Vec<VersionLine>, AppError> {
    let rows = ItemVersion::find()
        .filter(item_version::Column::ItemId.eq(item))
        .order_by_desc(item_version::Column::Number)
        .select_only()
        .columns([
            item_version::Column::Number,
            item_version::Column::Basis,
            item_version::Column::Parameters,
            item_version::Column::CreatedAt,
            item_version::Column::RegradeId,
        ]);
    Ok(rows.into_model().all(db).await?)
}

/// What the last calibration of an item found, and when that was.
pub async fn last_calibration(
    db: &impl ConnectionTrait,
    item: ItemId,
) -> Result<Option<(item_calibration::Model, DateTimeUtc)>, AppError> {
    let found = ItemCalibration::find()
        .filter(item_calibration::Column::ItemId.eq(item))
        .order_by_desc(item_calibration::Column::Id)
        .one(db)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let at: Option<DateTimeUtc> =
        Calibration::find_by_id(found.calibration_id).select_only().column(calibration::Column::At).into_tuple().one(db).await?;
    Ok(at.map(|at| (found, at)))
}

/// What is kept of the final test of a version. The caller has proved that it is hers to see.
pub struct TestFigures {
    pub questions: HashMap<String, Kept>,
    pub pool: Option<Pool>,
}

/// Sums over the attempts at a test.
pub struct Pool {
    pub sums: PoolSums,
    pub passed: i64,
    pub moved_at: DateTimeUtc,
}

/// What is kept of the final test of a version: two look-ups, however many attempts there were.
pub async fn of_test(db: &impl ConnectionTrait, version: CourseVersionId) -> Result<TestFigures, AppError> {
    let rows = QuestionStatistics::find().filter(question_statistics::Column::VersionId.eq(version)).all(db).await?;
    let questions = rows.into_iter().map(|row| Ok((row.question, kept(row.figures, row.flags, row.moved_at)?)));
    let questions = questions.collect::<Result<_, AppError>>()?;
    let pool = PoolStatistics::find().filter(pool_statistics::Column::VersionId.eq(version)).one(db).await?;
    let pool = pool.map(|row| {
        let sums = serde_json::from_value(row.sums).map_err(AppError::internal)?;
        Ok::<_, AppError>(Pool { sums, passed: row.passed, moved_at: row.moved_at })
    });
    Ok(TestFigures { questions, pool: pool.transpose()? })
}
