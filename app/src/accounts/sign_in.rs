//! Signing in with e-mail and password.

use super::{
    enter::{self, Entered},
    guard, password, store,
};
use crate::{
    entity::AccountState,
    error::{AppError, Fault},
    form::Submission,
};

/// Lets a person in, or answers in one way and in the same time for a wrong password, an address without an account and
/// an account that is suspended or not yet in use.
pub async fn sign_in(submission: &Submission) -> Result<Entered, AppError> {
    let state = &submission.state;
    let now = state.clock.now();
    let mut check = submission.check();
    let email = check.email("email");
    let password = check.secret("password", password::MAX_LENGTH);
    check.done()?;

    let account = store::account_by_email(state.db.read(), &email).await?;
    let id = account.as_ref().map(|account| account.id);
    let attempt = guard::admit(state, &email, id, &submission.headers, submission.visitor.address, now).await.map_err(wait)?;
    let account = account.filter(|account| account.state == AccountState::Active);
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = state.passwords.verify(password, stored).await?;
    let Some(account) = account.filter(|_| right) else {
        attempt.failed(state, now).await?;
        return Err(wrong());
    };

    let txn = state.db.begin().await?;
    attempt.succeeded(&txn).await?;
    let token = enter::open(&txn, &account, submission, None, now).await?;
    txn.commit().await?;
    enter::entered(state, &account, &token, submission, now).await
}

fn wrong() -> AppError {
    AppError::field(
        "email",
        Fault::Said {
            th: "อีเมลหรือรหัสผ่านไม่ถูกต้อง โปรดตรวจสอบภาษาของแป้นพิมพ์แล้วลองอีกครั้ง".to_owned(),
            en: "The e-mail or the password is not right. Please check the language of your keyboard and try again.".to_owned(),
        },
    )
}

/// Too many tries stay on the form, which may hold what she has typed elsewhere.
fn wait(error: AppError) -> AppError {
    let AppError::TooMany { retry_after_seconds } = error else { return error };
    let minutes = retry_after_seconds.div_ceil(60);
    let th = format!("มีการลองรหัสผ่านหลายครั้งเกินไป โปรดรอประมาณ {minutes} นาที หรือตั้งรหัสผ่านใหม่ทางอีเมล");
    let en = format!("The password was tried too often. Please wait about {minutes} minutes, or set a new one by e-mail.");
    AppError::field("email", Fault::Said { th, en })
}
