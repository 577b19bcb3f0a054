//! Where a person stands now by each source, and the sums of it that HR sees. Both move in the transaction of the evidence
//! or of the posting that moves them; nothing ever scans everyone.

use chrono::{Datelike, NaiveDate};
use courses::framework::Population;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Statement, Value,
    entity::prelude::DateTimeUtc,
};

use super::evidence::is_newer;
use crate::{
    entity::{SkillSource, SkillStanding, skill_standing},
    error::AppError,
    id::{PersonId, SkillEvidenceId, SkillId, UnitId},
    people::posting,
    thai::date::bangkok_date,
};

/// A piece of evidence as a standing keeps it.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    pub area: SkillId,
    pub source: SkillSource,
    pub level: i16,
    pub on: NaiveDate,
    pub evidence: SkillEvidenceId,
}

/// Makes a new piece of evidence the standing of its person, skill and source, unless the standing is newer.
///
/// The caller holds the lock on the person. Her other standings follow her to the unit where she works now.
pub async fn observe(txn: &DatabaseTransaction, person: PersonId, new: Sight, now: DateTimeUtc) -> Result<(), AppError> {
    let seat = follow(txn, person, now).await?;
    let known = SkillStanding::find()
        .filter(skill_standing::Column::PersonId.eq(person))
        .filter(skill_standing::Column::SkillId.eq(new.area))
        .filter(skill_standing::Column::Source.eq(new.source))
        .one(txn)
        .await?;
    if known.as_ref().is_some_and(|known| !is_newer(new.on, new.evidence, (known.observed_on, known.evidence_id))) {
        return Ok(());
    }
    if let Some(known) = &known {
        count(txn, known, -1).await?;
    }
    let row = skill_standing::ActiveModel {
        id: known.as_ref().map_or(NotSet, |known| Set(known.id)),
        person_id: Set(person),
        skill_id: Set(new.area),
        source: Set(new.source),
        level: Set(new.level),
        observed_on: Set(new.on),
        evidence_id: Set(new.evidence),
        unit_id: Set(seat.as_ref().map(|seat| seat.unit)),
        population: Set(seat.map(|seat| seat.population.name().to_owned())),
    };
    let row = if known.is_some() { row.update(txn).await? } else { row.insert(txn).await? };
    Ok(count(txn, &row, 1).await?)
}

/// Where somebody is counted, and with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seat {
    unit: UnitId,
    population: Population,
}

/// Counts all standings of a person where she works today: to be called when a posting begins, in its transaction, with
/// the person locked. Who has left stays where she was last.
async fn follow(txn: &DatabaseTransaction, person: PersonId, now: DateTimeUtc) -> Result<Option<Seat>, AppError> {
    let posting = posting::last(txn, person, bangkok_date(now)).await?;
    let seat =
        posting.map(|posting| Seat { unit: posting.unit_id, population: Population::of_posting(posting.is_it, &posting.level) });
    let Some(Seat { unit, population }) = seat else { return Ok(None) };
    for standing in SkillStanding::find().filter(skill_standing::Column::PersonId.eq(person)).all(txn).await? {
        if standing.unit_id == Some(unit) && standing.population.as_deref() == Some(population.name()) {
            continue;
        }
        count(txn, &standing, -1).await?;
        let mut row = standing.into_active_model();
        row.unit_id = Set(Some(unit));
        row.population = Set(Some(population.name().to_owned()));
        count(txn, &row.update(txn).await?, 1).await?;
    }
    Ok(seat)
}

/// Quarters since January of year 0.
pub fn quarter_of(day: NaiveDate) -> i32 {
    day.year() * 4 + i32::try_from(day.month0() / 3).expect("a year has four quarters")
}

/// Adds a standing to its tallies, or takes it out.
///
/// One statement each, so that two transactions cannot lose each other's addition. Raw because the query builder has no
/// upsert that adds; the same text runs on both engines.
async fn count(txn: &impl ConnectionTrait, standing: &skill_standing::Model, people: i32) -> Result<(), DbErr> {
    let (Some(unit), Some(population)) = (standing.unit_id, &standing.population) else { return Ok(()) };
    let sql = "INSERT INTO skill_tallies AS t (unit_id, skill_id, source, population, \
                 level_0, level_1, level_2, level_3, level_4, level_5) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
               ON CONFLICT (unit_id, skill_id, source, population) DO UPDATE SET \
                 level_0 = t.level_0 + excluded.level_0, level_1 = t.level_1 + excluded.level_1, \
                 level_2 = t.level_2 + excluded.level_2, level_3 = t.level_3 + excluded.level_3, \
                 level_4 = t.level_4 + excluded.level_4, level_5 = t.level_5 + excluded.level_5";
    let at = |level: i16| if standing.level == level { people } else { 0 };
    let what: [Value; 3] = [unit.into(), standing.skill_id.into(), standing.source.into()];
    let levels = (0..=5).map(|level| at(level).into());
    let values = what.clone().into_iter().chain([population.as_str().into()]).chain(levels);
    txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, values)).await?;

    let sql = "INSERT INTO skill_ages AS t (unit_id, skill_id, source, quarter, people) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (unit_id, skill_id, source, quarter) DO UPDATE SET people = t.people + excluded.people";
    let values = what.into_iter().chain([quarter_of(standing.observed_on).into(), people.into()]);
    txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, values)).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_run_on_through_the_years() {
        let quarter = |year, month| quarter_of(NaiveDate::from_ymd_opt(year, month, 15).unwrap());
        assert_eq!(quarter(2027, 1) - quarter(2026, 12), 1);
        assert_eq!(quarter(2026, 12), quarter(2026, 10));
    }
}
