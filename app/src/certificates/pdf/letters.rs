//! Which letters each glyph stands for.
//!
//! Thai marks share a cluster with their consonant, and the PDF writer gives *every* glyph of a
//! cluster the whole cluster as its meaning, with an `ActualText` around it that breaks where a mark
//! is moved. Readers that go by glyphs (pdf.js) then say a cluster once a glyph; readers that go by
//! `ActualText` (poppler) say it twice when it was broken: ปิ่น comes out as ปิ่ปิ่น. So the page is
//! corrected between setting and writing: a glyph a letter, none of them moved (see `drawn.rs`), and
//! no `ActualText` at all.
//!
//! Sara am (ำ) is one letter set as two glyphs, a ring ํ and an า, with a tone between them:
//!
//! | text | as set         | as written                 |
//! |------|----------------|----------------------------|
//! | กำ   | ก  ํ  า        | ก  ํ and า in one glyph, ำ  |
//! | น้ำ   | น  ํ้  า        | น  ํ้ for ้  an า that means ำ |
//!
//! A cluster that fits none of this stays as the writer would have it: right to look at, and right
//! to readers that honour `ActualText`.

use std::ops::Range;

use typst::layout::{Em, Frame, FrameItem};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::drawn::Drawn;
use super::fonts::Fonts;
use super::line::{Line, Sign, cluster};

const AM: char = '\u{0E33}';

/// The document with the meaning of its glyphs corrected; it looks the same.
pub(super) fn corrected(document: &PagedDocument, fonts: &Fonts) -> PagedDocument {
    use typst::model::Document;
    let page = |page: &Page| Page { frame: frame(page.frame.clone(), fonts), ..page.clone() };
    PagedDocument::new(document.pages().iter().map(page).collect(), document.info().clone())
}

fn frame(mut frame: Frame, fonts: &Fonts) -> Frame {
    let items: Vec<_> = frame.items().cloned().collect();
    frame.clear();
    let mut rest = items.as_slice();
    while let Some((at, item)) = rest.first() {
        let mut taken = 1;
        let written = match item {
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = self::frame(group.frame, fonts);
                FrameItem::Group(group)
            }
            FrameItem::Text(text) => match fonts.drawn(&text.font) {
                Some(drawn) => {
                    let line = Line::gather(rest);
                    taken = line.len();
                    FrameItem::Text(written(&line, drawn))
                }
                None => item.clone(),
            },
            other => other.clone(),
        };
        frame.push(*at, written);
        rest = &rest[taken..];
    }
    frame
}

/// A whole line as one text, a glyph a letter.
fn written(line: &Line, drawn: &Drawn) -> TextItem {
    let signs = line.signs();
    let (mut text, mut glyphs) = (String::new(), Vec::with_capacity(signs.len()));
    let mut rest = signs.as_slice();
    while let Some(first) = rest.first() {
        let letters = first.letters();
        let (cluster, after) = rest.split_at(cluster(rest));
        let mut written = redrawn(cluster, letters, drawn);
        spell(&mut written, letters, text.len());
        glyphs.append(&mut written);
        text.push_str(letters);
        rest = after;
    }
    TextItem { font: drawn.face.clone(), text: text.into(), glyphs, ..line.style().clone() }
}

/// The glyphs of a cluster, from those that need not be moved.
fn redrawn(signs: &[Sign], letters: &str, drawn: &Drawn) -> Vec<Glyph> {
    let mut written: Vec<_> = signs.iter().map(|sign| unmoved(sign, drawn)).collect();
    let [.., ring, aa] = signs else {
        return written;
    };
    if !letters.ends_with(AM) || aa.glyph.id != drawn.aa {
        return written;
    }
    let count = letters.chars().count();
    let last = written.len() - 1;
    if signs.len() == count {
        written[last].id = drawn.aa_as_am;
    } else if signs.len() == count + 1
        && let Some(whole) = drawn.ring_and_aa(part(ring, drawn))
    {
        written[last].id = whole;
        written.remove(last - 1);
    }
    written
}

/// The sign drawn at its place, or moved there when the font has no such drawing.
fn unmoved(sign: &Sign, drawn: &Drawn) -> Glyph {
    let mut glyph = sign.glyph.clone();
    match drawn.mark(part(sign, drawn)) {
        Some((id, dx)) => {
            glyph.id = id;
            glyph.x_offset = drawn.face.to_em(dx);
        }
        None => glyph.y_offset = sign.rise,
    }
    glyph
}

fn part(sign: &Sign, drawn: &Drawn) -> (u16, i16, i16) {
    // Whole font units, as the font gave them.
    let units = |em: Em| (em.get() * drawn.face.units_per_em()).round() as i16;
    (sign.glyph.id, units(sign.glyph.x_offset), units(sign.rise))
}

/// Gives each glyph its one letter where there are as many, else all of them.
fn spell(glyphs: &mut [Glyph], letters: &str, start: usize) {
    // The text of a line is shorter than 65,536 bytes: the typesetter counts them so, too.
    let range = |from: usize, to: usize| -> Range<u16> { (start + from) as u16..(start + to) as u16 };
    let one_each = glyphs.len() == letters.chars().count();
    let ranges = letters.char_indices().map(|(at, letter)| range(at, at + letter.len_utf8()));
    for (glyph, own) in glyphs.iter_mut().zip(ranges.chain(std::iter::repeat(0..0))) {
        glyph.range = if one_each { own } else { range(0, letters.len()) };
    }
}
