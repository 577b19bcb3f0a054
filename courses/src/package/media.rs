//! media/: pictures and hand-outs.

use serde::{Deserialize, Serialize};

use super::finding::FindingKind;
use super::svg;

/// A checked file of `media/`: what is inside matches its ending, and SVG holds nothing active.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Width and height of a picture, in pixels or in units of its viewBox.
    pub size: Option<(u32, u32)>,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The kinds of files that a course may bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MediaKind {
    /// A drawing.
    Svg,
    /// A picture without loss.
    Png,
    /// A photograph.
    Jpg,
    /// A photograph or a picture.
    Webp,
    /// A hand-out.
    Pdf,
}

impl MediaKind {
    /// What to say in `Content-Type`.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// Whether it can stand in a text; a hand-out can only be linked.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Pdf)
    }

    /// By the ending of a name, in upper or lower case.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match ending(name).to_ascii_lowercase().as_str() {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "jpg" => Some(Self::Jpg),
            "webp" => Some(Self::Webp),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// Checks a file of `media/`. Gives every fault with its line, as far as there is one.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Media, Vec<(Option<u32>, FindingKind)>> {
    let Some(kind) = MediaKind::of_name(name) else {
        return Err(vec![(None, FindingKind::UnknownMedia { ending: ending(name).to_owned() })]);
    };
    let size = match kind {
        MediaKind::Svg => Some(svg::check(&bytes)?),
        _ => {
            raster_size(kind, &bytes).map_err(|()| vec![(None, FindingKind::WrongContent { ending: ending(name).to_owned() })])?
        }
    };
    Ok(Media { kind, size, bytes })
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn raster_size(kind: MediaKind, bytes: &[u8]) -> Result<Option<(u32, u32)>, ()> {
    let begins_right = match kind {
        MediaKind::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        MediaKind::Jpg => bytes.starts_with(b"\xff\xd8\xff"),
        MediaKind::Webp => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        MediaKind::Pdf => bytes.starts_with(b"%PDF-"),
        MediaKind::Svg => false,
    };
    if !begins_right {
        return Err(());
    }
    if kind == MediaKind::Pdf {
        return Ok(None);
    }
    let size = imagesize::blob_size(bytes).map_err(|_| ())?;
    let length = |pixels: usize| u32::try_from(pixels).ok().filter(|pixels| *pixels > 0).ok_or(());
    Ok(Some((length(size.width)?, length(size.height)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first 33 bytes of a PNG: signature and header.
    pub fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x06\0\0\0\0\0\0\0");
        bytes
    }

    #[test]
    fn the_size_of_a_picture_comes_from_its_header() {
        let media = read("a.PNG", png(640, 360)).unwrap();
        assert_eq!((media.kind, media.size), (MediaKind::Png, Some((640, 360))));
        assert_eq!(read("a.pdf", b"%PDF-1.7".to_vec()).unwrap().size, None);
    }

    #[test]
    fn what_is_inside_must_match_the_ending() {
        for (name, bytes) in [
            ("a.jpg", png(1, 1)),
            ("a.png", b"MZ".to_vec()),
            ("a.pdf", b"<html>".to_vec()),
            ("a.webp", b"RIFF".to_vec()),
            ("a.png", png(0, 5)),
        ] {
            let wrong = FindingKind::WrongContent { ending: name[2..].to_owned() };
            assert_eq!(read(name, bytes), Err(vec![(None, wrong)]), "{name}");
        }
    }

    #[test]
    fn other_kinds_are_refused() {
        for name in ["a.gif", "a.html", "a.svgz", "a"] {
            assert!(matches!(read(name, Vec::new()).unwrap_err()[0].1, FindingKind::UnknownMedia { .. }), "{name}");
        }
    }
}
