use std::fmt;

use serde::{Deserialize, Serialize};

use super::limits;
use crate::language::Language;

/// One thing in a package that has to be put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The path inside the package; empty when it is about the whole package.
    pub file: String,
    /// Counted from 1; none when the finding is about the whole file.
    pub line: Option<u32>,
    /// What it is.
    pub kind: FindingKind,
}

impl Finding {
    /// A polite sentence or two: what is the matter and what to do about it.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let [th, en] = self.kind.sentences();
        match language {
            Language::Th => th,
            Language::En => en,
        }
    }
}

/// `file:line: message`, in English, for logs and terminals.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.file.is_empty() { "package" } else { &self.file })?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message(Language::En))
    }
}

/// All findings of a package, ordered by file and line. Never empty when it is an error.
///
/// At most 500 are kept: after putting those right, reading again shows the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// How many.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing to put right.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn add(&mut self, file: &str, line: Option<u32>, kind: FindingKind) {
        if self.0.len() >= limits::FINDINGS {
            return;
        }
        self.0.push(Finding { file: file.to_owned(), line, kind });
    }

    pub(crate) fn one(file: &str, kind: FindingKind) -> Self {
        let mut findings = Self::default();
        findings.add(file, None, kind);
        findings
    }

    /// The value if nothing was found, else the findings in order.
    pub(crate) fn unless_found<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self.in_order()) }
    }

    pub(crate) fn in_order(mut self) -> Self {
        self.0.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        self.0.dedup();
        self
    }
}

/// What was found elsewhere than by a reader of this crate, in order and within the same bound.
impl FromIterator<Finding> for Findings {
    fn from_iter<T: IntoIterator<Item = Finding>>(found: T) -> Self {
        let mut findings = Self::default();
        for Finding { file, line, kind } in found {
            findings.add(&file, line, kind);
        }
        findings.in_order()
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0 {
            writeln!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}

/// What a TOML value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// `"…"`
    Text,
    /// `{ th = "…", en = "…" }`
    Bilingual,
    /// A whole number.
    Number,
    /// A number with or without decimals.
    Decimal,
    /// `true` or `false`.
    YesNo,
    /// `[ … ]`
    List,
    /// `[key]`
    Table,
    /// `[[key]]`
    Tables,
}

impl Expected {
    /// What it is called, in Thai and English.
    pub(super) const fn words(self) -> [&'static str; 2] {
        match self {
            Self::Text => ["ข้อความในเครื่องหมายคำพูด", "a text in quotes"],
            Self::Bilingual => {
                ["ข้อความสองภาษา { th = \"…\", en = \"…\" }", "a text in both languages, { th = \"…\", en = \"…\" }"]
            }
            Self::Number => ["จำนวนเต็ม", "a whole number"],
            Self::Decimal => ["ตัวเลข", "a number"],
            Self::YesNo => [" true หรือ false", "true or false"],
            Self::List => ["รายการในวงเล็บ [ ]", "a list in brackets, [ ]"],
            Self::Table => ["ตาราง [ชื่อ]", "a table, [name]"],
            Self::Tables => ["ตารางแบบซ้ำได้ [[ชื่อ]]", "repeated tables, [[name]]"],
        }
    }
}

/// What a finding is about, with what its sentence needs. Keys are written with their table:
/// `test.draw`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is said in two languages in wording.rs")]
pub enum FindingKind {
    // The archive.
    NotAZip,
    ZipTooLarge { limit_mb: u64 },
    Encrypted,
    Link,
    Damaged,
    SameName { other: String },

    // The files.
    TooManyFiles { found: usize, limit: usize },
    FileTooLarge { limit_mb: u64 },
    AllTooLarge { limit_mb: u64 },
    UnsafePath,
    BadName,
    NamesDifferInCase { other: String },
    MissingFile { path: String },
    UnknownFile,
    NotUtf8,

    // TOML.
    Toml { message: String },
    UnknownKey { key: String },
    MissingKey { key: String },
    WrongType { key: String, expected: Expected },
    NumberRange { key: String, min: i64, max: i64 },
    DecimalRange { key: String, min: i64, max: i64 },
    DecimalDigits { key: String },
    TextLength { key: String, min: usize, max: usize, found: usize },
    ListLength { key: String, min: usize, max: usize, found: usize },
    UnknownChoice { key: String, found: String, choices: Vec<String> },
    BadSlug { key: String, min: usize, max: usize },
    BadVersion,
    UnsupportedFormat { found: i64 },
    SameSkill { unit: String },
    TestFile { found: String },

    // Lessons.
    NoLessons,
    TooManyLessons { found: usize, limit: usize },
    LessonTooLong { found: usize, limit: usize },
    MissingFrontMatter,
    OpenFrontMatter,
    EmptyLesson,

    // Questions.
    QuestionsWithoutLesson { lesson: String },
    TestFileIsPractice,
    NoQuestions,
    TooManyQuestions { found: usize, limit: usize },
    PoolTooSmall { draw: u16, pool: usize },
    SameQuota { skill: String, level: u8 },
    BlueprintSum { found: u32, draw: u16 },
    QuotaTooLarge { skill: String, level: u8, count: u16, pool: usize },
    SameQuestionId { id: String, file: String },
    CorrectOptions { id: String, found: usize },
    SeveralCorrect { id: String, found: usize },
    Weights { id: String },
    BestOption { id: String },
    GapMarks { id: String },
    GapChoice { id: String, gap: usize },
    Tolerance { id: String },
    CriterionLevels { id: String, criterion: usize },
    EssayInPractice { id: String },
    EssayInBank { id: String },
    SameCaseId { id: String },
    UnknownCase { id: String },
    CaseQuestions { id: String },
    CasesDoNotFit { draw: u16 },
    SameOption { id: String, first: usize, second: usize },

    // Frameworks.
    SameCode { code: String },
    LevelWithoutStatement { level: u8 },
    UnknownArea { code: String },
    FrameworkKind,
    FrameworkShips { code: String },
    CodeOfAnother { code: String },
    NoFrameworkRow,
    SecondFrameworkRow,
    CaseNotJson { message: String },
    CaseUnknownItem { identifier: String },
    CaseSecondParent { identifier: String },
    CaseCircle { identifier: String },
    CaseWithoutLevel,

    // Tables.
    NotATable,
    OpenQuote,
    NoRows,
    TooManyRows { found: usize, limit: usize },
    MissingColumn { name: String },
    UnknownColumn { name: String },
    SameColumn { name: String },
    CellCount { found: usize, expected: usize },
    Unreadable { key: String },

    // Results of other institutions.
    NotADate { key: String, found: String },
    InTheFuture { key: String },
    EndsBeforeItBegins,
    BadEmail { found: String },
    BadNationalId,
    NobodyNamed,
    TwoPeopleNamed,
    NoSuchPerson,
    Oneself,
    NoSuchArea { code: String },
    SameResult { line: u32 },
    KnownOnOtherLevel { level: i16 },

    // Markdown.
    HeadingTooHigh,
    PictureWithoutText { target: String },
    PictureOutside { target: String },
    NotAPicture { target: String },
    MissingMedia { target: String },
    MissingLesson { target: String },
    MissingHeading { target: String },
    BadLink { target: String },
    UnknownCallout { found: String },
    OnlyParagraphs,
    OneParagraph,

    // Media.
    UnknownMedia { ending: String },
    WrongContent { ending: String },
    SvgNotXml { message: String },
    SvgDoctype,
    SvgNotSvg,
    SvgElement { name: String },
    SvgEvent { name: String },
    SvgOutside { target: String },
    SvgViewBox,
}
