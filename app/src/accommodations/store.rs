//! The queries of the feature.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::DateTimeUtc,
};

use super::Effect;
use crate::{
    entity::{Accommodation, Course, Person, accommodation, course, course_version, person},
    id::{AccommodationId, CourseId, PersonId},
};

/// What a person has on a day for a test of a course; without a course, for a skill test.
pub async fn effect(
    db: &impl ConnectionTrait,
    person: PersonId,
    course: Option<CourseId>,
    minutes: u16,
    today: NaiveDate,
) -> Result<Effect, DbErr> {
    let everywhere = accommodation::Column::CourseId.is_null();
    let here = course.map(|course| accommodation::Column::CourseId.eq(course));
    let in_force = Accommodation::find()
        .filter(accommodation::Column::PersonId.eq(person))
        .filter(accommodation::Column::EndedAt.is_null())
        .filter(accommodation::Column::ValidTo.gte(today))
        .filter(Condition::any().add(everywhere).add_option(here))
        .all(db)
        .await?;
    Ok(Effect::of(&in_force, minutes))
}

/// One line of the list.
#[derive(Debug, FromQueryResult)]
pub struct Listed {
    pub id: AccommodationId,
    pub title_th: Option<String>,
    pub title_en: Option<String>,
    /// None: all courses.
    pub slug: Option<String>,
    pub extra_percent: i16,
    pub extra_minutes: i16,
    pub extra_attempts: i16,
    pub extra_pauses: i16,
    pub reason: String,
    pub valid_to: NaiveDate,
    pub created_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    /// Who granted it.
    pub given_th: String,
    pub family_th: String,
    pub given_en: String,
    pub family_en: String,
}

/// Everything that was ever granted to a person, the newest first.
pub async fn of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Listed>, DbErr> {
    let granter = Accommodation::belongs_to(Person).from(accommodation::Column::GrantedBy).to(person::Column::Id);
    let course = Accommodation::belongs_to(Course).from(accommodation::Column::CourseId).to(course::Column::Id);
    let version =
        Course::belongs_to(course_version::Entity).from(course::Column::CurrentVersionId).to(course_version::Column::Id);
    Accommodation::find()
        .join(JoinType::InnerJoin, granter.into())
        .join(JoinType::LeftJoin, course.into())
        .join(JoinType::LeftJoin, version.into())
        .filter(accommodation::Column::PersonId.eq(person))
        .order_by_desc(accommodation::Column::Id)
        .select_only()
        .columns([
            accommodation::Column::Id,
            accommodation::Column::ExtraPercent,
            accommodation::Column::ExtraMinutes,
            accommodation::Column::ExtraAttempts,
            accommodation::Column::ExtraPauses,
            accommodation::Column::Reason,
            accommodation::Column::ValidTo,
            accommodation::Column::CreatedAt,
            accommodation::Column::EndedAt,
        ])
        .column(course::Column::Slug)
        .columns([course_version::Column::TitleTh, course_version::Column::TitleEn])
        .columns([person::Column::GivenTh, person::Column::FamilyTh, person::Column::GivenEn, person::Column::FamilyEn])
        .into_model()
        .all(db)
        .await
}
