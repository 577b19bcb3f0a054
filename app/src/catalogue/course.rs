//! A course as somebody opens it: the version that she gets, and where she stands in it.

use std::sync::Arc;

use courses::{
    Bilingual,
    completion::{Evidence, Fact, Item},
    grade::max_points,
    package::{Lesson, Package, Test},
};

use super::store::VersionRow;
use crate::{
    access::Learner,
    entity::VersionState,
    error::AppError,
    grading,
    id::CourseId,
    learning::evidence::{self, Standing},
    state::AppState,
};

/// An open course. One who is enrolled stays on the version of her enrolment; everyone else sees the current one.
pub struct OpenCourse {
    pub id: CourseId,
    pub slug: String,
    /// The unit that offers it.
    pub provider: Bilingual,
    /// All that were ever published, the newest first.
    pub versions: Arc<[VersionRow]>,
    /// The place of hers in `versions`.
    version: usize,
    pub package: Arc<Package>,
    /// None for those who are not enrolled.
    pub standing: Option<Standing>,
    /// Whether her final test waits for people to grade it.
    pub awaits_grading: bool,
}

/// What a learner does next.
#[derive(Clone, Copy, Debug)]
pub enum Next<'a> {
    /// This lesson, counted from 0.
    Lesson(usize, &'a Lesson),
    /// The final test.
    Test,
    /// Nothing: it is complete.
    Done,
}

/// Opens the course of that slug. Not found: a course that nobody has published, and one that was taken back, except
/// for those who are enrolled in it.
///
/// One query for a learner, none for everybody else while the versions are remembered.
pub async fn open(state: &AppState, learner: Option<&Learner>, slug: &str) -> Result<OpenCourse, AppError> {
    if !is_slug(slug) {
        return Err(AppError::NotFound);
    }
    let mut versions = state.versions.of(&state.db, slug).await?;
    let first = versions.first().ok_or(AppError::NotFound)?;
    let (id, current) = (first.course_id, first.current_version_id);
    let provider = Bilingual { th: first.provider_th.clone(), en: first.provider_en.clone() };
    let standing = match learner {
        Some(learner) => evidence::newest(state, state.db.read(), learner.person(), id).await?,
        None => None,
    };
    let hers = standing.as_ref().map(|standing| standing.enrolment.version_id);
    if hers.is_some_and(|hers| versions.iter().all(|row| row.id != hers)) {
        // Another node has published it in these seconds.
        state.versions.forget(slug).await;
        versions = state.versions.of(&state.db, slug).await?;
    }
    let version = match hers {
        Some(hers) => versions.iter().position(|row| row.id == hers),
        None => versions.iter().position(|row| Some(row.id) == current && row.state == VersionState::Published),
    };
    let version = version.ok_or(AppError::NotFound)?;
    let package = state.library.package(&versions[version].package_sha256).await?;
    let awaits_grading = awaits(state, &package, standing.as_ref()).await?;
    Ok(OpenCourse { id, slug: slug.to_owned(), provider, versions, version, package, standing, awaits_grading })
}

/// Asked only where people grade some answers and she has not completed the course.
async fn awaits(state: &AppState, package: &Package, standing: Option<&Standing>) -> Result<bool, AppError> {
    let has_essays = package.test.as_ref().is_some_and(|test| test.pool.iter().any(|question| question.rubric().is_some()));
    match standing.filter(|standing| has_essays && standing.enrolment.completed_at.is_none()) {
        Some(standing) => Ok(!grading::awaiting(state.db.read(), [standing.enrolment.id]).await?.is_empty()),
        None => Ok(false),
    }
}

/// A slug as packages may have it; nothing else needs to be looked up.
fn is_slug(text: &str) -> bool {
    (1..=60).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

impl OpenCourse {
    /// The version that she gets.
    pub fn version(&self) -> &VersionRow {
        &self.versions[self.version]
    }

    /// The version that new learners get, if the course is open.
    pub fn current(&self) -> Option<&VersionRow> {
        self.versions.iter().find(|row| Some(row.id) == row.current_version_id && row.state == VersionState::Published)
    }

    pub const fn is_enrolled(&self) -> bool {
        self.standing.is_some()
    }

    /// Whether she has read a lesson to the end.
    pub fn has_read(&self, lesson: &Lesson) -> bool {
        self.has(Evidence { item: Item::Lesson(lesson.slug.clone()), fact: Fact::Read })
    }

    /// Whether she has passed the final test.
    pub fn has_passed(&self) -> bool {
        self.has(Evidence { item: Item::FinalTest, fact: Fact::Passed })
    }

    fn has(&self, evidence: Evidence) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.evidence.contains(&evidence))
    }

    /// Whether a lesson may be read: all of them by those who are enrolled, the first by everyone.
    pub fn may_read(&self, lesson: usize) -> bool {
        self.is_enrolled() || lesson == 0
    }

    /// The lesson with this slug and its place, counted from 0.
    pub fn lesson(&self, slug: &str) -> Option<(usize, &Lesson)> {
        self.package.lessons.iter().enumerate().find(|(_, lesson)| lesson.slug == slug)
    }

    /// What to do next: the lesson where she was, unless she has read it; then what is missing, in the order of doing.
    pub fn next(&self) -> Next<'_> {
        let Some(standing) = &self.standing else { return Next::Lesson(0, &self.package.lessons[0]) };
        if standing.enrolment.completed_at.is_some() {
            return Next::Done;
        }
        match standing.progress.next(standing.enrolment.place.as_deref()).map(|requirement| &requirement.item) {
            Some(Item::Lesson(slug)) => self.lesson(slug).map_or(Next::Done, |(number, lesson)| Next::Lesson(number, lesson)),
            Some(Item::FinalTest) => Next::Test,
            None => Next::Done,
        }
    }

    /// The address of the course page.
    pub fn address(&self) -> String {
        format!("/courses/{}", self.slug)
    }

    /// The address of a lesson.
    pub fn lesson_address(&self, lesson: &Lesson) -> String {
        format!("/courses/{}/lessons/{}", self.slug, lesson.slug)
    }

    /// The address of the page that explains the final test and starts an attempt.
    pub fn test_address(&self) -> String {
        format!("/courses/{}/test", self.slug)
    }

    /// The folder of the pictures and hand-outs of her version.
    pub fn media_base(&self) -> String {
        media_base(&self.slug, self.version().id)
    }
}

/// The folder of the pictures and hand-outs of a version.
pub fn media_base(slug: &str, version: crate::id::CourseVersionId) -> String {
    format!("/courses/{slug}/versions/{version}/media/")
}

/// The fewest right answers that pass; none where questions are worth more than a point, so that a draw decides how
/// many points there are.
pub fn needed_to_pass(test: &Test) -> Option<u32> {
    let is_even = test.pool.iter().all(|question| max_points(question.key()) == 1);
    is_even.then(|| (u32::from(test.draw) * u32::from(test.pass_percent)).div_ceil(100))
}
