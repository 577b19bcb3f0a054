//! Adding glyphs to a TrueType font: just enough of the format for that (OpenType 1.9: `glyf`,
//! `loca`, `hmtx`, `maxp`, `post`).

use std::collections::BTreeMap;

/// What a glyph-less font needs to be drawn from. Layout tables and everything else that counts
/// glyphs is left behind: the grown font is written into files, never shaped with.
const KEPT: [&[u8; 4]; 12] =
    [b"head", b"hhea", b"maxp", b"OS/2", b"hmtx", b"cmap", b"loca", b"glyf", b"name", b"post", b"cvt ", b"gasp"];
/// `post` version 3 gives no glyph names, so it need not know of the new ones.
const POST_LENGTH: usize = 32;

/// A part of a new glyph: a glyph that exists, moved by font units.
pub(super) type Part = (u16, i16, i16);

/// A TrueType font taken apart, that glyphs can be added to.
pub(super) struct Sfnt {
    tables: BTreeMap<[u8; 4], Vec<u8>>,
    /// Where each glyph begins in `glyf`, and where the last ends.
    places: Vec<usize>,
    /// Advance and left side bearing of each glyph.
    metrics: Vec<(u16, i16)>,
}

impl Sfnt {
    /// Takes a font apart; none if it is damaged or has no TrueType outlines.
    pub fn parse(data: &[u8]) -> Option<Self> {
        let mut tables = BTreeMap::new();
        for record in data.get(12..)?.chunks_exact(16).take(usize::from(u16_at(data, 4)?)) {
            let tag: [u8; 4] = record[..4].try_into().ok()?;
            let (start, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
            if KEPT.contains(&&tag) {
                tables.insert(tag, data.get(start..start.checked_add(length)?)?.to_vec());
            }
        }
        let glyphs = usize::from(u16_at(tables.get(b"maxp")?, 4)?);
        let loca = tables.get(b"loca")?;
        let long = u16_at(tables.get(b"head")?, 50)? == 1;
        let place = |i| {
            if long { Some(u32_at(loca, i * 4)? as usize) } else { Some(usize::from(u16_at(loca, i * 2)?) * 2) }
        };
        let places = (0..=glyphs).map(place).collect::<Option<_>>()?;
        let (hmtx, full) = (tables.get(b"hmtx")?, usize::from(u16_at(tables.get(b"hhea")?, 34)?));
        let metric = |i: usize| {
            let bearing = if i < full { i * 4 + 2 } else { full * 4 + (i - full) * 2 };
            Some((u16_at(hmtx, i.min(full.checked_sub(1)?) * 4)?, u16_at(hmtx, bearing)? as i16))
        };
        let metrics = (0..glyphs).map(metric).collect::<Option<_>>()?;
        Some(Self { tables, places, metrics })
    }

    /// Adds a glyph that is drawn from others and advances by as much as `like`.
    pub fn add(&mut self, parts: &[Part], like: u16) -> Option<u16> {
        let id = u16::try_from(self.metrics.len()).ok()?;
        let mut bounds: Option<[i16; 4]> = None;
        let mut drawing = Vec::new();
        for (place, &(glyph, dx, dy)) in parts.iter().enumerate() {
            let own = self.bounds(glyph)?;
            let [x0, y0, x1, y1] = [own[0] + dx, own[1] + dy, own[2] + dx, own[3] + dy];
            let [a, b, c, d] = bounds.unwrap_or([x0, y0, x1, y1]);
            bounds = Some([a.min(x0), b.min(y0), c.max(x1), d.max(y1)]);
            // Offsets are words (1), in font units (2); more parts follow (0x20).
            let flags: u16 = if place + 1 < parts.len() { 0x23 } else { 0x03 };
            let words = [flags, glyph, dx as u16, dy as u16];
            drawing.extend(words.iter().flat_map(|word| word.to_be_bytes()));
        }
        let bounds = bounds?;
        let glyf = self.tables.get_mut(b"glyf")?;
        glyf.truncate(*self.places.last()?);
        // -1 contours: made of parts.
        glyf.extend((-1i16).to_be_bytes());
        glyf.extend(bounds.iter().flat_map(|bound| bound.to_be_bytes()));
        glyf.extend(drawing);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        self.places.push(glyf.len());
        self.metrics.push((self.metrics.get(usize::from(like))?.0, bounds[0]));
        Some(id)
    }

    /// Left, bottom, right and top of a glyph's drawing; none for a glyph without one.
    fn bounds(&self, glyph: u16) -> Option<[i16; 4]> {
        let (start, end) = (*self.places.get(usize::from(glyph))?, *self.places.get(usize::from(glyph) + 1)?);
        let drawing = self.tables.get(b"glyf")?.get(start..end)?;
        let word = |at| u16_at(drawing, at).map(|word| word as i16);
        Some([word(2)?, word(4)?, word(6)?, word(8)?])
    }

    /// Puts the font together again.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        let glyphs = u16::try_from(self.metrics.len()).ok()?;
        let loca = self.places.iter().flat_map(|&place| (place as u32).to_be_bytes()).collect();
        self.tables.insert(*b"loca", loca);
        let metrics = self.metrics.iter().flat_map(|(advance, bearing)| [*advance, *bearing as u16]);
        self.tables.insert(*b"hmtx", metrics.flat_map(u16::to_be_bytes).collect());
        put(self.tables.get_mut(b"head")?, 50, 1)?;
        put(self.tables.get_mut(b"hhea")?, 34, glyphs)?;
        let maxp = self.tables.get_mut(b"maxp")?;
        put(maxp, 4, glyphs)?;
        // Two parts of a glyph may have the points and contours of two glyphs, one level deeper.
        for (composite, simple) in [(10, 6), (12, 8)] {
            let most = u16_at(maxp, composite)?.max(u16_at(maxp, simple)?);
            put(maxp, composite, most.saturating_mul(2))?;
        }
        let (elements, depth) = (u16_at(maxp, 28)?.max(2), u16_at(maxp, 30)?.saturating_add(1));
        put(maxp, 28, elements)?;
        put(maxp, 30, depth)?;
        let post = self.tables.get_mut(b"post")?;
        post.resize(POST_LENGTH, 0);
        put(post, 0, 3)?;
        Some(assemble(&self.tables))
    }
}

/// Directory and tables. The checksums stay 0: nothing that reads this copy looks at them, and the
/// subset that goes into a file gets its own.
fn assemble(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let mut font = vec![0, 1, 0, 0];
    font.extend((tables.len() as u16).to_be_bytes());
    font.extend([0; 6]);
    let mut start = 12 + 16 * tables.len();
    for (tag, table) in tables {
        font.extend(tag);
        for word in [0, start as u32, table.len() as u32] {
            font.extend(word.to_be_bytes());
        }
        start += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

fn put(table: &mut [u8], at: usize, word: u16) -> Option<()> {
    table.get_mut(at..at + 2)?.copy_from_slice(&word.to_be_bytes());
    Some(())
}
