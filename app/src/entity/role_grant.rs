//! A role with the unit it reaches over and the day it ends.

use sea_orm::entity::prelude::*;

use super::kinds::Role;
use crate::id::{PersonId, RoleGrantId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grants")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RoleGrantId,
    pub person_id: PersonId,
    pub role: Role,
    pub unit_id: UnitId,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub granted_by: Option<PersonId>,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
