//! The programs that npm installs.

use std::{ffi::OsStr, io::ErrorKind, path::Path, process::Command};

use anyhow::{Context, Result, bail};

/// Runs a program of `node_modules/.bin`; its complaints become the error.
pub fn run<A: AsRef<OsStr>>(app: &Path, name: &str, args: impl IntoIterator<Item = A>) -> Result<()> {
    let program = app.join("node_modules/.bin").join(name);
    if !program.exists() {
        bail!("{name} is not in {}; install it with: npm ci --prefix {}", app.join("node_modules").display(), app.display());
    }
    let output = match Command::new(&program).args(args).output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("{name} needs node; install it with: sudo apt-get install nodejs npm")
        }
        other => other.with_context(|| format!("cannot run {}", program.display()))?,
    };
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        // Node adds where its own wrapper stood, which tells nobody anything.
        let complaint = complaint.split("\nnode:").next().unwrap_or_default();
        bail!("{name} failed:\n{}", complaint.trim_end());
    }
    Ok(())
}

/// Reads a file that npm installed.
pub fn read(app: &Path, file: &str) -> Result<Vec<u8>> {
    let path = app.join("node_modules").join(file);
    std::fs::read(&path)
        .with_context(|| format!("cannot read {}; install it with: npm ci --prefix {}", path.display(), app.display()))
}
