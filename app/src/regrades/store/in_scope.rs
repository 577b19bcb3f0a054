//! Corrected results of the people of an HR officer, a page at a time. Scope is in the query: who works elsewhere today is
//! not there.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationTrait, Select,
    entity::prelude::DateTimeUtc,
    sea_query::{Alias, Expr},
};

use crate::{
    access::HrOfficer,
    entity::{
        AttemptGrade, CourseVersion, Person, Posting, Regrade, SkillEvidence, attempt, attempt_grade, course_version, enrolment,
        person, posting, regrade, skill_evidence,
    },
    error::AppError,
    id::{AttemptId, PersonId, SkillId},
    people::posting::in_force,
    thai::date::bangkok_date,
};

/// So many rows of each kind stand on a page.
const PAGE: u64 = 50;

/// A corrected result of a final test.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OfAttempt {
    pub attempt_id: AttemptId,
    pub person_id: PersonId,
    pub number: i32,
    pub given_th: String,
    pub family_th: String,
    pub given_en: String,
    pub family_en: String,
    pub title_th: String,
    pub title_en: String,
    pub points_before: i32,
    pub max_before: i32,
    pub passed_before: bool,
    pub points: i32,
    pub max_points: i32,
    pub passed: bool,
    pub reached: bool,
    pub at: DateTimeUtc,
    pub reason: Option<String>,
}

/// A corrected result of a skill test.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OfSkillTest {
    pub person_id: PersonId,
    pub skill_id: SkillId,
    pub given_th: String,
    pub family_th: String,
    pub given_en: String,
    pub family_en: String,
    /// The level that the test said first.
    pub before: Option<i16>,
    pub level: i16,
    pub created_at: DateTimeUtc,
    pub reason: Option<String>,
}

const NAMES: [person::Column; 4] =
    [person::Column::GivenTh, person::Column::FamilyTh, person::Column::GivenEn, person::Column::FamilyEn];

/// The people who work in the scope today.
fn people(right: &HrOfficer, now: DateTimeUtc) -> Select<Posting> {
    Posting::find()
        .join(JoinType::InnerJoin, posting::Relation::Unit.def())
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(bangkok_date(now)))
        .filter(right.scope().condition())
        .select_only()
        .column(posting::Column::PersonId)
}

/// Attempts whose result has changed after it was told, the newest first, and whether there are more.
pub async fn attempts_in_scope(
    db: &impl ConnectionTrait,
    right: &HrOfficer,
    page: u64,
    now: DateTimeUtc,
) -> Result<(Vec<OfAttempt>, bool), AppError> {
    let column = |column: attempt_grade::Column| Expr::col((AttemptGrade, column));
    let changed = Condition::any()
        .add(column(attempt_grade::Column::Points).ne(column(attempt_grade::Column::PointsBefore)))
        .add(column(attempt_grade::Column::MaxPoints).ne(column(attempt_grade::Column::MaxBefore)))
        .add(column(attempt_grade::Column::Passed).ne(column(attempt_grade::Column::PassedBefore)));
    let of_enrolment =
        attempt::Entity::belongs_to(enrolment::Entity).from(attempt::Column::EnrolmentId).to(enrolment::Column::Id);
    let of_version =
        enrolment::Entity::belongs_to(CourseVersion).from(enrolment::Column::VersionId).to(course_version::Column::Id);
    let of_person = attempt::Entity::belongs_to(Person).from(attempt::Column::PersonId).to(person::Column::Id);
    let rows = AttemptGrade::find()
        .join(JoinType::InnerJoin, attempt_grade::Relation::Attempt.def())
        .join(JoinType::InnerJoin, attempt_grade::Relation::Regrade.def())
        .join(JoinType::InnerJoin, of_person.into())
        .join(JoinType::InnerJoin, of_enrolment.into())
        .join(JoinType::InnerJoin, of_version.into())
        .filter(attempt_grade::Column::AtClosing.eq(false))
        .filter(changed)
        .filter(attempt::Column::PersonId.in_subquery(people(right, now).into_query()))
        .order_by_desc(attempt_grade::Column::Id)
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
        .select_only()
        .columns([
            attempt_grade::Column::AttemptId,
            attempt_grade::Column::PointsBefore,
            attempt_grade::Column::MaxBefore,
            attempt_grade::Column::PassedBefore,
            attempt_grade::Column::Points,
            attempt_grade::Column::MaxPoints,
            attempt_grade::Column::Passed,
            attempt_grade::Column::Reached,
            attempt_grade::Column::At,
        ])
        .columns([attempt::Column::PersonId, attempt::Column::Number])
        .columns(NAMES)
        .columns([course_version::Column::TitleTh, course_version::Column::TitleEn])
        .column(regrade::Column::Reason);
    Ok(cut(rows.into_model().all(db).await?))
}

/// Skill tests whose result has changed after it was told, the newest first, and whether there are more.
pub async fn skill_tests_in_scope(
    db: &impl ConnectionTrait,
    right: &HrOfficer,
    page: u64,
    now: DateTimeUtc,
) -> Result<(Vec<OfSkillTest>, bool), AppError> {
    let first = Alias::new("first");
    let of_regrade = SkillEvidence::belongs_to(Regrade).from(skill_evidence::Column::RegradeId).to(regrade::Column::Id);
    let first_result: sea_orm::RelationDef =
        SkillEvidence::belongs_to(SkillEvidence).from(skill_evidence::Column::TestId).to(skill_evidence::Column::TestId).into();
    let is_first = Expr::col((first.clone(), skill_evidence::Column::RegradeId)).is_null();
    let rows = SkillEvidence::find()
        .join(JoinType::InnerJoin, of_regrade.into())
        .join(JoinType::InnerJoin, skill_evidence::Relation::Person.def())
        .join_as(JoinType::LeftJoin, first_result, first.clone())
        .filter(is_first)
        .filter(skill_evidence::Column::PersonId.in_subquery(people(right, now).into_query()))
        .order_by_desc(skill_evidence::Column::Id)
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
        .select_only()
        .columns([
            skill_evidence::Column::PersonId,
            skill_evidence::Column::SkillId,
            skill_evidence::Column::Level,
            skill_evidence::Column::CreatedAt,
        ])
        .column_as(Expr::col((first, skill_evidence::Column::Level)), "before")
        .columns(NAMES)
        .column(regrade::Column::Reason);
    Ok(cut(rows.into_model().all(db).await?))
}

/// One row more was asked for than is shown.
fn cut<T>(mut rows: Vec<T>) -> (Vec<T>, bool) {
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    (rows, more)
}
