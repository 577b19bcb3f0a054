//! Makes what a browser loads: `target/site` out of the wasm, the stylesheets and the fonts.
//!
//! ```text
//! bundle --wasm target/wasm32-unknown-unknown/wasm-release/hydrate.wasm --out target/site
//! ```
//!
//! Every served name holds a hash of its content, so the server may let browsers keep the file for
//! good; `site.json` tells the server the names. Run from the root of the repository. It does
//! nothing when nothing it reads has changed.

#![expect(clippy::print_stdout, reason = "this is what a person who builds reads")]

mod fonts;
mod script;
mod site;
mod stamp;
mod style;
mod tool;

use std::{path::PathBuf, process::ExitCode, time::Instant};

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: bundle --wasm <file.wasm> --out <folder> [--app <folder, app if left out>]";

/// Where things are; all paths are relative to the root of the repository.
struct Args {
    /// What cargo built of `app/hydrate`.
    wasm: PathBuf,
    /// The folder to fill: anything in it that does not belong is removed.
    out: PathBuf,
    /// Holds `style/main.css`, `package.json` and `node_modules`.
    app: PathBuf,
}

fn main() -> ExitCode {
    match args().and_then(|args| run(&args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bundle: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<()> {
    let started = Instant::now();
    if !args.wasm.is_file() {
        bail!(
            "there is no {}; build it with: cargo build -p hydrate --target wasm32-unknown-unknown --profile wasm-release",
            args.wasm.display()
        );
    }
    let inputs = stamp::of(&[
        &args.wasm,
        &args.app.join("style"),
        &args.app.join("node_modules/.package-lock.json"),
        &std::env::current_exe().context("cannot name this program")?,
    ])?;
    if stamp::is_fresh(&args.out, &inputs) {
        return Ok(());
    }

    let work = args.out.with_extension("work");
    std::fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
    let mut site = site::Site::default();
    let fonts = fonts::add(&mut site, &args.app)?;
    let css = style::add(&mut site, &args.app, &work, &fonts)?;
    let output_name = script::add(&mut site, &args.app, &work, &args.wasm)?;
    site.add("site.json", site::manifest(&css, &output_name, &fonts));
    site.compress()?;
    site.write(&args.out)?;
    stamp::write(&args.out, &inputs, site.names())?;
    site.report(started.elapsed());
    Ok(())
}

fn args() -> Result<Args> {
    let (mut wasm, mut out, mut app) = (None, None, PathBuf::from("app"));
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().map(PathBuf::from).context(USAGE)?;
        match word.as_str() {
            "--wasm" => wasm = Some(value),
            "--out" => out = Some(value),
            "--app" => app = value,
            _ => bail!("{word} is not known; {USAGE}"),
        }
    }
    Ok(Args { wasm: wasm.context(USAGE)?, out: out.context(USAGE)?, app })
}
