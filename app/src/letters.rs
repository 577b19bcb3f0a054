//! Letters: what is mailed to people. Written into the outbox in the transaction of what they tell.
//!
//! A letter carries ids, never copies; the worker reads the rest when it sends. `dedupe_key` makes twice once.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    entity::prelude::DateTimeUtc, sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};

use crate::{
    entity::{Account, AccountState, Mail, MailState, account, mail},
    id::{AccountId, AttemptId, CertificateId, ExternalClaimId, PersonId, RegradeId, SkillTestId},
    vault::Vault,
};

/// Every kind of letter that there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Letter {
    /// The certificate as a PDF. `asked` counts how often its owner has asked for it again.
    Certificate { certificate: CertificateId, asked: u32 },
    /// That a final test was handed in, and what is on record of it.
    Receipt { attempt: AttemptId },
    /// That the written answers of a final test have been graded, and what came of it.
    Graded { attempt: AttemptId },
    /// That a claimed result of another institution was confirmed or refused.
    ExternalDecision { claim: ExternalClaimId },
    /// That the result of a final test was corrected.
    Regraded { attempt: AttemptId, regrade: RegradeId },
    /// That the result of a skill test was corrected.
    SkillRegraded { test: SkillTestId, regrade: RegradeId },
    /// A link for the first sign-in. The token is sealed: who reads the outbox cannot use it.
    Invitation { sealed_token: String },
    /// A link to set a new password.
    PasswordReset { sealed_token: String },
    /// That the password was changed, so that she can protest.
    PasswordChanged,
    /// That the second factor was set up, changed or taken away.
    SecondFactorChanged,
}

/// Puts a letter into the outbox; one with the same key is there once only.
pub async fn enqueue(
    txn: &DatabaseTransaction,
    account: AccountId,
    recipient: &str,
    letter: &Letter,
    dedupe_key: String,
    now: DateTimeUtc,
) -> Result<(), DbErr> {
    Mail::insert(mail::ActiveModel {
        dedupe_key: Set(dedupe_key),
        letter: Set(serde_json::to_value(letter).expect("a letter is plain data")),
        account_id: Set(account),
        recipient: Set(recipient.to_owned()),
        state: Set(MailState::Queued),
        tries: Set(0),
        due_at: Set(now),
        queued_at: Set(now),
        created_at: Set(now),
        ..Default::default()
    })
    .on_conflict(OnConflict::column(mail::Column::DedupeKey).do_nothing().to_owned())
    .exec_without_returning(txn)
    .await?;
    Ok(())
}

/// As [`enqueue`], to the newest account of a person; one who cannot sign in gets none.
pub async fn enqueue_to_person(
    txn: &DatabaseTransaction,
    person: PersonId,
    letter: &Letter,
    dedupe_key: String,
    now: DateTimeUtc,
) -> Result<(), DbErr> {
    let account = Account::find()
        .filter(account::Column::PersonId.eq(person))
        .filter(account::Column::State.ne(AccountState::Suspended))
        .order_by_desc(account::Column::Id)
        .one(txn)
        .await?;
    match account {
        Some(account) => enqueue(txn, account.id, &account.email, letter, dedupe_key, now).await,
        None => Ok(()),
    }
}

/// A token as a letter carries it: who reads the outbox or a back-up of it cannot use the link.
pub fn seal_token(vault: &Vault, token: &str) -> String {
    URL_SAFE_NO_PAD.encode(vault.seal(token.as_bytes()))
}

/// The token that [`seal_token`] sealed; nothing when another installation's secret did.
pub fn open_token(vault: &Vault, sealed: &str) -> Option<String> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    String::from_utf8(vault.open(&sealed).ok()?).ok()
}
