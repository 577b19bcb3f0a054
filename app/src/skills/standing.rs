//! Where people stand now by each source, and the sums of it that HR sees. Both move in the transaction of the evidence or
//! of the posting that moves them; nothing ever scans everyone.

mod sums;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use courses::framework::Population;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    entity::prelude::DateTimeUtc,
    sea_query::OnConflict,
};

use super::evidence::is_newer;
use crate::{
    entity::{Posting, SkillSource, SkillStanding, posting, skill_standing},
    error::AppError,
    id::{PersonId, SkillEvidenceId, SkillId, SkillStandingId, UnitId},
    thai::date::bangkok_date,
};

use sums::Sums;
pub use sums::quarter_of;

/// So many people or rows are asked for or written in one statement: both engines take many more parameters.
pub(super) const CHUNK: usize = 500;

/// A piece of evidence as a standing keeps it.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    pub person: PersonId,
    pub area: SkillId,
    pub source: SkillSource,
    pub level: i16,
    pub on: NaiveDate,
    pub evidence: SkillEvidenceId,
}

/// Makes new pieces of evidence the standings of their people, skills and sources, where the standing is not newer. All
/// other standings of these people follow them to the units where they work now.
///
/// The caller holds the locks on the people. The number of statements grows with the people by the thousand, not one by
/// one.
pub async fn observe(txn: &DatabaseTransaction, new: &[Sight], now: DateTimeUtc) -> Result<(), AppError> {
    let people: BTreeSet<_> = new.iter().map(|sight| sight.person).collect();
    let mut desk = Desk::open(txn, people, now).await?;
    for sight in new {
        desk.observe(sight);
    }
    Ok(desk.close(txn).await?)
}

/// Counts all standings of people where they work today: to be called when a posting begins, in its transaction, with the
/// people locked. Who has left stays where she was last.
pub async fn follow(
    txn: &DatabaseTransaction,
    people: impl IntoIterator<Item = PersonId> + Send,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    Ok(Desk::open(txn, people.into_iter().collect(), now).await?.close(txn).await?)
}

/// Where somebody is counted, and with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seat {
    unit: UnitId,
    population: Population,
}

type Key = (PersonId, SkillId, SkillSource);

/// The standings of some people while they change.
struct Desk {
    seats: HashMap<PersonId, Seat>,
    standings: BTreeMap<Key, skill_standing::Model>,
    changed: BTreeSet<Key>,
    sums: Sums,
}

impl Desk {
    async fn open(txn: &DatabaseTransaction, people: BTreeSet<PersonId>, now: DateTimeUtc) -> Result<Self, DbErr> {
        let people: Vec<_> = people.into_iter().collect();
        let mut desk =
            Self { seats: HashMap::new(), standings: BTreeMap::new(), changed: BTreeSet::new(), sums: Sums::default() };
        for chunk in people.chunks(CHUNK) {
            desk.seats.extend(seats(txn, chunk, bangkok_date(now)).await?);
            let rows =
                SkillStanding::find().filter(skill_standing::Column::PersonId.is_in(chunk.iter().copied())).all(txn).await?;
            desk.standings.extend(rows.into_iter().map(|row| ((row.person_id, row.skill_id, row.source), row)));
        }
        desk.follow();
        Ok(desk)
    }

    fn follow(&mut self) {
        for (key, standing) in &mut self.standings {
            let Some(Seat { unit, population }) = self.seats.get(&standing.person_id).copied() else { continue };
            if standing.unit_id == Some(unit) && standing.population.as_deref() == Some(population.name()) {
                continue;
            }
            self.sums.take(standing);
            standing.unit_id = Some(unit);
            standing.population = Some(population.name().to_owned());
            self.sums.add(standing);
            self.changed.insert(*key);
        }
    }

    fn observe(&mut self, new: &Sight) {
        let key = (new.person, new.area, new.source);
        let known = self.standings.get(&key);
        if known.is_some_and(|known| !is_newer(new.on, new.evidence, (known.observed_on, known.evidence_id))) {
            return;
        }
        if let Some(known) = known {
            self.sums.take(known);
        }
        let seat = self.seats.get(&new.person);
        let row = skill_standing::Model {
            id: known.map_or(SkillStandingId(0), |known| known.id),
            person_id: new.person,
            skill_id: new.area,
            source: new.source,
            level: new.level,
            observed_on: new.on,
            evidence_id: new.evidence,
            unit_id: seat.map(|seat| seat.unit),
            population: seat.map(|seat| seat.population.name().to_owned()),
        };
        self.sums.add(&row);
        self.standings.insert(key, row);
        self.changed.insert(key);
    }

    async fn close(self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        let changed: Vec<_> = self.changed.iter().filter_map(|key| self.standings.get(key)).collect();
        for chunk in changed.chunks(CHUNK) {
            let rows = chunk.iter().map(|standing| active(standing));
            SkillStanding::insert_many(rows).on_conflict(renewed()).exec_without_returning(txn).await?;
        }
        self.sums.write(txn).await
    }
}

/// A row is found again by its key, so none needs its id.
fn active(standing: &skill_standing::Model) -> skill_standing::ActiveModel {
    skill_standing::ActiveModel {
        id: NotSet,
        person_id: Set(standing.person_id),
        skill_id: Set(standing.skill_id),
        source: Set(standing.source),
        level: Set(standing.level),
        observed_on: Set(standing.observed_on),
        evidence_id: Set(standing.evidence_id),
        unit_id: Set(standing.unit_id),
        population: Set(standing.population.clone()),
    }
}

fn renewed() -> OnConflict {
    OnConflict::columns([skill_standing::Column::PersonId, skill_standing::Column::SkillId, skill_standing::Column::Source])
        .update_columns([
            skill_standing::Column::Level,
            skill_standing::Column::ObservedOn,
            skill_standing::Column::EvidenceId,
            skill_standing::Column::UnitId,
            skill_standing::Column::Population,
        ])
        .to_owned()
}

/// Where people work on a day, or have worked last.
async fn seats(txn: &DatabaseTransaction, people: &[PersonId], day: NaiveDate) -> Result<HashMap<PersonId, Seat>, DbErr> {
    let postings = Posting::find()
        .filter(posting::Column::PersonId.is_in(people.iter().copied()))
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(posting::Column::ValidFrom.lte(day))
        .order_by_asc(posting::Column::ValidFrom)
        .order_by_asc(posting::Column::Id)
        .all(txn)
        .await?;
    let seat = |row: &posting::Model| Seat { unit: row.unit_id, population: Population::of_posting(row.is_it, &row.level) };
    Ok(postings.iter().map(|row| (row.person_id, seat(row))).collect())
}
