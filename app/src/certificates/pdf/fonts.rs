//! The fonts of every document: Sarabun in two weights, read from a directory.

use std::io;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::{Font, FontInstance};

use super::drawn::Drawn;

/// File names that [`Fonts::load`] looks for.
const FILES: [&str; 2] = ["Sarabun-Regular.ttf", "Sarabun-SemiBold.ttf"];

/// Why the fonts could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// The file is not there or cannot be read.
    #[error("cannot read the font {path}: {source}")]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not a TrueType font with Thai letters.
    #[error("{path} is not a TrueType font with Thai letters")]
    Unfit {
        /// Which file.
        path: PathBuf,
    },
}

/// Sarabun Regular and SemiBold, ready to set and to write.
pub struct Fonts {
    /// Each font as text is set in it, and as it is written into files.
    faces: Vec<(Font, Drawn)>,
}

impl Fonts {
    /// Reads `Sarabun-Regular.ttf` and `Sarabun-SemiBold.ttf` from a directory.
    ///
    /// # Errors
    /// When one of the two is missing, or not a TrueType font with Thai letters.
    pub fn load(dir: &Path) -> Result<Self, FontError> {
        let faces = FILES.iter().map(|file| face(dir.join(file))).collect::<Result<_, _>>()?;
        Ok(Self { faces })
    }

    /// The fonts that text is set in.
    pub(super) fn faces(&self) -> impl Iterator<Item = &Font> {
        self.faces.iter().map(|(font, _)| font)
    }

    /// Whether the letter is in every font.
    pub(super) fn have(&self, letter: char) -> bool {
        self.faces().all(|font| font.info().coverage.contains(u32::from(letter)))
    }

    /// What text set in this font is written with.
    pub(super) fn drawn(&self, set: &FontInstance) -> Option<&Drawn> {
        self.faces.iter().find(|(font, _)| font == set.font()).map(|(_, drawn)| drawn)
    }
}

fn face(path: PathBuf) -> Result<(Font, Drawn), FontError> {
    let data = std::fs::read(&path).map_err(|source| FontError::Read { path: path.clone(), source })?;
    let read = || {
        let drawn = Drawn::from(&data)?;
        Some((Font::new(Bytes::new(data), 0)?, drawn))
    };
    read().ok_or(FontError::Unfit { path })
}
