//! The numbers of docs/package-format.md, in one place.

use std::ops::RangeInclusive;

pub const MB: u64 = 1024 * 1024;
/// Of the zip itself.
pub const ZIP_BYTES: usize = 50 * 1024 * 1024;
pub const ALL_BYTES: u64 = 200 * MB;
pub const FILE_BYTES: u64 = 20 * MB;
pub const FILES: usize = 500;
pub const LESSONS: usize = 200;
pub const QUESTIONS: usize = 1000;
pub const LESSON_CHARS: usize = 200_000;

pub const SLUG: RangeInclusive<usize> = 3..=60;
pub const TITLE: RangeInclusive<usize> = 3..=120;
pub const SUMMARY: RangeInclusive<usize> = 1..=400;
pub const AUDIENCE: RangeInclusive<usize> = 1..=300;
/// Where the format names no limit.
pub const ANY_TEXT: RangeInclusive<usize> = 1..=LESSON_CHARS;
pub const CODE: RangeInclusive<usize> = 1..=60;
pub const COURSE_MINUTES: RangeInclusive<i64> = 5..=6000;
/// The format names none: no lesson is longer than a course may be.
pub const LESSON_MINUTES: RangeInclusive<i64> = 1..=6000;
pub const OUTCOMES: RangeInclusive<usize> = 2..=8;
pub const SKILLS: RangeInclusive<usize> = 1..=12;
pub const LEVEL: RangeInclusive<i64> = 1..=5;
/// Of an item of the bank; nobody is further from the middle than that.
pub const DIFFICULTY: RangeInclusive<i64> = -6..=6;
/// Of an option of a judgement.
pub const OPTION_POINTS: RangeInclusive<i64> = 0..=5;
/// What can be typed, or stands in a list to choose from.
pub const TYPED: RangeInclusive<usize> = 1..=crate::answer::MAX_TEXT;
pub const ACCEPTED: RangeInclusive<usize> = 1..=20;
pub const CHOICES: RangeInclusive<usize> = 2..=8;
pub const DISTRACTORS: RangeInclusive<usize> = 0..=4;
pub const UNIT: RangeInclusive<usize> = 1..=40;
/// Of a written answer, in characters.
pub const ESSAY: RangeInclusive<i64> = 100..=10_000;
/// Of a file that is an answer, in megabytes.
pub const ESSAY_MB: RangeInclusive<i64> = 1..=20;
pub const FILE_KINDS: RangeInclusive<usize> = 1..=4;
/// Of a criterion of a rubric, and what is said to earn how much of it.
pub const CRITERION_POINTS: RangeInclusive<i64> = 1..=10;
pub const CRITERION_LEVEL: RangeInclusive<i64> = 0..=10;
pub const GRADERS: RangeInclusive<i64> = 1..=2;
pub const DRAW: RangeInclusive<i64> = 1..=200;
pub const TEST_MINUTES: RangeInclusive<i64> = 1..=480;
pub const PASS_PERCENT: RangeInclusive<i64> = 1..=100;
pub const ATTEMPTS: RangeInclusive<i64> = 1..=20;
pub const PAUSES: RangeInclusive<i64> = 0..=10;
pub const PAUSE_MINUTES: RangeInclusive<i64> = 1..=60;
/// The format names none: fifty years is longer than a career.
pub const VALID_MONTHS: RangeInclusive<i64> = 1..=600;
/// Nobody reads more, and a hostile package must not fill the page.
pub const FINDINGS: usize = 500;
