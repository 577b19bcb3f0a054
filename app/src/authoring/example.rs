//! The example of docs/package-format.md, for trainers to take home and change.

use courses::package::Files;

/// Its name as a download.
pub const NAME: &str = "naming-files.zip";

/// The files of docs/example-course, as they are shown in docs/package-format.md.
const FILES: [(&str, &str); 6] = [
    ("course.toml", include_str!("../../../docs/example-course/course.toml")),
    ("lessons/01-parts-of-a-name.md", include_str!("../../../docs/example-course/lessons/01-parts-of-a-name.md")),
    ("lessons/02-versions.md", include_str!("../../../docs/example-course/lessons/02-versions.md")),
    ("media/parts.svg", include_str!("../../../docs/example-course/media/parts.svg")),
    ("questions/01-parts-of-a-name.toml", include_str!("../../../docs/example-course/questions/01-parts-of-a-name.toml")),
    ("questions/final.toml", include_str!("../../../docs/example-course/questions/final.toml")),
];

/// The example as the files of a package.
pub fn files() -> Files {
    FILES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use courses::package::Package;

    use super::*;

    #[test]
    fn the_example_is_read_without_findings() {
        let package = Package::read(files()).map_err(|findings| findings.to_string());
        assert_eq!(package.map(|package| package.lessons.len()), Ok(2));
    }

    #[test]
    fn the_document_shows_the_example_as_it_is() {
        let document = include_str!("../../../docs/package-format.md");
        for (path, text) in FILES.iter().filter(|(path, _)| *path != "questions/final.toml" && !path.ends_with(".svg")) {
            assert!(document.contains(text), "docs/package-format.md does not show {path} as it is in docs/example-course");
        }
    }
}
