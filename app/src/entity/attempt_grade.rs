//! The result of an attempt by corrected keys; append-only, the newest is the one that counts.

use sea_orm::entity::prelude::*;

use crate::id::{AttemptGradeId, AttemptId, RegradeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_grades")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AttemptGradeId,
    pub attempt_id: AttemptId,
    pub regrade_id: RegradeId,
    pub points_before: i32,
    pub max_before: i32,
    pub passed_before: bool,
    pub points: i32,
    pub max_points: i32,
    /// Whether the attempt counts as passed: a pass that was given stays.
    pub passed: bool,
    /// Whether the points reach the pass mark.
    pub reached: bool,
    /// It was handed in after the correction, so that this is the first result that its learner was told.
    pub at_closing: bool,
    pub at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "AttemptId", to = "Id")]
    pub attempt: BelongsTo<super::attempt::Entity>,
    #[sea_orm(belongs_to, from = "RegradeId", to = "Id")]
    pub regrade: BelongsTo<super::regrade::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
