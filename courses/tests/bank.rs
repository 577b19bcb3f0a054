//! The starter bank reads without findings and is fit for a test of every area.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use courses::bank::{self, BankItem, ItemKind};
use courses::package::Files;

fn items() -> Vec<BankItem> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bank/dg67");
    let files: Files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    bank::read(&files).unwrap_or_else(|findings| panic!("{} findings\n{findings}", findings.len()))
}

#[test]
fn the_starter_bank_reads_and_covers_every_area_and_level() {
    let items = items();
    assert!(items.len() >= 180);
    let mut areas: BTreeMap<&str, Vec<&BankItem>> = BTreeMap::new();
    items.iter().for_each(|item| areas.entry(&item.about().area).or_default().push(item));
    assert_eq!(areas.len(), 7);
    for (area, items) in areas {
        assert!(items.len() >= 20, "{area}");
        let levels: BTreeSet<u8> = items.iter().map(|item| item.about().level).collect();
        assert_eq!(levels, (1..=5).collect(), "{area}");
        assert!(items.iter().any(|item| item.kind() == ItemKind::Weighted), "{area}");
    }
}

#[test]
fn experts_placed_every_item_within_the_band_of_its_level() {
    let cuts = bank::cut_scores();
    for item in items() {
        let about = item.about();
        assert_eq!(cuts.level(about.difficulty), about.level, "{} at {}", about.id, about.difficulty);
    }
}
