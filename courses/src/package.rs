//! Reading course packages, format 1 (docs/package-format.md).
//!
//! A package is read whole or not at all: [`Package::read`] gives either a package in which
//! everything holds that the format promises, or all findings at once, each with file, line and a
//! sentence that says what to do.

mod archive;
mod blueprint;
mod fields;
mod finding;
mod lesson;
pub(crate) mod limits;
mod manifest;
mod media;
mod names;
mod questions;
mod reading;
mod svg;
mod test;
mod wording;

use std::collections::BTreeMap;

pub use archive::{unzip, zip};
pub use blueprint::Quota;
pub(crate) use fields::{Fields, Lines, Source};
pub use finding::{Expected, Finding, FindingKind, Findings};
pub use lesson::Lesson;
pub use limits::ZIP_BYTES as MAX_ZIP_BYTES;
pub use manifest::{Manifest, SkillTaught};
pub(crate) use manifest::{read_format, slug};
pub use media::{Media, MediaKind};
pub use svg::check as check_svg;
pub use test::{Pauses, Review, Test};

use crate::question::{Question, QuestionId};

pub use crate::language::Bilingual;
pub use crate::markdown::Heading;
pub use crate::version::PackageVersion;

/// The files of a package by their path, with `/` between folders: `lessons/01-first.md`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A course that was read without findings.
#[derive(Clone, Debug)]
pub struct Package {
    /// What the course is.
    pub manifest: Manifest,
    /// In the order of their names; at least one.
    pub lessons: Vec<Lesson>,
    /// The final test, if the course has one.
    pub test: Option<Test>,
    /// Pictures and hand-outs by their name without `media/`: `first-figure.svg`.
    pub media: BTreeMap<String, Media>,
}

impl Package {
    /// Reads a package from its files.
    ///
    /// # Errors
    /// All findings, ordered by file and line. Nothing of the package is given then.
    pub fn read(files: Files) -> Result<Self, Findings> {
        reading::read(files)
    }

    /// [`unzip`], then [`Package::read`].
    ///
    /// # Errors
    /// The findings of the archive or, if it is sound, those of the package.
    pub fn from_zip(bytes: &[u8]) -> Result<Self, Findings> {
        Self::read(unzip(bytes)?)
    }

    /// The lesson with this slug.
    #[must_use]
    pub fn lesson(&self, slug: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.slug == slug)
    }

    /// A question of the final test or of any practice.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        let practice = self.lessons.iter().flat_map(|lesson| &lesson.practice);
        let pool = self.test.iter().flat_map(|test| &test.pool);
        practice.chain(pool).find(|question| question.id() == id)
    }
}

#[cfg(test)]
mod tests;
