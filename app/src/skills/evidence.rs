//! The log of what is known of a person's skills, and the standing that moves with it in the same transaction.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::DateTimeUtc, prelude::Json,
};

use super::standing::{self, CHUNK, Sight};
use crate::{
    catalogue::skills::KnownSkill,
    entity::{ItemBasis, Person, SkillEvidence, SkillSource, person, skill_evidence},
    error::AppError,
    id::{PersonId, RegradeId, SkillEvidenceId, SkillId, SkillTestId},
};

/// Something that says on which level a person stands in an area.
#[derive(Clone, Debug)]
pub struct Observation {
    pub person: PersonId,
    pub area: KnownSkill,
    pub source: SkillSource,
    pub level: i16,
    /// The day in Bangkok on which it was so.
    pub on: NaiveDate,
    /// What no person has twice of an area and source; nothing for a test, which has its own key.
    pub fact: Option<String>,
    /// Who confirmed it or brought it in, where that is somebody else.
    pub actor: Option<PersonId>,
    /// What there is to tell beside the level.
    pub detail: Option<Json>,
    /// Only of a test.
    pub measured: Option<Measured>,
}

/// What only a test knows.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The test, where it was taken here.
    pub test: Option<SkillTestId>,
    pub ability: f64,
    pub standard_error: f64,
    pub chances: Json,
    pub basis: ItemBasis,
    /// The correction of a key by which the test says this; none for what it said first.
    pub regrade: Option<RegradeId>,
}

/// Appends an observation and moves standing and tally with it. A fact that is there already changes nothing; whether it
/// was new is the answer.
///
/// The person is locked first, so that two observations of one person that arrive together are counted one after the
/// other.
pub async fn record(txn: &DatabaseTransaction, seen: Observation, now: DateTimeUtc) -> Result<bool, AppError> {
    Person::find_by_id(seen.person).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    if is_known(txn, &seen).await? {
        return Ok(false);
    }
    let (person, area, source, level, on) = (seen.person, seen.area.id, seen.source, seen.level, seen.on);
    let evidence = row(seen, now).insert(txn).await?.id;
    standing::observe(txn, &[Sight { person, area, source, level, on, evidence }], now).await?;
    Ok(true)
}

async fn is_known(txn: &DatabaseTransaction, seen: &Observation) -> Result<bool, AppError> {
    let Some(fact) = &seen.fact else { return Ok(false) };
    let same = SkillEvidence::find()
        .filter(skill_evidence::Column::PersonId.eq(seen.person))
        .filter(skill_evidence::Column::SkillId.eq(seen.area.id))
        .filter(skill_evidence::Column::Source.eq(seen.source))
        .filter(skill_evidence::Column::Fact.eq(fact));
    Ok(same.one(txn).await?.is_some())
}

/// As [`record`] for the facts of many people of one source; gives how many were new. A statement for some hundreds of
/// rows, none for each.
///
/// The people are locked in the order of their ids, so that two such transactions cannot wait for each other.
pub async fn record_facts(
    txn: &DatabaseTransaction,
    source: SkillSource,
    mut seen: Vec<Observation>,
    now: DateTimeUtc,
) -> Result<usize, AppError> {
    let people: BTreeSet<_> = seen.iter().map(|seen| seen.person).collect();
    let people: Vec<_> = people.into_iter().collect();
    for chunk in people.chunks(CHUNK) {
        let rows = Person::find().filter(person::Column::Id.is_in(chunk.iter().copied())).order_by_asc(person::Column::Id);
        rows.lock_exclusive().select_only().column(person::Column::Id).into_tuple::<PersonId>().all(txn).await?;
    }
    let known = facts(txn, source, &people).await?;
    seen.retain(|seen| !known.contains_key(&key(seen)));
    for chunk in seen.chunks(CHUNK) {
        let rows = chunk.iter().map(|seen| row(seen.clone(), now));
        SkillEvidence::insert_many(rows).exec_without_returning(txn).await?;
    }
    let written = facts(txn, source, &people).await?;
    let sight = |seen: &Observation| {
        let evidence = written.get(&key(seen))?.id;
        Some(Sight { person: seen.person, area: seen.area.id, source, level: seen.level, on: seen.on, evidence })
    };
    let sights: Vec<_> = seen.iter().filter_map(sight).collect();
    standing::observe(txn, &sights, now).await?;
    Ok(sights.len())
}

/// A piece of evidence by which a fact is known.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub id: SkillEvidenceId,
    pub level: i16,
}

/// The facts of a source that are known of people.
pub async fn facts(
    db: &impl ConnectionTrait,
    source: SkillSource,
    people: &[PersonId],
) -> Result<HashMap<(PersonId, SkillId, String), Known>, AppError> {
    let mut known = HashMap::new();
    for chunk in people.chunks(CHUNK) {
        let rows = SkillEvidence::find()
            .filter(skill_evidence::Column::PersonId.is_in(chunk.iter().copied()))
            .filter(skill_evidence::Column::Source.eq(source))
            .filter(skill_evidence::Column::Fact.is_not_null())
            .select_only()
            .columns([
                skill_evidence::Column::PersonId,
                skill_evidence::Column::SkillId,
                skill_evidence::Column::Fact,
                skill_evidence::Column::Id,
                skill_evidence::Column::Level,
            ])
            .into_tuple::<(PersonId, SkillId, String, SkillEvidenceId, i16)>()
            .all(db)
            .await?;
        known.extend(rows.into_iter().map(|(person, skill, fact, id, level)| ((person, skill, fact), Known { id, level })));
    }
    Ok(known)
}

fn key(seen: &Observation) -> (PersonId, SkillId, String) {
    (seen.person, seen.area.id, seen.fact.clone().unwrap_or_default())
}

fn row(seen: Observation, now: DateTimeUtc) -> skill_evidence::ActiveModel {
    let mut row = skill_evidence::ActiveModel {
        person_id: Set(seen.person),
        framework_id: Set(seen.area.framework),
        skill_id: Set(seen.area.id),
        source: Set(seen.source),
        level: Set(seen.level),
        observed_on: Set(seen.on),
        created_at: Set(now),
        fact: Set(seen.fact),
        actor_id: Set(seen.actor),
        detail: Set(seen.detail),
        ..Default::default()
    };
    if let Some(measured) = seen.measured {
        row.ability = Set(Some(measured.ability));
        row.standard_error = Set(Some(measured.standard_error));
        row.chances = Set(Some(measured.chances));
        row.basis = Set(Some(measured.basis));
        row.test_id = Set(measured.test);
        row.regrade_id = Set(measured.regrade);
    }
    row
}

/// How many observations of a source a person has in an area; the next one is numbered from it, so that a form sent
/// twice is one observation.
pub async fn count(db: &impl ConnectionTrait, person: PersonId, area: SkillId, source: SkillSource) -> Result<u64, AppError> {
    use sea_orm::PaginatorTrait;
    let rows = SkillEvidence::find()
        .filter(skill_evidence::Column::PersonId.eq(person))
        .filter(skill_evidence::Column::SkillId.eq(area))
        .filter(skill_evidence::Column::Source.eq(source));
    Ok(rows.count(db).await?)
}

/// The newest of two observations: by its day, then by when it was written.
pub fn is_newer(on: NaiveDate, evidence: SkillEvidenceId, than: (NaiveDate, SkillEvidenceId)) -> bool {
    (on, evidence) > than
}
