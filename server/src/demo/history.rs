//! What the people of the demonstration have learnt by today.

use app::thai::{AppraisalRound, FiscalYear};
use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::chance::Chance;

/// A course to make a history for.
#[derive(Clone, Copy, Debug)]
pub struct DemoCourse<'a> {
    pub slug: &'a str,
    /// How many required lessons it has; a history never reads more.
    pub lessons: u32,
}

/// One person in one course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoHistory {
    /// The place in [`super::demo_people`].
    pub person_index: usize,
    pub course_slug: String,
    /// A Bangkok date in this fiscal year or the last, never after today.
    pub enrolled_on: NaiveDate,
    /// From 0 to the number of lessons; all of them when the course is completed.
    pub lessons_read: u32,
    /// From the day of enrolment to today; `None` while it is not completed.
    pub completed_on: Option<NaiveDate>,
    /// The best final test: 80 or more when completed, so that any usual pass mark is met;
    /// under 60 when failed so far; `None` when no test was taken.
    pub percent: Option<u8>,
}

/// Who enrolled, read and completed what, for `people` people, in order of enrolment.
///
/// Each course and person is drawn apart, so that a further course leaves the rest as it
/// was. Earlier courses of the list are taken by more people. Malee, person 0, always has
/// the first course completed last fiscal year and the second one under way, as far as
/// there are such courses.
pub fn demo_history(people: usize, courses: &[DemoCourse<'_>], today: NaiveDate) -> Vec<DemoHistory> {
    let mut history = Vec::new();
    for (place, course) in (0..).zip(courses) {
        for person_index in 0..people {
            let mut chance = Chance::of(course.slug, person_index as u64);
            let drawn = match (person_index, place) {
                (0, 0) => Some(completed_last_year(person_index, course, today)),
                (0, 1) => Some(under_way(person_index, course, today)),
                _ => draw(person_index, course, place, today, &mut chance),
            };
            history.extend(drawn);
        }
    }
    history.sort_by(|a, b| {
        let key = |entry: &DemoHistory| (entry.enrolled_on, entry.person_index);
        key(a).cmp(&key(b)).then_with(|| a.course_slug.cmp(&b.course_slug))
    });
    history
}

/// The first day on which anything in a history can happen: 1 October of the last fiscal
/// year. Postings of the demonstration should begin no later.
pub fn history_begins(today: NaiveDate) -> NaiveDate {
    FiscalYear::of(today).previous().first_day()
}

fn draw(person_index: usize, course: &DemoCourse<'_>, place: u32, today: NaiveDate, chance: &mut Chance) -> Option<DemoHistory> {
    // Two people in three take the first course, one in five the last of a long list.
    let takes = 66_u32.saturating_sub(place * 6).max(20);
    if !chance.percent(takes) {
        return None;
    }
    let enrolled_on = enrolment_day(today, chance);
    let entry = DemoHistory {
        person_index,
        course_slug: course.slug.to_owned(),
        enrolled_on,
        lessons_read: 0,
        completed_on: None,
        percent: None,
    };
    // Most who complete do so within six weeks, most often in the first days.
    let days = chance.between(0, 6) * chance.between(0, 7);
    let finished_on = working_day(enrolled_on + Days::new(u64::from(days)));
    Some(match chance.below(100) {
        0..68 if finished_on <= today => DemoHistory {
            lessons_read: course.lessons,
            completed_on: Some(finished_on),
            percent: Some(good_score(chance)),
            ..entry
        },
        0..88 => DemoHistory { lessons_read: some_lessons(course, chance), ..entry },
        88..94 => DemoHistory { lessons_read: course.lessons, percent: Some(score(chance, 32, 58)), ..entry },
        _ => entry,
    })
}

/// A working day in this fiscal year or the last. People enrol late: in two cases of five
/// the day lies in the last two months of an appraisal round.
fn enrolment_day(today: NaiveDate, chance: &mut Chance) -> NaiveDate {
    let this_year = FiscalYear::of(today);
    let in_this_year = (today - this_year.first_day()).num_days() + 1;
    // This year's share grows with the days gone by, and is a quarter at least.
    let share = u32::try_from(in_this_year * 50 / 365).unwrap_or(50).max(25);
    let year = if chance.percent(share) { this_year } else { this_year.previous() };

    let last = year.last_day().min(today);
    let round_end = AppraisalRound::First.last_day(year);
    let is_late = chance.percent(40);
    let end = if is_late && round_end < last && chance.percent(50) { round_end } else { last };
    let earliest = if is_late { (end - Days::new(60)).max(year.first_day()) } else { year.first_day() };
    let span = u32::try_from((end - earliest).num_days()).expect("the end is not before the start");
    let day = working_day(earliest + Days::new(u64::from(chance.between(0, span))));
    if day <= last { day } else { last }
}

fn completed_last_year(person_index: usize, course: &DemoCourse<'_>, today: NaiveDate) -> DemoHistory {
    let second_round = AppraisalRound::Second.first_day(FiscalYear::of(today).previous());
    let enrolled_on = working_day(second_round + Days::new(40));
    DemoHistory {
        person_index,
        course_slug: course.slug.to_owned(),
        enrolled_on,
        lessons_read: course.lessons,
        completed_on: Some(working_day(enrolled_on + Days::new(9))),
        percent: Some(90),
    }
}

fn under_way(person_index: usize, course: &DemoCourse<'_>, today: NaiveDate) -> DemoHistory {
    DemoHistory {
        person_index,
        course_slug: course.slug.to_owned(),
        enrolled_on: (today - Days::new(5)).max(history_begins(today)),
        lessons_read: course.lessons / 2,
        completed_on: None,
        percent: None,
    }
}

/// At least one lesson, not all of them; all of a course of one lesson.
fn some_lessons(course: &DemoCourse<'_>, chance: &mut Chance) -> u32 {
    match course.lessons {
        0 | 1 => course.lessons,
        lessons => chance.between(1, lessons - 1),
    }
}

/// 80 to 100, around 90: the mean of two throws.
fn good_score(chance: &mut Chance) -> u8 {
    score(chance, 40, 50) + score(chance, 40, 50)
}

fn score(chance: &mut Chance, least: u32, most: u32) -> u8 {
    u8::try_from(chance.between(least, most)).expect("scores are at most 100")
}

/// That day, or the Monday after it.
fn working_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COURSES: [DemoCourse<'static>; 3] = [
        DemoCourse { slug: "digital-literacy", lessons: 12 },
        DemoCourse { slug: "pdpa", lessons: 6 },
        DemoCourse { slug: "cyber", lessons: 1 },
    ];

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn days_to_try() -> [NaiveDate; 5] {
        [day(2026, 11, 20), day(2026, 10, 1), day(2027, 4, 3), day(2027, 9, 30), day(2028, 2, 29)]
    }

    #[test]
    fn nothing_happens_before_last_fiscal_year_or_after_today() {
        for today in days_to_try() {
            for entry in demo_history(400, &COURSES, today) {
                assert!(entry.enrolled_on >= history_begins(today) && entry.enrolled_on <= today);
                if let Some(completed_on) = entry.completed_on {
                    assert!(entry.enrolled_on <= completed_on && completed_on <= today);
                }
            }
        }
    }

    #[test]
    fn a_completed_course_was_read_in_full_and_passed() {
        for entry in demo_history(400, &COURSES, days_to_try()[0]) {
            let lessons = COURSES.iter().find(|c| c.slug == entry.course_slug).unwrap().lessons;
            if entry.completed_on.is_some() {
                assert_eq!(entry.lessons_read, lessons);
                assert!((80..=100).contains(&entry.percent.unwrap()));
            } else {
                assert!(entry.lessons_read <= lessons);
                assert!(entry.percent.is_none_or(|percent| percent < 60));
            }
        }
    }

    #[test]
    fn both_fiscal_years_and_all_outcomes_are_there() {
        for today in days_to_try() {
            let history = demo_history(400, &COURSES, today);
            let share =
                |which: &dyn Fn(&DemoHistory) -> bool| history.iter().filter(|entry| which(entry)).count() * 100 / history.len();
            let this_year = FiscalYear::of(today);
            assert!((20..70).contains(&share(&|e| this_year.contains(e.enrolled_on))));
            assert!((40..80).contains(&share(&|e| e.completed_on.is_some())), "{today}");
            assert!(share(&|e| e.lessons_read == 0) > 0);
            assert!(share(&|e| e.percent.is_some() && e.completed_on.is_none()) > 0);
        }
    }

    #[test]
    fn the_same_day_gives_the_same_history_and_a_further_course_leaves_it_as_it_was() {
        let today = days_to_try()[0];
        let two = demo_history(400, &COURSES[..2], today);
        let three = demo_history(400, &COURSES, today);
        assert_eq!(two, demo_history(400, &COURSES[..2], today));
        let without_third: Vec<_> = three.into_iter().filter(|entry| entry.course_slug != "cyber").collect();
        assert_eq!(two, without_third);
    }

    #[test]
    fn malee_has_one_course_behind_her_and_one_before_her() {
        for today in days_to_try() {
            let history = demo_history(400, &COURSES, today);
            let malee = |slug: &str| {
                let found = history.iter().find(|e| e.person_index == 0 && e.course_slug == slug);
                found.unwrap().clone()
            };
            let done = malee("digital-literacy").completed_on.unwrap();
            assert!(FiscalYear::of(today).previous().contains(done));
            assert_eq!(malee("pdpa").lessons_read, 3);
            assert_eq!(malee("pdpa").completed_on, None);
        }
    }
}
