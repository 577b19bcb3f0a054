//! A certificate of another institution that a person claims, with its evidence.

use sea_orm::entity::prelude::*;

use super::kinds::ClaimState;
use crate::id::{ExternalClaimId, PersonId, SkillId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "external_claims")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ExternalClaimId,
    pub person_id: PersonId,
    pub skill_id: SkillId,
    /// 1 to 5, as she claims it.
    pub level: i16,
    #[sea_orm(column_type = "Text")]
    pub issuer: String,
    #[sea_orm(column_type = "Text")]
    pub certificate: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub number: Option<String>,
    pub issued_on: Date,
    pub valid_until: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub file_sha256: String,
    /// As she called it; shown, never used as a path.
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    /// `pdf`, `png` or `jpeg`, by its content.
    #[sea_orm(column_type = "Text")]
    pub file_kind: String,
    /// When the form was made, in milliseconds: a form that is sent twice is one claim.
    pub form: i64,
    pub state: ClaimState,
    pub claimed_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<PersonId>,
    /// The level that was confirmed; not above what she claims.
    pub granted_level: Option<i16>,
    /// Why it was refused, or confirmed on a lower level.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
