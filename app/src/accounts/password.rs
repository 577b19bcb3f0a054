//! Passwords: argon2id, off the async threads, a bounded number at once.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::{SaltString, rand_core::OsRng},
};
use tokio::sync::Semaphore;

use crate::error::AppError;

pub mod choice;

/// Shortest password that is taken (OWASP ASVS 5.0, 6.2.1, asks for at least 8 and recommends 15).
pub const MIN_LENGTH: usize = 12;
/// Longest: enough for any sentence, short of being a way to keep the processor busy.
pub const MAX_LENGTH: usize = 128;

/// Hashes and checks passwords. Cloning is cheap; all clones share the bound.
#[derive(Clone)]
pub struct Passwords {
    permits: Arc<Semaphore>,
    argon: Argon2<'static>,
    nobody: Arc<str>,
}

impl Passwords {
    /// `at_once` hashes may run at the same time: as many as there are cores.
    ///
    /// Cost: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet).
    pub fn new(at_once: usize) -> Self {
        let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are within argon2's limits");
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&argon, "nobody's password").expect("a short password can be hashed");
        Self { permits: Arc::new(Semaphore::new(at_once.max(1))), argon, nobody: nobody.into() }
    }

    /// The hash to store for a password.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let argon = self.argon.clone();
        self.run(move || hash(&argon, &password)).await?.map_err(AppError::internal)
    }

    /// Whether the password is the one that was hashed. Takes as long for an account that does not exist.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, AppError> {
        let argon = self.argon.clone();
        let nobody = self.nobody.clone();
        self.run(move || {
            let known = stored.is_some();
            let stored = stored.unwrap_or_else(|| nobody.to_string());
            let right =
                PasswordHash::new(&stored).is_ok_and(|parsed| argon.verify_password(password.as_bytes(), &parsed).is_ok());
            known && right
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
        let _permit = self.permits.acquire().await.map_err(AppError::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(AppError::internal)
    }
}

fn hash(argon: &Argon2<'_>, password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(argon.hash_password(password.as_bytes(), &SaltString::generate(&mut OsRng))?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account_is_right() {
        let passwords = Passwords::new(1);
        let stored = passwords.hash("ฝนตกที่ทางโน้น".to_owned()).await.expect("hashing works");
        assert!(passwords.verify("ฝนตกที่ทางโน้น".to_owned(), Some(stored.clone())).await.expect("verifying works"));
        assert!(!passwords.verify("ฝนตกที่ทางนี้".to_owned(), Some(stored)).await.expect("verifying works"));
        assert!(!passwords.verify("nobody's password".to_owned(), None).await.expect("verifying works"));
    }
}
