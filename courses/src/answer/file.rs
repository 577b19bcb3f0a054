//! Files that are answers: what they are is told by their first bytes, never by their names.

use serde::{Deserialize, Serialize};

use super::{Answer, AnswerError, Given, MAX_TEXT, RawAnswer};
use crate::thai;

/// The kinds of files that an answer can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// A document as it is printed.
    Pdf,
    /// A text document with its layout; without macros.
    Docx,
    /// A picture without loss.
    Png,
    /// A photograph.
    Jpeg,
}

impl FileKind {
    /// All of them, in the order in which pages name them.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Docx, Self::Png, Self::Jpeg];

    /// What begins as a file of a kind does. A text document is an archive that names its parts in the clear; one with
    /// macros is refused.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let names = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'P', b'K', 3, 4, ..] if names(b"word/document.xml") && !names(b"vbaProject.bin") => Some(Self::Docx),
            _ => None,
        }
    }

    /// The ending of its name, without the dot; also the word that authors write.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// What to say in `Content-Type`.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The name under which a file of this kind is kept: as its owner called it, without what systems forbid in names,
    /// and with the ending that it has by rights.
    #[must_use]
    pub fn name(self, called: &str) -> String {
        let last = called.rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = last.chars().filter(|c| !c.is_control() && !r#":*?"<>|"#.contains(*c)).collect();
        let plain = thai::normalise(&plain);
        let stem = plain.rsplit_once('.').map_or(plain.as_str(), |(stem, _)| stem).trim_matches(['.', ' ']);
        let stem: String = if stem.is_empty() { "file".to_owned() } else { stem.chars().take(MAX_TEXT - 5).collect() };
        format!("{}.{}", stem.trim_end(), self.ending())
    }

    /// The kind by the ending that [`Self::name`] gave.
    fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Self::ALL.into_iter().find(|kind| kind.ending() == ending)
    }
}

/// A file that is an answer, as the answer names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFile {
    /// Of its bytes, in hexadecimal: where it lies in the store.
    pub sha256: String,
    /// As its owner called it.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
}

impl AnswerFile {
    /// The answer that names this file. What a browser sends is never taken for one.
    #[must_use]
    pub fn to_raw(&self) -> RawAnswer {
        RawAnswer(format!("{}\n{}", self.sha256, self.name))
    }
}

impl Answer {
    /// The file that it is, if it is one.
    #[must_use]
    pub const fn file(&self) -> Option<&AnswerFile> {
        match &self.0 {
            Given::File(file) => Some(file),
            _ => None,
        }
    }
}

/// The hash and the name, one a line.
pub(super) fn file(raw: &RawAnswer, kinds: &[FileKind]) -> Result<AnswerFile, AnswerError> {
    let mut lines = raw.values();
    let (Some(sha256), Some(name), None) = (lines.next(), lines.next(), lines.next()) else {
        return Err(AnswerError::UnknownOption);
    };
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let kind = FileKind::of_name(name).filter(|kind| kinds.contains(kind) && kind.name(name) == name);
    match kind {
        Some(kind) if is_hash => Ok(AnswerFile { sha256: sha256.to_owned(), name: name.to_owned(), kind }),
        _ => Err(AnswerError::UnknownOption),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::tests_of_essays::handed_in;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        let docx = |parts: &[&str]| [b"PK\x03\x04".as_slice(), parts.join("|").as_bytes()].concat();
        for (bytes, kind) in [
            (b"%PDF-1.7 ...".to_vec(), Some(FileKind::Pdf)),
            (b"\x89PNG\r\n\x1a\n....".to_vec(), Some(FileKind::Png)),
            (vec![0xff, 0xd8, 0xff, 0xe0], Some(FileKind::Jpeg)),
            (docx(&["[Content_Types].xml", "word/document.xml"]), Some(FileKind::Docx)),
            (docx(&["word/document.xml", "word/vbaProject.bin"]), None),
            (docx(&["xl/workbook.xml"]), None),
            (b"MZ\x90\x00".to_vec(), None),
            (b"<html>%PDF-".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(FileKind::of(&bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn a_name_keeps_no_path_and_gets_the_ending_that_is_true() {
        for (called, name) in [
            ("รายงาน.PDF", "รายงาน.pdf"),
            (r"C:\Users\malee\แผน งาน.docx", "แผน งาน.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("ชื่อ\u{7}\"<x>.exe", "ชื่อx.pdf"),
            ("", "file.pdf"),
            (".pdf", "file.pdf"),
        ] {
            assert_eq!(FileKind::Pdf.name(called), name, "{called}");
            assert_eq!(FileKind::Pdf.name(name), name, "a name stays as it is");
        }
        assert!(FileKind::Docx.name(&"ก".repeat(500)).chars().count() <= MAX_TEXT);
    }

    #[test]
    fn an_answer_names_a_file_of_a_kind_that_is_asked_for() {
        let question = handed_in(&[FileKind::Pdf]);
        let hash = "0".repeat(64);
        let parse = |raw: String| Answer::parse(&question, &RawAnswer(raw));
        let answer = parse(format!("{hash}\nรายงาน.pdf")).unwrap();
        assert_eq!(answer.to_raw(), answer.file().unwrap().to_raw());
        for raw in
            [format!("{hash}\na.docx"), format!("{hash}\n../a.pdf"), hash.clone(), "x\na.pdf".to_owned(), "a.pdf".to_owned()]
        {
            assert_eq!(parse(raw.clone()), Err(AnswerError::UnknownOption), "{raw}");
        }
    }
}
