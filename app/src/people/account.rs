//! What an administrator does with the account of a person: suspend, reinstate, invite again.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::Value;

use super::store;
use crate::{
    access::Administrator,
    accounts::invite,
    audit::{self, Entry},
    entity::{Account, AccountState, Session, account, session},
    error::{AppError, Conflict},
    id::PersonId,
    state::AppState,
};

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// She can no longer sign in; her sessions end now.
    Suspend,
    /// She can sign in again.
    Reinstate,
    /// A fresh link for a first sign-in; the one before is void.
    Invite,
}

impl Act {
    const fn name(self) -> &'static str {
        match self {
            Self::Suspend => "account.suspend",
            Self::Reinstate => "account.reinstate",
            Self::Invite => "account.invite",
        }
    }
}

/// Does it, with an entry in the audit chain. An administrator cannot suspend herself.
pub async fn act(state: &AppState, by: &Administrator, person: PersonId, act: Act) -> Result<(), AppError> {
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    store::in_scope(&txn, by.scope(), person, now).await?;
    let account = Account::find()
        .filter(account::Column::PersonId.eq(person))
        .order_by_desc(account::Column::Id)
        .lock_exclusive()
        .one(&txn)
        .await?
        .ok_or(AppError::NotFound)?;
    match act {
        Act::Suspend if person == by.person() => return Err(AppError::Conflict(Conflict::NotOneself)),
        Act::Suspend => {
            set_state(&txn, &account, AccountState::Suspended).await?;
            Session::delete_many().filter(session::Column::AccountId.eq(account.id)).exec(&txn).await?;
        }
        Act::Reinstate => {
            let state = if account.password_hash.is_some() { AccountState::Active } else { AccountState::Invited };
            set_state(&txn, &account, state).await?;
        }
        Act::Invite if account.state != AccountState::Invited => return Err(AppError::Conflict(Conflict::AlreadyDone)),
        Act::Invite => invite::invite(&txn, state, &account, now).await?,
    }
    let entry = Entry { actor: Some(by.person()), act: act.name(), subject: format!("person:{person}"), detail: Value::Null };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(())
}

async fn set_state(txn: &DatabaseTransaction, account: &account::Model, state: AccountState) -> Result<(), AppError> {
    if account.state == state {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    let mut row = account.clone().into_active_model();
    row.state = Set(state);
    row.update(txn).await?;
    Ok(())
}
