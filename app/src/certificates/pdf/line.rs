//! Lines of text, put together again.
//!
//! The typesetter cuts a text wherever a mark stands at another height, in the middle of a cluster:
//! ที่ ends up as two texts. A line joins such pieces, so that clusters are whole.

use typst::layout::{Em, FrameItem, Point};
use typst::text::{Glyph, TextItem};

/// A text and the pieces that were cut from it because a mark stands at another height.
pub(super) struct Line<'a> {
    pieces: Vec<(Point, &'a TextItem)>,
}

/// A glyph as it was set.
pub(super) struct Sign<'a> {
    pub glyph: &'a Glyph,
    /// The text that it stands in, and how far above the line that is.
    text: &'a str,
    pub rise: Em,
}

impl<'a> Line<'a> {
    /// The first item, a text, and those behind it that go on where it ends, in the same style.
    pub fn gather(items: &'a [(Point, FrameItem)]) -> Self {
        let mut pieces: Vec<(Point, &TextItem)> = Vec::new();
        for (at, item) in items {
            let FrameItem::Text(text) = item else { break };
            if let (Some((start, first)), Some((before, last))) = (pieces.first(), pieces.last()) {
                let adjoins = (at.x - before.x - last.width()).to_pt().abs() < 0.01;
                let level = at.y == start.y || continues(last, text);
                if !adjoins || !level || !same_style(first, text) {
                    break;
                }
            }
            pieces.push((*at, text));
        }
        Self { pieces }
    }

    /// How many items of the page the line is made of.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The first piece, whose style is that of all.
    pub fn style(&self) -> &TextItem {
        self.pieces[0].1
    }

    /// The glyphs of the whole line.
    pub fn signs(&self) -> Vec<Sign<'a>> {
        let line = self.pieces[0].0.y;
        let of_piece = |(at, text): &(Point, &'a TextItem)| {
            let rise = Em::from_abs(line - at.y, text.size);
            let text: &'a TextItem = text;
            text.glyphs.iter().map(move |glyph| Sign { glyph, text: &text.text, rise })
        };
        self.pieces.iter().flat_map(of_piece).collect()
    }
}

impl<'a> Sign<'a> {
    /// The letters of the cluster.
    pub fn letters(&self) -> &'a str {
        cluster_text(self.text, self.glyph)
    }
}

fn cluster_text<'a>(text: &'a str, glyph: &Glyph) -> &'a str {
    text.get(usize::from(glyph.range.start)..usize::from(glyph.range.end)).unwrap_or_default()
}

fn same_style(a: &TextItem, b: &TextItem) -> bool {
    (&a.font, a.size, &a.fill, &a.stroke, a.lang, a.region) == (&b.font, b.size, &b.fill, &b.stroke, b.lang, b.region)
}

/// Whether the second text goes on in the last cluster of the first. Both know which place of the
/// source they stand for, so that two equal clusters in a row are not taken for one.
fn continues(before: &TextItem, next: &TextItem) -> bool {
    let (Some(a), Some(b)) = (before.glyphs.last(), next.glyphs.first()) else {
        return false;
    };
    a.span == b.span && cluster_text(&before.text, a) == cluster_text(&next.text, b)
}

/// How many of the signs belong to the cluster that the first begins.
pub(super) fn cluster(signs: &[Sign]) -> usize {
    let same = |pair: &&[Sign]| {
        let (a, b) = (&pair[0], &pair[1]);
        if std::ptr::eq(a.text, b.text) {
            return a.glyph.range == b.glyph.range;
        }
        a.glyph.span == b.glyph.span && a.letters() == b.letters()
    };
    1 + signs.windows(2).take_while(same).count()
}
