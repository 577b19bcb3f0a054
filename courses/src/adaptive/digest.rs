//! A number that stands for many.

/// The nearest number with six decimals. Parameters and scores are not known better than to two or
/// three, and text cannot change it.
pub(super) fn six_decimals(real: f64) -> f64 {
    (real * 1e6).round() / 1e6
}

/// FNV-1a, 64 bits (Fowler, Noll & Vo 1991). It finds accidents and careless edits. It is *not*
/// cryptographic: whoever means to forge a log can forge this too, and is found by replaying the
/// choices and by the audit chain that the log is stored under.
pub(super) struct Digest(u64);

impl Digest {
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn number(&mut self, number: u64) -> &mut Self {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// Nine decimals: a number that was written as text and read again is the same number.
    pub(super) fn real(&mut self, real: f64) -> &mut Self {
        self.number((real * 1e9).round().to_bits())
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        text.bytes().for_each(|byte| {
            self.number(u64::from(byte));
        });
        self.number(text.len() as u64)
    }

    pub(super) const fn value(&self) -> u64 {
        self.0
    }
}
