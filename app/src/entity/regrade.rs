//! A corrected key: whom it touches, who decided with which reason, and how far the results have followed.

use sea_orm::entity::prelude::*;

use super::kinds::{RegradeKind, RegradeState};
use crate::id::{CourseId, CourseVersionId, ItemId, ItemVersionId, PersonId, RegradeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "regrades")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RegradeId,
    pub kind: RegradeKind,
    pub state: RegradeState,
    pub course_id: Option<CourseId>,
    /// The course version with the corrected keys.
    pub version_id: Option<CourseVersionId>,
    pub item_id: Option<ItemId>,
    /// The version of the item that was in use when the correction was proposed.
    pub base_version_id: Option<ItemVersionId>,
    /// The version that the correction became.
    pub item_version_id: Option<ItemVersionId>,
    /// A `courses::bank::StoredItem` with the corrected key.
    #[sea_orm(column_type = "Json", nullable)]
    pub content: Option<Json>,
    #[sea_orm(column_type = "Text", nullable)]
    pub content_sha256: Option<String>,
    pub begun_by: PersonId,
    pub begun_at: DateTimeUtc,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub confirmed_by: Option<PersonId>,
    pub confirmed_at: Option<DateTimeUtc>,
    pub finished_at: Option<DateTimeUtc>,
    /// How many rows there were to look at when it began, for a bar of progress.
    pub total: i64,
    /// The older version whose rows are being looked at, and the last row that was.
    pub at_version: Option<i64>,
    pub at_row: i64,
    /// Counts the pages that were written down: of two workers on the same page one writes.
    pub step: i32,
    pub leased_until: Option<DateTimeUtc>,
    /// A `regrades::Counts`: what would change.
    #[sea_orm(column_type = "Json")]
    pub weighed: Json,
    /// A `regrades::Counts`: what has changed.
    #[sea_orm(column_type = "Json")]
    pub graded: Json,
}

impl ActiveModelBehavior for ActiveModel {}
