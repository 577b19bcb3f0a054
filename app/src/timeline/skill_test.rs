//! The timeline of a skill test: its events and the times of its answers. What was asked stays unsaid, since the items of
//! the bank are asked again.

use courses::Bilingual;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::DateTimeUtc};

use super::store::{Entry, What, events};
use crate::{
    access::{HrOfficer, Learner},
    entity::{SkillAnswer, SkillTest, skill_answer, skill_test},
    error::AppError,
    id::{PersonId, SkillTestId},
    people,
    state::AppState,
};

/// All that is on record of a skill test, in the order in which it happened.
pub struct SkillTimeline {
    pub test: skill_test::Model,
    pub area: Bilingual,
    pub entries: Vec<Entry>,
}

/// Of a test of her own; another's is not found.
pub async fn own(state: &AppState, learner: &Learner, id: SkillTestId) -> Result<SkillTimeline, AppError> {
    of(state, learner.person(), id).await
}

/// Of a test of a person who works in the scope today; any other is not found.
pub async fn in_scope(
    state: &AppState,
    right: &HrOfficer,
    person: PersonId,
    id: SkillTestId,
    now: DateTimeUtc,
) -> Result<SkillTimeline, AppError> {
    people::in_scope(state.db.read(), right.scope(), person, now).await?;
    of(state, person, id).await
}

async fn of(state: &AppState, person: PersonId, id: SkillTestId) -> Result<SkillTimeline, AppError> {
    let db = state.db.read();
    let test = SkillTest::find_by_id(id).filter(skill_test::Column::PersonId.eq(person)).one(db).await?;
    let test = test.ok_or(AppError::NotFound)?;
    let frameworks = state.skills.all(&state.db).await?;
    let area = frameworks.area_of(test.skill_id).ok_or(AppError::NotFound)?.name.clone();
    let mut entries = events(db, id).await?;
    entries.extend(saves(db, id).await?);
    entries.sort_by_key(Entry::place);
    Ok(SkillTimeline { test, area, entries })
}

async fn saves(db: &impl ConnectionTrait, id: SkillTestId) -> Result<Vec<Entry>, AppError> {
    let rows: Vec<(i32, DateTimeUtc)> = SkillAnswer::find()
        .filter(skill_answer::Column::TestId.eq(id))
        .order_by_asc(skill_answer::Column::Number)
        .select_only()
        .columns([skill_answer::Column::Number, skill_answer::Column::At])
        .into_tuple()
        .all(db)
        .await?;
    let entry = |(number, at): (i32, DateTimeUtc)| Entry {
        at,
        what: What::Saved { question: usize::try_from(number).unwrap_or_default(), number, is_fast: None },
    };
    Ok(rows.into_iter().map(entry).collect())
}
