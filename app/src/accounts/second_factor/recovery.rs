//! Ten codes for the day the telephone is lost. Kept as keyed hashes; each is good once.

use rand::Rng;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    entity::prelude::DateTimeUtc, sea_query::Expr,
};

use crate::{
    entity::{RecoveryCode, recovery_code},
    id::AccountId,
    vault::Vault,
};

const CODES: usize = 10;
/// Ten letters of thirty are 49 bits: five tries in a quarter of an hour do not guess one.
const LETTERS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWX";
const LENGTH: usize = 10;

/// Makes new codes in place of the old ones and returns them as they are shown: `ABCDE-23456`.
pub(super) async fn renew(txn: &DatabaseTransaction, vault: &Vault, account: AccountId) -> Result<Vec<String>, DbErr> {
    clear(txn, account).await?;
    let codes: Vec<String> = (0..CODES).map(|_| new_code()).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        account_id: Set(account),
        code_hash: Set(hash(vault, account, code)),
        ..Default::default()
    });
    RecoveryCode::insert_many(rows).exec_without_returning(txn).await?;
    Ok(codes.iter().map(|code| format!("{}-{}", &code[..LENGTH / 2], &code[LENGTH / 2..])).collect())
}

/// Uses a code up, given in letters and digits only; false when it is none of hers or was used.
pub(super) async fn take(
    txn: &DatabaseTransaction,
    vault: &Vault,
    account: AccountId,
    code: &str,
    now: DateTimeUtc,
) -> Result<bool, DbErr> {
    let taken = RecoveryCode::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(now))
        .filter(recovery_code::Column::AccountId.eq(account))
        .filter(recovery_code::Column::CodeHash.eq(hash(vault, account, code)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(txn)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// How many are left.
pub(super) async fn left(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    let unused = recovery_code::Column::UsedAt.is_null();
    RecoveryCode::find().filter(recovery_code::Column::AccountId.eq(account)).filter(unused).count(db).await
}

/// Takes all codes away.
pub(super) async fn clear(txn: &DatabaseTransaction, account: AccountId) -> Result<(), DbErr> {
    RecoveryCode::delete_many().filter(recovery_code::Column::AccountId.eq(account)).exec(txn).await.map(drop)
}

fn new_code() -> String {
    let mut rng = rand::rng();
    (0..LENGTH).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
}

fn hash(vault: &Vault, account: AccountId, code: &str) -> Vec<u8> {
    vault.index(&format!("recovery code {account} {code}"))
}
