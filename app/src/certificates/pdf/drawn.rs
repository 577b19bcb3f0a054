//! The font as it is written into files: with a glyph for every place of a mark.
//!
//! Fonts put a mark at its place by moving it, and readers of a PDF take a glyph that was moved up,
//! down or back for the beginning of another word: ที่ comes out as "ที ่". A file also gives each glyph
//! one meaning, while า means า or, after a ring, ำ. So the font is grown by what Thai needs: each
//! mark drawn at each place it can have, an า that means ำ, and ring and า in one glyph. With these
//! a text is one row of glyphs that are never moved, each for one letter.

use std::collections::BTreeMap;

use rustybuzz::{Direction, Face, GlyphBuffer, ShapePlan, UnicodeBuffer, script};
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariations};

use super::sfnt::{Part, Sfnt};

const AA: char = '\u{0E32}';
const AM: char = '\u{0E33}';

/// A font with the glyphs that were added, by what they are drawn from.
pub(super) struct Drawn {
    /// The grown font.
    pub face: FontInstance,
    /// The glyph of า.
    pub aa: u16,
    /// An า that means ำ, behind a ring that came with a tone.
    pub aa_as_am: u16,
    moved: BTreeMap<Part, u16>,
    rings: BTreeMap<Part, u16>,
}

impl Drawn {
    /// Grows a font; none if it is no TrueType font or has no Thai letters.
    pub fn from(data: &[u8]) -> Option<Self> {
        let face = Face::from_slice(data, 0)?;
        let aa = face.glyph_index(AA)?.0;
        let mut sfnt = Sfnt::parse(data)?;
        let (mut moved, mut rings) = (BTreeMap::new(), BTreeMap::new());
        for (cluster, shaped) in clusters(&face) {
            let marks = parts(&shaped);
            for &mark in &marks {
                if (mark.1, mark.2) != (0, 0) && !moved.contains_key(&mark) {
                    moved.insert(mark, sfnt.add(&[mark], mark.0)?);
                }
            }
            // Consonant, ring, า: the two letters are drawn as three glyphs when there is no tone.
            if let ([_, ring, last], [_, AM]) = (marks.as_slice(), cluster.as_slice())
                && last.0 == aa
                && !rings.contains_key(ring)
            {
                rings.insert(*ring, sfnt.add(&[*ring, (aa, 0, 0)], aa)?);
            }
        }
        let aa_as_am = sfnt.add(&[(aa, 0, 0)], aa)?;
        let font = Font::new(Bytes::new(sfnt.finish()?), 0)?;
        let variant = font.info().variant;
        let face = font.instantiate(variant, Abs::zero(), &FontVariations::default());
        Some(Self { face, aa, aa_as_am, moved, rings })
    }

    /// The glyph for a mark at its place, and how far it must still be moved to the side: 0 for all
    /// that Thai spelling allows, the least possible for what it does not.
    pub fn mark(&self, (glyph, dx, dy): Part) -> Option<(u16, i16)> {
        if (dx, dy) == (0, 0) {
            return Some((glyph, 0));
        }
        let same_height = self.moved.range((glyph, i16::MIN, i16::MIN)..=(glyph, i16::MAX, i16::MAX));
        let nearest = same_height.filter(|((_, _, y), _)| *y == dy).min_by_key(|((_, x, _), _)| (x - dx).abs());
        nearest.map(|((_, x, _), id)| (*id, dx - x))
    }

    /// One glyph for a ring at its place and the า behind it.
    pub fn ring_and_aa(&self, ring: Part) -> Option<u16> {
        self.rings.get(&ring).copied()
    }
}

/// Every consonant with every vowel sign that shares its cluster, and every tone or sign above.
fn clusters<'a>(face: &'a Face<'a>) -> impl Iterator<Item = (Vec<char>, GlyphBuffer)> + 'a {
    let signs = |from: char, to: char| std::iter::once(None).chain((from..=to).map(Some));
    let spelled = ('ก'..='ฮ').flat_map(move |consonant| {
        signs('\u{0E34}', '\u{0E3A}').chain(['\u{0E31}', '\u{0E47}', '\u{0E4D}', AM].map(Some)).flat_map(move |vowel| {
            signs('\u{0E48}', '\u{0E4E}').map(move |tone| {
                // A tone is written before sara am and behind any other vowel.
                let (first, second) = if vowel == Some(AM) { (tone, vowel) } else { (vowel, tone) };
                [Some(consonant), first, second].into_iter().flatten().collect::<Vec<_>>()
            })
        })
    });
    // One plan for all: making it takes longer than shaping a cluster.
    let plan = ShapePlan::new(face, Direction::LeftToRight, Some(script::THAI), None, &[]);
    spelled.map(move |cluster| {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&cluster.iter().collect::<String>());
        buffer.set_script(script::THAI);
        buffer.set_direction(Direction::LeftToRight);
        (cluster, rustybuzz::shape_with_plan(face, &plan, buffer))
    })
}

fn parts(shaped: &GlyphBuffer) -> Vec<Part> {
    let part = |(info, place): (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition)| {
        // Glyph ids are u16 in TrueType, and no mark is moved by 32 em.
        (info.glyph_id as u16, place.x_offset as i16, place.y_offset as i16)
    };
    shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(part).collect()
}
