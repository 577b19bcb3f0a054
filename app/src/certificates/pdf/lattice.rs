//! The border of a certificate: strands that run round the page as waves about one rounded
//! rectangle, so that they braid like a woven band. A drawing of our own that imitates no emblem
//! and no banknote. It is a picture because the writer measures each curve of a page that it draws
//! itself, which took longer than all the rest of a certificate.

use std::f64::consts::{FRAC_PI_2, PI, TAU};
use std::fmt::Write;

/// A4, landscape, in mm.
const PAGE: (f64, f64) = (297.0, 210.0);
/// Distance of the middle of the band from the edge of the page, and the radius of its corners.
const INSET: f64 = 13.5;
const RADIUS: f64 = 6.6;
/// Waves round the page: a whole number, so that each strand meets its own beginning.
const WAVES: u32 = 60;
/// Half a sine wave is a cubic curve within 1 % when its handles are this part of it.
const HANDLE: f64 = 0.3642;

/// Draws the border as an SVG picture of the whole page.
pub(super) fn svg() -> String {
    let (width, height) = PAGE;
    let wide: String = (0..6).map(|sixth| strand(3.1, f64::from(sixth) / 6.0)).collect();
    let narrow: String = [0.0, 0.5].map(|phase| strand(1.5, phase)).concat();
    let frame = |inset: f64, radius: f64, stroke: &str| {
        let (w, h) = (width - 2.0 * inset, height - 2.0 * inset);
        format!(r#"<rect x="{inset}" y="{inset}" width="{w}" height="{h}" rx="{radius}" {stroke}/>"#)
    };
    let outer = frame(8.6, 11.5, r##"stroke="#0b5c8a" stroke-width=".39""##);
    let inner = frame(18.4, 1.7, r##"stroke="#9a7b2f" stroke-width=".18""##);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" fill="none">
{outer}{inner}<path d="{wide}" stroke="#4a94bd" stroke-width=".125"/>
<path d="{narrow}" stroke="#9a7b2f" stroke-width=".18"/></svg>"##
    )
}

/// A place on a strand: where it is, where the strand goes from there (a unit vector), and how much
/// longer than the middle of the band its way is.
struct Place {
    at: (f64, f64),
    ahead: (f64, f64),
    stretch: f64,
}

/// One strand, `phase` of a wave ahead (0 to 1), from crest to trough and on: at both the strand
/// runs along the band, so that only places on the band have to be known.
fn strand(amplitude: f64, phase: f64) -> String {
    let (a, b) = straight();
    let length = 4.0 * (a + b) + TAU * RADIUS;
    let half = length / f64::from(2 * WAVES);
    let place = |count: u32| {
        let out = if count.is_multiple_of(2) { amplitude } else { -amplitude };
        band(((f64::from(count) + 2.0 * phase) * half) % length, out)
    };
    let handle = |place: &Place, side: f64| {
        let reach = side * half * HANDLE * place.stretch;
        (place.at.0 + reach * place.ahead.0, place.at.1 + reach * place.ahead.1)
    };
    let mut here = place(0);
    let mut path = format!("M{:.2} {:.2}", here.at.0, here.at.1);
    for count in 1..=2 * WAVES {
        let next = place(count);
        let (from, to) = (handle(&here, 1.0), handle(&next, -1.0));
        // Writing to a String cannot fail.
        let _ = write!(path, "C{:.2} {:.2} {:.2} {:.2} {:.2} {:.2}", from.0, from.1, to.0, to.1, next.at.0, next.at.1);
        here = next;
    }
    path + "Z"
}

/// Half the straight part of the long and of the short side of the band.
fn straight() -> (f64, f64) {
    (PAGE.0 / 2.0 - INSET - RADIUS, PAGE.1 / 2.0 - INSET - RADIUS)
}

/// The place `along` the band, clockwise from the middle of the top side, and `out` from its middle.
fn band(mut along: f64, out: f64) -> Place {
    let (a, b) = straight();
    let bend = FRAC_PI_2 * RADIUS;
    // Each side up to the end of its bend, as direction and corner; the first is half a side.
    let sides = [(a, (a, -b)), (2.0 * b, (a, b)), (2.0 * a, (-a, b)), (2.0 * b, (-a, -b)), (a, (0.0, -b))];
    let mut quarter = 0;
    while quarter < 4 && along > sides[quarter].0 + bend {
        along -= sides[quarter].0 + bend;
        quarter += 1;
    }
    let (side, corner) = sides[quarter];
    let turned = (along - side).max(0.0) / RADIUS;
    let (left, heading) = ((side - along).max(0.0), quarter as f64 * FRAC_PI_2);
    let angle = (heading + turned) % (2.0 * PI);
    let reach = RADIUS + out;
    Place {
        at: (
            PAGE.0 / 2.0 + corner.0 - left * heading.cos() + reach * angle.sin(),
            PAGE.1 / 2.0 + corner.1 - left * heading.sin() - reach * angle.cos(),
        ),
        ahead: (angle.cos(), angle.sin()),
        stretch: if turned > 0.0 { reach / RADIUS } else { 1.0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_runs_round_the_page_and_meets_its_beginning() {
        let (a, b) = straight();
        let length = 4.0 * (a + b) + TAU * RADIUS;
        let (start, end) = (band(0.0, 1.0).at, band(length - 1e-9, 1.0).at);
        assert!((start.0 - end.0).abs() < 1e-6 && (start.1 - end.1).abs() < 1e-6);
        assert!((start.0 - PAGE.0 / 2.0).abs() < 1e-6 && (start.1 - (INSET - 1.0)).abs() < 1e-6);
        let opposite = band(length / 2.0, 1.0).at;
        assert!((opposite.0 - PAGE.0 / 2.0).abs() < 1e-6);
        assert!((opposite.1 - (PAGE.1 - INSET + 1.0)).abs() < 1e-6);
    }
}
