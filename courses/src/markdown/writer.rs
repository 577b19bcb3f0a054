use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::callout::{Callout, Opening};
use super::heading::Heading;
use super::target;
use super::{Form, Lines, Source, Surroundings};
use crate::html::escape_into;
use crate::package::{FindingKind, Findings};
use crate::thai;
use table::Tables;

mod picture;
mod table;

pub type Events<'a> = [(Event<'a>, Range<usize>)];

/// Writes events as HTML and as plain text, and reports what an author has to put right.
pub struct Writer<'a> {
    source: Source<'a>,
    lines: Lines,
    form: Form,
    around: &'a Surroundings<'a>,
    toc: &'a [Heading],
    findings: &'a mut Findings,
    html: String,
    text: String,
    /// Headings written so far.
    headings: usize,
    paragraphs: usize,
    /// Whether each open quotation is a remark.
    remarks: Vec<bool>,
    /// Whether each open link has a tag.
    links: Vec<bool>,
    tables: Tables,
    in_code: bool,
}

impl<'a> Writer<'a> {
    pub fn new(
        source: Source<'a>,
        form: Form,
        around: &'a Surroundings<'a>,
        toc: &'a [Heading],
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            lines: source.lines(),
            source,
            form,
            around,
            toc,
            findings,
            html: String::new(),
            text: String::new(),
            headings: 0,
            paragraphs: 0,
            remarks: Vec::new(),
            links: Vec::new(),
            tables: Tables::default(),
            in_code: false,
        }
    }

    /// HTML and plain text.
    pub fn finish(self) -> (String, String) {
        (self.html.trim().to_owned(), self.text.trim().to_owned())
    }

    pub fn write(&mut self, events: &Events<'_>) {
        let mut at = 0;
        while let Some((event, place)) = events.get(at) {
            let rest = &events[at..];
            at += match event {
                Event::Start(Tag::Paragraph) => self.paragraph(rest),
                Event::Start(Tag::Image { .. }) => self.image(rest, false),
                Event::Start(Tag::BlockQuote(_)) => self.quotation(rest),
                Event::Start(tag) => self.start(tag, place),
                Event::End(tag) => self.end(*tag),
                other => self.inline(other),
            };
        }
    }

    /// A paragraph that holds one picture and nothing else is a figure.
    fn paragraph(&mut self, events: &Events<'_>) -> usize {
        self.paragraphs += 1;
        if self.form == Form::Line {
            if self.paragraphs > 1 {
                self.report(&events[0].1, FindingKind::OneParagraph);
            }
            return 1;
        }
        if let Some((Event::Start(Tag::Image { .. }), _)) = events.get(1) {
            let length = picture::image_length(&events[1..]);
            if matches!(events.get(1 + length), Some((Event::End(TagEnd::Paragraph), _))) {
                self.image(&events[1..], true);
                self.end_block();
                return length + 2;
            }
        }
        self.html.push_str("<p>");
        1
    }

    /// A quotation, or a remark if its first line says so. Gives the number of events used.
    fn quotation(&mut self, events: &Events<'_>) -> usize {
        let place = &events[0].1;
        self.only_in_lessons(place);
        let callout = match Callout::of_quotation(&self.source.text[place.clone()]) {
            Opening::Callout(callout) => callout,
            Opening::Unknown(found) => {
                self.report(place, FindingKind::UnknownCallout { found });
                self.remarks.push(false);
                self.html.push_str("<blockquote>\n");
                return 1;
            }
            Opening::Quotation => {
                self.remarks.push(false);
                self.html.push_str("<blockquote>\n");
                return 1;
            }
        };
        self.remarks.push(true);
        let (name, title) = (callout.name(), callout.title(self.around.language));
        self.put(&["<aside class=\"callout callout-", name, "\" role=\"note\" data-kind=\"", name, "\">"]);
        self.put(&["<p class=\"callout-title\">", title, "</p>\n"]);
        // The mark is the first line of the first paragraph, or all of it.
        let mark_end = events
            .iter()
            .position(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)));
        let Some(end) = mark_end else { return 1 };
        if !matches!(events[end].0, Event::End(_)) {
            self.html.push_str("<p>");
        }
        end + 1
    }

    fn start(&mut self, tag: &Tag<'_>, place: &Range<usize>) -> usize {
        match tag {
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { link_type, dest_url, .. } => self.start_link(*link_type, dest_url, place),
            Tag::HtmlBlock => self.html.push_str(if self.form == Form::Line { "" } else { "<p>" }),
            block => {
                self.only_in_lessons(place);
                self.start_block(block, place);
            }
        }
        1
    }

    fn start_block(&mut self, tag: &Tag<'_>, place: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                if *level as u8 == 1 {
                    self.report(place, FindingKind::HeadingTooHigh);
                }
                let heading = self.toc.get(self.headings);
                self.headings += 1;
                self.put(&["<", &level.to_string()]);
                if let Some(heading) = heading {
                    self.attribute("id", &heading.id);
                }
                self.html.push('>');
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                // Wide code scrolls, so the keyboard must reach it.
                self.html.push_str("<pre tabindex=\"0\"><code>");
                self.in_code = true;
            }
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.put(&["<ol start=\"", &first.to_string(), "\">\n"]),
            Tag::Item => self.html.push_str("<li>"),
            Tag::Table(columns) => self.start_table(columns),
            Tag::TableHead => self.start_row("<thead><tr>", true),
            Tag::TableRow => self.start_row("<tr>", false),
            Tag::TableCell => self.start_cell(),
            _ => {} // not in CommonMark with tables
        }
    }

    fn start_link(&mut self, link_type: LinkType, dest: &str, place: &Range<usize>) {
        let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
        match target::link(&format!("{mail}{dest}"), self.form, self.around, self.toc) {
            Ok(link) => {
                self.html.push_str("<a");
                self.address("href", &link.href);
                self.html.push_str(if link.outside { " rel=\"noopener noreferrer\">" } else { ">" });
                self.links.push(true);
            }
            Err(kind) => {
                self.report(place, kind);
                self.links.push(false);
            }
        }
    }

    fn end(&mut self, tag: TagEnd) -> usize {
        match tag {
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Link => self.html.push_str(if self.links.pop() == Some(true) { "</a>" } else { "" }),
            TagEnd::TableCell => self.end_cell(),
            block => {
                self.end_tag(block);
                self.end_block();
            }
        }
        1
    }

    fn end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock if self.form != Form::Line => {
                self.html.push_str("</p>\n");
            }
            TagEnd::Heading(level) => self.put(&["</", &level.to_string(), ">\n"]),
            TagEnd::BlockQuote(_) => {
                self.html.push_str(if self.remarks.pop() == Some(true) { "</aside>\n" } else { "</blockquote>\n" });
            }
            TagEnd::CodeBlock => {
                self.html.push_str("</code></pre>\n");
                self.in_code = false;
            }
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::TableHead => self.html.push_str(
                "</tr></thead><tbody>
",
            ),
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::Table => self.html.push_str("</tbody></table></div>\n"),
            _ => {}
        }
    }

    /// In plain text each block is a line.
    fn end_block(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        self.text.push('\n');
    }

    fn inline(&mut self, event: &Event<'_>) -> usize {
        match event {
            Event::Text(text) if self.in_code => {
                escape_into(&mut self.html, text);
                self.text.push_str(text);
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.shown_text(text);
                self.text.push_str(text);
            }
            Event::Code(code) => {
                self.html.push_str("<code>");
                escape_into(&mut self.html, code);
                self.html.push_str("</code>");
                self.text.push_str(code);
            }
            Event::SoftBreak => {
                self.html.push('\n');
                self.text.push(' ');
            }
            Event::HardBreak => {
                self.html.push_str("<br>\n");
                self.text.push(' ');
            }
            Event::Rule => self.html.push_str("<hr>\n"),
            _ => {} // not in CommonMark with tables
        }
        1
    }

    fn shown_text(&mut self, text: &str) {
        let before = self.text.chars().next_back().filter(|c| *c != '\n');
        escape_into(&mut self.html, &thai::tie_repetition(before, text));
    }

    /// Fixed words only: nothing is escaped.
    fn put(&mut self, parts: &[&str]) {
        self.html.extend(parts.iter().copied());
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.put(&[" ", name, "=\""]);
        escape_into(&mut self.html, value);
        self.html.push('"');
    }

    fn only_in_lessons(&mut self, place: &Range<usize>) {
        if self.form != Form::Lesson {
            self.report(place, FindingKind::OnlyParagraphs);
        }
    }

    fn report(&mut self, place: &Range<usize>, kind: FindingKind) {
        self.findings.add(self.source.file, Some(self.lines.at(place.start)), kind);
    }
}
