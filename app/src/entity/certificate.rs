//! A certificate as it was printed. Re-issue supersedes; nothing is overwritten.

use sea_orm::entity::prelude::*;

use crate::id::{CertificateId, CompletionId, PersonId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificates")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CertificateId,
    pub completion_id: CompletionId,
    pub person_id: PersonId,
    #[sea_orm(column_type = "Text")]
    pub number: String,
    pub revision: i32,
    #[sea_orm(column_type = "Text")]
    pub verify_code: String,
    #[sea_orm(column_type = "Text")]
    pub name_th: String,
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
    #[sea_orm(column_type = "Text")]
    pub name_key: String,
    #[sea_orm(column_type = "Text")]
    pub title_th: String,
    #[sea_orm(column_type = "Text")]
    pub title_en: String,
    pub minutes: i32,
    pub started_on: Date,
    pub completed_on: Date,
    pub issued_on: Date,
    pub valid_until: Option<Date>,
    pub issuer_unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub issuer_th: String,
    #[sea_orm(column_type = "Text")]
    pub issuer_en: String,
    #[sea_orm(column_type = "Text")]
    pub signatory_name_th: String,
    #[sea_orm(column_type = "Text")]
    pub signatory_name_en: String,
    #[sea_orm(column_type = "Text")]
    pub signatory_position_th: String,
    #[sea_orm(column_type = "Text")]
    pub signatory_position_en: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub logo_sha256: Option<String>,
    pub issued_at: DateTimeUtc,
    pub superseded_by: Option<CertificateId>,
    pub revoked_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub revoked_reason: Option<String>,
    #[sea_orm(belongs_to, from = "CompletionId", to = "Id")]
    pub completion: BelongsTo<super::completion::Entity>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
    #[sea_orm(belongs_to, from = "IssuerUnitId", to = "Id")]
    pub issuer_unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
