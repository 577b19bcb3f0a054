//! The newest evidence of a person in a skill from a source, and where the tally has it.

use sea_orm::entity::prelude::*;

use super::kinds::SkillSource;
use crate::id::{PersonId, SkillEvidenceId, SkillId, SkillStandingId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_standings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillStandingId,
    pub person_id: PersonId,
    pub skill_id: SkillId,
    pub source: SkillSource,
    pub level: i16,
    pub observed_on: Date,
    pub evidence_id: SkillEvidenceId,
    /// Where the person is counted; none for somebody who never had a posting.
    pub unit_id: Option<UnitId>,
    /// The name of a `courses::framework::Population`.
    #[sea_orm(column_type = "Text", nullable)]
    pub population: Option<String>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
