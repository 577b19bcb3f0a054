//! The one error that people meet.

use courses::answer::AnswerError;
use leptos::{prelude::*, server_fn::codec::JsonEncoding};
use serde::{Deserialize, Serialize};

/// Why something was not done. Wording is chosen where it is shown, by variant and language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Nobody is signed in, or the session has ended.
    SignIn,
    /// The role asks for the second factor first.
    SecondFactor,
    /// The name for the certificate is not confirmed yet.
    ConfirmName,
    /// Absent, or not hers: the two look the same.
    NotFound,
    /// What was typed cannot be taken; nothing was changed.
    Invalid(Vec<FieldError>),
    /// It was well-formed but the state of things forbids it; nothing was changed.
    Conflict(Conflict),
    /// Too often in too short a time.
    TooMany { retry_after_seconds: u32 },
    /// A part that this needs does not answer; it is worth trying again.
    Busy { reference: String },
    /// Our fault. The log has the cause under the reference.
    Internal { reference: String },
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub field: String,
    pub fault: Fault,
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    Required,
    TooLong {
        max: u32,
    },
    TooShort {
        min: u32,
    },
    Unreadable,
    NotEmail,
    NotNumber,
    OutOfRange {
        min: i64,
        max: i64,
    },
    NotDate,
    NotNationalId,
    NotOffered,
    Taken,
    Wrong,
    /// A sentence made where the fault was found, in both languages.
    Said {
        th: String,
        en: String,
    },
}

/// What is wrong with an answer, as a form says it.
impl From<AnswerError> for Fault {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Empty => Self::Required,
            AnswerError::UnknownOption => Self::NotOffered,
            AnswerError::NotANumber => Self::NotNumber,
            AnswerError::TooLong { longest } => Self::TooLong { max: u32::try_from(longest).unwrap_or(u32::MAX) },
            AnswerError::Unreadable => Self::Unreadable,
        }
    }
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conflict {
    AttemptClosed,
    /// The paper was opened in another session, which has it now.
    TakenOver,
    /// She rests: the paper is closed until she goes on.
    Paused,
    AttemptOpen,
    NoAttemptLeft,
    NoPauseLeft,
    /// Her last attempt has written answers that are not graded yet.
    AwaitsGrading,
    /// Others have taken this answer to grade it meanwhile.
    AnswerTaken,
    TooSoon,
    LessonsFirst,
    AlreadyDone,
    NotPublished,
    NoPosting,
    NotOneself,
    Stale,
}

impl AppError {
    /// The HTTP status that goes with it.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignIn => 401,
            Self::SecondFactor | Self::ConfirmName => 403,
            Self::NotFound => 404,
            Self::Invalid(_) => 422,
            // It passes as soon as she does something about it; what was sent is worth keeping.
            Self::Conflict(Conflict::TakenOver | Conflict::Paused) => 423,
            Self::Conflict(_) => 409,
            Self::TooMany { .. } => 429,
            Self::Busy { .. } => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// One field with one fault.
    pub fn field(field: &str, fault: Fault) -> Self {
        Self::Invalid(vec![FieldError { field: field.to_owned(), fault }])
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Busy { reference: String::new() }
    }
}

#[cfg(feature = "ssr")]
mod server {
    use rand::Rng;
    use sea_orm::{DbErr, RuntimeErr, SqlxError, SqlxSqliteError};

    use super::AppError;

    impl AppError {
        /// Logs the cause once and gives the person a reference to it.
        pub fn internal(cause: impl std::fmt::Display) -> Self {
            let reference = reference();
            tracing::error!(%reference, %cause, "a request failed");
            Self::Internal { reference }
        }

        /// Like [`AppError::internal`] for a part that may be back in a moment.
        pub fn busy(cause: impl std::fmt::Display) -> Self {
            let reference = reference();
            tracing::error!(%reference, %cause, "a part did not answer");
            Self::Busy { reference }
        }
    }

    impl From<DbErr> for AppError {
        fn from(error: DbErr) -> Self {
            if passes(&error) { Self::busy(error) } else { Self::internal(error) }
        }
    }

    /// Whether the cause lies outside and will go away: no connection, a lock held too long, a full disk.
    fn passes(error: &DbErr) -> bool {
        let cause = match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => return true,
            DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => cause,
            _ => return false,
        };
        let Some(told) = cause.as_database_error() else {
            return matches!(
                **cause,
                SqlxError::Io(_)
                    | SqlxError::Tls(_)
                    | SqlxError::Protocol(_)
                    | SqlxError::PoolTimedOut
                    | SqlxError::PoolClosed
                    | SqlxError::WorkerCrashed
            );
        };
        let code = told.code().unwrap_or_default();
        if told.try_downcast_ref::<SqlxSqliteError>().is_some() {
            // The low byte is the kind: BUSY, LOCKED, IOERR, FULL, CANTOPEN (sqlite.org/rescode.html).
            return code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 10 | 13 | 14));
        }
        // Connection, resources, intervention, system, rolled back, closed to connections, locked (PostgreSQL manual,
        // appendix A).
        ["08", "53", "57", "58", "40", "55000", "55P03"].iter().any(|class| code.starts_with(class))
    }

    /// Eight letters and digits that can be read out on the telephone.
    fn reference() -> String {
        const LETTERS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        let mut rng = rand::rng();
        (0..8).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
    }
}
