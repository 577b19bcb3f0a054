//! An adaptive test of one area. All that its choices depend on is fixed at the start.

use sea_orm::entity::prelude::*;

use super::kinds::SkillTestClosing;
use crate::id::{PersonId, SessionId, SkillId, SkillTestId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_tests")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillTestId,
    pub person_id: PersonId,
    /// The area.
    pub skill_id: SkillId,
    pub number: i32,
    /// Where she worked at the start.
    pub unit_id: UnitId,
    pub seed: i64,
    /// The method of choosing, and the item versions with the parameters that count.
    #[sea_orm(column_type = "Json")]
    pub bank: Json,
    #[sea_orm(column_type = "Json")]
    pub policy: Json,
    pub started_at: DateTimeUtc,
    pub deadline_at: DateTimeUtc,
    /// What an accommodation added to the time, within the deadline already.
    pub extra_seconds: i32,
    /// The session that opened it last; only it answers. Sessions are cleared away, so this is no link.
    pub held_by: Option<SessionId>,
    /// True while it is open, null afterwards: the key that allows one open test of an area.
    pub open: Option<bool>,
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<SkillTestClosing>,
    /// A `courses::adaptive::Log`, once it is closed.
    #[sea_orm(column_type = "Json", nullable)]
    pub log: Option<Json>,
    /// When it was taken into the statistics.
    pub counted_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
    #[sea_orm(belongs_to, from = "SkillId", to = "Id")]
    pub skill: BelongsTo<super::skill::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
