//! What is added to the sums of units, gathered first, so that many changes are few statements.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, Statement, Value};

use crate::{
    entity::{SkillSource, skill_standing},
    id::{SkillId, UnitId},
};

/// Rows of a statement: ten values each.
const ROWS: usize = 200;

/// Changes of `skill_tallies` and `skill_ages`. Sorted, so that two transactions take the rows in the same order and
/// cannot wait for each other.
#[derive(Default)]
pub(super) struct Sums {
    levels: BTreeMap<(UnitId, SkillId, SkillSource, String), [i32; 6]>,
    quarters: BTreeMap<(UnitId, SkillId, SkillSource, i32), i32>,
}

impl Sums {
    /// Counts a standing in.
    pub fn add(&mut self, standing: &skill_standing::Model) {
        self.change(standing, 1);
    }

    /// Counts a standing out.
    pub fn take(&mut self, standing: &skill_standing::Model) {
        self.change(standing, -1);
    }

    fn change(&mut self, standing: &skill_standing::Model, people: i32) {
        let (Some(unit), Some(population)) = (standing.unit_id, &standing.population) else { return };
        let (skill, source) = (standing.skill_id, standing.source);
        let levels = self.levels.entry((unit, skill, source, population.clone())).or_default();
        if let Some(level) = usize::try_from(standing.level).ok().and_then(|level| levels.get_mut(level)) {
            *level += people;
        }
        *self.quarters.entry((unit, skill, source, quarter_of(standing.observed_on))).or_default() += people;
    }

    /// Adds everything to what is there, so that no transaction can lose the addition of another. Raw because the query
    /// builder has no upsert that adds; the same text runs on both engines.
    pub async fn write(self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        let moved = self.levels.into_iter().filter(|(_, levels)| levels.iter().any(|people| *people != 0));
        let rows: Vec<Vec<Value>> = moved
            .map(|((unit, skill, source, population), levels)| {
                let what: [Value; 4] = [unit.into(), skill.into(), source.into(), population.into()];
                what.into_iter().chain(levels.map(Value::from)).collect()
            })
            .collect();
        upsert(txn, TALLIES, ADD_LEVELS, rows).await?;
        let moved = self.quarters.into_iter().filter(|(_, people)| *people != 0);
        let rows: Vec<Vec<Value>> = moved
            .map(|((unit, skill, source, quarter), people)| {
                vec![unit.into(), skill.into(), source.into(), quarter.into(), people.into()]
            })
            .collect();
        upsert(txn, AGES, ADD_PEOPLE, rows).await
    }
}

const TALLIES: &str = "INSERT INTO skill_tallies AS t (unit_id, skill_id, source, population, \
    level_0, level_1, level_2, level_3, level_4, level_5)";
const ADD_LEVELS: &str = "ON CONFLICT (unit_id, skill_id, source, population) DO UPDATE SET \
    level_0 = t.level_0 + excluded.level_0, level_1 = t.level_1 + excluded.level_1, \
    level_2 = t.level_2 + excluded.level_2, level_3 = t.level_3 + excluded.level_3, \
    level_4 = t.level_4 + excluded.level_4, level_5 = t.level_5 + excluded.level_5";
const AGES: &str = "INSERT INTO skill_ages AS t (unit_id, skill_id, source, quarter, people)";
const ADD_PEOPLE: &str = "ON CONFLICT (unit_id, skill_id, source, quarter) DO UPDATE SET people = t.people + excluded.people";

async fn upsert(txn: &DatabaseTransaction, into: &str, add: &str, rows: Vec<Vec<Value>>) -> Result<(), DbErr> {
    for chunk in rows.chunks(ROWS) {
        let mut place = 0;
        let mut marks = |row: &Vec<Value>| {
            let marks: Vec<_> = row
                .iter()
                .map(|_| {
                    place += 1;
                    format!("${place}")
                })
                .collect();
            format!("({})", marks.join(", "))
        };
        let marks: Vec<_> = chunk.iter().map(&mut marks).collect();
        let sql = format!("{into} VALUES {} {add}", marks.join(", "));
        let values = chunk.iter().flatten().cloned();
        txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, values)).await?;
    }
    Ok(())
}

/// Quarters since January of year 0.
pub fn quarter_of(day: NaiveDate) -> i32 {
    day.year() * 4 + i32::try_from(day.month0() / 3).expect("a year has four quarters")
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
