//! Knows whether anything changed since the site was made.
//!
//! The stamp stands beside the folder: a digest of the name, size and time of every input, then
//! the names of the files that were made of them.

use std::{
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};

use crate::site;

/// A digest of the inputs; folders stand for all that is in them.
pub fn of(inputs: &[&Path]) -> Result<String> {
    let mut text = String::new();
    for input in inputs {
        // What is missing is named, with the way to get it, by the step that needs it.
        for file in site::files_below(input).unwrap_or_default() {
            let about = fs::metadata(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let time = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
            text += &format!("{} {} {}\n", file.display(), about.len(), time.as_nanos());
        }
    }
    Ok(site::hash([&text.into_bytes()]))
}

/// Whether the site in `out` was made from these inputs and is still whole.
pub fn is_fresh(out: &Path, inputs: &str) -> bool {
    fs::read_to_string(path(out)).is_ok_and(|stamp| {
        let mut lines = stamp.lines();
        lines.next() == Some(inputs) && lines.all(|name| out.join(name).is_file())
    })
}

/// Notes from which inputs the site was made.
pub fn write<'a>(out: &Path, inputs: &'a str, names: impl Iterator<Item = &'a str>) -> Result<()> {
    let stamp: String = [inputs].into_iter().chain(names).map(|line| format!("{line}\n")).collect();
    fs::write(path(out), stamp).with_context(|| format!("cannot write {}", path(out).display()))
}

fn path(out: &Path) -> PathBuf {
    out.with_extension("stamp")
}
