//! Parameters from answers: reads what was answered, estimates, and puts what is good into use.
//!
//! Estimating takes long, so it holds no lock on the database: a lease keeps a second run away, and everything is written
//! in one transaction at the end, if nothing has changed meanwhile.

mod estimate;
mod lease;

use std::collections::HashMap;

use courses::irt::{Item as Model, Progress};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, entity::prelude::DateTimeUtc, sea_query::Expr,
};

use self::{
    estimate::{Estimate, Known, Verdict},
    lease::Lease,
};
use crate::{
    audit,
    entity::{
        Item, ItemBasis, ItemCalibration, ItemStatistics, ItemStatus, ItemVersion, SkillAnswer, calibration, item,
        item_calibration, item_statistics, item_version, skill_answer, skill_test,
    },
    error::AppError,
    id::{ItemId, ItemVersionId, SkillId, SkillTestId},
    state::AppState,
    thai::date::{bangkok_date, start_of_day},
};

/// Fewer answers to an item are not worth an estimate. de Ayala (2009) asks for some 500 for a free 2PL; the weak prior of
/// the slopes and the standard errors beside every parameter let us begin earlier.
pub const FEWEST: u32 = 200;

/// What became of a calibration.
#[derive(Debug)]
pub enum Outcome {
    /// Another run is under way; this one did nothing.
    Busy,
    /// Nothing was written, for this reason.
    Nothing(String),
    /// It was written.
    Done(Done),
}

/// A calibration that was written.
#[derive(Debug)]
pub struct Done {
    pub tests: usize,
    pub answers: usize,
    pub log_likelihood: f64,
    pub cycles: u32,
    /// Code of the item, and what was found.
    pub items: Vec<(String, String)>,
    /// How many have new parameters.
    pub taken: usize,
}

/// An item in use.
#[derive(Debug, FromQueryResult)]
struct InUse {
    item_id: ItemId,
    code: String,
    version_id: ItemVersionId,
    content_sha256: String,
    basis: ItemBasis,
    parameters: sea_orm::prelude::Json,
}

/// Calibrates the items of an area that are not yet, linked to those that are. `tell` hears of every cycle.
pub async fn calibrate(state: &AppState, area: SkillId, tell: impl Fn(Progress) + Send + 'static) -> Result<Outcome, AppError> {
    let Some(lease) = Lease::take(state).await? else { return Ok(Outcome::Busy) };
    let outcome = work(state, area, &lease, tell).await;
    lease.give_back(state).await?;
    outcome
}

async fn work(
    state: &AppState,
    area: SkillId,
    lease: &Lease,
    tell: impl Fn(Progress) + Send + 'static,
) -> Result<Outcome, AppError> {
    let items = in_use(state.db.read(), area).await?;
    let known = items.iter().map(known).collect::<Result<Vec<_>, _>>()?;
    let tests = answers(state.db.read(), &items).await?;
    let count = tests.len();
    let estimated = tokio::task::spawn_blocking(move || estimate::estimate(&known, &tests, FEWEST, &tell));
    let found = match estimated.await.map_err(AppError::internal)? {
        Ok(found) => found,
        Err(reason) => return Ok(Outcome::Nothing(reason)),
    };
    write(state, area, lease, &items, found, count).await
}

async fn in_use(db: &impl ConnectionTrait, area: SkillId) -> Result<Vec<InUse>, AppError> {
    let current = ItemVersion::belongs_to(Item).from(item_version::Column::Id).to(item::Column::CurrentVersionId);
    let items = ItemVersion::find()
        .join(JoinType::InnerJoin, current.into())
        .filter(item::Column::AreaId.eq(area))
        .filter(item::Column::Status.eq(ItemStatus::Active))
        .order_by_asc(item::Column::Code)
        .select_only()
        .column(item::Column::Code)
        .column_as(item_version::Column::Id, "version_id")
        .columns([
            item_version::Column::ItemId,
            item_version::Column::ContentSha256,
            item_version::Column::Basis,
            item_version::Column::Parameters,
        ]);
    Ok(items.into_model().all(db).await?)
}

fn known(item: &InUse) -> Result<Known, AppError> {
    let model: Model = serde_json::from_value(item.parameters.clone()).map_err(AppError::internal)?;
    Ok(Known { model, is_calibrated: item.basis == ItemBasis::Calibrated })
}

/// The answers of every closed test to items as they read today: by test, places in the list of items with points.
///
/// A person may have taken several tests; each counts as one, as her ability may have changed between them.
async fn answers(db: &impl ConnectionTrait, items: &[InUse]) -> Result<Vec<Vec<(usize, u8)>>, AppError> {
    let places: HashMap<(ItemId, &str), usize> =
        items.iter().zip(0..).map(|(item, place)| ((item.item_id, item.content_sha256.as_str()), place)).collect();
    let versions: Vec<(ItemVersionId, ItemId, String)> = ItemVersion::find()
        .filter(item_version::Column::ItemId.is_in(items.iter().map(|item| item.item_id)))
        .select_only()
        .columns([item_version::Column::Id, item_version::Column::ItemId, item_version::Column::ContentSha256])
        .into_tuple()
        .all(db)
        .await?;
    let same: HashMap<ItemVersionId, usize> = versions
        .into_iter()
        .filter_map(|(version, item, content)| Some((version, *places.get(&(item, content.as_str()))?)))
        .collect();
    let rows: Vec<(SkillTestId, ItemVersionId, i16)> = SkillAnswer::find()
        .join(JoinType::InnerJoin, skill_answer::Relation::SkillTest.def())
        .filter(skill_answer::Column::ItemVersionId.is_in(same.keys().copied()))
        .filter(skill_test::Column::ClosedAt.is_not_null())
        .order_by_asc(skill_answer::Column::TestId)
        .select_only()
        .columns([skill_answer::Column::TestId, skill_answer::Column::ItemVersionId, skill_answer::Column::Points])
        .into_tuple()
        .all(db)
        .await?;
    let mut tests: Vec<Vec<(usize, u8)>> = Vec::new();
    let mut last = None;
    for (test, version, points) in rows {
        if last != Some(test) {
            tests.push(Vec::new());
            last = Some(test);
        }
        let answer = (same[&version], u8::try_from(points).map_err(AppError::internal)?);
        tests.last_mut().expect("one was just begun").push(answer);
    }
    Ok(tests)
}

async fn write(
    state: &AppState,
    area: SkillId,
    lease: &Lease,
    items: &[InUse],
    found: Estimate,
    tests: usize,
) -> Result<Outcome, AppError> {
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    if !lease.is_held(&txn).await? {
        return Ok(Outcome::Busy);
    }
    let row = begun(area, &found, tests, now)?.insert(&txn).await?;
    let (mut taken, mut lines) = (0, Vec::with_capacity(items.len()));
    for (item, verdict) in items.iter().zip(found.items) {
        let mut line = item_calibration::ActiveModel {
            calibration_id: Set(row.id),
            item_id: Set(item.item_id),
            answers: Set(i64::try_from(verdict.answers()).map_err(AppError::internal)?),
            ..Default::default()
        };
        let mut told = verdict.to_string();
        match verdict {
            Verdict::Kept { .. } => continue,
            Verdict::NotTaken { reason, .. } => line.reason = Set(Some(reason)),
            Verdict::Taken(fit) => match put_into_use(&txn, item, &fit.model, now).await? {
                Some(version) => {
                    taken += 1;
                    line.item_version_id = Set(Some(version));
                    line.parameters = Set(Some(serde_json::to_value(&fit.model).map_err(AppError::internal)?));
                    line.errors = Set(Some(serde_json::to_value((fit.error_of_a, fit.errors_of_b)).map_err(AppError::internal)?));
                    (line.infit, line.outfit) = (Set(Some(fit.infit)), Set(Some(fit.outfit)));
                }
                None => {
                    "it was changed while it was calibrated".clone_into(&mut told);
                    line.reason = Set(Some(told.clone()));
                }
            },
        }
        ItemCalibration::insert(line).exec_without_returning(&txn).await?;
        lines.push((item.code.clone(), told));
    }
    let id = row.id;
    let mut row: calibration::ActiveModel = row.into();
    row.taken = Set(i32::try_from(taken).map_err(AppError::internal)?);
    row.update(&txn).await?;
    let detail = serde_json::json!({ "area": area, "tests": tests, "taken": taken });
    let entry = audit::Entry { actor: None, act: "bank.calibrate", subject: format!("calibration:{id}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(Outcome::Done(Done {
        tests,
        answers: found.answers,
        log_likelihood: found.log_likelihood,
        cycles: found.cycles,
        items: lines,
        taken,
    }))
}

/// The row of a calibration that has taken nothing yet.
fn begun(area: SkillId, found: &Estimate, tests: usize, now: DateTimeUtc) -> Result<calibration::ActiveModel, AppError> {
    Ok(calibration::ActiveModel {
        area_id: Set(area),
        at: Set(now),
        tests: Set(i64::try_from(tests).map_err(AppError::internal)?),
        answers: Set(i64::try_from(found.answers).map_err(AppError::internal)?),
        log_likelihood: Set(found.log_likelihood),
        mean: Set(found.population.mean()),
        deviation: Set(found.population.deviation()),
        cycles: Set(i32::try_from(found.cycles).map_err(AppError::internal)?),
        taken: Set(0),
        ..Default::default()
    })
}

/// A new version with the same content and these parameters; none if the item has another version by now. Tests under way
/// go on with the one that they began with.
async fn put_into_use(
    txn: &DatabaseTransaction,
    item: &InUse,
    model: &Model,
    now: DateTimeUtc,
) -> Result<Option<ItemVersionId>, AppError> {
    let row = Item::find_by_id(item.item_id).lock_exclusive().one(txn).await?;
    if row.and_then(|row| row.current_version_id) != Some(item.version_id) {
        return Ok(None);
    }
    let Some(version) = ItemVersion::find_by_id(item.version_id).one(txn).await? else { return Ok(None) };
    let newest: Option<i32> = ItemVersion::find()
        .filter(item_version::Column::ItemId.eq(item.item_id))
        .order_by_desc(item_version::Column::Number)
        .select_only()
        .column(item_version::Column::Number)
        .into_tuple()
        .one(txn)
        .await?;
    let next = item_version::ActiveModel {
        item_id: Set(item.item_id),
        number: Set(newest.unwrap_or(version.number) + 1),
        content: Set(version.content),
        content_sha256: Set(version.content_sha256),
        level: Set(version.level),
        parameters: Set(serde_json::to_value(model).map_err(AppError::internal)?),
        basis: Set(ItemBasis::Calibrated),
        created_at: Set(now),
        ..Default::default()
    };
    let next = next.insert(txn).await?.id;
    Item::update_many()
        .col_expr(item::Column::CurrentVersionId, Expr::value(next))
        .filter(item::Column::Id.eq(item.item_id))
        .exec(txn)
        .await?;
    Ok(Some(next))
}

/// Calibrates the areas whose items have enough new answers, in the small hours of Bangkok; gives how many items have new
/// parameters.
pub async fn calibrate_at_night(state: &AppState) -> Result<usize, AppError> {
    let now = state.clock.now();
    if !(1..5).contains(&(now - start_of_day(bangkok_date(now))).num_hours()) {
        return Ok(0);
    }
    let mut taken = 0;
    for area in ripe(state.db.read()).await? {
        if let Outcome::Done(done) = calibrate(state, area, |_| {}).await? {
            taken += done.taken;
        }
    }
    Ok(taken)
}

/// The areas with an item by judgement that has enough answers, and half as many again as when it was last tried.
async fn ripe(db: &impl ConnectionTrait) -> Result<Vec<SkillId>, AppError> {
    #[derive(FromQueryResult)]
    struct Answered {
        item_id: ItemId,
        area_id: SkillId,
        answers: i64,
    }
    let current = ItemVersion::belongs_to(Item).from(item_version::Column::Id).to(item::Column::CurrentVersionId);
    let answered: Vec<Answered> = ItemVersion::find()
        .join(JoinType::InnerJoin, current.into())
        .join(
            JoinType::InnerJoin,
            ItemVersion::belongs_to(ItemStatistics)
                .from(item_version::Column::ContentSha256)
                .to(item_statistics::Column::ContentSha256)
                .into(),
        )
        .filter(item::Column::Status.eq(ItemStatus::Active))
        .filter(item_version::Column::Basis.eq(ItemBasis::Expert))
        .filter(item_statistics::Column::Answers.gte(i64::from(FEWEST)))
        .select_only()
        .column(item_version::Column::ItemId)
        .column(item::Column::AreaId)
        .column(item_statistics::Column::Answers)
        .into_model()
        .all(db)
        .await?;
    let tried: Vec<(ItemId, i64)> = ItemCalibration::find()
        .filter(item_calibration::Column::ItemId.is_in(answered.iter().map(|answered| answered.item_id)))
        .select_only()
        .column(item_calibration::Column::ItemId)
        .column_as(item_calibration::Column::Answers.max(), "answers")
        .group_by(item_calibration::Column::ItemId)
        .into_tuple()
        .all(db)
        .await?;
    let tried: HashMap<ItemId, i64> = tried.into_iter().collect();
    let is_ripe = |one: &&Answered| tried.get(&one.item_id).is_none_or(|before| 2 * one.answers >= 3 * before);
    let mut areas: Vec<SkillId> = answered.iter().filter(is_ripe).map(|answered| answered.area_id).collect();
    areas.sort_unstable();
    areas.dedup();
    Ok(areas)
}
