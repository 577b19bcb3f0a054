//! The files of the site: gathered in memory, compressed, then written.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::fonts::WebFont;

/// A woff2 is compressed already; TTFs and `site.json` never go to a browser.
const COMPRESSED: [&str; 3] = ["css", "js", "wasm"];

/// What the site holds, by name relative to its folder.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    pub fn add(&mut self, name: &str, content: Vec<u8>) {
        self.files.insert(name.to_owned(), content);
    }

    /// Adds `<stem>-<hash>.<extension>` and returns its address.
    pub fn add_hashed(&mut self, stem: &str, extension: &str, content: Vec<u8>) -> String {
        let name = format!("{stem}-{}.{extension}", hash([&content]));
        self.add(&name, content);
        format!("/{name}")
    }

    /// Puts a `.br` and a `.gz` beside each file that gains by it.
    pub fn compress(&mut self) -> Result<()> {
        let smaller = thread::scope(|scope| {
            let jobs: Vec<_> = self
                .files
                .iter()
                .filter(|(name, _)| COMPRESSED.iter().any(|it| extension(name) == Some(it)))
                .flat_map(|(name, content)| {
                    [
                        scope.spawn(move || anyhow::Ok((format!("{name}.br"), brotli(content)?))),
                        scope.spawn(move || anyhow::Ok((format!("{name}.gz"), gzip(content)?))),
                    ]
                })
                .collect();
            jobs.into_iter().map(|job| job.join().expect("compressing in memory does not panic")).collect::<Result<Vec<_>>>()
        })?;
        self.files.extend(smaller);
        Ok(())
    }

    /// Writes every file, `site.json` last, then removes what is left of an earlier site.
    pub fn write(&self, out: &Path) -> Result<()> {
        let (manifest, files): (Vec<_>, Vec<_>) = self.files.iter().partition(|(name, _)| *name == "site.json");
        for (name, content) in files.into_iter().chain(manifest) {
            let path = out.join(name);
            let folder = path.parent().expect("a name inside the folder has a parent");
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&path, content))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        for path in files_below(out)? {
            let name = path.strip_prefix(out).expect("listed below this folder");
            if !self.files.contains_key(&*name.to_string_lossy()) {
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
        Ok(())
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Says what a first visit loads.
    pub fn report(&self, took: Duration) {
        println!("bundle: made the site in {:.1} s", took.as_secs_f32());
        for (name, content) in &self.files {
            let size = |suffix| self.files.get(&format!("{name}{suffix}")).map(Vec::len);
            if let (Some(br), Some(gz)) = (size(".br"), size(".gz")) {
                println!("  {:>7} B  br {br:>6} B  gz {gz:>6} B  {name}", content.len());
            } else if extension(name) == Some("woff2") {
                println!("  {:>7} B                          {name}", content.len());
            }
        }
    }
}

/// What the server reads at its start.
pub fn manifest(css: &str, output_name: &str, fonts: &[WebFont]) -> Vec<u8> {
    let fonts: Vec<_> = fonts.iter().map(|font| &font.served).collect();
    let manifest = json!({ "css": css, "output_name": output_name, "fonts": fonts });
    format!("{manifest:#}\n").into_bytes()
}

/// Ten hexadecimal digits of SHA-256: enough that no two versions of a file meet by chance.
pub fn hash<'a>(contents: impl IntoIterator<Item = &'a Vec<u8>>) -> String {
    let mut sha = Sha256::new();
    for content in contents {
        sha.update(content);
    }
    sha.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// Every file in a folder and in the folders below it; a file counts as its own only member.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("cannot read {}", path.display());
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).with_context(context)? {
        files.extend(files_below(&entry.with_context(context)?.path())?);
    }
    files.sort();
    Ok(files)
}

fn extension(name: &str) -> Option<&str> {
    Path::new(name).extension()?.to_str()
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { size_hint: content.len(), ..Default::default() }; // quality 11
    brotli::BrotliCompress(&mut &*content, &mut packed, &params).context("cannot compress with brotli")?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content).and_then(|()| packed.finish()).context("cannot compress with gzip")
}
