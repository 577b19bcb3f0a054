//! What happened to an attempt or a skill test, and when; append-only.

use sea_orm::entity::prelude::*;

use super::kinds::AttemptEventKind;
use crate::id::{AttemptEventId, AttemptId, SkillTestId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AttemptEventId,
    pub attempt_id: Option<AttemptId>,
    pub skill_test_id: Option<SkillTestId>,
    pub kind: AttemptEventKind,
    pub at: DateTimeUtc,
    /// What the browser called itself; none where nobody sat at one.
    #[sea_orm(column_type = "Text", nullable)]
    pub device: Option<String>,
    /// By how much the deadline moved, where it did.
    pub seconds: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
