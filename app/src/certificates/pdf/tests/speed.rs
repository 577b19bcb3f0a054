//! How fast certificates are printed, and in how much memory.

use std::time::Instant;

use super::names::names;
use super::*;

/// Memory of this process, in MB.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() / 1024
}

/// `cargo test --release ten_thousand -- --ignored --nocapture --test-threads=1`
#[test]
#[ignore = "a measurement of a minute; only a release build says anything"]
fn ten_thousand_certificates_need_no_more_memory_than_one_thousand() {
    let started = Instant::now();
    let printer = new_printer();
    println!("fonts and templates: {:?}", started.elapsed());
    let (mut started, mut after_first) = (Instant::now(), 0);
    for (count, name) in (1..).zip(names(10_000)) {
        let print = CertificatePrint { number: format!("DGA-{count:06}"), name_th: name, ..sample() };
        printer.certificate(&print).unwrap();
        if count % 1_000 == 0 {
            println!("{count}: {:.0} a second, {} MB", 1_000.0 / started.elapsed().as_secs_f64(), memory());
            started = Instant::now();
            after_first = if count == 1_000 { memory() } else { after_first };
        }
    }
    assert!(memory() < after_first + 20, "{} MB after 1,000, {} MB after 10,000", after_first, memory());
}
