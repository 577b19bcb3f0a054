//! lessons/*.md: front matter, then Markdown.

use super::fields::Source;
use super::finding::{FindingKind, Findings};
use super::limits;
use crate::html::Html;
use crate::language::Bilingual;
use crate::markdown::{self, Form, Heading, Surroundings};
use crate::question::Question;

/// One lesson, ready to show.
///
/// Holds the keys of its practice, so it has no `Serialize`.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The name of its file without `.md`: `01-first`.
    pub slug: String,
    /// The first heading of its page.
    pub title: Bilingual,
    /// How long it takes.
    pub minutes: u16,
    /// The headings of its text, for a table of contents.
    pub toc: Vec<Heading>,
    /// Its practice questions, in the order of the file.
    pub practice: Vec<Question>,
    /// The text without markup, for search.
    pub plain_text: String,
    html: Html,
}

impl Lesson {
    /// The text as HTML, with pictures and hand-outs under `media_base`, which ends in `/`. Links
    /// to other lessons are siblings (`02-second`): serve lessons under one path, without a
    /// trailing slash.
    #[must_use]
    pub fn html_with(&self, media_base: &str) -> String {
        self.html.with_media(media_base)
    }
}

/// Reads a lesson; its practice is added later.
pub fn read(slug: &str, source: Source<'_>, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Lesson> {
    let length = source.text.chars().count();
    if length > limits::LESSON_CHARS {
        findings.add(source.file, None, FindingKind::LessonTooLong { found: length, limit: limits::LESSON_CHARS });
        return None;
    }
    let (front, body) = match split(source) {
        Ok(parts) => parts,
        Err(kind) => {
            findings.add(source.file, Some(1), kind);
            return None;
        }
    };
    let head = read_head(front, findings);
    let shown = markdown::render(body, Form::Lesson, around, findings);
    if shown.html == Html::default() {
        findings.add(source.file, Some(body.first_line), FindingKind::EmptyLesson);
    }
    let (title, minutes) = head?;
    Some(Lesson {
        slug: slug.to_owned(),
        title,
        minutes,
        toc: shown.toc,
        practice: Vec::new(),
        plain_text: shown.text,
        html: shown.html,
    })
}

fn read_head(front: Source<'_>, findings: &mut Findings) -> Option<(Bilingual, u16)> {
    let mut fields = front.parse(findings)?;
    fields.line = Some(1);
    let title = fields.bilingual("title", limits::TITLE, findings);
    let minutes = fields.number("minutes", limits::LESSON_MINUTES, findings);
    fields.finish(findings);
    Some((title?, minutes?))
}

/// The front matter between two lines `+++`, and the text after it.
fn split(source: Source<'_>) -> Result<(Source<'_>, Source<'_>), FindingKind> {
    let mut lines = source.text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "+++").ok_or(FindingKind::MissingFrontMatter)?;
    let mut end = first.len();
    for (number, line) in (2..).zip(lines) {
        if line.trim_end() == "+++" {
            let front = Source { text: &source.text[first.len()..end], first_line: 2, ..source };
            let body = Source { text: &source.text[end + line.len()..], first_line: number + 1, ..source };
            return Ok((front, body));
        }
        end += line.len();
    }
    Err(FindingKind::OpenFrontMatter)
}
