//! The QR code of the verify address, as a small SVG picture.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use super::PdfError;

/// Error correction M (15 %): paper gets folded and stamped, but a denser code reads worse.
const CORRECTION: EcLevel = EcLevel::M;

/// Draws the code as one path, a rectangle for every run of dark modules, without the quiet zone:
/// the page keeps four modules free around it.
pub(super) fn svg(address: &str) -> Result<String, PdfError> {
    let code = QrCode::with_error_correction_level(address, CORRECTION).map_err(|_| PdfError::Address)?;
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
    Ok(format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>"#))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_longer_than_a_code_is_refused() {
        assert!(matches!(svg(&"a".repeat(5_000)), Err(PdfError::Address)));
    }
}
