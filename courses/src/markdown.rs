//! Lessons and questions from Markdown (`CommonMark` with tables) to HTML that can be shown as it is.
//!
//! Safe twice over. By construction: the writer emits only its own fixed tags, and every text and
//! attribute value that comes from an author is escaped; raw HTML is text. And by `ammonia` with a
//! list of exactly those tags and attributes, which no style attribute is on, so that a mistake in
//! the writer cannot reach a page.

mod callout;
mod clean;
mod heading;
mod target;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Options, Parser};

pub use heading::Heading;

use crate::html::Html;
use crate::language::Language;
use crate::package::{Findings, Media};
use writer::Writer;

pub(crate) use crate::package::{Lines, Source};

/// What a text may be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Everything.
    Lesson,
    /// Paragraphs of inline text: prompts and explanations.
    Paragraphs,
    /// One paragraph without its tag, which fits into a label: options.
    Line,
}

/// What stands around a text: links and pictures are checked against it.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    /// For the words that are added: the titles of remarks, the names of tables.
    pub language: Language,
    /// The slugs of all lessons.
    pub lessons: &'a BTreeSet<&'a str>,
    /// The files of `media/`; none for one that has findings of its own.
    pub media: &'a BTreeMap<String, Option<Media>>,
}

/// A text that is ready to show.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub html: Html,
    pub toc: Vec<Heading>,
    /// Without markup, for search.
    pub text: String,
}

/// Renders a text. Whatever an author has to put right is added to the findings.
pub(crate) fn render(source: Source<'_>, form: Form, around: &Surroundings<'_>, findings: &mut Findings) -> Rendered {
    let parser = Parser::new_ext(source.text, Options::ENABLE_TABLES);
    let events: Vec<_> = parser.into_offset_iter().collect();
    let toc = heading::collect(&events);
    let mut writer = Writer::new(source, form, around, &toc, findings);
    writer.write(&events);
    let (html, text) = writer.finish();
    Rendered { html: Html::sanitised(clean::clean(&html)), toc, text }
}

#[cfg(test)]
mod tests;
