//! One try at a final test. Draw, order and the one deadline are fixed at the start.

use sea_orm::entity::prelude::*;

use super::kinds::AttemptClosing;
use crate::id::{AttemptId, EnrolmentId, PersonId, SessionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AttemptId,
    pub enrolment_id: EnrolmentId,
    pub person_id: PersonId,
    pub number: i32,
    pub seed: i64,
    #[sea_orm(column_type = "Json")]
    pub draw: Json,
    pub started_at: DateTimeUtc,
    pub deadline_at: DateTimeUtc,
    /// What an accommodation added to the time, within the deadline already.
    pub extra_seconds: i32,
    /// The session that opened the paper last; only it writes on it. Sessions are cleared away, so this is no link.
    pub held_by: Option<SessionId>,
    /// How often she may still rest, and how long each time; fixed at the start.
    pub pauses_left: i32,
    pub pause_seconds: i32,
    /// Until when a rest that was begun lasts at most; what is left of it is in the deadline already.
    pub paused_until: Option<DateTimeUtc>,
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<AttemptClosing>,
    pub points: Option<i32>,
    pub max_points: Option<i32>,
    pub passed: Option<bool>,
    /// When it was taken into the statistics.
    pub counted_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "EnrolmentId", to = "Id")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
