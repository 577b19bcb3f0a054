//! A small course made by code.

use std::fmt::Write;

use courses::package::Files;

/// A sound package: two lessons of a minute, a test that draws two from a pool of four, a pass mark of half.
///
/// The right option of every question is the one whose text begins with `ถูก`.
#[derive(Clone, Debug)]
pub struct TestCourse {
    pub slug: String,
    pub version: String,
    pub title_th: String,
    pub title_en: String,
    pub lessons: u32,
    pub pool: u32,
    pub draw: u32,
    pub test_minutes: u32,
    pub pass_percent: u32,
    /// How often the test may be tried.
    pub attempts: u32,
    /// How often one may rest, and for how many minutes.
    pub pauses: (u32, u32),
    /// `after_submission`, `after_pass` or `score_only`.
    pub review: String,
    pub has_test: bool,
    /// So many questions of level 1 and of level 2, which odd and even questions of the pool are; none: no blueprint.
    pub blueprint: Option<(u32, u32)>,
    /// How many people grade a written answer; none: as usual.
    pub graders: Option<u32>,
    pub valid_months: Option<u32>,
    /// What stands in the file of the pool instead.
    pub final_questions: Option<String>,
    /// What stands in the file of the practice instead.
    pub practice_questions: Option<String>,
}

impl TestCourse {
    pub fn new(slug: &str) -> Self {
        Self {
            slug: slug.to_owned(),
            version: "1.0".to_owned(),
            title_th: format!("หลักสูตรทดลอง {slug}"),
            title_en: format!("Test course {slug}"),
            lessons: 2,
            pool: 4,
            draw: 2,
            test_minutes: 10,
            pass_percent: 50,
            attempts: 3,
            pauses: (0, 10),
            review: "after_submission".to_owned(),
            has_test: true,
            blueprint: None,
            graders: None,
            valid_months: None,
            final_questions: None,
            practice_questions: None,
        }
    }

    /// The package, as a trainer would zip it.
    pub fn zip(&self) -> Vec<u8> {
        courses::package::zip(&self.files())
    }

    /// The files of the package.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        files.insert("course.toml".to_owned(), self.manifest().into_bytes());
        for number in 1..=self.lessons {
            files.insert(format!("lessons/{number:02}-lesson.md"), lesson(number).into_bytes());
        }
        files.insert("media/figure.svg".to_owned(), FIGURE.as_bytes().to_vec());
        let practice = self.practice_questions.clone().unwrap_or_else(|| questions("practice", 1));
        files.insert("questions/01-lesson.toml".to_owned(), practice.into_bytes());
        if self.has_test {
            let pool = self.final_questions.clone().unwrap_or_else(|| questions("final", self.pool));
            files.insert("questions/final.toml".to_owned(), pool.into_bytes());
        }
        files
    }

    fn manifest(&self) -> String {
        let Self {
            slug,
            version,
            title_th,
            title_en,
            draw,
            test_minutes,
            pass_percent,
            attempts,
            pauses: (pauses, rest),
            review,
            ..
        } = self;
        let mut text = format!(
            r#"format = 1
slug = "{slug}"
version = "{version}"
language = "th"
title = {{ th = "{title_th}", en = "{title_en}" }}
summary = {{ th = "หลักสูตรเล็กสำหรับการทดสอบ", en = "A small course for tests" }}
audience = {{ th = "ทุกคน", en = "Everyone" }}
minutes = 60
outcomes = [{{ th = "ทดสอบได้", en = "Can test" }}, {{ th = "อธิบายได้", en = "Can explain" }}]
[[skills]]
framework = "DG67"
unit = "DG67-CS"
level = 1
"#
        );
        if self.has_test {
            let _ = write!(
                text,
                "[test]\nquestions = \"questions/final.toml\"\ndraw = {draw}\nminutes = {test_minutes}\npass_percent = {pass_percent}\n\
                 attempts = {attempts}\npauses = {pauses}\npause_minutes = {rest}\nreview = \"{review}\"\n"
            );
        }
        if let Some(graders) = self.graders.filter(|_| self.has_test) {
            let _ = writeln!(text, "graders = {graders}");
        }
        if let Some((first, second)) = self.blueprint {
            for (level, count) in [(1, first), (2, second)] {
                let _ = write!(text, "[[test.blueprint]]\nskill = \"DG67-CS\"\nlevel = {level}\ncount = {count}\n");
            }
        }
        if let Some(months) = self.valid_months {
            let _ = write!(text, "[certificate]\nvalid_months = {months}\n");
        }
        text
    }
}

const FIGURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>"#;

fn lesson(number: u32) -> String {
    format!(
        "+++\ntitle = {{ th = \"บทที่ {number}\", en = \"Lesson {number}\" }}\nminutes = 1\n+++\n\
         ข้อความของบทที่ {number}\n\n## หัวข้อ\n\n![วงกลมหนึ่งวง](media/figure.svg)\n"
    )
}

fn questions(stem: &str, count: u32) -> String {
    (1..=count).fold(String::new(), |mut text, number| {
        let level = 2 - number % 2;
        let _ = write!(
            text,
            "[[question]]\nid = \"{stem}-{number}\"\nkind = \"single\"\nskill = \"DG67-CS\"\nlevel = {level}\ntext = \"คำถาม {stem} ข้อ {number}\"\n\
             explanation = \"คำอธิบาย {stem} ข้อ {number}\"\n\
             [[question.option]]\ntext = \"ถูก {number}\"\ncorrect = true\n\
             [[question.option]]\ntext = \"ผิด {number} ก\"\nwhy = \"เพราะผิด\"\n\
             [[question.option]]\ntext = \"ผิด {number} ข\"\n\n"
        );
        text
    })
}
