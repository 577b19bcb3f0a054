//! Sarabun, for the screen (woff2, in the subsets a page needs) and for certificates (whole TTFs).

use std::path::Path;

use anyhow::Result;

use crate::{site::Site, tool};

/// A stylesheet says `/fonts/sarabun-thai-400.woff2`; the browser is told the hashed name.
pub struct WebFont {
    pub plain: String,
    pub served: String,
}

const SUBSETS: [&str; 2] = ["thai", "latin"];
const WEIGHTS: [&str; 2] = ["400", "700"];
const PDF_WEIGHTS: [(&str, &str); 3] = [("400", "Regular"), ("600", "SemiBold"), ("700", "Bold")];

/// Adds the fonts with their licence, which the licence asks for; returns those that pages use,
/// Thai first.
pub fn add(site: &mut Site, app: &Path) -> Result<Vec<WebFont>> {
    let mut fonts = Vec::new();
    for subset in SUBSETS {
        for weight in WEIGHTS {
            let file = format!("@fontsource/sarabun/files/sarabun-{subset}-{weight}-normal.woff2");
            let plain = format!("/fonts/sarabun-{subset}-{weight}.woff2");
            let served = site.add_hashed(&format!("fonts/sarabun-{subset}-{weight}"), "woff2", tool::read(app, &file)?);
            fonts.push(WebFont { plain, served });
        }
    }
    site.add("fonts/OFL.txt", tool::read(app, "@fontsource/sarabun/LICENSE")?);

    for (weight, name) in PDF_WEIGHTS {
        let file = format!("@expo-google-fonts/sarabun/{weight}{name}/Sarabun_{weight}{name}.ttf");
        site.add(&format!("pdf-fonts/Sarabun-{name}.ttf"), tool::read(app, &file)?);
    }
    site.add("pdf-fonts/OFL.txt", tool::read(app, "@expo-google-fonts/sarabun/LICENSE_FONT")?);
    Ok(fonts)
}
