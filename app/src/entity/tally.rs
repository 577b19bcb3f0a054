//! What happened in exactly this unit with this course in a month of a fiscal year (1 = October). Sums of these are the dashboards.

use sea_orm::entity::prelude::*;

use crate::id::{CourseId, TallyId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tallies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TallyId,
    pub unit_id: UnitId,
    pub course_id: CourseId,
    pub fiscal_year: i16,
    pub month: i16,
    pub enrolled: i32,
    pub open: i32,
    pub completed: i32,
    pub certificates: i32,
    pub minutes: i64,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
    #[sea_orm(belongs_to, from = "CourseId", to = "Id")]
    pub course: BelongsTo<super::course::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
