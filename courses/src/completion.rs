//! The one rule that says when a course is complete, and what is missing.
//!
//! Every place that asks (the transaction that writes a completion, the learner's page, the HR
//! list) asks [`progress`].

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A part of a course that can be required.
///
/// Its string form is stable and stored: `lesson:01-first`, `final-test`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Item {
    /// The lesson with this slug.
    Lesson(String),
    /// The final test.
    FinalTest,
}

/// What can be true about an item for a learner.
///
/// Its string form is stable and stored: `read`, `passed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// She has read it to the end.
    Read,
    /// She has passed it.
    Passed,
}

/// One entry of a learner's evidence: this fact about this item.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// About what.
    pub item: Item,
    /// What is true.
    pub fact: Fact,
}

/// One thing that a course asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Requirement {
    /// About what.
    pub item: Item,
    /// What must be true.
    pub fact: Fact,
}

impl Requirement {
    /// The evidence that meets it.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        Evidence { item: self.item.clone(), fact: self.fact }
    }
}

/// Everything that a version of a course asks for, in the order of doing. An enrolment is pinned
/// to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Required(Vec<Requirement>);

impl Required {
    /// Every lesson read and, if there is one, the final test passed. A slug that comes twice
    /// counts once.
    #[must_use]
    pub fn new<S: Into<String>>(lessons: impl IntoIterator<Item = S>, final_test: bool) -> Self {
        let mut requirements: Vec<Requirement> = Vec::new();
        let lessons = lessons.into_iter().map(|slug| Requirement { item: Item::Lesson(slug.into()), fact: Fact::Read });
        let test = final_test.then_some(Requirement { item: Item::FinalTest, fact: Fact::Passed });
        for requirement in lessons.chain(test) {
            if !requirements.contains(&requirement) {
                requirements.push(requirement);
            }
        }
        Self(requirements)
    }

    /// What this package asks for.
    #[cfg(feature = "package")]
    #[must_use]
    pub fn of(package: &crate::package::Package) -> Self {
        Self::new(package.lessons.iter().map(|lesson| lesson.slug.as_str()), package.test.is_some())
    }

    /// In the order of doing.
    pub fn iter(&self) -> impl Iterator<Item = &Requirement> {
        self.0.iter()
    }

    /// Whether the course asks for this at all.
    #[must_use]
    pub fn asks_for(&self, evidence: &Evidence) -> bool {
        self.0.iter().any(|r| r.item == evidence.item && r.fact == evidence.fact)
    }
}

/// How far a learner is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Requirements that are met.
    pub done: u32,
    /// All requirements.
    pub total: u32,
    /// Those that are not met, in the order of doing.
    pub missing: Vec<Requirement>,
}

impl Progress {
    /// Whether everything that is required is there. A course that requires nothing is never
    /// complete: nothing in it could be certified.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.total > 0 && self.done == self.total
    }

    /// `done * 100 / total`, rounded down: 100 only when complete.
    #[must_use]
    pub fn percent(&self) -> u8 {
        let percent = (u64::from(self.done) * 100).checked_div(u64::from(self.total)).unwrap_or(0);
        u8::try_from(percent).unwrap_or(100)
    }

    /// What to do next: the lesson that was left open, if it is still missing, or else the first that is missing.
    #[must_use]
    pub fn next(&self, left_open: Option<&str>) -> Option<&Requirement> {
        let is_left_open =
            |requirement: &&Requirement| matches!(&requirement.item, Item::Lesson(slug) if Some(slug.as_str()) == left_open);
        self.missing.iter().find(is_left_open).or_else(|| self.missing.first())
    }
}

/// Compares what is required with what is there. Evidence about anything else changes nothing.
#[must_use]
pub fn progress(required: &Required, evidence: &BTreeSet<Evidence>) -> Progress {
    let missing: Vec<Requirement> = required.iter().filter(|r| !evidence.contains(&r.evidence())).cloned().collect();
    let total = required.0.len();
    Progress { done: count(total - missing.len()), total: count(total), missing }
}

/// A package has at most 200 lessons; nothing near the limit can come here.
fn count(requirements: usize) -> u32 {
    u32::try_from(requirements).unwrap_or(u32::MAX)
}

/// The text is no string form of an [`Item`] or a [`Fact`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownForm;

impl fmt::Display for UnknownForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an item or a fact")
    }
}

impl std::error::Error for UnknownForm {}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lesson(slug) => write!(f, "lesson:{slug}"),
            Self::FinalTest => f.write_str("final-test"),
        }
    }
}

impl FromStr for Item {
    type Err = UnknownForm;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("lesson", slug)) if !slug.is_empty() => Ok(Self::Lesson(slug.to_owned())),
            None if text == "final-test" => Ok(Self::FinalTest),
            _ => Err(UnknownForm),
        }
    }
}

impl TryFrom<String> for Item {
    type Error = UnknownForm;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Item> for String {
    fn from(item: Item) -> Self {
        item.to_string()
    }
}

impl Fact {
    /// The stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Passed => "passed",
        }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Fact {
    type Err = UnknownForm;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "read" => Ok(Self::Read),
            "passed" => Ok(Self::Passed),
            _ => Err(UnknownForm),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(item: &str, fact: &str) -> Evidence {
        Evidence { item: item.parse().unwrap(), fact: fact.parse().unwrap() }
    }

    #[test]
    fn a_course_is_complete_when_every_lesson_is_read_and_the_test_passed() {
        let required = Required::new(["01-a", "02-b"], true);
        let mut seen = BTreeSet::new();
        assert_eq!(progress(&required, &seen).percent(), 0);
        seen.insert(evidence("lesson:02-b", "read"));
        seen.insert(evidence("final-test", "passed"));
        let now = progress(&required, &seen);
        assert_eq!((now.done, now.total, now.percent(), now.is_complete()), (2, 3, 66, false));
        assert_eq!(now.next(None).unwrap().evidence(), evidence("lesson:01-a", "read"));
        seen.insert(evidence("lesson:01-a", "read"));
        let now = progress(&required, &seen);
        assert!(now.is_complete() && now.missing.is_empty() && now.percent() == 100);
    }

    #[test]
    fn she_goes_on_where_she_left_off_unless_she_has_read_it() {
        let required = Required::new(["01-a", "02-b", "03-c"], true);
        let seen = [evidence("lesson:02-b", "read")].into();
        let next = |place| progress(&required, &seen).next(place).unwrap().item.to_string();
        assert_eq!(next(Some("03-c")), "lesson:03-c");
        assert_eq!(next(Some("02-b")), "lesson:01-a");
        assert_eq!(next(Some("gone")), "lesson:01-a");
    }

    #[test]
    fn reading_the_test_or_passing_another_lesson_does_not_count() {
        let required = Required::new(["01-a"], true);
        let seen = [("final-test", "read"), ("lesson:01-a", "passed"), ("lesson:99", "read")];
        let seen = seen.into_iter().map(|(item, fact)| evidence(item, fact)).collect();
        assert_eq!(progress(&required, &seen).done, 0);
    }

    #[test]
    fn more_evidence_never_takes_progress_away() {
        let required = Required::new((0..9).map(|n| format!("{n:02}")), false);
        let mut seen = BTreeSet::new();
        for n in 0..9 {
            let before = progress(&required, &seen).done;
            seen.insert(evidence(&format!("lesson:{n:02}"), "read"));
            assert_eq!(progress(&required, &seen).done, before + 1);
        }
    }

    #[test]
    fn nothing_required_is_never_complete() {
        let nothing = Required::new(Vec::<String>::new(), false);
        assert!(!progress(&nothing, &BTreeSet::new()).is_complete());
    }

    #[test]
    fn stored_forms_are_stable() {
        for form in ["lesson:01-first", "final-test"] {
            assert_eq!(form.parse::<Item>().unwrap().to_string(), form);
        }
        assert_eq!(serde_json::to_string(&evidence("final-test", "passed")).unwrap(), r#"{"item":"final-test","fact":"passed"}"#);
        assert!("lesson:".parse::<Item>().is_err() && "quiz".parse::<Item>().is_err());
    }
}
