//! How pages look, against pictures that a person has looked at.
//!
//! After a change of design: `THAKSA_GOLDEN=write cargo test look`, then look at the pictures.

use super::names::HARD;
use super::*;

/// Pixels to the point of the stored pictures: small, yet a lost mark is a dozen pixels.
const SCALE: f32 = 1.0;
/// Grey levels by which a pixel may differ, and how many in a thousand may differ by more:
/// processors round the edges of curves differently.
const LEVELS: u8 = 40;
const PER_MILLE: usize = 1;

/// Width, height and grey levels.
type Picture = (u32, u32, Vec<u8>);

fn grey(picture: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    let channels = frame.color_type.samples();
    let level = |pixel: &[u8]| {
        let colours = &pixel[..channels.min(3)];
        (colours.iter().map(|&c| usize::from(c)).sum::<usize>() / colours.len()) as u8
    };
    (frame.width, frame.height, pixels.chunks(channels).map(level).collect())
}

fn stored((width, height, pixels): &Picture) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, *width, *height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    file
}

fn differing(a: &Picture, b: &Picture) -> usize {
    assert_eq!((a.0, a.1), (b.0, b.1), "another size");
    a.2.iter().zip(&b.2).filter(|(a, b)| a.abs_diff(**b) > LEVELS).count()
}

fn assert_looks_like(name: &str, picture: &[u8]) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/certificates/pdf/tests/golden").join(name);
    let now = grey(picture);
    if std::env::var_os("THAKSA_GOLDEN").is_some() {
        return std::fs::write(&golden, stored(&now)).unwrap();
    }
    let count = differing(&now, &grey(&std::fs::read(&golden).unwrap()));
    if count * 1_000 > now.2.len() * PER_MILLE {
        let seen = std::env::temp_dir().join(name);
        std::fs::write(&seen, picture).unwrap();
        panic!("{count} pixels differ from {}; now it is {}", golden.display(), seen.display());
    }
}

#[test]
fn a_certificate_looks_as_it_was_drawn() {
    assert_looks_like("certificate.png", &printer().certificate_png(&sample(), SCALE).unwrap());
}

#[test]
fn a_crowded_certificate_keeps_its_order() {
    assert_looks_like("crowded.png", &printer().certificate_png(&crowded(), SCALE).unwrap());
}

#[test]
fn a_transcript_looks_as_it_was_drawn() {
    let rows = (0..9).map(|number| TranscriptRow { course_en: sample().course_en, ..row(number, &crowded().course_th) });
    let print = transcript(rows.collect());
    assert_looks_like("transcript.png", &printer().transcript_png(&print, 0, SCALE).unwrap());
}

#[test]
fn hard_clusters_keep_their_marks_in_place() {
    let (one, other) = HARD.split_at(HARD.len() / 2);
    let print = CertificatePrint { name_th: one.join(" "), course_th: other.join(" "), ..sample() };
    let (width, height, pixels) = grey(&printer().certificate_png(&print, 1.5).unwrap());
    // The name and the title stand between a third and two thirds of the page.
    let third = (height / 3 * width) as usize;
    let band = (width, height / 3, pixels[third..2 * third].to_vec());
    assert_looks_like("clusters.png", &stored(&band));
}

#[test]
fn correcting_the_letters_does_not_change_the_picture() {
    let (one, other) = HARD.split_at(HARD.len() / 2);
    let print = CertificatePrint { name_th: one.join(" "), course_th: other.join(" "), ..sample() };
    let printer = printer();
    let job = certificate::job(&print).unwrap();
    let set = typst::compile::<PagedDocument>(&printer.desk.sheet(&job)).output.unwrap();
    let (before, after) = (picture(&set, 0, 3.0).unwrap(), printer.certificate_png(&print, 3.0).unwrap());
    assert_eq!(differing(&grey(&before), &grey(&after)), 0);
}
