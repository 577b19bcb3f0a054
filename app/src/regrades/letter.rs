//! What there is to tell somebody whose result was corrected, for whoever writes the letter.

use courses::Bilingual;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::skill_tests;
use crate::{
    entity::{Attempt, AttemptGrade, CourseVersion, Enrolment, Regrade, SkillTest, attempt_grade},
    error::AppError,
    id::{AttemptId, PersonId, RegradeId, SkillTestId},
    state::AppState,
};

/// A corrected result of a final test.
pub struct OfAttempt {
    pub person: PersonId,
    pub title: Bilingual,
    pub number: i32,
    /// Earned and possible.
    pub before: (i32, i32),
    pub after: (i32, i32),
    pub passed_before: bool,
    pub passed: bool,
    pub reached: bool,
    pub reason: String,
}

/// A corrected result of a skill test.
pub struct OfSkillTest {
    pub person: PersonId,
    pub area: Bilingual,
    pub before: i16,
    pub after: i16,
    pub reason: String,
}

/// What a regrade made of an attempt.
pub async fn of_attempt(state: &AppState, attempt: AttemptId, regrade: RegradeId) -> Result<OfAttempt, AppError> {
    let db = state.db.read();
    let row = AttemptGrade::find()
        .filter(attempt_grade::Column::AttemptId.eq(attempt))
        .filter(attempt_grade::Column::RegradeId.eq(regrade))
        .one(db)
        .await?
        .ok_or_else(|| gone("grade"))?;
    let (attempt, enrolment) =
        Attempt::find_by_id(attempt).find_also_related(Enrolment).one(db).await?.ok_or_else(|| gone("attempt"))?;
    let version = enrolment.ok_or_else(|| gone("enrolment"))?.version_id;
    let version = CourseVersion::find_by_id(version).one(db).await?.ok_or_else(|| gone("course version"))?;
    Ok(OfAttempt {
        person: attempt.person_id,
        title: Bilingual { th: version.title_th, en: version.title_en },
        number: attempt.number,
        before: (row.points_before, row.max_before),
        after: (row.points, row.max_points),
        passed_before: row.passed_before,
        passed: row.passed,
        reached: row.reached,
        reason: reason(state, regrade).await?,
    })
}

/// What a regrade made of a skill test.
pub async fn of_skill_test(state: &AppState, test: SkillTestId, regrade: RegradeId) -> Result<OfSkillTest, AppError> {
    let db = state.db.read();
    let results = skill_tests::results(db, test).await?;
    let place = results.iter().position(|row| row.regrade_id == Some(regrade)).ok_or_else(|| gone("result"))?;
    let after = &results[place];
    let before = place.checked_sub(1).map_or(after.level, |place| results[place].level);
    let test = SkillTest::find_by_id(test).one(db).await?.ok_or_else(|| gone("skill test"))?;
    let frameworks = state.skills.all(&state.db).await?;
    let area = frameworks.area_of(test.skill_id).ok_or_else(|| gone("area"))?.name.clone();
    Ok(OfSkillTest { person: test.person_id, area, before, after: after.level, reason: reason(state, regrade).await? })
}

async fn reason(state: &AppState, regrade: RegradeId) -> Result<String, AppError> {
    let row = Regrade::find_by_id(regrade).one(state.db.read()).await?.ok_or_else(|| gone("regrade"))?;
    Ok(row.reason.unwrap_or_default())
}

fn gone(what: &str) -> AppError {
    AppError::internal(format!("the {what} of a corrected result is gone"))
}
