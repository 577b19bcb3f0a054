//! The log of what a learner has done, and the moment in which it is enough.

use std::collections::{BTreeSet, HashMap};

use courses::completion::{Evidence, Progress, Required, progress};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult,
    IntoActiveModel, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait, entity::prelude::DateTimeUtc,
    sea_query::OnConflict,
};

use super::complete::{self, Score};
use crate::{
    entity::{Enrolment, Evidence as EvidenceTable, enrolment, evidence},
    error::AppError,
    id::{CourseId, EnrolmentId, PersonId},
    state::AppState,
};

/// Records that a fact is so, in the caller's transaction; the same fact twice changes nothing.
///
/// Evidence that completes the course writes completion, certificate, mail and tally in the same transaction. The
/// enrolment is locked first, so that two facts arriving together are counted one after the other.
pub async fn record(
    state: &AppState,
    txn: &DatabaseTransaction,
    enrolment: EnrolmentId,
    new: Evidence,
    score: Option<Score>,
    now: DateTimeUtc,
) -> Result<Progress, AppError> {
    let enrolment = Enrolment::find_by_id(enrolment).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    let required = required(state, txn, &enrolment).await?;
    EvidenceTable::insert(evidence::ActiveModel {
        enrolment_id: Set(enrolment.id),
        item: Set(new.item.to_string()),
        fact: Set(new.fact.to_string()),
        at: Set(now),
        ..Default::default()
    })
    .on_conflict(
        OnConflict::columns([evidence::Column::EnrolmentId, evidence::Column::Item, evidence::Column::Fact])
            .do_nothing()
            .to_owned(),
    )
    .exec_without_returning(txn)
    .await?;

    let progress = progress(&required, &all(txn, enrolment.id).await?);
    let completes = progress.is_complete() && enrolment.completed_at.is_none();
    let mut row = enrolment.clone().into_active_model();
    row.done = Set(count(progress.done)?);
    row.required = Set(count(progress.total)?);
    row.last_active_at = Set(now);
    if completes {
        row.completed_at = Set(Some(now));
    }
    row.update(txn).await?;
    if completes {
        complete::complete(state, txn, &enrolment, score, now).await?;
    }
    Ok(progress)
}

/// An enrolment, what is on record for it, and where that leaves the learner.
#[derive(Clone, Debug)]
pub struct Standing {
    pub enrolment: enrolment::Model,
    pub evidence: BTreeSet<Evidence>,
    pub progress: Progress,
}

/// The standing of a person in a course by her newest enrolment; one query for the enrolment and its evidence.
pub async fn newest(
    state: &AppState,
    db: &impl ConnectionTrait,
    person: PersonId,
    course: CourseId,
) -> Result<Option<Standing>, AppError> {
    let found = Enrolment::find()
        .join(JoinType::LeftJoin, evidence::Relation::Enrolment.def().rev())
        .filter(enrolment::Column::PersonId.eq(person))
        .filter(enrolment::Column::CourseId.eq(course))
        .order_by_desc(enrolment::Column::Cycle)
        .column_as(evidence::Column::Item, "evidence_item")
        .column_as(evidence::Column::Fact, "evidence_fact")
        .into_query();
    let rows = db.query_all(&found).await?;
    // The same enrolment stands in every row of its evidence: it is read once.
    let Some(enrolment) = rows.first().map(|row| enrolment::Model::from_query_result(row, "")).transpose()? else {
        return Ok(None);
    };
    let mut evidence = BTreeSet::new();
    for row in &rows {
        let fact: (EnrolmentId, Option<String>, Option<String>) =
            (row.try_get("", "id")?, row.try_get("", "evidence_item")?, row.try_get("", "evidence_fact")?);
        if let (id, Some(item), Some(fact)) = fact
            && id == enrolment.id
        {
            evidence.insert(parse(&item, &fact)?);
        }
    }
    let progress = progress(&required(state, db, &enrolment).await?, &evidence);
    Ok(Some(Standing { enrolment, evidence, progress }))
}

/// Where the learner stands, and what is missing: the one function that page, test and report ask.
pub async fn standing(state: &AppState, db: &impl ConnectionTrait, enrolment: &enrolment::Model) -> Result<Progress, AppError> {
    let required = required(state, db, enrolment).await?;
    Ok(progress(&required, &all(db, enrolment.id).await?))
}

/// As [`standing`], for several enrolments with one look at the evidence; in the same order.
pub async fn standings(
    state: &AppState,
    db: &impl ConnectionTrait,
    enrolments: &[enrolment::Model],
) -> Result<Vec<Progress>, AppError> {
    let ids = enrolments.iter().map(|enrolment| enrolment.id);
    let rows = EvidenceTable::find().filter(evidence::Column::EnrolmentId.is_in(ids)).all(db).await?;
    let mut facts: HashMap<EnrolmentId, BTreeSet<Evidence>> = HashMap::new();
    for row in &rows {
        facts.entry(row.enrolment_id).or_default().insert(parse(&row.item, &row.fact)?);
    }
    let mut standings = Vec::with_capacity(enrolments.len());
    for enrolment in enrolments {
        let required = required(state, db, enrolment).await?;
        standings.push(progress(&required, facts.get(&enrolment.id).unwrap_or(&BTreeSet::new())));
    }
    Ok(standings)
}

/// Everything that is on record for an enrolment.
pub async fn all(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<BTreeSet<Evidence>, AppError> {
    let rows = EvidenceTable::find().filter(evidence::Column::EnrolmentId.eq(enrolment)).all(db).await?;
    rows.iter().map(|row| parse(&row.item, &row.fact)).collect()
}

fn parse(item: &str, fact: &str) -> Result<Evidence, AppError> {
    let item = item.parse().map_err(|_| AppError::internal("evidence names an item that nobody knows"))?;
    let fact = fact.parse().map_err(|_| AppError::internal("evidence names a fact that nobody knows"))?;
    Ok(Evidence { item, fact })
}

async fn required(state: &AppState, db: &impl ConnectionTrait, enrolment: &enrolment::Model) -> Result<Required, AppError> {
    Ok(Required::of(&*super::version::package(state, db, enrolment.version_id).await?))
}

fn count(number: u32) -> Result<i32, AppError> {
    i32::try_from(number).map_err(AppError::internal)
}
