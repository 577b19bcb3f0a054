//! What is known of a skill of a person, from where and since when; append-only.

use sea_orm::entity::prelude::*;

use super::kinds::{ItemBasis, SkillSource};
use crate::id::{FrameworkId, PersonId, RegradeId, SkillEvidenceId, SkillId, SkillTestId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_evidence")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillEvidenceId,
    pub person_id: PersonId,
    pub framework_id: FrameworkId,
    pub skill_id: SkillId,
    pub source: SkillSource,
    pub level: i16,
    /// On the scale of the bank; only of a test.
    pub ability: Option<f64>,
    pub standard_error: Option<f64>,
    /// `courses::irt::LevelChance` of every level; only of a test.
    #[sea_orm(column_type = "Json", nullable)]
    pub chances: Option<Json>,
    pub basis: Option<ItemBasis>,
    /// The day in Bangkok.
    pub observed_on: Date,
    pub test_id: Option<SkillTestId>,
    pub created_at: DateTimeUtc,
    /// What no person has twice of a skill and source; none of a test, which has its own key.
    #[sea_orm(column_type = "Text", nullable)]
    pub fact: Option<String>,
    /// Who confirmed it or brought it in, where that is somebody else.
    pub actor_id: Option<PersonId>,
    /// What there is to tell beside the level: the replies of a self-rating, the issuer of an external result.
    #[sea_orm(column_type = "Json", nullable)]
    pub detail: Option<Json>,
    /// The correction of a key by which the test says this now; none for what it said first.
    pub regrade_id: Option<RegradeId>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
    #[sea_orm(belongs_to, from = "SkillId", to = "Id")]
    pub skill: BelongsTo<super::skill::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
