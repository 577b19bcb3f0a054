//! Queries of the feature.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::entity::{Account, account};

/// The account of an address in its stored form.
pub async fn account_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<account::Model>, DbErr> {
    Account::find().filter(account::Column::Email.eq(email)).one(db).await
}
