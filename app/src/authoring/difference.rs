//! What is different in a new version, in terms that its author thinks in.

use std::collections::{BTreeMap, BTreeSet};

use courses::{
    Bilingual,
    package::{Lesson, Package, Test},
    question::{Question, QuestionId},
};

/// One difference between two versions of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Title,
    Description,
    Skills,
    CourseMinutes { from: u16, to: u16 },
    Validity { from: Option<u16>, to: Option<u16> },
    LessonAdded { title: Bilingual },
    LessonRemoved { title: Bilingual },
    LessonChanged { title: Bilingual },
    Media { files: usize },
    TestAdded,
    TestRemoved,
    QuestionsAdded { count: usize },
    QuestionsRemoved { count: usize },
    QuestionsChanged { count: usize },
    Draw { from: u16, to: u16 },
    TestMinutes { from: u16, to: u16 },
    PassPercent { from: u8, to: u8 },
    Attempts { from: Option<u16>, to: Option<u16> },
    Review,
    Pauses,
    Blueprint,
}

/// Every difference: the course first, then its lessons, then its test.
///
/// Lessons and questions are the same ones if they have the same name: a file that was renamed counts as one removed and
/// one added.
pub fn between(old: &Package, new: &Package) -> Vec<Change> {
    let mut changes = Vec::new();
    of_course(old, new, &mut changes);
    of_lessons(&old.lessons, &new.lessons, &mut changes);
    let media = differing(&old.media, &new.media);
    if media > 0 {
        changes.push(Change::Media { files: media });
    }
    match (&old.test, &new.test) {
        (Some(old), Some(new)) => of_test(old, new, &mut changes),
        (None, Some(_)) => changes.push(Change::TestAdded),
        (Some(_), None) => changes.push(Change::TestRemoved),
        (None, None) => {}
    }
    changes
}

fn of_course(old: &Package, new: &Package, changes: &mut Vec<Change>) {
    let (old, new) = (&old.manifest, &new.manifest);
    if old.title != new.title {
        changes.push(Change::Title);
    }
    if (&old.summary, &old.audience, &old.outcomes) != (&new.summary, &new.audience, &new.outcomes) {
        changes.push(Change::Description);
    }
    let taught = |skills: &[courses::package::SkillTaught]| -> BTreeSet<_> {
        skills.iter().map(|skill| (skill.framework.clone(), skill.unit.clone(), skill.level)).collect()
    };
    if taught(&old.skills) != taught(&new.skills) {
        changes.push(Change::Skills);
    }
    if old.minutes != new.minutes {
        changes.push(Change::CourseMinutes { from: old.minutes, to: new.minutes });
    }
    if old.valid_months != new.valid_months {
        changes.push(Change::Validity { from: old.valid_months, to: new.valid_months });
    }
}

fn of_lessons(old: &[Lesson], new: &[Lesson], changes: &mut Vec<Change>) {
    let before: BTreeMap<&str, &Lesson> = old.iter().map(|lesson| (lesson.slug.as_str(), lesson)).collect();
    let after: BTreeSet<&str> = new.iter().map(|lesson| lesson.slug.as_str()).collect();
    for lesson in new {
        let title = lesson.title.clone();
        match before.get(lesson.slug.as_str()) {
            None => changes.push(Change::LessonAdded { title }),
            Some(old) if !same_lesson(old, lesson) => changes.push(Change::LessonChanged { title }),
            Some(_) => {}
        }
    }
    let removed = old.iter().filter(|lesson| !after.contains(lesson.slug.as_str()));
    changes.extend(removed.map(|lesson| Change::LessonRemoved { title: lesson.title.clone() }));
}

fn of_test(old: &Test, new: &Test, changes: &mut Vec<Change>) {
    let (before, after) = (by_id(&old.pool), by_id(&new.pool));
    let added = after.keys().filter(|id| !before.contains_key(*id)).count();
    let removed = before.keys().filter(|id| !after.contains_key(*id)).count();
    let changed = after.iter().filter(|(id, new)| before.get(*id).is_some_and(|old| !same_question(old, new))).count();
    let counts = [
        (added, Change::QuestionsAdded { count: added }),
        (removed, Change::QuestionsRemoved { count: removed }),
        (changed, Change::QuestionsChanged { count: changed }),
    ];
    changes.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, change)| change));
    if old.draw != new.draw {
        changes.push(Change::Draw { from: old.draw, to: new.draw });
    }
    if old.minutes != new.minutes {
        changes.push(Change::TestMinutes { from: old.minutes, to: new.minutes });
    }
    if old.pass_percent != new.pass_percent {
        changes.push(Change::PassPercent { from: old.pass_percent, to: new.pass_percent });
    }
    if old.attempts != new.attempts {
        changes.push(Change::Attempts { from: old.attempts, to: new.attempts });
    }
    if old.review != new.review {
        changes.push(Change::Review);
    }
    if old.pauses != new.pauses {
        changes.push(Change::Pauses);
    }
    if old.blueprint != new.blueprint {
        changes.push(Change::Blueprint);
    }
}

fn by_id(questions: &[Question]) -> BTreeMap<&QuestionId, &Question> {
    questions.iter().map(|question| (question.id(), question)).collect()
}

fn same_lesson(old: &Lesson, new: &Lesson) -> bool {
    let practice = old.practice.len() == new.practice.len()
        && old.practice.iter().zip(&new.practice).all(|(old, new)| old.id() == new.id() && same_question(old, new));
    practice && old.title == new.title && old.minutes == new.minutes && old.html_with("") == new.html_with("")
}

fn same_question(old: &Question, new: &Question) -> bool {
    old.prompt() == new.prompt()
        && old.kind() == new.kind()
        && old.case() == new.case()
        && (old.skill(), old.level()) == (new.skill(), new.level())
        && old.scoring() == new.scoring()
        && old.review() == new.review()
}

/// How many names are in one only, or hold something else in the other.
fn differing<V: PartialEq>(old: &BTreeMap<String, V>, new: &BTreeMap<String, V>) -> usize {
    let changed_or_added = new.iter().filter(|(name, value)| old.get(*name) != Some(value)).count();
    changed_or_added + old.keys().filter(|name| !new.contains_key(*name)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::example;

    /// The example with texts of its files replaced.
    fn with(edits: &[(&str, &str, &str)]) -> Package {
        let mut files = example::files();
        for (path, from, to) in edits {
            let text = String::from_utf8(files[*path].clone()).expect("the example is text");
            assert!(text.contains(from), "{path} has no {from}");
            files.insert((*path).to_owned(), text.replacen(from, to, 1).into_bytes());
        }
        Package::read(files).map_err(|findings| findings.to_string()).expect("it stays sound")
    }

    fn changes(edits: &[(&str, &str, &str)]) -> Vec<Change> {
        between(&with(&[]), &with(edits))
    }

    #[test]
    fn the_version_number_alone_is_no_difference() {
        assert_eq!(changes(&[("course.toml", "version = \"1.0\"", "version = \"1.1\"")]), []);
    }

    #[test]
    fn rules_are_told_with_both_numbers() {
        let edits = [
            ("course.toml", "minutes = 15", "minutes = 20"),
            ("course.toml", "draw = 3", "draw = 4"),
            ("course.toml", "minutes = 10", "minutes = 8"),
            ("course.toml", "pass_percent = 60", "pass_percent = 80"),
            ("course.toml", "attempts = 3\n", ""),
            ("course.toml", "valid_months = 24", "valid_months = 12"),
        ];
        assert_eq!(
            changes(&edits),
            [
                Change::CourseMinutes { from: 15, to: 20 },
                Change::Validity { from: Some(24), to: Some(12) },
                Change::Draw { from: 3, to: 4 },
                Change::TestMinutes { from: 10, to: 8 },
                Change::PassPercent { from: 60, to: 80 },
                Change::Attempts { from: Some(3), to: None },
            ]
        );
    }

    #[test]
    fn a_text_that_was_touched_is_a_lesson_changed() {
        let edit = ("lessons/02-versions.md", "สองกติกาสั้น ๆ", "กติกาสองข้อ");
        let title = Bilingual {
            th: "จัดการไฟล์หลายฉบับ".to_owned(), en: "Keeping versions apart".to_owned()
        };
        assert_eq!(changes(&[edit]), [Change::LessonChanged { title }]);
    }

    #[test]
    fn a_practice_question_belongs_to_its_lesson() {
        let edit = ("questions/01-parts-of-a-name.toml", "ชื่อไฟล์จะสั้นลง", "ชื่อไฟล์จะยาวขึ้น");
        assert!(matches!(&changes(&[edit])[..], [Change::LessonChanged { .. }]));
    }

    #[test]
    fn a_question_is_the_same_one_by_its_id() {
        let file = "questions/final.toml";
        assert_eq!(changes(&[(file, "ได้ครบ", "ครบ")]), [Change::QuestionsChanged { count: 1 }]);
        assert_eq!(
            changes(&[(file, "id = \"signed\"", "id = \"signed-copy\"")]),
            [Change::QuestionsAdded { count: 1 }, Change::QuestionsRemoved { count: 1 }]
        );
    }

    #[test]
    fn a_moved_key_is_a_question_changed_although_every_text_is_the_same() {
        let file = "questions/final.toml";
        let edits = [(file, "correct = true", "why = \"ลองดูอีกครั้ง\""), (file, "why = \"ไม่บอกทั้งวันที่และฉบับ\"", "correct = true")];
        assert_eq!(changes(&edits), [Change::QuestionsChanged { count: 1 }]);
    }

    #[test]
    fn lessons_and_tests_come_and_go() {
        let whole = with(&[]);
        let mut less = whole.clone();
        let gone = less.lessons.pop().expect("the example has two lessons");
        less.test = None;
        let title = gone.title;
        assert_eq!(between(&whole, &less), [Change::LessonRemoved { title: title.clone() }, Change::TestRemoved]);
        assert_eq!(between(&less, &whole), [Change::LessonAdded { title }, Change::TestAdded]);
    }

    #[test]
    fn a_picture_drawn_anew_is_told() {
        assert_eq!(changes(&[("media/parts.svg", "#dbeafe", "#e0e7ff")]), [Change::Media { files: 1 }]);
    }
}
