//! Where a person stands in a course, as a list of people says it.

use chrono::NaiveDate;

/// Where a person stands in a course today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    NotEnrolled,
    InProgress {
        done: i32,
        required: i32,
    },
    Completed {
        on: NaiveDate,
    },
    /// Completed, but the certificate is past its last day.
    Expired {
        on: NaiveDate,
        until: NaiveDate,
    },
    /// Completed, but the certificate was taken back.
    Revoked {
        on: NaiveDate,
    },
}

/// The same without its numbers: what a list can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    NotEnrolled,
    InProgress,
    Completed,
    Expired,
    Revoked,
}

impl Kind {
    /// By its name in addresses and files.
    pub const ALL: [(&'static str, Self); 5] = [
        ("not-enrolled", Self::NotEnrolled),
        ("in-progress", Self::InProgress),
        ("completed", Self::Completed),
        ("expired", Self::Expired),
        ("revoked", Self::Revoked),
    ];

    /// The name in addresses and files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

impl Standing {
    pub const fn kind(self) -> Kind {
        match self {
            Self::NotEnrolled => Kind::NotEnrolled,
            Self::InProgress { .. } => Kind::InProgress,
            Self::Completed { .. } => Kind::Completed,
            Self::Expired { .. } => Kind::Expired,
            Self::Revoked { .. } => Kind::Revoked,
        }
    }
}
