//! One stylesheet out of `app/style/main.css` and all it imports.

use std::{ffi::OsString, path::Path};

use anyhow::{Context, Result};

use crate::{fonts::WebFont, site::Site, tool};

/// The oldest browsers we write for: the last Chrome for Windows 7, and Safari and Firefox of that
/// time. What they lack (nested rules, for one) esbuild writes in the older way.
pub const BROWSERS: &str = "--target=chrome109,firefox115,safari16";

/// Adds the stylesheet and returns its address.
///
/// `@import "x.css" layer(name);` becomes an `@layer name { … }` block in its place.
pub fn add(site: &mut Site, app: &Path, work: &Path, fonts: &[WebFont]) -> Result<String> {
    let out = work.join("main.css");
    let mut outfile = OsString::from("--outfile=");
    outfile.push(&out);
    tool::run(
        app,
        "esbuild",
        [
            app.join("style/main.css").into_os_string(),
            "--bundle".into(),
            "--minify".into(),
            "--external:/fonts/*".into(), // the server's addresses, not files here
            BROWSERS.into(),
            "--log-level=warning".into(),
            outfile,
        ],
    )?;
    let mut css = std::fs::read_to_string(&out).with_context(|| format!("cannot read {}", out.display()))?;
    for font in fonts {
        css = css.replace(&font.plain, &font.served);
    }
    Ok(site.add_hashed("assets/thaksa", "css", css.into_bytes()))
}
