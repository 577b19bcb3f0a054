//! What the typesetter sees: two templates, the fonts, and the files of one job. Nothing else:
//! no disk, no network, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;
use super::lattice;

/// The templates, by the names under which they import each other.
const TEMPLATES: [(&str, &str); 3] = [
    ("certificate.typ", include_str!("certificate.typ")),
    ("transcript.typ", include_str!("transcript.typ")),
    ("style.typ", include_str!("style.typ")),
];

/// What one document is made from.
pub(super) struct Job {
    /// The template, `certificate.typ` or `transcript.typ`.
    pub template: &'static str,
    /// Title of the file. Title, author and keyword are not set by the template: a style that
    /// differs from one document to the next would undo all that the typesetter remembers.
    pub title: String,
    /// Who made the document.
    pub author: String,
    /// What to find it by.
    pub keyword: Option<String>,
    /// All that the document says, as JSON: the template reads it as `data.json`.
    pub data: String,
    /// Pictures that the template shows: `qr.svg`, `logo.png` …
    pub files: Vec<(&'static str, Bytes)>,
}

/// All that stays the same from one document to the next.
pub(super) struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Fonts,
    sources: Vec<Source>,
    lattice: Bytes,
}

impl Desk {
    pub fn new(fonts: Fonts) -> Self {
        let book = FontBook::from_fonts(fonts.faces());
        let source = |(name, text): (&str, &str)| Some(Source::new(file_id(name)?, text.to_owned()));
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(book),
            fonts,
            lattice: Bytes::from_string(lattice::svg()),
            sources: TEMPLATES.into_iter().filter_map(source).collect(),
        }
    }

    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The desk with the files of one job on it.
    pub fn sheet<'a>(&'a self, job: &'a Job) -> Sheet<'a> {
        Sheet { desk: self, job }
    }
}

/// One document being set.
pub(super) struct Sheet<'a> {
    desk: &'a Desk,
    job: &'a Job,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.desk.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.desk.book
    }

    fn main(&self) -> FileId {
        let named = |source: &&Source| name(source.id()) == self.job.template;
        self.desk.sources.iter().find(named).expect("every job names one of TEMPLATES").id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.desk.sources.iter().find(|source| source.id() == id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let named = |(file, _): &&(&str, Bytes)| *file == name(id);
        match name(id) {
            "data.json" => Ok(Bytes::from_string(self.job.data.clone())),
            "lattice.svg" => Ok(self.desk.lattice.clone()),
            _ => self.job.files.iter().find(named).map(|(_, bytes)| bytes.clone()).ok_or_else(|| missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.desk.fonts.faces().nth(index).cloned()
    }

    /// None: what a document says about time is among the files of its job.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn name(id: FileId) -> &'static str {
    id.get().vpath().get_without_slash()
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(name(id).into())
}
