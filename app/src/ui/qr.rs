//! QR codes, drawn into the page.

use std::fmt::Write;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// A text as a QR code with its quiet zone; nothing when it is longer than a code can hold.
#[component]
pub fn QrMark(#[prop(into)] text: String, #[prop(into)] label: String) -> impl IntoView {
    // Four modules of quiet around it, as the standard asks.
    const QUIET: usize = 4;
    path(&text).map(|(side, path)| {
        let whole = side + 2 * QUIET;
        view! {
            <svg class="qr qr-large" viewBox=format!("-{QUIET} -{QUIET} {whole} {whole}") role="img" aria-label=label><path d=path/></svg>
        }
    })
}

/// The side in modules, and a rectangle for every run of dark ones. Correction M (15 %): a denser code reads worse.
fn path(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(side).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let width = run.len();
                // Writing to a String cannot fail.
                let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
            }
            x += run.len();
        }
    }
    Some((side, path))
}
