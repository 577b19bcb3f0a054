//! Every answer of a skill test as it was given and graded, numbered within its test; append-only.

use sea_orm::entity::prelude::*;

use crate::id::{ItemVersionId, SkillAnswerId, SkillTestId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_answers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillAnswerId,
    pub test_id: SkillTestId,
    pub number: i32,
    pub item_version_id: ItemVersionId,
    #[sea_orm(column_type = "Text")]
    pub value: String,
    pub points: i16,
    pub at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "TestId", to = "Id")]
    pub test: BelongsTo<super::skill_test::Entity>,
    #[sea_orm(belongs_to, from = "ItemVersionId", to = "Id")]
    pub item_version: BelongsTo<super::item_version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
